"""Whose words an outlet passes on: "Reuters, citing two officials, reported", "the minister had agreed, the Courier said, citing an aide".

Only an outlet or an agency passes words on so; whoever else cites somebody ("the minister said, citing the police") speaks for himself.
Only somebody who can speak is cited so: a person, a body, an unnamed source, or the maker of a document, and no document of nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.entities.cast import Draft
from onrecord.entities.descriptions import about_person
from onrecord.entities.grammar import CITING
from onrecord.entities.lexicon import lexicon
from onrecord.entities.saying import cue_words
from onrecord.entities.scene import Scene
from onrecord.entities.settling import of_source
from onrecord.entities.sources import STOPS, Source, is_verb, take_apart
from onrecord.model import Attribution
from onrecord.text.outlets import is_outlet
from onrecord.text.wordlist import wordlist

MEDIA = wordlist(
    "newspaper paper broadcaster channel network station magazine website site tabloid daily outlet outlets media television tv radio"
)
SPEAKERS = frozenset({"person", "organisation", "office", "group"})
NEAR = 6


def cited(scene: Scene, attribution: Attribution, source: Source, passing: Draft | None) -> Draft | None:
    """Whoever an outlet cites for words that it reports; None where it cites nobody, or where the source is no outlet.

    Args:
        scene: what is known so far; somebody unnamed is added to it.
        attribution: one that has a source.
        source: its source, taken apart.
        passing: whom the source means, or None.
    """
    if CITING & set(cue_words(scene.words, attribution)) or not medium(scene, source, passing):
        return None
    at = beside(scene, attribution)
    if at is None:
        return None
    inside = range(at + 1, phrase_end(scene, attribution, at + 1))
    if not inside:
        return None
    told = take_apart(scene.words, inside, scene.names)
    return of_source(scene, told, inside.stop) if can_speak(scene, told) else None


def medium(scene: Scene, source: Source, draft: Draft | None) -> bool:
    """Whether a source is a news outlet or an agency: by a name, or as "the paper", "the news agency"."""
    if draft is not None and draft.named:
        return any(is_outlet(spelling) for spelling in draft.spellings)
    if source.kind != "nominal":
        return False
    head = scene.words.lower[source.head]
    return head in MEDIA or scene.words.lower[source.head - 1 : source.head + 1] in {("news", "agency"), ("wire", "service")}


def beside(scene: Scene, attribution: Attribution) -> int | None:
    """Where "citing" stands beside a saying: right behind its source, at the head of its sentence, or right behind what it says."""
    words = scene.words
    held = [words.between(piece.start, piece.end) for piece in attribution.content]
    source = words.between(attribution.source[0].start, attribution.source[-1].end)
    for at in words.sentence(source.start):
        if words.lower[at] not in CITING or words.quoted[at] or any(at in piece for piece in held):
            continue
        if source.stop <= at <= source.stop + 1 or (at < source.start and words.first[at]) or closes(scene, attribution, held, at):
            return at
    return None


def closes(scene: Scene, attribution: Attribution, held: Sequence[range], at: int) -> bool:
    """Whether a word follows a comma, and the cue with what is said, but for a few words that hold no verb ("on Monday")."""
    words = scene.words
    cue = words.between(attribution.cue[0].start, attribution.cue[-1].end) if attribution.cue else range(0)
    if not cue or at < cue.stop or words.words[at - 1] != ",":
        return False
    between = [i for i in range(cue.stop, at - 1) if not any(i in piece for piece in held) and words.words[i][0].isalnum()]
    return len(between) <= NEAR and not any(is_verb(words, i) for i in between)


def phrase_end(scene: Scene, attribution: Attribution, first: int) -> int:
    """The word after a phrase: at a mark, at "as", and before any part of the attribution."""
    words = scene.words
    parts = (words.at(span.start) for span in (*attribution.source, *attribution.cue, *attribution.content))
    limit = min([at for at in parts if at >= first], default=len(words.words))
    end = first
    while end < limit and words.sentences[end] == words.sentences[first] and words.words[end] not in STOPS and words.lower[end] != "as":
        end += 1
    return end


def can_speak(scene: Scene, told: Source) -> bool:
    """Whether a phrase is about somebody who can have said something."""
    if told.kind in {"name", "joint"}:
        return all(scene.owner[name.first].type in SPEAKERS for name in told.names)
    if told.kind != "nominal":
        return told.kind == "pronoun"
    lists, head = lexicon(), scene.words.lower[told.head]
    return about_person(scene.words, told) or bool({head, head.removesuffix("s")} & (lists.crowd | lists.body_nouns | lists.roles.keys()))
