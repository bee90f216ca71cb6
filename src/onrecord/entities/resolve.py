"""Who is who in one article: names, titles, descriptions and pronouns become entities, and each attribution gets its speaker.

The article is read once, from front to back: names are known beforehand (`cast`), pronouns and descriptions are taken for what stood before
them (`pronouns`, `descriptions`), and who spoke last is kept. Where two fit, the speaker stays open.

An unnamed source ("a union official") is an entity of this article alone, named by its own words in lower case; a source that says nothing
("some", "it was reported") has no entity.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.entities.cast import Draft, Sight, cast
from onrecord.entities.cited import cited
from onrecord.entities.decode import with_encoder
from onrecord.entities.delayed import take_up
from onrecord.entities.grammar import PREPOSITIONS
from onrecord.entities.labels import describe
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name, find_names, without_works
from onrecord.entities.pronouns import GENDERS, SPEAKERS, Trail
from onrecord.entities.recast import recast
from onrecord.entities.saying import cue_words, saying_of
from onrecord.entities.scene import Scene, pronoun
from onrecord.entities.sense import sense_of
from onrecord.entities.settling import of_source
from onrecord.entities.sources import take_apart
from onrecord.entities.words import Words, read_words
from onrecord.model import Article, Attribution, Encoding, Entity, Label, Mention, Span, content_id, cover

BYLINE = 12
OWNERS = frozenset({"his", "her", "their", "its"})
MEANWHILE = frozenset({"after", "when", "while", "before", "as", "once", "until", "since"})


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
    names = recast(words, without_works(words, names))
    drafts, owner = cast(words, names)
    describe(words, names, owner)
    scene = Scene(words, {name.first: name for name in names}, owner, drafts, Trail(sense=sense_of(words, encoding)))
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
            if words.lower[at] in OWNERS and words.at(each.source[0].end) > at + 1:
                continue
            before, own = scene.trail.speaking.get(at), saying_of(words, each)
            scene.trail.speaking[at] = before.also(own) if before else own
    aside = names_aside(scene, attributions)
    gendered = GENDERS.keys()
    events += [(i, 1, None) for i, lower in enumerate(words.lower) if lower in gendered]
    for each in attributions:
        spans = each.source or each.cue or each.content
        at = words.at(spans[0].start)
        saying = scene.trail.speaking.get(at) if each.source else None
        events.append((saying.anchor if saying and not owned(words, each) else at, 2 if each.source else 3, each))
    for index, kind, attribution in sorted(events, key=lambda event: event[:2]):
        if attribution is not None:
            speaker = settle_source(scene, attribution) if kind == 2 else without_source(scene, attribution)  # noqa: PLR2004
            if speaker is not None and attribution.source:
                take_up(scene, speaker, words.at(attribution.source[0].start))
            if speaker is not None:
                scene.speakers[attribution.id] = speaker
                hold(scene, attribution, speaker)
                scene.trail.speaker = scene.trail.speaker if attribution.parent or in_passing(words, attribution) else speaker
        elif kind == 0:
            name = scene.names[index]
            if index not in aside:
                scene.trail.see(scene.owner[index], Sight(name.first, name.last, "name"))
        else:
            pronoun(scene, index)


def owned(words: Words, attribution: Attribution) -> bool:
    """Whether a source holds the pronoun of somebody whom the words spoken may name: "a letter from her office"."""
    return any(words.lower[i] in OWNERS for span in attribution.source for i in words.between(span.start + 1, span.end))


def in_passing(words: Words, attribution: Attribution) -> bool:
    """Whether a saying is told in a clause of time ("after a man asked whether ..."): whoever spoke before goes on speaking."""
    if not attribution.source or attribution.kind == "direct":
        return False
    at = words.at(attribution.source[0].start)
    return 0 < at < len(words.words) and words.lower[at - 1] in MEANWHILE


def names_aside(scene: Scene, attributions: Sequence[Attribution]) -> frozenset[int]:
    """First words of the names that only tell whose or which a source's person is, "Roe" in "Roe adviser Jan Doe", and of by-lines."""
    found = {first for first in scene.names if in_byline(scene.words, first)}
    for each in attributions:
        for span in each.source:
            inside = [scene.names[i] for i in scene.words.between(span.start, span.end) if i in scene.names]
            found.update(one.first for one, other in itertools.pairwise(inside) if only_tells(scene.words, one, other))
    return frozenset(found)


def in_byline(words: Words, index: int) -> bool:
    """Whether a word stands in a paragraph that only says who wrote the article."""
    inside = words.paragraph(index)
    return len(inside) <= BYLINE and words.lower[inside[0]] == "by" and words.words[inside[-1]] not in {".", "?", "!", ":"}


def only_tells(words: Words, one: Name, other: Name) -> bool:
    """Whether a person's name stands right before the words for what the next one's bearer is."""
    between = words.lower[one.last + 1 : other.title[0] if other.title else other.first]
    roles = lexicon().roles.keys() | lexicon().titles
    return (
        one.type == other.type == "person"
        and bool(between)
        and between[-1] in roles
        and all(w.isalpha() and w not in PREPOSITIONS for w in between)
    )


def hold(scene: Scene, attribution: Attribution, speaker: Draft) -> None:
    """Note whose words stand in quotation marks: "he" in them is somebody else."""
    if attribution.kind == "direct":
        words = scene.words
        scene.held += [(words.at(piece.start), words.at(piece.end), speaker) for piece in attribution.content]


def settle_source(scene: Scene, attribution: Attribution) -> Draft | None:
    """Who a source span is; where an outlet passes words on, whoever it cites."""
    span = cover(attribution.source)
    inside = scene.words.between(span.start, span.end)
    if not inside:
        return None
    source = take_apart(scene.words, inside, scene.names)
    speaker = of_source(scene, source, inside.stop, frozenset(cue_words(scene.words, attribution)))
    return cited(scene, attribution, source, speaker) or speaker


def without_source(scene: Scene, attribution: Attribution) -> Draft | None:
    """Who speaks where no source stands: whoever spoke last, for a quotation in the same or the next paragraph and no cue of its own."""
    if attribution.kind != "direct" or attribution.cue or attribution.parent:
        return None
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
