"""What is said: the clause, phrase or quotation that a cue governs to its right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.attributions.cues import Cue
from onrecord.attributions.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBJECTS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_verb,
)  # fmt: skip
from onrecord.attributions.lines import Item, is_time
from onrecord.attributions.sources import Phrase

OPENERS = frozenset(["that", "whether", "how", "why", "what", "if", "when", "where", "who"])
FAR = 22


class Governed(NamedTuple):
    """What a cue governs: item ranges.

    Attributes:
        first, last: the content.
        cue_last: where the cue ends when a colon belongs to it.
        addressee: to whom, or None.
        opener: what the content begins with: `quote`, `that`, `to`, `clause`, `phrase` or `colon`.
    """

    first: int
    last: int
    cue_last: int
    addressee: Phrase | None
    opener: str


def is_relative_that(items: Sequence[Item], at: int, high: int) -> bool:
    """Whether "that" at `at` is followed by a verb at once, and so opens a relative clause."""
    i = at + 1
    while i < high and is_adverb(items[i].word):
        i += 1
    return i < high and (is_verb(items[i].word) or (items[i].word.endswith("ed") and not items[i].upper)) and items[i].word != "does"


def addressee(items: Sequence[Item], at: int, high: int) -> Phrase | None:
    """The noun phrase right after a verb such as "tell": to whom; a relative clause with "that" belongs to it."""
    i, inside = at, False
    while i < min(high, at + FAR):
        item = items[i]
        if item.quote >= 0 or not (item.is_word or item.word in {"'", "&", "-"}):
            break
        if item.word == "that" and i > at and not inside and is_relative_that(items, i, high):
            inside = True
        elif item.word in OPENERS or (not inside and _ends_addressee(items, i, at)):
            break
        i += 1
    if i == at or items[at].word in PREPOSITIONS or not items[at].is_word:
        return None
    return Phrase(at, i)


def _ends_addressee(items: Sequence[Item], i: int, at: int) -> bool:
    """Whether a word begins what is said, or an adjunct, and no longer names to whom."""
    word = items[i].word
    if word in {"to", "about", "not", "against"}:
        return True
    if i == at:
        return False
    before = items[i - 1].word
    if word in BREAKS or is_time(items, i) or (word in PERSONAL and word not in {"it", "you"}) or before in OBJECTS:
        return True
    if word in DETERMINERS and before not in PREPOSITIONS and word not in {"other", "that"}:
        return True
    led = before in PREPOSITIONS or before in DETERMINERS or before in JOINERS or before in TITLES
    return items[i].upper and not items[i - 1].upper and not led


BREAKS = frozenset(["in", "on", "at", "during", "after", "before", "there"])
JOINERS = frozenset(["and", "or", "de", "la", "le", "du", "da", "di", "von", "van", "der", "al", "el", "bin", "ibn"])
TITLES = frozenset(
    ["president", "prime", "minister", "host", "anchor", "correspondent", "reporter", "outlet", "agency", "network", "channel", "newspaper",
     "magazine", "senator", "then"]
)  # fmt: skip


def _skip_adjuncts(items: Sequence[Item], at: int, high: int, frames: str) -> int:
    """Go past adverbs, words of time and asides between a cue and its content."""
    i = at
    for _ in range(6):
        if i >= high or items[i].quote >= 0:
            return i
        word = items[i].word
        if is_time(items, i) or (is_adverb(word) and word not in {"only", "not", "never"}):
            i += 1
        elif word in PREPOSITIONS and not ("t" in frames and word == "to"):
            beyond = _beyond(items, i, high)
            if beyond is None:
                return i
            i = beyond
        elif (
            word == ","
            and i + 1 < high
            and (items[i + 1].word in PREPOSITIONS or is_adverb(items[i + 1].word) or items[i + 1].word in TIMES)
        ):
            comma = next((k for k in range(i + 1, min(high, i + FAR)) if items[k].word in {",", ":"} or items[k].quote >= 0), None)
            if comma is None:
                return i
            i = comma
        elif word in {"—", "–", "-"} and i + 1 < high and (items[i + 1].word in PREPOSITIONS or is_adverb(items[i + 1].word)):
            dash = next((k for k in range(i + 1, min(high, i + FAR)) if items[k].word in {"—", "–", "-"}), None)
            if dash is None:
                return i
            i = dash + 1
        else:
            return i
    return i


def _beyond(items: Sequence[Item], at: int, high: int) -> int | None:  # noqa: PLR0911 - one return a rule
    """Where a prepositional aside ends and the content can begin, or None where no such place is near."""
    if at + 1 < high and items[at + 1].word in TIMES:
        i = at + 1
        while i < high and (items[i].word in TIMES or items[i].word.isdigit() or (items[i].word == "," and items[i - 1].word.isdigit())):
            i += 1
        return i
    for i in range(at + 1, min(high, at + FAR)):
        item = items[i]
        if item.quote >= 0:
            return i if items[i - 1].word not in PREPOSITIONS and items[i - 1].word not in DETERMINERS else None
        if item.word == "that" and not is_relative_that(items, i, high):
            return i
        if item.word in {",", ":"}:
            return i
        if (
            item.word in {"he", "she", "they", "we", "i"}
            and items[i - 1].word not in PREPOSITIONS
            and items[i - 1].word not in SUBORDINATORS
        ):
            return i
        if is_verb(item.word):
            return None
    return None


def _has_verb(items: Sequence[Item], first: int, last: int) -> bool:
    return any(
        item.quote >= 0
        or item.word in AUXILIARIES
        or is_verb(item.word)
        or item.word.endswith(("ed", "'s", "'re", "'ll", "'ve", "'d", "n't", "es", "s"))
        for item in items[first:last]
    )


def _quote_end(items: Sequence[Item], at: int, limit: int, *, torn: bool) -> int:
    """Where a content that begins with a quotation ends: at its end, or further where the sentence runs through it."""
    if torn or at + 1 >= limit:
        return at + 1
    following = items[at + 1]
    if following.quote >= 0:
        return _quote_end(items, at + 1, limit, torn=torn)
    if following.word in {",", ".", ";", ":", "—", "–", "-", "(", "!", "?"} or not following.is_word:
        return at + 1
    if following.word in CONJUNCTIONS or following.word in {
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "about",
        "when",
        "to",
        "for",
        "by",
    }:
        more = next((k for k in range(at + 1, limit) if items[k].quote >= 0), None)
        return limit if more is not None and following.word in {"and", "or", "but"} else at + 1
    return limit


def trimmed(items: Sequence[Item], first: int, last: int) -> int:
    """The end of a content without its final stop, comma or dash."""
    while last > first and items[last - 1].quote < 0 and not items[last - 1].is_word and items[last - 1].word not in {")", "]", "%", "$"}:
        if items[last - 1].word in "?!" and items[last - 1].word:
            last -= 1
            continue
        if (
            items[last - 1].word == "."
            and last - 2 >= first
            and items[last - 2].end == items[last - 1].start
            and len(items[last - 2].word) == 1
        ):
            break
        last -= 1
    return last


def governed(items: Sequence[Item], cue: Cue, limit: int, ends_clause: Sequence[bool]) -> Governed | None:  # noqa: PLR0911 - one return a rule
    """What a finite, -ing or infinitive cue governs to its right, up to item `limit`.

    Args:
        items: the paragraph.
        cue: the verb.
        limit: where the clause ends at the latest.
        ends_clause: for each item that is a quotation, whether it ends with a comma or a stop.
    """
    frames, i, to = cue.verb.frames, cue.last, None
    if "o" in frames:
        to = addressee(items, i, limit)
        i = to.last if to else i
    elif i + 1 < limit and items[i].word == "to" and "t" not in frames:
        to = addressee(items, i + 1, limit)
        i = to.last if to else i
    i = _skip_adjuncts(items, i, limit, frames)
    if i >= limit:
        return None
    item = items[i]
    comma = item.word == ","
    if item.word in {":", ","} or (item.word in {"-", "—", "–"} and i + 1 < limit and items[i + 1].quote >= 0):
        j = i + 1
        if j < limit and items[j].quote >= 0 and ("q" in frames or not comma or cue.verb.lemma):
            last = j + 1
            while last < limit and items[last].quote >= 0:
                last += 1
            return Governed(j, last, i + 1 if item.word == ":" and i == cue.last else cue.last, to, "quote")
        if item.word == ":" and j < limit and "q" in frames:
            last = trimmed(items, j, limit)
            return Governed(j, last, i + 1 if i == cue.last else cue.last, to, "colon") if last > j else None
        return None
    if item.quote >= 0:
        if "o" in frames and to is None and not ends_clause[i] and "q" not in frames:
            return None
        last = trimmed(items, i, _quote_end(items, i, limit, torn=ends_clause[i]))
        return Governed(i, last, cue.last, to, "quote")
    return _clause(items, cue, i, limit, to, ends_clause)


def _cut(items: Sequence[Item], first: int, limit: int, ends_clause: Sequence[bool]) -> int:
    """End a clause at a semicolon, or with its last quotation where that ends as a sentence does."""
    end = next((k for k in range(first, limit) if items[k].word == ";" and not (k + 1 < limit and items[k + 1].word == "that")), limit)
    last = next((k for k in range(end - 1, first - 1, -1) if items[k].quote >= 0), None)
    if last is not None and ends_clause[last] and last + 1 < end and items[last + 1].word in PREPOSITIONS | TIMES:
        return last + 1
    return end


def _clause(items: Sequence[Item], cue: Cue, i: int, limit: int, to: Phrase | None, ends_clause: Sequence[bool]) -> Governed | None:  # noqa: PLR0911 - one return a rule
    """A content that begins with a word."""
    frames, word = cue.verb.frames, items[i].word
    last = trimmed(items, i, _cut(items, i, limit, ends_clause))
    if last <= i:
        return None
    if word in OPENERS and set(frames) & set("cw"):
        return Governed(i, last, cue.last, to, "that")
    if word == "to" and i + 2 == last and items[i + 1].word.endswith("s"):
        return None
    if "t" in frames and (word == "to" or (word == "not" and i + 1 < limit and items[i + 1].word == "to")):
        return Governed(i, last, cue.last, to, "to")
    if word in CONJUNCTIONS or word in {")", ";", "—", "–", "-", "'"} or not (items[i].is_word or word in {"$", "#", "@", "("}):
        return None
    if "a" in frames:
        at = next((k for k in range(i + 1, min(last, i + FAR)) if items[k].word == "as"), None)
        if at is not None:
            return Governed(i, last, cue.last, to, "phrase")
        if "n" not in frames:
            return None
    sure = "n" not in frames and last - i > 2 and cue.verb.lemma in {"say", "tell", "think", "believe", "hope", "argue", "insist", "claim"}  # noqa: PLR2004 - a count of words or marks
    if "c" in frames and (to is not None or "o" not in frames) and word not in PREPOSITIONS and (sure or _has_verb(items, i, last)):
        return Governed(i, last, cue.last, to, "clause")
    if "n" in frames and (
        word in DETERMINERS
        or word in POSSESSIVES
        or word in OBJECTS
        or items[i].upper
        or (word not in PREPOSITIONS and not is_adverb(word))
    ):
        return Governed(i, last, cue.last, to, "phrase")
    if "o" in frames and to is not None and any(item.quote >= 0 for item in items[i:last]):
        return Governed(i, last, cue.last, to, "clause")
    return None
