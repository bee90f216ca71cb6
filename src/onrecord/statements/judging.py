"""Whether two reports are of one saying: the wording's score, and what speaker, time and occasion say for or against it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from onrecord.model.statement import Score
from onrecord.statements.features import MASS, RUN, SMALLEST, Bag, answered, features, shared_mass
from onrecord.statements.reports import Report
from onrecord.statements.wording import score, weights
from onrecord.text.align import align
from onrecord.text.common import FUNCTION

ONE_SPEAKER = 0.7
NO_SPEAKER = 1.5
LIKE_SPEAKER = 1.5
OTHER_SPEAKER = 4.0
LONG_RUN = 7
ONE_ARTICLE = 2.0
PIECE = 0.5
HOPELESS = 0.16
_LIKE = 0.3
_FRAGMENT = 4
_TINY = 2
_TINY_MASS = 3.0
_RUN_OF_BODY = 5
_WHOLE_FRAGMENT = 0.8
_WHOLLY = 0.9
_RARE = 12.0
_TELLING = 8.0
_PIECE_MASS = 6.0
_PIECE_TERMS = 6
_OWN_WORDS = 4
_HALF = 0.5
_FAR_APART = 45
_DAYS_APART = 2
_MOST_KNOWN = 50_000
_SPELT = 6
_SPELLING = 75
_VOWELS = str.maketrans("", "", "aeiouy")


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


def judged(reports: Sequence[Report], candidates: Iterable[tuple[int, int]], known: Known | None = None) -> Iterator[Judged]:
    """The pairs that hold, in the order of the candidates.

    Args:
        reports: the reports.
        candidates: pairs of their places, the report that comes first by article and place first.
        known: wordings that were compared before; added to.
    """
    known = {} if known is None else known
    for i, j in candidates:
        a, b = reports[i], reports[j]
        if a.mention or b.mention or a.attribution == b.attribution or _overlap(a, b):
            continue
        answer = judge_reports(a, b, known)
        if answer is not None and not _inside(a, b):
            yield Judged(i, j, answer, repeat=apart(a, b))


def _overlap(a: Report, b: Report) -> bool:
    """Whether some of the one's words are the other's."""
    return a.article == b.article and a.place < b.end and b.place < a.end


def _inside(a: Report, b: Report) -> bool:
    """Whether the one is words in another's words and the other such words with what is told in them: two sayings by two speakers."""
    return _holds(a, b) or _holds(b, a) or _cites(a, b) or _cites(b, a)


def _cites(outer: Report, inner: Report) -> bool:
    """Whether a report's speaker takes up, in marks, what another speaker says in the other report."""
    if not outer.speaker or not inner.speaker or outer.speaker == inner.speaker:
        return False
    return any(shared_mass(inner.bag, words) > _HALF * min(inner.bag.mass, words.mass) for words in outer.cited)


def _holds(outer: Report, inner: Report) -> bool:
    """Whether some of what is told in a report is what another tells of somebody's words."""
    return (
        inner.nested
        and not inner.holds
        and any(shared_mass(inner.bag, held) > _HALF * min(inner.bag.mass, held.mass) for held in outer.holds)
    )


def promising(a: Bag, b: Bag, demand: float) -> bool:
    """Whether two wordings share enough to be aligned at all: bounds that cost little, the cheapest first.

    No alignment makes more of a pair than what the two share in words would, if all of it stood in order; nor a longer run than the
    longest that stands in both lines. Where even that is less than what is demanded, the pair is dropped. What shares less than a sixth
    of its weight is dropped before. No pair is dropped that an alignment would have kept.
    """
    small, large = min(a.mass, b.mass), max(a.mass, b.mass)
    if not small:
        return a.line == b.line
    shared = shared_mass(a, b)
    if shared / small < HOPELESS:
        return False
    part = weights()[1]
    most = part["synonyms"] * (1.0 - shared / small)
    hope = _hope(shared, small, large) - demand - _disorder(a, b)
    if hope + most < 0:
        return False
    hope += part["synonyms"] * answered(a, b)
    if hope < 0:
        return False
    grams_a, grams_b = a.grams, b.grams
    grams = min(len(grams_a), len(grams_b))
    four_grams = len(grams_a & grams_b) / grams if grams else 0.0
    if shared / small < _LIKE and four_grams < _LIKE:
        return False
    hope -= part["four_grams"] * (1.0 - four_grams)
    return hope >= 0 and hope >= part["partial_ratio"] * (1.0 - fuzz.partial_ratio(a.line, b.line) / 100)


def _hope(shared: float, small: float, large: float) -> float:
    """The logit of two wordings whose weights are known, were all else as good as it can be; without synonyms."""
    bias, part = weights()
    best = bias + part["run"] + part["order"] + part["names"] + part["numbers"] + part["partial_ratio"] + part["four_grams"]
    kept = part["idf_containment"] * shared / small + part["idf_cover"] * shared / large
    return best + kept + part["mass"] * min(1.0, shared / MASS)


def _disorder(a: Bag, b: Bag) -> float:
    """What the order of two wordings' words takes from the logit at least."""
    part = weights()[1]
    one, other = a.forms, b.forms
    whole = min(len(one), len(other))
    unordered = 1.0 - LCSseq.similarity(one, other) / whole
    broken = 1.0 - min(common_run(one, other), RUN) / min(RUN, max(whole, SMALLEST))
    return part["order"] * unordered + part["run"] * broken


def common_run(a: Sequence[str], b: Sequence[str], most: int = RUN) -> int:
    """The longest run of words that stands in both, counted up to `most`."""
    short, long = sorted((a, b), key=len)
    line = f" {' '.join(long)} "
    best = 0
    for start in range(len(short)):
        while start + best < len(short) and best < most and f" {' '.join(short[start : start + best + 1])} " in line:
            best += 1
        if best == most:
            break
    return best


@dataclass(frozen=True, slots=True)
class Together:
    """What two lines of words have to do with each other, whoever printed them."""

    related: bool
    longest: int
    score: Score

    @property
    def logit(self) -> float:
        """The score's logit."""
        total = self.score.total
        return math.log(total / (1 - total)) if 0 < total < 1 else math.inf * (total - 0.5)


Sign = tuple[str, frozenset[str], frozenset[str], tuple[str, ...]]
Known = dict[tuple[Sign, Sign], Together]


def _sign(one: Bag) -> Sign:
    """All that a comparison of wordings looks at: its line, names and numbers, and its forms where editors inserted some."""
    return one.line, one.names, one.numbers, () if one.forms is one.own else one.forms


def _together(a: Bag, b: Bag) -> Together:
    blocks = align(a.forms, b.forms, minor=FUNCTION)
    longest = max((block.a1 - block.a0 for block in blocks if block.change in {"equal", "move"}), default=0)
    return Together(longest > 0, longest, score(features(a, b, blocks)))


def judge_reports(a: Report, b: Report, known: Known) -> Score | None:
    """The pair's score, or None where it is no pair: of all the words, or else of a piece of one that stands in the other.

    Args:
        a: one report.
        b: the other.
        known: lines that were compared before; added to, and emptied where it grows large. Wire copies make most lines stand often.
    """
    demand, least = _demand(a, b)
    if least == math.inf:
        return None
    for one, other, more in _sides(a, b):
        if not promising(one, other, least + more):
            continue
        signs = _sign(one), _sign(other)
        together = known.get(signs)
        if together is None:
            if len(known) >= _MOST_KNOWN:
                known.clear()
            together = known[signs] = _together(one, other)
        telling = together.longest >= LONG_RUN or (_alike(one, other, together) and min(one.mass, other.mass) >= _RARE)
        asked = (least if telling else demand) + more
        logit = together.logit
        if together.related and logit >= asked and _fits(a, b, one, other, together):
            whole = together.longest >= min(len(one.forms), len(other.forms))
            return _score(a, b, together, asked, whole=whole)
    return None


def _sides(a: Report, b: Report) -> Iterator[tuple[Bag, Bag, float]]:
    """What of two reports is held against each other, and how much more it must reach: all of their words, then pieces of one."""
    yield a.bag, b.bag, 0.0
    for piece in a.pieces:
        if _tells(piece):
            yield piece, b.bag, PIECE
    for piece in b.pieces:
        if _tells(piece):
            yield a.bag, piece, PIECE


def _tells(piece: Bag) -> bool:
    """Whether a piece of a quotation is enough to know the quotation by."""
    return piece.mass >= _PIECE_MASS or len(piece.forms) >= _PIECE_TERMS


def _score(a: Report, b: Report, together: Together, demand: float, *, whole: bool) -> Score:
    """How much more the wording gives than is demanded, with what the demand rests on."""
    values = dict(together.score.features)
    values["demand"] = demand
    values["whole"] = float(whole)
    values["speaker"] = 1.0 if a.speaker and a.speaker == b.speaker else 0.5
    values["occasion"] = 1.0 if a.occasion and a.occasion == b.occasion else 0.5
    values["days"] = float(abs((a.published - b.published).days)) if a.published and b.published else -1.0
    return Score(1 / (1 + math.exp(min(700.0, demand - together.logit))) if together.logit < math.inf else 1.0, values)


def _demand(a: Report, b: Report) -> tuple[float, float]:
    """What the wording's logit must reach; and what it must reach where a long run of words stands in both.

    Two speakers may be one whom an article calls otherwise, or whom a reader took for another: a long run of the same words says more
    than either. Where both articles name their speakers and no word of the names is shared, nothing less will do.
    """
    demand = least = 0.0
    if a.speaker is None or b.speaker is None:
        demand = least = NO_SPEAKER
    elif a.speaker == b.speaker:
        demand = least = ONE_SPEAKER
    elif called_alike(a.callers, b.callers):
        demand = least = LIKE_SPEAKER
    else:
        demand, least = (math.inf, math.inf) if surely_others(a, b) else (OTHER_SPEAKER, LIKE_SPEAKER)
    more = ONE_ARTICLE if a.article == b.article else 0.0
    if a.occasion and a.occasion == b.occasion:
        more -= 0.5
    if a.published and b.published and abs((a.published - b.published).days) > _FAR_APART:
        more += 1.0
    if a.indirect or b.indirect:
        more += 1.0
    return demand + more, least + more


def _fits(a: Report, b: Report, one: Bag, other: Bag, together: Together) -> bool:
    """What no score can make good: a fragment must stand in the other word for word, and two speakers need a long run.

    Within one article nothing counts but the very same words: what an article reports twice it reports word for word.
    """
    short, longest = min(len(one.forms), len(other.forms)), together.longest
    if a.article == b.article:
        return not a.indirect and not b.indirect and longest >= max(_OWN_WORDS, short)
    if _too_short(one, other, together, indirect=a.indirect or b.indirect):
        return False
    if _alike(one, other, together) or (a.speaker and a.speaker == b.speaker):
        return True
    if a.speaker is None or b.speaker is None:
        return longest >= _TINY
    telling = called_alike(a.callers, b.callers) or _own_mass(one, other) >= _TELLING
    return longest >= (max(_TINY, min(_RUN_OF_BODY, short)) if telling else _RUN_OF_BODY)


def _too_short(one: Bag, other: Bag, together: Together, *, indirect: bool) -> bool:
    """Whether the shorter is a fragment that does not stand in the other as it is, or of words that anybody uses."""
    short = min(len(one.forms), len(other.forms))
    if short < _OWN_WORDS and indirect:
        return True
    if short <= _TINY and min(one.mass, other.mass) < _TINY_MASS:
        return True
    loose = together.longest < max(1, short - 1) or together.score.features["idf_containment"] < _WHOLE_FRAGMENT
    return short <= _FRAGMENT and loose


def _own_mass(one: Bag, other: Bag) -> float:
    """What two wordings share beside names: anybody speaks of the Tea Party."""
    names = one.names | other.names
    return math.fsum(weight for root, weight in one.weights.items() if root in other.weights and root not in names)


def _alike(one: Bag, other: Bag, together: Together) -> bool:
    """Whether the one stands in the other word for word, and that has no word of weight besides."""
    short = min(len(one.forms), len(other.forms))
    return together.longest >= short and together.score.features["idf_cover"] >= _WHOLLY


@lru_cache(maxsize=65536)
def called_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of names share a word, or have two that may be spellings of one: "murashi", "mourachi" and "morashy".

    Names from other scripts differ in their vowels first. That two names may be one proposes; the words decide.
    """
    if not one.isdisjoint(other):
        return True
    longer = [[word for word in words if len(word) >= _SPELT] for words in (one, other)]
    return any(fuzz.ratio(a, b) >= _SPELLING or a.translate(_VOWELS) == b.translate(_VOWELS) for a in longer[0] for b in longer[1])


def others(a: Report, b: Report) -> bool:
    """Whether both speakers are known, and are two who share no word of what they are called, in any spelling."""
    return bool(a.speaker and b.speaker) and a.speaker != b.speaker and not called_alike(a.callers, b.callers)


def surely_others(a: Report, b: Report) -> bool:
    """The same, and both articles name their speakers; a body and a person need not be two: one speaks for the other."""
    return others(a, b) and a.named and b.named and a.speaker_type == b.speaker_type


def apart(a: Report, b: Report) -> bool:
    """Whether both reports are sure that the words were spoken on two occasions.

    Sure are two occasions with names of their own that share no word, two days with two days or more between them, and a day that is
    later than the other's report by as much: reporters who put one speech on neighbouring days, or on the day of their own report, are
    commoner than speakers who say the same on both.
    """
    if a.occasion and b.occasion and a.occasion != b.occasion and a.occasion_name and b.occasion_name:
        return a.occasion_name.isdisjoint(b.occasion_name)
    if a.said and b.said:
        return max((b.said[0] - a.said[1]).days, (a.said[0] - b.said[1]).days) > _DAYS_APART
    return _after(a, b) or _after(b, a)


def _after(a: Report, b: Report) -> bool:
    """Whether the one was said when the other was in print already."""
    return a.said is not None and b.published is not None and (a.said[0] - b.published).days > _DAYS_APART
