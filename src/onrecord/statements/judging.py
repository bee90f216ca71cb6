"""Whether two reports are of one saying: the wording's score, and what speaker, time and occasion say for or against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from onrecord.model.statement import Score
from onrecord.statements.features import MASS, Bag, features, shared_mass
from onrecord.statements.reports import Report
from onrecord.statements.wording import logit_of, score
from onrecord.text.relation import relate

ONE_SPEAKER = 0.7
NO_SPEAKER = 1.5
OTHER_SPEAKER = 4.0
ONE_ARTICLE = 2.0
_HOPELESS = 0.16
_LIKE = 0.3
_FRAGMENT = 4
_TINY = 2
_TINY_MASS = 3.0
_RUN_OF_BODY = 5
_FAR_APART = 45


@dataclass(frozen=True, slots=True)
class Judged:
    """Two reports that report one saying, or repeat one another.

    Attributes:
        a: index of the one report.
        b: index of the other.
        score: how likely, with its features.
        repeat: whether they fit in words and speaker and are of two occasions.
    """

    a: int
    b: int
    score: Score
    repeat: bool


def judged(reports: Sequence[Report], candidates: Iterable[tuple[int, int]]) -> Iterator[Judged]:
    """The pairs that hold, in the order of the candidates."""
    known: Known = {}
    for i, j in candidates:
        a, b = reports[i], reports[j]
        if a.article == b.article and a.place < b.end and b.place < a.end:
            continue
        demand = _demand(a, b)
        if demand is None or not promising(a.bag, b.bag, demand):
            continue
        answer = judge_reports(a, b, demand, known)
        if answer is not None:
            yield Judged(i, j, answer, repeat=apart(a, b))


def promising(a: Bag, b: Bag, demand: float) -> bool:
    """Whether two wordings share enough to be aligned at all: a bound that costs little.

    No alignment makes more of a pair than a full run of words in full order would: where even that is less than what is demanded, the
    pair is dropped. What shares less than a sixth of its weight is dropped before.
    """
    small, large = min(a.mass, b.mass), max(a.mass, b.mass)
    if not small:
        return a.line == b.line
    shared = shared_mass(a, b)
    if shared / small < _HOPELESS:
        return False
    grams = min(len(a.grams), len(b.grams))
    four_grams = len(a.grams & b.grams) / grams if grams else 0.0
    if shared / small < _LIKE and four_grams < _LIKE:
        return False
    hopeful = {"idf_containment": shared / small, "idf_cover": shared / large, "four_grams": four_grams, "mass": min(1.0, shared / MASS)}
    hopeful |= {"run": 1.0, "order": 1.0, "names": 1.0, "numbers": 1.0, "partial_ratio": 1.0}
    if logit_of(hopeful) < demand:
        return False
    hopeful["partial_ratio"] = fuzz.partial_ratio(a.line, b.line) / 100
    return logit_of(hopeful) >= demand


@dataclass(frozen=True, slots=True)
class Together:
    """What two lines of words have to do with each other, whoever printed them."""

    related: bool
    longest: int
    score: Score


Known = dict[tuple[str, str], Together]


def _together(a: Bag, b: Bag) -> Together:
    related = relate(a.phrase, b.phrase)
    longest = max((block.a1 - block.a0 for block in related.blocks if block.change in {"equal", "move"}), default=0)
    return Together(related.wording != "different", longest, score(features(a, b, related.blocks)))


def judge_reports(a: Report, b: Report, demand: float, known: Known) -> Score | None:
    """The pair's score, or None where it is no pair.

    Args:
        a: one report.
        b: the other.
        demand: what the wording's logit must reach.
        known: lines that were compared before; added to. Wire copies make most lines stand often.
    """
    together = known.get((a.bag.line, b.bag.line))
    if together is None:
        together = known[a.bag.line, b.bag.line] = _together(a.bag, b.bag)
    if not together.related or not _fits(a, b, together.longest):
        return None
    wording = together.score
    logit = math.log(wording.total / (1 - wording.total)) if 0 < wording.total < 1 else math.inf * (wording.total - 0.5)
    if logit < demand:
        return None
    values = dict(wording.features)
    values["demand"] = demand
    values["speaker"] = 1.0 if a.speaker and a.speaker == b.speaker else 0.5
    values["occasion"] = 1.0 if a.occasion and a.occasion == b.occasion else 0.5
    values["days"] = float(abs((a.published - b.published).days)) if a.published and b.published else -1.0
    return Score(1 / (1 + math.exp(min(700.0, demand - logit))) if logit < math.inf else 1.0, values)


def _demand(a: Report, b: Report) -> float | None:
    """What the wording's logit must reach, or None where the two must not be linked."""
    demand = 0.0
    if a.speaker is None or b.speaker is None:
        demand = NO_SPEAKER
    elif a.speaker == b.speaker:
        demand = ONE_SPEAKER
    elif not (a.named and b.named) or a.speaker_type != b.speaker_type:
        demand = OTHER_SPEAKER
    else:
        return None
    if a.article == b.article:
        demand += ONE_ARTICLE
    if a.occasion and a.occasion == b.occasion:
        demand -= 0.5
    if a.published and b.published and abs((a.published - b.published).days) > _FAR_APART:
        demand += 1.0
    if a.indirect or b.indirect:
        demand += 1.0
    return demand


def _fits(a: Report, b: Report, longest: int) -> bool:
    """What no score can make good: a fragment must stand in the other word for word, and two speakers need a long run."""
    short = min(a.length, b.length)
    if short <= _TINY and min(a.bag.mass, b.bag.mass) < _TINY_MASS:
        return False
    if short <= _FRAGMENT and longest < max(1, short - 1):
        return False
    one_body = a.speaker and b.speaker and a.speaker != b.speaker
    return not one_body or longest >= max(_TINY, min(_RUN_OF_BODY, short))


def apart(a: Report, b: Report) -> bool:
    """Whether both reports are sure that the words were spoken on two occasions.

    Sure are two occasions with names of their own that share no word, and two days with a day or more between them: reporters who put one
    speech on neighbouring days are commoner than speakers who say the same on both.
    """
    if a.occasion and b.occasion and a.occasion != b.occasion and a.occasion_name and b.occasion_name:
        return a.occasion_name.isdisjoint(b.occasion_name)
    if a.said and b.said:
        return max((b.said[0] - a.said[1]).days, (a.said[0] - b.said[1]).days) > 1
    return False
