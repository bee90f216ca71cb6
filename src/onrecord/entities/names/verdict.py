"""A verdict on two names: a score in log-odds to which each feature adds what its curve says.

Curves (an additive logistic model; likenesses only rise, differences only fall) and thresholds are fitted by `training/name_pairs.py`
and stand in `weights/names.json`: for people and for bodies, each once with the likeness of letters free to go either way, for pairs that
were picked by it, and once with every likeness rising, for pairs that were not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal

import numpy as np

from onrecord.entities.lexicon import lexicon
from onrecord.entities.names.features import NAMES, Matrix, matrix
from onrecord.entities.names.parts import latin, parse
from onrecord.model import Verdict

Kind = Literal["person", "organisation"]
LONGEST = 300


@dataclass(frozen=True, slots=True)
class NameVerdict:
    """What two names tell.

    Attributes:
        verdict: `same`, `different` or `unsure`.
        score: between 0 and 1, higher is likelier the same.
        features: each feature's part in the score, in log-odds; `start` is what every pair begins with.
        kind: which weights were used.
    """

    verdict: Verdict
    score: float
    features: dict[str, float] = field(default_factory=dict)
    kind: Kind = "person"


@dataclass(frozen=True, slots=True)
class Weights:
    """One set of curves with its thresholds: `same` from `high` on, `different` below `low`."""

    start: float
    curves: dict[int, tuple[list[float], list[float]]]
    high: float
    low: float

    def shares(self, table: Matrix) -> Matrix:
        """What each feature adds, for each row."""
        made = np.zeros_like(table)
        for column, (knots, points) in self.curves.items():
            made[:, column] = np.interp(table[:, column], knots, points)
        return made


@cache
def weights(kind: Kind, *, rising: bool = False) -> Weights:
    """The fitted weights for people or for bodies."""
    text = resources.files("onrecord.entities").joinpath("weights", "names.json").read_text("utf-8")
    told = json.loads(text)[f"{kind}, rising" if rising else kind]
    curves = {NAMES.index(name): (curve[0], curve[1]) for name, curve in told["curves"].items()}
    return Weights(told["start"], curves, told["high"], told["low"])


def kind_of(name: str) -> Kind:
    """Whether a name reads like a body's: a word for a body, a firm's suffix."""
    lists = lexicon()
    words = latin(name).replace(",", " ").replace(".", "").split()
    return "organisation" if len(words) > 1 and any(w in lists.body_heads or w in lists.firms for w in words) else "person"


def explain(a: str, b: str, kind: Kind | None = None) -> NameVerdict:
    """Whether two names may be one's, and why.

    Args:
        a: one name, in any script.
        b: the other; of each, the first 300 code points are read.
        kind: which weights to use; told from the words where not given.
    """
    return explain_batch([(a, b)], kind)[0]


def explain_batch(pairs: Sequence[tuple[str, str]], kind: Kind | None = None, *, rising: bool = False) -> list[NameVerdict]:
    """Verdicts on many pairs, in order; see `explain`.

    Args:
        pairs: two names each.
        kind: which weights to use; told from the words where not given.
        rising: whether every likeness only counts for: right for pairs that were not picked by their letters, as across articles.
    """
    if not pairs:
        return []
    cut = [(a[:LONGEST], b[:LONGEST]) for a, b in pairs]
    table = matrix(cut)
    kinds: list[Kind] = [kind or ("organisation" if "organisation" in {kind_of(a), kind_of(b)} else "person") for a, b in cut]
    made: list[NameVerdict | None] = [None] * len(cut)
    for each in dict.fromkeys(kinds):
        chosen = [i for i, k in enumerate(kinds) if k == each]
        told = weights(each, rising=rising)
        shares = told.shares(table[chosen])
        scores = 1 / (1 + np.exp(-(shares.sum(axis=1) + told.start)))
        for i, score, parts in zip(chosen, scores.tolist(), shares.tolist(), strict=True):
            made[i] = judged(score, parts, told, each, cut[i])
    return [verdict for verdict in made if verdict is not None]


def judged(score: float, parts: list[float], told: Weights, kind: Kind, pair: tuple[str, str]) -> NameVerdict:
    """One verdict from its score; for a person, one part alone is never enough for `same`, nor all but one that is quite another."""
    a, b = pair
    if not a.strip() or not b.strip():
        return NameVerdict("unsure", 0.0, {}, kind)
    verdict: Verdict = "same" if score >= told.high else "different" if score < told.low else "unsure"
    features = {"start": told.start, **{n: p for n, p in zip(NAMES, parts, strict=True) if p}}
    if verdict == "same" and kind == "person" and ("part exchanged" in features or min(len(parse(a).parts), len(parse(b).parts)) == 1):
        verdict = "unsure"
    return NameVerdict(verdict, score, features, kind)
