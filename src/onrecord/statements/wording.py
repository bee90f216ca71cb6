"""Whether two wordings are one saying, and how they differ: the judgement that `onrecord explain wording` prints."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.model.statement import Alarm, Score, Step, Wording
from onrecord.statements.features import bag, features
from onrecord.text.relation import Relation, relate, steps
from onrecord.text.terms import Phrase, phrase

SAME = 0.5


@dataclass(frozen=True, slots=True)
class WordingVerdict:
    """How a wording stands to another.

    Attributes:
        relation: `different` where the score is under one half.
        score: between 0 and 1, higher is likelier one saying, with each feature's value and, as `part:...`, what it adds to the
            score's logit.
        alignment: steps from `a` (`hub`) to `b` (`version`), in code points of either.
        alarms: differences that may change the meaning.
    """

    relation: Wording
    score: Score
    alignment: tuple[Step, ...]
    alarms: tuple[Alarm, ...]


@cache
def weights() -> tuple[float, dict[str, float]]:
    """The fitted bias and the features' weights, none negative (`python -m training.wording`)."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return float(data["bias"]), {name: float(value) for name, value in data["weights"].items()}


def score(values: dict[str, float]) -> Score:
    """A pair's score: a logistic sum of its features with non-negative weights, so that no feature counts against its sense."""
    bias, parts = weights()
    total = bias
    shown = dict(values)
    for name, value in values.items():
        part = parts.get(name, 0.0) * value
        total += part
        shown[f"part:{name}"] = round(part, 4)
    return Score(1 / (1 + math.exp(-total)), shown)


def explain(a: str, b: str) -> WordingVerdict:
    """Hold one wording against another.

    Args:
        a: the wording that alignment and alarms call `hub`.
        b: the other, their `version`.

    Returns:
        relation, score with features, alignment and alarms; spans count in Unicode code points of `a` and of `b`.
    """
    one, other = phrase(a), phrase(b)
    related, total = judge(one, other)
    shown = steps(one, other, related.blocks)
    if total.total < SAME:
        return WordingVerdict("different", total, shown, ())
    return WordingVerdict(related.wording, total, shown, related.alarms)


def judge(a: Phrase, b: Phrase) -> tuple[Relation, Score]:
    """The relation of two wordings, whatever their score, and the score."""
    related = relate(a, b)
    return related, score(features(bag(a), bag(b), related.blocks))
