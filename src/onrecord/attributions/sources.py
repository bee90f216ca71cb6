"""Who is said to speak: the noun phrase before a reporting verb, after it, or at the head of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.attributions.grammar import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    OBJECTS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    REFLEXIVES,
    RELATIVE,
    SPEAKING,
    STARTERS,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_verb,
)  # fmt: skip
from onrecord.attributions.lines import Item, is_time
from onrecord.model import Span
from onrecord.text.words import is_possessive

LONGEST = 40
DASHES = frozenset(["—", "–", "-", "--"])


class Phrase(NamedTuple):
    """A half-open range of items that names somebody."""

    first: int
    last: int

    def span(self, items: Sequence[Item]) -> Span:
        """Its place in the text."""
        return Span(items[self.first].start, items[self.last - 1].end)


def _is_nominal(items: Sequence[Item], i: int) -> bool:
    """Whether an item can stand in a noun phrase, wherever in it."""
    item = items[i]
    if item.quote >= 0:
        return True
    if item.word in {"-", "–", "&", "$", "#", "/", "."} or (item.word == "'" and i and items[i - 1].end == item.start):
        return True
    return item.is_word


def _is_inside(items: Sequence[Item], i: int, low: int) -> bool:
    """Whether a quotation is a name or term inside a noun phrase: "the director of “The Lock”"."""
    return i - 1 > low and items[i - 1].word in {"of", "the", "so-called"}


def _stops_left(items: Sequence[Item], i: int) -> bool:
    """Whether a noun phrase that is read backwards cannot go over item `i`."""
    item = items[i]
    word = item.word
    if not _is_nominal(items, i) or (item.quote >= 0 and not _is_inside(items, i, 0)):
        return True
    if word == ".":
        return items[i].start != items[i - 1].end if i else True
    if word in {
        "of",
        "for",
        "in",
        "at",
        "on",
        "from",
        "with",
        "to",
        "by",
        "against",
        "about",
        "near",
        "behind",
        "and",
        "who",
        "that",
        "or",
    }:
        return False
    if word in SUBORDINATORS or word in CONJUNCTIONS or word in RELATIVE:
        return True
    if item.upper and i and not items[i - 1].upper:
        return False
    return is_verb(word) and not item.upper


def _trim(items: Sequence[Item], first: int, last: int) -> Phrase | None:
    """Drop what opens a clause but no noun phrase: conjunctions, adverbs, a phrase of time or place before the subject."""
    while first < last:
        word = items[first].word
        if (
            word in {"and", "but", "or", "so", "yet", "that", "as", "though", "while"}
            or (is_adverb(word) and word not in SPEAKING)
            or word in STARTERS
        ):
            if word == "that" and last - first == 1:
                break
            first += 1
        elif word in PREPOSITIONS:
            skipped = _after_adjunct(items, first, last)
            if skipped is None:
                return None
            first = skipped
        elif is_time(items, first) and not _is_name(items, first, last):
            first += 1
        else:
            break
    return Phrase(first, last) if first < last else None


def _is_name(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a word of time is part of a name or subject ("May", "last night's guests")."""
    return first + 1 >= last or (
        items[first].upper and items[first + 1].upper and items[first].word not in TIMES - {"may", "april", "june", "august"}
    )


def _after_adjunct(items: Sequence[Item], first: int, last: int) -> int | None:
    """Where the subject begins after "On Monday", "In Iowa on Friday", or None where only the adjunct is there."""
    i = first + 1
    timed = False
    while i < last and (items[i].word in TIMES or (timed and items[i].word.isdigit())):
        timed = True
        i += 1
    if timed and i < last:
        return i
    while i < last:
        named = items[i].upper and i > first + 1 and not items[i - 1].upper and items[i - 1].word not in PREPOSITIONS | DETERMINERS
        if items[i].word in PERSONAL or (items[i].word in {"the", "a", "an"} and i > first + 1) or named:
            return i
        i += 1
    return None


def noun_phrase_left(items: Sequence[Item], end: int, low: int) -> Phrase | None:
    """The noun phrase that ends just before item `end`, reading backwards."""
    last = end
    if last <= low or (items[last - 1].quote >= 0 and not _is_inside(items, last - 1, low)):
        return None
    if items[last - 1].word in REFLEXIVES and last - 1 > low:
        found = noun_phrase_left(items, last - 1, low)
        return Phrase(found.first, last) if found else None
    tail = items[last - 1].word
    if tail in PERSONAL or tail in {"who", "which"}:
        return Phrase(last - 1, last)
    if (
        tail in PREPOSITIONS
        or tail in DETERMINERS - SPEAKING
        or tail in POSSESSIVES
        or tail in OBJECTS
        or tail in SUBORDINATORS
        or tail in CONJUNCTIONS
    ):
        return None
    i = last
    while i > low and last - i < LONGEST and not _stops_left(items, i - 1):
        relative = items[i - 1].word in {"that", "who", "which"} and i < last
        if relative and (items[i - 1].word == "that" or not _relative_inside(items, i, last)):
            break
        if items[i - 1].word in {"and", "or"} and not _joins_names(items, i - 1, low, last):
            break
        i -= 1
    return _trim(items, i, last)


def _relative_inside(items: Sequence[Item], i: int, last: int) -> bool:
    """Whether a relative clause that begins before `i` has a verb of its own before `last`."""
    return any(is_verb(items[k].word) for k in range(i, last))


def _joins_names(items: Sequence[Item], at: int, low: int, last: int) -> bool:
    """Whether "and" at `at` stands inside a noun phrase and not between two clauses."""
    if at - 1 < low or at + 1 >= last:
        return False
    left, right = items[at - 1], items[at + 1]
    if left.quote >= 0 or not left.is_word or right.word in PERSONAL or right.word in {"the", "a", "an"}:
        return not any(is_verb(items[k].word) for k in range(low, at)) and left.is_word
    return left.upper == right.upper or items[at + 1].word in POSSESSIVES or left.upper


def _comma_left(items: Sequence[Item], at: int, low: int) -> int | None:
    """The nearest comma before item `at`, or None."""
    for i in range(at - 1, max(low - 1, at - LONGEST), -1):
        if items[i].quote >= 0 or items[i].word in {";", ":", "—", "."}:
            if items[i].word == "." and i + 1 < len(items) and items[i].start == items[i - 1].end and i and not items[i + 1].upper:
                continue
            if items[i].word == ".":
                continue
            return None
        if items[i].word == ",":
            return i
    return None


def _is_aside(items: Sequence[Item], first: int) -> bool:
    """Whether what stands between two commas is no apposition but an aside: "on Friday", "however", "in turn"."""
    word = items[first].word
    return (
        word in PREPOSITIONS
        or is_adverb(word)
        or word in STARTERS
        or word in SUBORDINATORS
        or word in TIMES
        or (word.endswith("ing") and (first == 0 or not items[first].upper))
    )


def _before_day(items: Sequence[Item], at: int, low: int) -> int:
    """Step back over a day between subject and verb: "Smith on Wednesday called", "Smith said Monday"."""
    if at - 1 > low and (items[at - 1].word in DAYS or items[at - 1].word in {"yesterday", "today"}):
        return at - 2 if items[at - 2].word == "on" and at - 2 > low else at - 1
    return at


def before(items: Sequence[Item], at: int, low: int) -> Phrase | None:  # noqa: PLR0911 - one return a rule
    """The subject that ends just before item `at`: with its apposition or relative clause, an aside skipped.

    Args:
        items: the paragraph.
        at: where the verb with its auxiliaries begins.
        low: first item of the clause or sentence.
    """
    at = _before_day(items, at, low)
    if at <= low:
        return None
    if items[at - 1].word == ")":
        inside = next((i for i in range(at - 2, max(low - 1, at - LONGEST), -1) if items[i].word == "("), None)
        found = noun_phrase_left(items, inside, low) if inside is not None else None
        return Phrase(found.first, at) if found else None
    if items[at - 1].word in DASHES:
        left = next((i for i in range(at - 2, max(low - 1, at - LONGEST), -1) if items[i].word in DASHES), None)
        return noun_phrase_left(items, left, low) if left is not None else None
    if items[at - 1].word != ",":
        return noun_phrase_left(items, at, low)
    end = at - 1
    for _ in range(3):
        start = _comma_left(items, end, low)
        if start is None or start + 1 >= end:
            return None
        aside = _is_aside(items, start + 1)
        found = noun_phrase_left(items, start, low)
        if found and not (found.last - found.first == 1 and items[found.first].word in TIMES):
            piece = Phrase(found.first, start) if aside else Phrase(found.first, at)
            return piece if not _head_is_place(items, found, start) else _wider(items, found, at, low)
        end = start
    return None


def _head_is_place(items: Sequence[Item], found: Phrase, comma: int) -> bool:
    return found.last == comma and found.first > 0 and items[found.first - 1].word == ","


def _wider(items: Sequence[Item], found: Phrase, at: int, low: int) -> Phrase:
    """Take one more apposition to the left: "Jane Doe, head of the bank, and mother of two, said"."""
    more = noun_phrase_left(items, found.first - 1, low)
    keeps = more is not None and items[more.first].upper and not any(is_verb(items[k].word) for k in range(more.first, more.last))
    return Phrase(more.first, at) if more and keeps else Phrase(found.first, at)


def after(items: Sequence[Item], at: int, high: int) -> Phrase | None:
    """The subject that follows an inverted verb (`"...," said Jane Doe, head of the bank.`), appositions included."""
    i = at
    commas = 0
    if at >= high or items[at].quote >= 0 or not items[at].is_word:
        return None
    if items[at].word in PERSONAL:
        return Phrase(at, at + 1)
    if items[at].word in PREPOSITIONS or items[at].word in TIMES or items[at].word in SUBORDINATORS or items[at].word in OBJECTS:
        return None
    while i < high and i - at < LONGEST:
        word = items[i].word
        if items[i].quote >= 0 and commas == 0 and i > at:
            break
        if word == "," and not goes_on(items, i, high):
            break
        commas += word == ","
        if word in {";", ":", "—", "!", "?", "--"} or (word == "." and not (i + 1 < high and items[i + 1].is_word)):
            break
        if word in {
            "in",
            "on",
            "at",
            "during",
            "after",
            "before",
            "by",
            "when",
            "while",
            "as",
            "about",
            "following",
            "to",
        } and not _inside_title(items, i, high, at):
            break
        if word in TIMES - {"may", "last"} and items[i].upper and word in TIMES:
            break
        if commas == 0 and i > at and (word in AUXILIARIES or word in BE):
            break
        if word == "and" and commas and i + 1 < high and is_verb(items[i + 1].word):
            break
        i += 1
    return Phrase(at, i) if i > at else None


def _inside_title(items: Sequence[Item], i: int, high: int, at: int) -> bool:
    """Whether a preposition belongs to the noun phrase: an apposition after a comma goes on over "at", "in", "to"."""
    inside = any(items[k].word == "," for k in range(at, i))
    return inside and i + 1 < high and items[i + 1].word not in TIMES and items[i].word in {"in", "at", "on", "to", "for", "by"}


def goes_on(items: Sequence[Item], comma: int, high: int) -> bool:
    """Whether an apposition or a relative clause, and no new clause, follows the comma."""
    if comma + 1 >= high or items[comma + 1].quote >= 0:
        return False
    word = items[comma + 1].word
    if (
        word in {"and", "but", "or", "so", "as", "while", "when", "after"}
        or word in PREPOSITIONS
        or word.endswith("ing")
        or is_adverb(word)
    ):
        return False
    if word in PERSONAL:
        return False
    ahead = items[comma + 1 : min(high, comma + LONGEST)]
    stop = next((k for k, item in enumerate(ahead) if item.word in {",", "."} or item.quote >= 0), len(ahead))
    body = ahead[:stop]
    return word in RELATIVE or word == "whose" or not any(is_verb(item.word) for item in body)


def subject(items: Sequence[Item], low: int, high: int) -> Phrase | None:
    """The subject of a sentence: the first noun phrase before its first verb, initial adjuncts skipped."""
    begin = low
    for i in range(low, min(high, low + LONGEST)):
        item = items[i]
        if item.quote >= 0 or (item.word == "," and begin == low and (_is_aside(items, low) or i == low)):
            begin = i + 1
        elif i > begin and _looks_finite(items, i):
            edge = i
            while edge > begin and (is_adverb(items[edge - 1].word)):
                edge -= 1
            return before(items, edge, begin)
        elif item.word in {";", ":"}:
            begin = i + 1
    return None


def _looks_finite(items: Sequence[Item], i: int) -> bool:
    """Whether a word is taken for the main verb: a known one, or one in -ed after a name or pronoun."""
    item = items[i]
    if item.upper or item.quote >= 0:
        return False
    if item.word in AUXILIARIES or is_verb(item.word):
        return item.word not in {"not", "to"} and items[i - 1].word not in DETERMINERS - SPEAKING
    prior = items[i - 1]
    ed = item.word.endswith("ed") and len(item.word) > 4  # noqa: PLR2004 - a count of words or marks
    return (
        ed
        and (
            prior.upper
            or prior.word in PERSONAL
            or is_adverb(prior.word)
            or prior.word == ","
            or (prior.is_word and prior.word not in DETERMINERS)
        )
        and not (prior.word in PREPOSITIONS or is_possessive(prior.word) or prior.word in POSSESSIVES)
    )
