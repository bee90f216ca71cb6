"""What a saying tells about who says it: whoever spoke last, whom the words name, to whom they are spoken, and what the cue takes up.

The parts are log-odds set by hand, since no corpus of the pronouns' fit marks who speaks; `benchmarks/entities.py` measures what comes of
them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.entities.cast import Draft, Sight
from onrecord.entities.words import Words
from onrecord.model import Attribution
from onrecord.text.wordlist import wordlist

GOING_ON = wordlist("continued continues continuing added adds adding went goes concluded concludes")
ANSWERING = wordlist("replied replies replying responded responds responding answered answers retorted retorts countered counters shot")
TELLING = wordlist(
    "told tells telling asked asks asking reminded reminds reminding assured assures assuring warned warns advised urged thanked"
)
SPOKE_LAST, QUOTED, RIVAL, GOES_ON, ANSWERS = 3.0, 1.0, -2.0, 2.0, -4.0
NAMED_INSIDE, ADDRESSED = -4.0, -6.0
SUBJECT_WORDS, TOLD_WORDS = 40, 4


@dataclass(frozen=True, slots=True)
class Saying:
    """What is known of one saying before its source is settled.

    Attributes:
        anchor: the first word of the source, or of what is said where that stands before it.
        inside: first word, and the word after the last, of each stretch of what is said.
        cue: the words of the cue in lower case.
        told: first word of whom it is said to, or -1.
    """

    anchor: int
    inside: tuple[tuple[int, int], ...]
    cue: frozenset[str]
    told: int = -1

    def holds(self, index: int) -> bool:
        """Whether a word stands in what is said."""
        return any(first <= index < end for first, end in self.inside)

    def also(self, other: Saying) -> Saying:
        """Both, where one source says two things."""
        told = self.told if self.told >= 0 else other.told
        return Saying(min(self.anchor, other.anchor), (*self.inside, *other.inside), self.cue | other.cue, told)


def cue_words(words: Words, attribution: Attribution) -> list[str]:
    """The words of a cue in lower case."""
    return [words.lower[i] for span in attribution.cue for i in words.between(span.start, span.end)]


def saying_of(words: Words, attribution: Attribution) -> Saying:
    """What is known of an attribution that has a source."""
    at = words.at(attribution.source[0].start)
    inside = tuple((words.at(piece.start), words.at(piece.end)) for piece in attribution.content)
    cue = cue_words(words, attribution)
    told = words.at(attribution.cue[-1].end) if TELLING & set(cue[-2:]) else -1
    return Saying(min(at, inside[0][0]), inside, frozenset(cue), told)


def lean(words: Words, index: int, draft: Draft, saying: Saying, speaker: Draft | None, names: Sequence[tuple[int, Draft, Sight]]) -> float:
    """What a saying tells for (above 0) or against a candidate for its pronoun, in log-odds.

    Args:
        words: the article's words.
        index: the pronoun.
        draft: the candidate.
        saying: what the pronoun says.
        speaker: whoever spoke last.
        names: every name of the article, in order.
    """
    total = 0.0
    if draft is speaker:
        total += (
            SPOKE_LAST
            + (QUOTED if saying.anchor < index else 0.0)
            + (GOES_ON if saying.cue & GOING_ON else 0.0)
            + (ANSWERS if saying.cue & ANSWERING else 0.0)
        )
        total += RIVAL if rival(words, index, saying, draft, names) else 0.0
    if any(other is draft for first, end in saying.inside for _, other, _ in between(names, first, end)):
        total += NAMED_INSIDE
    if saying.told >= 0 and any(other is draft for _, other, _ in between(names, saying.told, saying.told + TOLD_WORDS)):
        total += ADDRESSED
    return total


def between(names: Sequence[tuple[int, Draft, Sight]], first: int, end: int) -> Sequence[tuple[int, Draft, Sight]]:
    """The names that begin inside `[first, end)`, words."""
    low = bisect_left(names, first, key=lambda entry: entry[0])
    return names[low : bisect_left(names, end, low, key=lambda entry: entry[0])]


def rival(words: Words, index: int, saying: Saying, draft: Draft, names: Sequence[tuple[int, Draft, Sight]]) -> bool:
    """Whether the sentence of a pronoun begins with somebody else, before it and outside what is said."""
    here = words.sentences[index]
    for first, other, _ in between(names, index - SUBJECT_WORDS, index):
        if words.sentences[first] == here and other.type == "person" and not saying.holds(first):
            return other is not draft
    return False
