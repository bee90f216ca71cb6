"""Where a sentence signals that somebody says something: reporting verbs in their forms, and reporting nouns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.attributions.grammar import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    OBJECTS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    SPEAKING,
    is_adverb,
)  # fmt: skip
from onrecord.attributions.lexicon import Verb, nouns, verbs
from onrecord.attributions.lines import Item
from onrecord.attributions.morphology import Form
from onrecord.text.words import is_possessive

Shape = Literal["finite", "ing", "passive", "infinitive", "noun"]


class Cue(NamedTuple):
    """A reporting verb or noun in a sentence.

    Attributes:
        first, last: half-open item range: auxiliaries and adverbs before it and particles after it included.
        head: the item of the verb itself.
        shape: finite, -ing form, passive, infinitive, or noun.
        verb: its lexicon entry.
    """

    first: int
    last: int
    head: int
    shape: Shape
    verb: Verb


def _left_edge(items: Sequence[Item], head: int, low: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = head
    while first > low and (items[first - 1].word in AUXILIARIES or is_adverb(items[first - 1].word)):
        first -= 1
    while first < head and items[first].upper and first == low and is_adverb(items[first].word):
        first += 1
    return first


def _shape(items: Sequence[Item], head: int, low: int, kinds: tuple[Form, ...]) -> Shape | None:  # noqa: PLR0911 - one return a rule
    """How a form of a verb is used at its place, or None where it is likelier no verb."""
    helper, i = "", head - 1
    while i >= low and (is_adverb(items[i].word) or items[i].word == "not"):
        i -= 1
    before = items[i].word if i >= low and items[i].quote < 0 else ""
    helper = before if before in AUXILIARIES or before == "to" else ""
    if "ing" in kinds:
        return "finite" if helper in BE else "ing"
    if helper in BE and "participle" in kinds:
        return "passive"
    if helper == "to" and "base" in kinds:
        return "infinitive"
    if helper in HAVE and "participle" in kinds:
        return "finite"
    if helper in MODALS and "base" in kinds:
        return "finite"
    if kinds == ("participle",):
        return None
    if "past" in kinds and ("base" not in kinds or (before and before not in NOT_READERS and not before.endswith("s"))):
        return None if before in DETERMINERS - SPEAKING or before in POSSESSIVES or before in {"as", "by"} else "finite"
    return "finite" if _is_plural_subject(items, i, low, kinds) else None


def _is_plural_subject(items: Sequence[Item], i: int, low: int, kinds: tuple[Form, ...]) -> bool:  # noqa: PLR0911 - one return a rule
    """Whether what stands before a present form can be its subject, so that the form is a verb and no noun."""
    if i < low:
        return False
    item = items[i]
    if item.quote >= 0:
        return True
    word = item.word
    if word in PERSONAL or word in {"who", "which", "many", "some", "others", "most", "several", "both", ","}:
        return True
    if word in DETERMINERS or word in POSSESSIVES or word in PREPOSITIONS or word in OBJECTS or is_possessive(word) or not item.is_word:
        return False
    if word in AUXILIARIES:
        return False
    if "third" in kinds:
        return item.upper or not word.endswith("s")
    return word.endswith("s") and not word.endswith("ss")


NOT_READERS = PREPOSITIONS | PERSONAL | frozenset(["to", "and", "or", ","])
LONG = 3
MOST = 24


def _phrase(items: Sequence[Item], head: int, high: int, verb: Verb) -> int | None:
    """The end of a verb with its particles, or None where they are not there."""
    at = head + 1
    for word in verb.rest:
        if at >= high or items[at].word != word:
            return None
        at += 1
    return at


_NOUNLIKE = """
attacks calls demands reports plans fears hopes claims charges orders requests questions challenges promises views doubts remarks comments
answers offers pledges vows bets projects estimates forecasts records documents signals labels terms titles texts posts tweets blogs emails
quotes states notes supports praises laughs smiles sighs protests appeals cries shouts yells screams chants reasons rules commands
figures holds opens moans complaints guesses worries wishes sneers jeers taunts insults cautions counters objects
attack call demand report plan fear hope claim charge order request question challenge promise view doubt remark comment answer offer
pledge vow bet project estimate forecast record document signal label term title text post tweet blog email quote state note
support praise laugh smile sigh protest appeal cry shout yell scream chant reason rule command figure hold guess worry wish
"""
PLURALS = frozenset(_NOUNLIKE.split())


def _is_plain(items: Sequence[Item], i: int, low: int, last: int, high: int) -> bool:
    """Whether a form that is also a noun is plainly a verb: a name, pronoun or helper before it, and what it governs after it."""
    k = i - 1
    while k >= low and is_adverb(items[k].word):
        k -= 1
    if k < low:
        return False
    before = items[k]
    subject = (
        before.word in PERSONAL or before.word in AUXILIARIES or before.word in {"who", "which", ","} or before.upper or before.quote >= 0
    )
    if not subject and before.word.endswith("s") == items[i].word.endswith("s"):
        return False
    after = items[last] if last < high else None
    opens = (
        after is None
        or after.quote >= 0
        or after.upper
        or after.word in GOVERNED
        or after.word in DETERMINERS | POSSESSIVES | PERSONAL | OBJECTS
    )
    return opens and (subject or after is not None)


GOVERNED = frozenset(["that", "to", "whether", "how", "why", "what", "if", ":", ",", ".", "not", "it", "no", "more"])


def _verb_at(items: Sequence[Item], i: int, low: int, high: int) -> Cue | None:
    for verb, kinds in verbs().get(items[i].word, ()):
        last = _phrase(items, i, high, verb)
        if last is None:
            continue
        shape = _shape(items, i, low, kinds)
        if shape == "finite" and items[i].word in PLURALS and not _is_plain(items, i, low, last, high):
            return None
        if shape is None:
            return None
        return Cue(_left_edge(items, i, low), last, i, shape, verb)
    return None


def _noun_at(items: Sequence[Item], i: int, high: int) -> Cue | None:
    """A reporting noun that has its content after it or its source before it."""
    tone = nouns().get(items[i].word)
    if tone is None or i + 1 >= high:
        return None
    after = items[i + 1].word
    if after not in {"that", "to", "of", "for", "about", "by", "from"}:
        return None
    return Cue(i, i + 1, i, "noun", Verb(items[i].word, tone, "n", ()))


def _is_headline(items: Sequence[Item], low: int, high: int) -> bool:
    """Whether most longer words of a sentence begin with a capital, as in a headline."""
    long = [item for item in items[low:high] if item.is_word and len(item.word) > LONG]
    return len(long) > LONG and sum(item.upper for item in long) > len(long) * 0.8


def cues(items: Sequence[Item], low: int, high: int) -> list[Cue]:
    """The cues of the sentence `items[low:high]`, in order, none overlapping another, 24 at most."""
    out: list[Cue] = []
    headline = _is_headline(items, low, high)
    for i in range(low, high):
        if items[i].quote >= 0 or (out and i < out[-1].last) or (items[i].upper and i > low and not headline):
            continue
        found = _verb_at(items, i, low, high) if items[i].word in verbs() else None
        found = found or (_noun_at(items, i, high) if items[i].word in nouns() else None)
        if found is not None and not (out and found.first < out[-1].last):
            out.append(found)
        if len(out) >= MOST:
            break
    return out
