"""Who is who in one article: names, titles, descriptions and pronouns become entities, and each attribution gets its speaker.

The article is read once, from front to back: names are known beforehand (`cast`), pronouns and descriptions are taken for what stood before
them (`pronouns`, `descriptions`), and who spoke last is kept. Where two fit, the speaker stays open.

An unnamed source ("a union official") is an entity of this article alone, named by its own words in lower case; a source that says nothing
("some", "it was reported") has no entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.entities.cast import Draft, Sight, cast, new_draft
from onrecord.entities.decode import with_encoder
from onrecord.entities.descriptions import about_person, phrase, told
from onrecord.entities.grammar import DETERMINERS
from onrecord.entities.labels import COPULAS, add, describe
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name, find_names
from onrecord.entities.pronouns import GENDERS, NEUTER, PLURAL, SPEAKERS, Trail, ranked
from onrecord.entities.sources import Source, earlier_author, nominal, take_apart
from onrecord.entities.words import Words, read_words
from onrecord.model import Article, Attribution, Encoding, Entity, EntityType, Form, Label, Mention, Span, content_id, cover

SURE, LEAD = 0.5, 0.15
LONG_CONTENT = 400


@dataclass(slots=True)
class Scene:
    """What is known while one article is read."""

    words: Words
    names: dict[int, Name]
    owner: dict[int, Draft]
    drafts: list[Draft]
    trail: Trail = field(default_factory=Trail)
    taken: dict[int, Draft | None] = field(default_factory=dict)
    speakers: dict[str, Draft] = field(default_factory=dict)


def resolve(
    article: Article, attributions: Sequence[Attribution] = (), encoding: Encoding | None = None
) -> tuple[tuple[Entity, ...], tuple[Attribution, ...]]:
    """Find the entities of an article and who speaks in each attribution.

    Args:
        article: the article; only its body is read.
        attributions: what was found in it, in any order.
        encoding: what the trained encoder saw, for its mention head; without one, names are found by rules.

    Returns:
        The entities in order of appearance, with ids that hold for this article only until `link` gives lasting ones, and the attributions
        in the order given, with `speaker` filled where the text settles it.
    """
    words = read_words(article)
    names = find_names(words)
    if encoding is not None:
        names = with_encoder(words, names, encoding.names)
    drafts, owner = cast(words, names)
    describe(words, names, owner)
    scene = Scene(words, {name.first: name for name in names}, owner, drafts)
    read(scene, attributions)
    inside_quotations(scene, attributions)
    return build(article, scene, attributions)


def read(scene: Scene, attributions: Sequence[Attribution]) -> None:
    """Go through the article in order: names and pronouns are seen, sources are settled."""
    events: list[tuple[int, int, Attribution | None]] = [(first, 0, None) for first in scene.names]
    words = scene.words
    scene.trail.names = [(first, scene.owner[first], Sight(first, name.last, "name")) for first, name in sorted(scene.names.items())]
    for each in attributions:
        if each.source:
            at = words.at(each.source[0].start)
            scene.trail.speaking[at] = min(at, words.at(each.content[0].start), scene.trail.speaking.get(at, at))
    gendered = GENDERS.keys()
    events += [(i, 1, None) for i, lower in enumerate(words.lower) if lower in gendered]
    for each in attributions:
        spans = each.source or each.cue or each.content
        events.append((words.at(spans[0].start), 2 if each.source else 3, each))
    for index, kind, attribution in sorted(events, key=lambda event: event[:2]):
        if attribution is not None:
            speaker = settle_source(scene, attribution) if kind == 2 else without_source(scene, attribution, attributions)  # noqa: PLR2004
            if speaker is not None:
                scene.speakers[attribution.id] = speaker
                scene.trail.speaker = scene.trail.speaker if attribution.parent else speaker
        elif kind == 0:
            name = scene.names[index]
            scene.trail.see(scene.owner[index], Sight(name.first, name.last, "name"))
        else:
            pronoun(scene, index)


def pronoun(scene: Scene, index: int) -> Draft | None:
    """Take one pronoun for somebody, once; None where nobody fits or two fit."""
    if index in scene.taken:
        return scene.taken[index]
    choices = ranked(scene.words, index, scene.trail)
    chosen = choices[0].draft if choices and (len(choices) == 1 or clear(choices[0].score, choices[1].score)) else None
    scene.taken[index] = chosen
    if chosen is not None:
        see(scene, chosen, index, index, "pronoun")
        gender = GENDERS.get(scene.words.lower[index])
        if gender:
            scene.trail.kin[gender] = chosen
            chosen.gender = chosen.gender or gender
    return chosen


def clear(best: float, second: float) -> bool:
    """Whether the best candidate stands out."""
    return best >= SURE or best - second >= LEAD


def see(scene: Scene, draft: Draft, first: int, last: int, form: Form) -> None:
    """Note that somebody is spoken of here."""
    sight = Sight(first, last, form)
    draft.sights.append(sight)
    scene.trail.see(draft, sight)


def settle_source(scene: Scene, attribution: Attribution) -> Draft | None:
    """Who a source span is."""
    span = cover(attribution.source)
    inside = scene.words.between(span.start, span.end)
    if not inside:
        return None
    source = take_apart(scene.words, inside, scene.names)
    return of_source(scene, source, inside.stop)


def of_source(scene: Scene, source: Source, end: int) -> Draft | None:
    """The draft that a source means, made where it brings somebody in."""
    words = scene.words
    if source.kind == "name":
        return scene.owner[source.names[0].first]
    if source.kind == "joint":
        return joint(scene, source)
    if source.kind == "pronoun":
        return None if words.lower[source.head] in SPEAKERS else pronoun(scene, source.head)
    if source.kind == "relative":
        return antecedent(scene, source.head)
    if source.kind == "nominal":
        return described(scene, source, end)
    return None


def described(scene: Scene, source: Source, end: int) -> Draft | None:
    """Whom a description means: the name it stands beside, somebody called so before, or somebody new."""
    words = scene.words
    if about_person(words, source) and not source.plural:
        for beside in (source.last + 2, end + 1, end):
            if words.words[beside - 1 : beside] == (",",) and (name := starts_at(scene, beside)) is not None:
                return scene.owner[name.first]
    beside_it = scene.names.get(source.last + 1)
    if beside_it is not None and beside_it.type == "person" and about_person(words, source) and not source.plural:
        return scene.owner[beside_it.first]
    written = earlier_author(words, source, scene.names)
    if written is not None:
        return scene.owner[written.names[0].first]
    if source.definite and (found := told(words, source, scene.trail)) is not None:
        see(scene, found, source.first, source.last, "title" if about_person(words, source) else "nominal")
        if source.last > source.first:
            add(words, found, source.first, source.last, "role")
        return found
    return unnamed(scene, source, end)


def starts_at(scene: Scene, index: int) -> Name | None:
    """A person's name that begins at a word, or whose title does."""
    for first in range(index, index + 4):
        name = scene.names.get(first)
        if name is not None and name.type == "person" and (first == index or (name.title is not None and name.title[0] == index)):
            return name
    return None


def unnamed(scene: Scene, source: Source, end: int) -> Draft | None:
    """Somebody without a name; the same words in one article mean the same."""
    words = scene.words
    text = phrase(words, source, end)
    if text is None:
        return None
    for draft in scene.drafts:
        if not draft.named and text in draft.spellings:
            see(scene, draft, source.first, source.last, "nominal")
            return draft
    lists = lexicon()
    head = words.lower[source.head]
    single: EntityType = "person" if head in lists.roles else "organisation" if head in lists.body_nouns else "unknown"
    kind: EntityType = "group" if source.plural else single
    draft = new_draft(scene.drafts, kind)
    draft.named, draft.plural, draft.gender = False, source.plural, lists.roles.get(head)
    draft.spellings[text] += 1
    draft.roles.update(words.lower[source.first : source.last + 1])
    see(scene, draft, source.first, source.last, "nominal")
    return draft


def joint(scene: Scene, source: Source) -> Draft | None:
    """Several named together: a group of this article, by their names."""
    parts = list(dict.fromkeys(scene.owner[name.first].name() for name in source.names))
    if len(parts) == 1:
        return scene.owner[source.names[0].first]
    text = ", ".join(parts[:-1]) + " and " + parts[-1]
    for draft in scene.drafts:
        if not draft.named and text in draft.spellings:
            return draft
    draft = new_draft(scene.drafts, "group")
    draft.named, draft.plural = False, True
    draft.spellings[text] += 1
    see(scene, draft, source.first, source.last, "name")
    return draft


def antecedent(scene: Scene, index: int) -> Draft | None:
    """Whom "who" or "which" takes up: the name or description that ends right before it."""
    words = scene.words
    before = index - 1
    while before > 0 and words.words[before] in {",", "—", "–", "(", ")"}:
        before -= 1
    sentence = words.sentences[index]
    for start in range(before, max(before - 16, -1), -1):
        name = scene.names.get(start)
        if name and words.sentences[start] == sentence and (name.last == before or appositive(words, name.last, before)):
            return scene.owner[name.first]
    first = before
    while first > 0 and before - first < 8 and words.sentences[first - 1] == sentence and words.words[first][0].isalnum():  # noqa: PLR2004
        if words.lower[first] in DETERMINERS:
            break
        first -= 1
    if words.lower[first] not in DETERMINERS:
        return None
    subject = next((n for i in range(max(0, first - 6), first) if (n := scene.names.get(i)) and n.last == first - 2), None)
    if subject is not None and words.lower[first - 1] in COPULAS:
        return scene.owner[subject.first]
    source = nominal(words, list(range(first, before + 1)), scene.names)
    return described(scene, source, before + 1)


def appositive(words: Words, last: int, before: int) -> bool:
    """Whether only an apposition stands between a name and the word before "who"."""
    return words.words[last + 1] == "," and words.lower[last + 2] in {"a", "an", "the"} and "," not in words.words[last + 2 : before + 1]


def without_source(scene: Scene, attribution: Attribution, attributions: Sequence[Attribution]) -> Draft | None:
    """Who speaks where no source stands: whoever spoke last, for a quotation in the same or the next paragraph and no cue of its own."""
    if attribution.kind != "direct" or attribution.cue or attribution.parent:
        return None
    del attributions
    start = scene.words.at(attribution.content[0].start)
    trail = scene.trail
    if trail.speaker is None or not trail.speaker.sights or start >= len(scene.words.words):
        return None
    last = trail.speaker.sights[-1].first
    return trail.speaker if 0 <= scene.words.paragraphs[start] - scene.words.paragraphs[last] <= 2 else None  # noqa: PLR2004


def inside_quotations(scene: Scene, attributions: Sequence[Attribution]) -> None:
    """Give "I said" inside a quotation to whoever speaks the quotation."""
    words = scene.words
    for attribution in attributions:
        if not attribution.source or attribution.id in scene.speakers:
            continue
        at = words.at(attribution.source[0].start)
        if at >= len(words.words) or words.lower[at] not in SPEAKERS:
            continue
        holder = enclosing(attribution.source[0], attribution, attributions)
        speaker = scene.speakers.get(holder.id) if holder else None
        if speaker and (words.lower[at] in {"i", "my", "me", "myself"} or speaker.plural or speaker.type != "person"):
            scene.speakers[attribution.id] = speaker


def enclosing(span: Span, own: Attribution | None, attributions: Iterable[Attribution]) -> Attribution | None:
    """The attribution with the shortest piece of content that holds a span."""
    held = [
        (piece.length, attribution.id, attribution)
        for attribution in attributions
        if own is None or attribution.id != own.id
        for piece in attribution.content
        if piece.contains(span)
    ]
    return min(held)[2] if held else None


def build(article: Article, scene: Scene, attributions: Sequence[Attribution]) -> tuple[tuple[Entity, ...], tuple[Attribution, ...]]:
    """Drafts as entities, and the attributions with their speakers."""
    words = scene.words
    spoken = {id(draft) for draft in scene.speakers.values()}
    ids: dict[int, str] = {}
    entities: list[Entity] = []
    quoting = [a for a in attributions if a.kind != "indirect"]
    for number, draft in enumerate(scene.drafts):
        if id(draft) not in spoken and not worth_keeping(draft):
            continue
        ids[id(draft)] = content_id("ent", article.id, number, draft.name())
        mentions = {words.span(s.first, s.last): s.form for s in draft.sights}
        labels = {(words.span(first, last), relation): voice(words, first, last, quoting) for first, last, relation in draft.labels}
        entities.append(
            Entity(
                ids[id(draft)],
                draft.type,
                draft.name(),
                tuple(Mention(span, form) for span, form in sorted(mentions.items())),
                tuple(Label(span, span.of(article.text), said, relation) for (span, relation), said in sorted(labels.items())),
            )
        )
    filled = tuple(replace(a, speaker=ids.get(id(scene.speakers.get(a.id)))) for a in attributions)
    return tuple(entities), filled


def worth_keeping(draft: Draft) -> bool:
    """Whether a draft that nobody quotes is an entity: typed, named in several words, or more than once."""
    return draft.named and (draft.type != "unknown" or sum(draft.spellings.values()) > 1 or any(" " in name for name in draft.spellings))


def voice(words: Words, first: int, last: int, quoting: Iterable[Attribution]) -> str:
    """`outlet`, or the id of the attribution in whose quoted words a label stands."""
    if not words.quoted[first]:
        return "outlet"
    holder = enclosing(words.span(first, last), None, quoting)
    return holder.id if holder else "outlet"


__all__ = ["NEUTER", "PLURAL", "resolve"]
