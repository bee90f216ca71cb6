"""The people and bodies of one article: names brought together by what one article's conventions make plain."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from onrecord.entities.lexicon import Gender, lexicon
from onrecord.entities.mentions import SUFFIXES, Name, capital
from onrecord.entities.words import Words
from onrecord.model import EntityType, Form, Relation
from onrecord.text.outlets import is_outlet

DOMINANT = 2
LINKS = frozenset({"of", "the", "and", "for", "&", "in", "on", "de"})


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where somebody is spoken of: first and last word, both included."""

    first: int
    last: int
    form: Form


@dataclass(slots=True)
class Draft:
    """Somebody in the making, while one article is read.

    Attributes:
        number: place in the order of appearance.
        type: what it is.
        named: whether the article names it.
        spellings: the names as written, with how often.
        sights: where it is spoken of, in order.
        labels: first word, last word and relation of what it is called.
        roles: lower-case words of its titles, labels and descriptions.
        gender: what is known.
        plural: whether it is several.
    """

    number: int
    type: EntityType
    named: bool = True
    spellings: Counter[str] = field(default_factory=Counter)
    sights: list[Sight] = field(default_factory=list)
    labels: list[tuple[int, int, Relation]] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    plural: bool = False

    def name(self) -> str:
        """The most used of the full spellings; one part of a name, an acronym and the last word of an outlet are none."""

        def short(spelling: str) -> bool:
            return " " not in spelling and (self.type == "person" or spelling.isupper() or is_outlet(spelling))

        return min(self.spellings, key=lambda spelling: (short(spelling), -self.spellings[spelling], -len(spelling), spelling))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case without marks on its letters, full stops or apostrophes."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return plain.strip(".").translate({ord(c): None for c in "'’‘`ʿʾ"})


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Given name to the numbers of the groups of forms that it belongs to."""
    groups: dict[str, set[int]] = {}
    text = resources.files(__package__).joinpath("data", "nicknames.txt").read_text("utf-8")
    for number, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            for word in line.split():
                groups.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, a short form, or an initial of the other."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    known = nicknames()
    return bool(known.get(a, frozenset()) & known.get(b, frozenset()))


def person_parts(words: Words, name: Name) -> tuple[str, ...]:
    """The folded parts of a person's name, generation suffix kept last."""
    return tuple(fold(w) for w in words.words[name.first : name.last + 1] if w[0].isalnum())


def body_key(words: Words, name: Name) -> tuple[str, ...]:
    """The folded words of a body's name, without articles and firm suffixes; one key for the many ways to write a country."""
    lists = lexicon()
    parts = [fold(w) for w in words.words[name.first : name.last + 1]]
    joined = " ".join(words.lower[name.first : name.last + 1])
    if name.type == "place" and joined in lists.peoples:
        return tuple(fold(part) for part in lists.peoples[joined].split())
    kept = [part for part in parts if part not in {"the", ""}]
    while len(kept) > 1 and kept[-1] in lists.firms:
        kept.pop()
    return tuple(kept)


def cast(words: Words, names: Sequence[Name]) -> tuple[list[Draft], dict[int, Draft]]:
    """Bring the names of an article together.

    Args:
        words: the article's words.
        names: its names, in order.

    Returns:
        The drafts in order of appearance, and for the first word of each name its draft.
    """
    owner: dict[int, Draft] = {}
    drafts: list[Draft] = []
    people = [name for name in names if name.type == "person"]
    group_people(words, people, drafts, owner)
    group_bodies(words, [name for name in names if name.type != "person"], drafts, owner)
    for name in names:
        draft = owner[name.first]
        draft.sights.append(Sight(name.first, name.last, "name"))
        draft.spellings[shown(words, name)] += 1
        draft.gender = draft.gender or name.gender
        if name.title:
            draft.roles.update(words.lower[name.title[0] : name.title[1] + 1])
    drafts.sort(key=lambda draft: draft.sights[0].first)
    for number, draft in enumerate(drafts):
        draft.number = number
    return drafts, owner


def shown(words: Words, name: Name) -> str:
    """A name as it stands, blanks made plain."""
    return " ".join(words.text[words.spans[name.first].start : words.spans[name.last].end].split())


def group_people(words: Words, people: Sequence[Name], drafts: list[Draft], owner: dict[int, Draft]) -> None:
    """Full names first, then single names by the only full name that they fit."""
    full: list[tuple[tuple[str, ...], Draft]] = []
    by_last: dict[str, list[tuple[tuple[str, ...], Draft]]] = {}
    counts: Counter[int] = Counter()
    places: dict[int, list[int]] = {}
    for name in people:
        parts = person_parts(words, name)
        if len(parts) < 2:  # noqa: PLR2004  a given name and a surname
            continue
        last = last_part(parts)
        found = next((draft for other, draft in by_last.get(last, []) if same_person(parts, other, name.gender, draft.gender)), None)
        if found is None:
            found = new_draft(drafts, "person")
            full.append((parts, found))
        by_last.setdefault(last, []).append((parts, found))
        found.gender = found.gender or name.gender
        owner[name.first] = found
        counts[id(found)] += 1
        places.setdefault(id(found), []).append(name.first)
    join_suffixes(full, drafts, owner)
    attach_singles(words, people, full, drafts, owner, counts, places)


def join_suffixes(full: list[tuple[tuple[str, ...], Draft]], drafts: list[Draft], owner: dict[int, Draft]) -> None:
    """Merge a surname of several parts ("Vargas Llosa") into the only full name that ends in it."""
    ends: dict[tuple[str, ...], list[Draft]] = {}
    for parts, draft in full:
        for start in range(1, len(parts) - 1):
            ends.setdefault(parts[start:], []).append(draft)
    into: dict[int, Draft] = {}
    for parts, draft in full:
        fits = ends.get(parts, [])
        if len({id(d) for d in fits}) == 1 and fits[0] is not draft:
            into[id(draft)] = fits[0]
    if into:
        owner.update({first: follow(into, draft) for first, draft in owner.items() if id(draft) in into})
        full[:] = [(parts, follow(into, draft)) for parts, draft in full]
        drafts[:] = [draft for draft in drafts if id(draft) not in into]


def last_part(parts: tuple[str, ...]) -> str:
    """The surname: the last part, generation suffixes aside."""
    return parts[-2] if len(parts) > 2 and parts[-1] in SUFFIXES else parts[-1]  # noqa: PLR2004


def same_person(a: tuple[str, ...], b: tuple[str, ...], one: Gender | None, other: Gender | None) -> bool:
    """Whether two full names of one article are one person's: same surname, given names that fit, no clash of gender or generation."""
    if one and other and one != other:
        return False
    if {p for p in a if p in SUFFIXES} and {p for p in b if p in SUFFIXES} and a[-1] != b[-1]:
        return False
    return last_part(a) == last_part(b) and same_given(a[0], b[0])


def attach_singles(
    words: Words,
    people: Sequence[Name],
    full: Sequence[tuple[tuple[str, ...], Draft]],
    drafts: list[Draft],
    owner: dict[int, Draft],
    counts: Counter[int],
    places: dict[int, list[int]],
) -> None:
    """Give each single name to the full name that it fits, or to a draft of its own."""
    index: dict[str, list[Draft]] = {}
    for parts, draft in full:
        for part in dict.fromkeys((last_part(parts), *parts)):
            if part not in lexicon().particles and draft not in index.setdefault(part, []):
                index[part].append(draft)
    lasts = {id(draft): last_part(parts) for parts, draft in full}
    told = {
        (person_parts(words, name) or ("",))[-1]: name.gender for name in people if name.first not in owner and name.title and name.gender
    }
    alone: dict[str, list[Draft]] = {}
    for name in people:
        if name.first in owner:
            continue
        part = (person_parts(words, name) or ("",))[-1]
        gender = name.gender if name.title else None
        fits = [d for d in index.get(part, []) if not (gender and d.gender and d.gender != gender)]
        fits = [d for d in fits if gender or not other_of_name(d, told.get(part)) or name.first > places[id(d)][0]]
        surnames = [d for d in fits if lasts[id(d)] == part]
        chosen = choose(words, name, surnames or fits, counts, places)
        if chosen is None:
            same = [d for d in alone.get(part, []) if not (gender and d.gender and d.gender != gender)]
            chosen = same[0] if same else new_draft(drafts, "person")
            chosen.gender = chosen.gender or gender
            if not same:
                alone.setdefault(part, []).append(chosen)
        owner[name.first] = chosen


def other_of_name(draft: Draft, gender: Gender | None) -> bool:
    """Whether "Mr." or "Mrs." before the surname elsewhere tells of somebody else than the full name's bearer."""
    return bool(gender and draft.gender and draft.gender != gender)


def choose(words: Words, name: Name, fits: Sequence[Draft], counts: Counter[int], places: dict[int, list[int]]) -> Draft | None:
    """The one that a single name means: the only fit, the one just named in full, or one that far outweighs the rest."""
    if len(fits) < 2:  # noqa: PLR2004  nothing to choose
        return fits[0] if fits else None
    here = words.paragraphs[name.first]
    near = [d for d in fits if any(p < name.first and words.paragraphs[p] == here for p in places[id(d)])]
    if len(near) == 1:
        return near[0]
    ranked = sorted(fits, key=lambda d: -counts[id(d)])
    return ranked[0] if counts[id(ranked[0])] >= DOMINANT * counts[id(ranked[1])] else None


def new_draft(drafts: list[Draft], kind: EntityType) -> Draft:
    """A new draft, added to the rest."""
    drafts.append(Draft(len(drafts), kind))
    return drafts[-1]


def group_bodies(words: Words, names: Sequence[Name], drafts: list[Draft], owner: dict[int, Draft]) -> None:
    """Bodies, offices and places by their words, then acronyms and short forms by the only long form that they fit."""
    by_key: dict[tuple[str, ...], Draft] = {}
    for name in names:
        key = body_key(words, name)
        draft = by_key.get(key)
        if draft is None:
            draft = by_key[key] = new_draft(drafts, name.type)
        elif draft.type == "unknown" or (draft.type == "place" and name.type in {"organisation", "office"} and name.sure):
            draft.type = name.type
        owner[name.first] = draft
    merged = short_forms(by_key, defined(words, names, owner))
    if merged:
        for first, draft in owner.items():
            owner[first] = merged.get(id(draft), draft)
        gone = set(merged)
        drafts[:] = [draft for draft in drafts if id(draft) not in gone]


def defined(words: Words, names: Sequence[Name], owner: dict[int, Draft]) -> list[tuple[Draft, Draft]]:
    """Pairs that the article itself defines: "Long Form (LF)" and "LF (Long Form)"."""
    pairs: list[tuple[Draft, Draft]] = []
    for before, after in itertools.pairwise(names):
        if (
            after.first - before.last == 2  # noqa: PLR2004  a small bound
            and words.words[before.last + 1] == "("
            and words.words[after.last + 1 : after.last + 2] == (")",)
        ):
            long, short = sorted((before, after), key=lambda n: n.first - n.last)
            if stands_for(words.words[short.first], words.words[long.first : long.last + 1]) and short.first == short.last:
                pairs.append((owner[short.first], owner[long.first]))
    return pairs


def stands_for(short: str, long: Iterable[str]) -> bool:
    """Whether the letters of an acronym are the initials of a long form, small words counted or not."""
    letters = [c for c in short.lower() if c.isalpha()]
    parts = [w for piece in long for w in piece.lower().replace("-", " ").split() if w[0].isalnum()]
    if len(letters) < 2 or len(parts) < 2:  # noqa: PLR2004
        return False
    heavy = [w for w in parts if w not in LINKS]
    return letters in ([w[0] for w in parts], [w[0] for w in heavy])


def short_forms(by_key: dict[tuple[str, ...], Draft], pairs: Iterable[tuple[Draft, Draft]]) -> dict[int, Draft]:
    """What is merged into what, by identity: definitions, initials, and a first word or words that only one longer name begins with."""
    lists = lexicon()
    into: dict[int, Draft] = {}
    for short, long in pairs:
        if short is not long:
            into[id(short)] = long
    begins: dict[tuple[str, ...], list[tuple[tuple[str, ...], Draft]]] = {}
    initials: dict[str, list[Draft]] = {}
    for key, draft in by_key.items():
        if len(key) > 1:
            for length in range(1, len(key)):
                begins.setdefault(key[:length], []).append((key, draft))
            heavy = "".join(part[0] for part in key if part not in LINKS)
            initials.setdefault(heavy, []).append(draft)
    for key, draft in by_key.items():
        if id(draft) in into:
            continue
        joined = " ".join(key)
        fits = begins.get(key, [])
        if len(fits) == 1 and joined not in lists.places and joined not in lists.peoples and draft.type != "place":
            longer, target = fits[0]
            if target.type in {"organisation", "office", "unknown"} and shortens(longer[len(key) :], draft):
                into[id(draft)] = target
        elif (whole := ends_of_one(key, by_key, draft)) is not None:
            into[id(draft)] = whole
        elif len(key) == 1 and len(initials.get(key[0], [])) == 1 and draft.type in {"organisation", "unknown"}:
            into[id(draft)] = initials[key[0]][0]
    return {short: follow(into, long) for short, long in into.items()}


def ends_of_one(key: tuple[str, ...], by_key: dict[tuple[str, ...], Draft], draft: Draft) -> Draft | None:
    """The only body whose name is a place and then this one, "New York Daily News" for "Daily News", or the only outlet that ends so."""
    outlet = is_outlet(" ".join(key).title())
    if not outlet and (len(key) < 2 or draft.type not in {"organisation", "office"}):  # noqa: PLR2004  a single word says too little
        return None
    longer = [other for other in by_key if len(other) > len(key) and other[-len(key) :] == key]
    if len(longer) != 1:
        return None
    whole = by_key[longer[0]]
    both = outlet and is_outlet(" ".join(longer[0]).title())
    return whole if both or " ".join(longer[0][: -len(key)]) in lexicon().places else None


def shortens(rest: tuple[str, ...], short: Draft) -> bool:
    """Whether what a short form leaves out is only the kind of body it is."""
    lists = lexicon()
    generic = lists.body_heads | lists.body_nouns | lists.firms | LINKS
    return all(part in generic for part in rest) or (short.type == "unknown" and len(rest) == 1)


def follow(into: dict[int, Draft], draft: Draft) -> Draft:
    """Where a chain of merges ends."""
    seen: set[int] = set()
    while id(draft) in into and id(draft) not in seen:
        seen.add(id(draft))
        draft = into[id(draft)]
    return draft


__all__ = ["Draft", "Sight", "body_key", "capital", "cast", "fold", "nicknames", "same_given", "stands_for"]
