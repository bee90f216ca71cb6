"""Whom "he", "she", "they" and "it" stand for: a linear score over the few candidates that a reader would think of.

The weights are fitted by `training/who.py` (conditional logistic regression over each pronoun's candidates, on GUM and the development
part of GAP) and stand in `weights/pronouns.json`; every feature is named there.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from onrecord.entities.cast import Draft, Sight
from onrecord.entities.grammar import ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, Place, place_of, verbal
from onrecord.entities.lexicon import Gender
from onrecord.entities.saying import Saying, lean
from onrecord.entities.sense import Sense
from onrecord.entities.words import Words
from onrecord.text.wordlist import wordlist

GENDERS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
PLURAL = frozenset({"they", "them", "their", "themselves"})
NEUTER = frozenset({"it", "its", "itself"})
NOT_OWNED = frozenset(
    PREPOSITIONS | CONJUNCTIONS | DETERMINERS | AUXILIARIES | ADVERBS | GENDERS.keys() | PLURAL | NEUTER
    | wordlist("i you we us me there here not too")
)  # fmt: skip
SPEAKERS = frozenset({"i", "me", "my", "myself", "we", "us", "our", "you"})
BACK_WORDS, BACK_SENTENCES, CANDIDATES = 320, 10, 8
AHEAD_WORDS = 30
SIGHTS, SIGHTS_EACH = 60, 5


@dataclass(slots=True)
class Trail:
    """What has been read so far: sights in order of place, and who spoke last.

    Attributes:
        sights: (first word, draft, sight), in order of place.
        counts: how often each draft has been seen, by number.
        names: every name of the article, read or not: first word, draft, sight, in order.
        speaker: the draft that spoke last, or None.
        speaking: what is said by each source, by its first word.
        kin: the last draft that a pronoun of each gender was taken for.
        sense: what the encoder makes of a pronoun and a candidate, where there is one.
    """

    sights: list[tuple[int, Draft, Sight]] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    names: Sequence[tuple[int, Draft, Sight]] = ()
    speaker: Draft | None = None
    speaking: dict[int, Saying] = field(default_factory=dict)
    kin: dict[Gender, Draft] = field(default_factory=dict)
    sense: Sense | None = None

    def see(self, draft: Draft, sight: Sight) -> None:
        """Add a sight; sights come in order but for a few words."""
        at = len(self.sights)
        while at and self.sights[at - 1][0] > sight.first:
            at -= 1
        self.sights.insert(at, (sight.first, draft, sight))
        self.counts[draft.number] = self.counts.get(draft.number, 0) + 1

    def back(self, index: int, words: Words) -> Iterator[tuple[Draft, Sight]]:
        """The nearest sight of each draft before a word, nearest first, within reach."""
        seen: set[int] = set()
        for first, draft, sight in reversed(self.sights):
            if first >= index or draft.number in seen:
                continue
            if (
                index - first > BACK_WORDS
                or words.sentences[index] - words.sentences[first] > BACK_SENTENCES
                or len(seen) >= 3 * CANDIDATES
            ):
                return
            seen.add(draft.number)
            yield draft, sight

    def ahead(self, index: int, words: Words) -> Iterator[tuple[Draft, Sight]]:
        """Names that come soon after a word, in its sentence or the next: "When he arrived, Roe said"."""
        seen: set[int] = set()
        for first, draft, sight in self.names[bisect_right(self.names, index, key=lambda entry: entry[0]) :]:
            if first - index > AHEAD_WORDS or words.sentences[first] - words.sentences[index] > 1:
                return
            if draft.number not in seen:
                seen.add(draft.number)
                yield draft, sight


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate with its features and score."""

    draft: Draft
    features: dict[str, float]
    score: float


@cache
def weights(*, encoder: bool = False) -> dict[str, float]:
    """The fitted weights, by feature.

    Args:
        encoder: whether what the encoder makes of each candidate stands among the features.
    """
    text = resources.files(__package__).joinpath("weights", "pronouns.json").read_text("utf-8")
    return dict(json.loads(text)["with encoder" if encoder else "weights"])


def fits(draft: Draft, gender: Gender | None, number: str) -> bool:
    """Whether a pronoun may stand for a draft at all."""
    if number == "person":
        return draft.type == "person" and not draft.plural and not (gender and draft.gender and draft.gender != gender)
    if number == "plural":
        return draft.plural or draft.type in {"organisation", "office", "group"}
    return draft.type != "person" and not draft.plural


def candidates(words: Words, index: int, trail: Trail, gender: Gender | None, number: str) -> list[tuple[Draft, Sight]]:
    """The drafts that a pronoun may stand for, nearest first."""
    found: list[tuple[Draft, Sight]] = []
    for draft, sight in trail.back(index, words):
        if fits(draft, gender, number):
            found.append((draft, sight))
            if len(found) == CANDIDATES:
                break
    if number == "person":
        known = {draft.number for draft, _ in found}
        found += [(d, s) for d, s in trail.ahead(index, words) if d.number not in known and fits(d, gender, number)]
    return found


def own_place(words: Words, index: int) -> Place:
    """The pronoun's own place in its sentence."""
    lower = words.lower[index]
    if lower in {"he", "she", "they", "i", "we"} or lower not in GENDERS.keys() | PLURAL | NEUTER:
        return "subject"
    if lower == "his" or (lower == "her" and possesses(words, index)):
        return "possessor"
    return "object" if lower in {"him", "her", "them"} else place_of(words, index, index)


def possesses(words: Words, index: int) -> bool:
    """Whether "her" stands before what is hers ("her old boat"), not for her herself ("told her that")."""
    after = words.lower[index + 1] if index + 1 < len(words.lower) else "."
    return after[0].isalnum() and after not in NOT_OWNED


def features(words: Words, index: int, draft: Draft, sight: Sight, rank: int, trail: Trail, gender: Gender | None) -> dict[str, float]:
    """What speaks for and against one candidate, each between -1 and about 5."""
    if sight.first > index:
        return ahead_features(words, index, sight, draft, trail, gender)
    distance = words.sentences[index] - words.sentences[sight.first]
    place, own = place_of(words, sight.first, sight.last), own_place(words, index)
    between = words.words[sight.last + 1 : index]
    found = {
        "same sentence": float(distance == 0),
        "sentence before": float(distance == 1),
        "two sentences before": float(distance == 2),  # noqa: PLR2004
        "far": math.log1p(max(0, distance - 2)),
        "words between": math.log1p(abs(index - sight.last)),
        "other paragraph": float(words.paragraphs[index] != words.paragraphs[sight.first]),
        f"place {place}": 1.0,
        f"place {place}, own {own}": 1.0,
        f"place {place}, same sentence": float(distance == 0),
        f"place {place}, sentence before": float(distance == 1),
        f"rank {min(rank, 3)}": 1.0,
        f"seen as {sight.form}": 1.0,
        "begins sentence": float(words.first[sight.first]),
        "begins sentence before": float(words.first[sight.first] and distance == 1),
        "often": math.log1p(trail.counts.get(draft.number, 1)),
        "most often": float(trail.counts.get(draft.number, 1) >= max(trail.counts.values(), default=1)),
        "first of all": float(draft.number == 0),
        "gender known": float(gender is not None and draft.gender == gender),
        "spoke last": float(draft is trail.speaker),
        "pronoun's last": float(gender is not None and trail.kin.get(gender) is draft),
        "quoted apart": float(words.quoted[sight.first] != words.quoted[index]),
        "quoted": float(words.quoted[sight.first]),
        "clause between": float(distance == 0 and bool(CONJUNCTIONS & {w.lower() for w in between[-12:]})),
        "comma between": float(distance == 0 and "," in between),
        "named": float(draft.named),
    }
    found.update(earlier_features(words, index, draft, sight, trail, gender))
    return {name: value for name, value in found.items() if value}


def ahead_features(words: Words, index: int, sight: Sight, draft: Draft, trail: Trail, gender: Gender | None) -> dict[str, float]:
    """What speaks for a name that stands after the pronoun."""
    place, own = place_of(words, sight.first, sight.last), own_place(words, index)
    found = {
        "ahead": 1.0,
        "ahead, other sentence": float(words.sentences[sight.first] != words.sentences[index]),
        "ahead, words between": math.log1p(sight.first - index),
        f"ahead, place {place}": 1.0,
        f"ahead, own {own}": 1.0,
        f"ahead, place {place}, own {own}": 1.0,
        "ahead, after a comma": float("," in words.words[index : sight.first]),
        "ahead, pronoun begins sentence": float(words.first[index] or (index > 0 and words.first[index - 1])),
        "ahead, owned": float(owned(words, sight)),
        "ahead, verbs between": float(min(3, sum(verbal(w) for w in words.lower[index : sight.first]))),
        "ahead, pronoun owns it": float(
            own == "possessor" and sight.first - index < 5 and not any(verbal(w) for w in words.lower[index : sight.first])  # noqa: PLR2004  a small bound
        ),
        "ahead, nobody before": float(not trail.sights),
        "gender known": float(gender is not None and draft.gender == gender),
        "ahead, conjunction between": float(bool(CONJUNCTIONS & set(words.lower[index : sight.first]))),
    }
    return {name: value for name, value in found.items() if value}


def ranked(words: Words, index: int, trail: Trail, others: Iterable[Draft | None] = ()) -> list[Choice]:
    """The candidates of one pronoun, best first; scores are probabilities that sum to 1.

    A pronoun that says who spoke is read as if it stood before the words spoken: whoever is named inside them did not speak them. Nor is
    one inside quoted words whoever speaks them.

    Args:
        words: the article's words.
        index: the pronoun.
        trail: what has been read so far.
        others: people that it cannot stand for.
    """
    lower = words.lower[index]
    gender = GENDERS.get(lower)
    number = "person" if gender else "plural" if lower in PLURAL else "neuter"
    told = weights(encoder=trail.sense is not None)
    saying = trail.speaking.get(index)
    anchor = saying.anchor if saying else index
    choices: list[tuple[Draft, dict[str, float], float]] = []
    for rank, (draft, sight) in enumerate(candidates(words, anchor, trail, gender, number)):
        if (anchor < index and sight.first >= anchor) or (draft.type == "person" and any(draft is other for other in others)):
            continue
        found = features(words, anchor, draft, sight, rank, trail, gender)
        if trail.sense is not None:
            found["encoder"] = trail.sense.likes(index, sight.last)
        leaning = lean(words, index, draft, saying, trail.speaker, trail.names) if saying else 0.0
        choices.append((draft, found, leaning + sum(told.get(name, 0.0) * value for name, value in found.items())))
    return soft(choices)


def earlier_features(words: Words, index: int, draft: Draft, sight: Sight, trail: Trail, gender: Gender | None) -> dict[str, float]:
    """What the places of a candidate before its last one tell, and how it is introduced."""
    own = own_place(words, index)
    here = words.sentences[index]
    found: dict[str, float] = {}
    shown = 0
    for first, other, seen in reversed(trail.sights[-SIGHTS:]):
        if other is not draft or first >= index or shown >= SIGHTS_EACH:
            continue
        shown += 1
        distance = here - words.sentences[first]
        place = place_of(words, seen.first, seen.last)
        if distance < 2:  # noqa: PLR2004  this sentence and the one before
            found[f"any {place}, {distance} back"] = 1.0
            if seen.form == "pronoun" and first != index:
                found[f"pronoun {distance} back, own {own}"] = 1.0
    verbs = min(3, sum(verbal(w) for w in words.lower[sight.last + 1 : index]))
    place = place_of(words, sight.first, sight.last)
    same = words.sentences[sight.first] == here
    if same:
        found[f"{verbs} verbs between, place {place}, own {own}"] = 1.0
        found[f"{verbs} verbs between, own {own}"] = 1.0
    else:
        found[f"apart, place {place}, own {own}, begins {words.first[sight.first]}"] = 1.0
    found["owned by a pronoun"] = float(owned(words, sight))
    found["listed"] = float(listed_beside(words, sight))
    kin = gender is not None and trail.kin.get(gender) is draft
    found[f"pronoun's last, own {own}"] = float(kin)
    found["named later"] = float(any(d is draft for first, d, _ in trail.names[-SIGHTS:] if first > index))
    found["in brackets"] = float(bool(words.lower[max(0, sight.first - 1) : sight.first] == ("(",)))
    found[f"after {words.lower[sight.first - 1]}" if place == "oblique" else "not oblique"] = 1.0
    return {name: value for name, value in found.items() if value}


def owned(words: Words, sight: Sight) -> bool:
    """Whether a name is brought in by what it is to somebody: "his brother Jan", "Roe's aide, Ana"."""
    before = words.lower[max(0, sight.first - 4) : sight.first]
    return any(w in {"his", "her", "'s", "’s", "their"} for w in before) and not any(verbal(w) for w in before if w not in {"'s", "’s"})


def listed_beside(words: Words, sight: Sight) -> bool:
    """Whether a name stands beside another in a list: "Roe and Doe"."""
    after, before = words.lower[sight.last + 1 : sight.last + 2], words.lower[max(0, sight.first - 1) : sight.first]
    next_upper = words.words[sight.last + 2 : sight.last + 3]
    last_upper = words.words[max(0, sight.first - 2) : max(0, sight.first - 1)]
    return bool(
        (after == ("and",) and next_upper and next_upper[0][0].isupper())
        or (before == ("and",) and last_upper and last_upper[0][0].isupper())
    )


def soft(choices: Sequence[tuple[Draft, dict[str, float], float]]) -> list[Choice]:
    """Raw scores as probabilities."""
    if not choices:
        return []
    top = max(score for _, _, score in choices)
    shares = [math.exp(score - top) for _, _, score in choices]
    total = sum(shares)
    made = [Choice(draft, found, share / total) for (draft, found, _), share in zip(choices, shares, strict=True)]
    return sorted(made, key=lambda choice: -choice.score)
