"""Fit the weights of the wording score: a logistic sum of features, no weight negative.

Usage: python -m training.wording

Reads the labelled pairs of `benchmarks.wording_pairs`; writes `src/onrecord/statements/weights.json`. The sets differ in how hard their
negatives are, so each has its own intercept while fitting; they share the weights. The bias stands between the worst cross-outlet pair
that must be accepted and the best that must be refused for the highest F1, near the latter: a score of one half is where two outlets'
quotations become one saying, and grouping has demands of its own.
Projected gradient descent (Adam; Kingma and Ba, 2015) from one fixed start: the same data give the same weights.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from benchmarks.wording_pairs import Pair, basil, outlet_pairs, retranslations
from onrecord.statements.features import bag, features
from onrecord.text.relation import relate
from onrecord.text.terms import phrase

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "statements" / "weights.json"
SHARES = {"retranslations": 1.0, "outlets": 0.15, "basil": 0.3}
STEPS = 3000
RATE = 0.03
PENALTY = 0.0005
ABOVE = 0.06


def table(pairs: list[Pair]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The features' names, their values and the labels."""
    rows = []
    for pair in pairs:
        a, b = phrase(pair.a), phrase(pair.b)
        rows.append(features(bag(a), bag(b), relate(a, b).blocks))
    names = list(rows[0])
    return names, np.array([[row[name] for name in names] for row in rows]), np.array([pair.same for pair in pairs], dtype=float)


def fit(values: np.ndarray, labels: np.ndarray, weights: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Non-negative weights that minimise the weighted logistic loss, one free intercept a group."""
    columns = values.shape[1]
    theta = np.concatenate([np.ones(columns), np.full(groups.shape[1], -4.0)])
    inputs = np.hstack([values, groups])
    first, second = np.zeros_like(theta), np.zeros_like(theta)
    for step in range(1, STEPS + 1):
        error = weights * (1 / (1 + np.exp(-inputs @ theta)) - labels)
        slope = inputs.T @ error / weights.sum()
        slope[:columns] += PENALTY * theta[:columns]
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        theta = theta - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
        theta[:columns] = np.maximum(0, theta[:columns])
    return theta[:columns]


def threshold(scores: np.ndarray, labels: np.ndarray) -> float:
    """A little above the best refused pair at the lowest point where F1 is highest."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(labels[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + labels.sum())
    last = int(np.flatnonzero(f1 >= f1.max()).max())
    accepted, refused = scores[order][last], scores[order][last + 1]
    return float(refused + ABOVE * (accepted - refused))


def main() -> None:
    """Fit and write."""
    sets = {"retranslations": retranslations(), "outlets": outlet_pairs(), "basil": basil()}
    tables = {name: table(pairs) for name, pairs in sets.items()}
    names = tables["outlets"][0]
    values = np.vstack([part[1] for part in tables.values()])
    labels = np.concatenate([part[2] for part in tables.values()])
    groups = np.concatenate([np.eye(len(sets))[[place] * len(part[2])] for place, part in enumerate(tables.values())])
    weights = np.ones(len(labels))
    for place, name in enumerate(sets):
        for label in (0, 1):
            chosen = (groups[:, place] == 1) & (labels == label)
            weights[chosen] = 1000 * SHARES[name] / chosen.sum()
    fitted = fit(values, labels, weights, groups)
    bias = -threshold(tables["outlets"][1] @ fitted, tables["outlets"][2])
    card = {
        "bias": round(bias, 3),
        "weights": {name: round(float(weight), 3) for name, weight in zip(names, fitted, strict=True)},
        "fitted_on": {name: len(pairs) for name, pairs in sets.items()},
    }
    OUT.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(card, indent=1))


if __name__ == "__main__":
    main()
