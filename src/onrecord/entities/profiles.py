"""What is known of somebody in one article, or in several once they are taken for one: the unit that is compared across articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.entities.cast import fold
from onrecord.entities.lexicon import lexicon
from onrecord.entities.names.parts import parse
from onrecord.model import Article, Entity, EntityType, Reading

FAMILY = {"person": "person", "place": "place"}
SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "on"})


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody, as far as names, titles and company go.

    Attributes:
        key: the folded words of the fullest name.
        type: what it is.
        names: spellings with how often, fullest first.
        roles: folded words of titles and labels, small ones left out.
        company: keys of the people and bodies that the same articles name, at most the sixty most often named.
        articles: ids of the articles.
        first: earliest date of publication, or "9999" where none is known.
        local: ids of the entities within their articles.
    """

    key: str
    type: EntityType
    names: tuple[tuple[str, int], ...]
    roles: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    articles: tuple[str, ...] = ()
    first: str = "9999"
    local: tuple[str, ...] = field(default=(), compare=False)

    @property
    def name(self) -> str:
        """The most used of the full names; the only name where there is no full one."""
        return self.names[0][0]

    @property
    def full(self) -> bool:
        """Whether the name has more than one part, or is a body's."""
        return self.type != "person" or " " in self.key

    @property
    def family(self) -> str:
        """`person`, `place` or `body`: kinds that are never mixed."""
        return FAMILY.get(self.type, "body")


def name_key(name: str, kind: EntityType) -> str:
    """The folded words of a name; for a body without articles and firm suffixes, for a people's word its country."""
    lists = lexicon()
    parts = [fold(word) for word in name.replace("-", " ").split()]
    parts = [part for part in parts if part and part != "the"]
    if kind == "person":
        parts = [part for i, part in enumerate(parts) if len(part) > 1 or i == 0]
    else:
        joined = " ".join(name.lower().split())
        if joined in lists.peoples:
            return fold(lists.peoples[joined])
        while len(parts) > 1 and parts[-1].strip(",") in lists.firms:
            parts.pop()
    return " ".join(part.strip(",") for part in parts)


def order_names(names: Counter[str], kind: EntityType) -> tuple[tuple[str, int], ...]:
    """Spellings, the most used full one first; an acronym never before a long form."""

    def rank(item: tuple[str, int]) -> tuple[bool, int, int, str]:
        name, count = item
        short = " " not in name and (kind == "person" or (name.isupper() and len(name) > 1))
        return short, -count, -len(name), name

    return tuple(sorted(names.items(), key=rank))


def spellings(article: Article, entity: Entity) -> Counter[str]:
    """The names by which an article calls an entity, with how often."""
    found: Counter[str] = Counter()
    for mention in entity.mentions:
        if mention.form == "name":
            found[" ".join(mention.span.of(article.text).split())] += 1
    return found or Counter({entity.name: 1})


def profile(article: Article, entity: Entity, company: frozenset[str] = frozenset()) -> Profile:
    """One entity of one article."""
    names = order_names(spellings(article, entity), entity.type)
    lists = lexicon()
    words = {fold(word) for label in entity.labels if label.voice == "outlet" for word in label.text.split()}
    countries = {fold(lists.peoples[word]) for word in words if word in lists.peoples}
    roles = frozenset(word for word in words | countries if word.isalnum() and word not in SMALL)
    dated = (article.published or "9999")[:10]
    spoken_of = any(word in lists.roles for label in entity.labels for word in map(fold, label.text.split()))
    kind: EntityType = "person" if entity.type == "unknown" and spoken_of else entity.type
    return Profile(
        name_key(names[0][0], kind),
        kind,
        names,
        roles,
        company - {entity.name.casefold()},
        (article.id,),
        dated,
        (entity.id,),
    )


def unnamed(entity: Entity) -> bool:
    """Whether an entity has no name, only a description: it is never taken for one of another article."""
    return entity.type in {"group", "unknown", "person", "organisation"} and not any(mention.form == "name" for mention in entity.mentions)


def profiles(reading: Reading) -> Iterator[Profile]:
    """Every named entity of one article, with its company."""
    named = [entity for entity in reading.entities if not unnamed(entity) and entity.type != "group"]
    counted = sorted(named, key=lambda e: (-len(e.mentions), e.name))[:60]
    company = frozenset(last_bones(e.name) if e.type == "person" else name_key(e.name, e.type) for e in counted if e.type != "place")
    for entity in named:
        own = {last_bones(entity.name), name_key(entity.name, entity.type)}
        yield profile(reading.article, entity, company - own)


def last_bones(name: str) -> str:
    """The consonants of a surname, so that transliterations meet."""
    return parse(name).parts[-1].bones


def merged(group: Sequence[Profile]) -> Profile:
    """Several profiles taken for one."""
    if len(group) == 1:
        return group[0]
    names: Counter[str] = Counter()
    for one in group:
        names.update(dict(one.names))
    kinds: Counter[EntityType] = Counter(one.type for one in group if one.type != "unknown") or Counter([group[0].type])
    kind: EntityType = min(kinds, key=lambda k: (-kinds[k], k))
    shared = Counter(key for one in group for key in one.company)
    ordered = order_names(names, kind)
    return Profile(
        name_key(ordered[0][0], kind),
        kind,
        ordered,
        union(one.roles for one in group),
        frozenset(sorted(shared, key=lambda k: (-shared[k], k))[:60]),
        tuple(sorted({article for one in group for article in one.articles})),
        min(one.first for one in group),
        tuple(sorted(entity for one in group for entity in one.local)),
    )


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """All of them."""
    return frozenset().union(*sets)
