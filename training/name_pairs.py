"""Fit the weights of `explain name`: an additive logistic model on pairs of names from the OFAC lists.

Run from the project's root: `python -m training.name_pairs`. Pairs and folds are those of `benchmarks/names.py`; weights are fitted on
folds
0 to 3, the thresholds on 4 to 6. Writes `src/onrecord/entities/weights/names.json` and `name_parts.json`.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.names import Pair, auc, fold_of, pairs, read, threshold, truth
from onrecord.entities.names.features import NAMES, matrix
from onrecord.entities.names.parts import latin, parse, part_of

TARGET = Path("src/onrecord/entities/weights")
PENALTY, STEPS, RATE = 0.2, 2000, 0.3
QUANTILES = (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95)
COMMON = 1500
LOW_SHARE = 0.05
MEASURED = 7
SHARE = 0.02
SAME_PRECISION = 0.98  # a verdict is dearer than a rank: near-namesakes are commoner in the news than in a list
AGAINST = frozenset(
    {
        "contradicted",
        "left out",
        "worst pair below .85",
        "vowels clash",
        "order",
        "one part only",
        "initials",
        "fathers differ",
        "generations differ",
        "places differ",
        "numbers differ",
        "told little",
        "told, contradicted",
        "letters, contradicted",
        "syllables contradicted",
        "part exchanged",
    }
)
# what negatives are picked by: held to rise, it would count for what picked them
FREE = {"person": frozenset({"letters sorted"}), "organisation": frozenset({"letters sorted", "letters above .9"})}
BY_HAND = {"generations differ": -14.0, "fathers differ": -4.0, "numbers differ": -2.0}  # too rare in the lists for a fit to learn
Array = NDArray[np.float64]


def knots_of(table: Array) -> list[list[float]]:
    """For each feature, the values between which its curve is straight: quantiles over the pairs, ends included."""
    found = []
    for column in table.T:
        inner = np.quantile(column, QUANTILES)
        found.append(sorted({round(float(v), 4) for v in (column.min(), *inner, column.max())}))
    return [knots if len(knots) > 1 else [0.0, 1.0] for knots in found]


def spread(table: Array, knots: list[list[float]]) -> Array:
    """One column a stretch of a curve: how much of the stretch a pair has passed, from 0 to 1."""
    columns = [np.clip((table[:, i] - low) / (high - low), 0, 1) for i, ks in enumerate(knots) for low, high in pairwise(ks)]
    return np.stack(columns, axis=1)


def rising(columns: Array, right: NDArray[np.bool_], sign: Array) -> tuple[float, Array]:
    """Logistic regression in which a likeness never counts against and a difference never counts for, by projected gradient steps.

    Near negatives are picked by likeness of letters, so that a free fit would learn to distrust it; where `sign` is 0 a curve may go
    either way.
    """
    weights, start = np.zeros(columns.shape[1]), 0.0
    speed, swift = np.full(columns.shape[1], 1e-6), 1e-6
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-(columns @ weights + start)))
        gap = right - share
        gradient, slope = columns.T @ gap - PENALTY * weights, float(gap.sum())
        speed, swift = speed + gradient**2, swift + slope**2
        weights = weights + RATE * gradient / np.sqrt(speed)
        weights = np.where(weights * sign < 0, 0.0, weights)
        start += RATE * slope / np.sqrt(swift)
    return start, weights


def strangers(entries: list[tuple[str, list[str]]], folds: frozenset[int], count: int) -> list[Pair]:
    """Pairs of names of different owners, drawn by chance."""
    draw = random.Random(5)  # noqa: S311  a fixed sample
    flat = [(owner, name) for owner, names in entries if fold_of(owner) in folds for name in names]
    drawn = [(draw.choice(flat), draw.choice(flat)) for _ in range(count)]
    return [Pair(a, b, same=False, owner=owner) for (owner, a), (other, b) in drawn if owner != other]


def namesakes(entries: list[tuple[str, list[str]]], folds: frozenset[int], count: int) -> list[Pair]:
    """Made near-namesakes: one part of a name exchanged for somebody else's; brothers and cousins differ so."""
    draw = random.Random(6)  # noqa: S311  a fixed sample
    flat = [(owner, name) for owner, names in entries if fold_of(owner) in folds for name in names if " " in name]
    made: list[Pair] = []
    while len(made) < count:
        owner, name = draw.choice(flat)
        words, others = name.split(), draw.choice(flat)[1].split()
        at = draw.randrange(len(words))
        new = others[0] if at == 0 else others[-1] if at == len(words) - 1 else draw.choice(others)
        if part_of(latin(new)).sound[:3] != part_of(latin(words[at])).sound[:3] and len(new) > 2 and len(words[at]) > 2:
            made.append(Pair(name, " ".join([*words[:at], new, *words[at + 1 :]]), same=False, owner=owner))
    return made


def count_parts() -> None:
    """How common each part is, by its sound, in how many owners."""
    found: Counter[str] = Counter()
    for kind in ("people", "organisations"):
        for _, names in (entry for entry in read(kind) if fold_of(entry[0]) < MEASURED):
            found.update({part.sound for name in names for part in parse(name).parts if len(part.sound) > 1})
    commonest = sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))  # ties by the part, so that every run takes the same
    common = dict(sorted(commonest[:COMMON]))
    text = json.dumps({"card": {"what": "owners of a name part, by its sound, in the OFAC lists"}, "counts": common}, ensure_ascii=False)
    (TARGET / "name_parts.json").write_text(text + "\n", "utf-8")


def fit(kind: str, free: frozenset[str]) -> dict[str, object]:
    """Curves and thresholds for people or bodies; the curves of features in `free` may go either way."""
    entries = read("people" if kind == "person" else "organisations")
    folds = frozenset({0, 1, 2, 3})
    fitting, tuning = pairs(entries, folds, 8), pairs(entries, frozenset({4, 5, 6}), 8)
    fitting += strangers(entries, folds, len(fitting) // 5) + namesakes(entries, folds, int(len(fitting) * SHARE))
    table = matrix([(p.a, p.b) for p in fitting])
    knots = knots_of(table)
    signs = {name: 0.0 if name in free else -1.0 if name in AGAINST else 1.0 for name in NAMES}
    sign = np.array([signs[name] for name, ks in zip(NAMES, knots, strict=True) for _ in ks[1:]])
    start, weights = rising(spread(table, knots), truth(fitting), sign)
    scores = 1 / (1 + np.exp(-(spread(matrix([(p.a, p.b) for p in tuning]), knots) @ weights + start)))
    high = threshold(scores, truth(tuning), SAME_PRECISION)
    low = float(np.quantile(scores[truth(tuning)], LOW_SHARE))
    print(f"| {kind} | {len(fitting)} | {len(tuning)} | {auc(scores, truth(tuning)):.3f} | {high:.3f} | {low:.3f} |")
    return {"start": round(start, 4), "high": round(high, 4), "low": round(min(low, high), 4), "curves": curves(knots, weights)}


def curves(knots: list[list[float]], weights: Array) -> dict[str, list[list[float]]]:
    """Each feature's curve: values, and the log-odds at each; features that count for nothing are left out.

    What the lists hold too few of counts at least what `BY_HAND` says.
    """
    made: dict[str, list[list[float]]] = {}
    at = 0
    for name, ks in zip(NAMES, knots, strict=True):
        points = [0.0, *np.cumsum(weights[at : at + len(ks) - 1]).tolist()]
        at += len(ks) - 1
        if name in BY_HAND:
            made[name] = [[0.0, 1.0], [0.0, round(min(points[-1], BY_HAND[name]), 4)]]
        elif any(points):
            made[name] = [ks, [round(p, 4) for p in points]]
    return made


def main() -> None:
    """Count, fit, write."""
    count_parts()
    print("| kind | pairs fitted on | pairs for thresholds | AUC there | same from | different below |\n|---|---|---|---|---|---|")
    made = {kind: fit(kind, free) for kind, free in FREE.items()}
    made |= {f"{kind}, rising": fit(kind, frozenset()) for kind in FREE}
    card = {
        "what": "curves of explain name: the log-odds that each feature adds, straight between the values given",
        "fitted by": "python -m training.name_pairs",
        "data": "OFAC lists (US government work); no names are kept",
    }
    (TARGET / "names.json").write_text(json.dumps({"card": card, **made}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
