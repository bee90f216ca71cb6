"""Pairs of names from the OFAC lists, and how well `explain name` tells them apart.

A positive is two names of one person (or body), a negative is a name and the nearest name of somebody else, by rapidfuzz's token sort ratio
or by its token set ratio. People are split in three by their id: weights are fitted on two fifths, the threshold on one and a half, the
rest is measured.
"""

from __future__ import annotations

import csv
import json
import os
import random
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.fuzz import WRatio, ratio, token_set_ratio, token_sort_ratio

from onrecord.entities.names import explain_batch
from onrecord.entities.names.compare import likeness
from onrecord.entities.names.parts import latin, parse

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
PRECISION, Z = 0.95, 1.645
EACH, SET = 3, 8
KINDRED = 0.8


class Pair(NamedTuple):
    """Two names, whether they are one's, and the id of the first's owner."""

    a: str
    b: str
    same: bool
    owner: str


def read(kind: str) -> list[tuple[str, list[str]]]:
    """The entries of one list: `people` or `organisations`."""
    lines = (SHARED / "names" / f"ofac_{kind}.jsonl").read_text("utf-8").splitlines()
    return [(entry["id"], entry["names"]) for entry in map(json.loads, lines)]


def fold_of(owner: str) -> int:
    """A number from 0 to 9 for an owner, the same in every run."""
    return random.Random(f"fold {owner}").randrange(10)  # noqa: S311  a fixed split


def kindred(a: str, b: str) -> bool:
    """Whether two names share a part, at least roughly: others are noms de guerre, and no look at the names can find them."""
    one, other = parse(a), parse(b)
    return (
        any(likeness(p.text, q.text).total >= KINDRED for p in one.parts for q in other.parts)
        or ratio(one.sound, other.sound) >= 100 * KINDRED
    )


def pairs(entries: Sequence[tuple[str, list[str]]], folds: frozenset[int], each: int = EACH, *, unlike: bool = False) -> list[Pair]:
    """Positives and near negatives of the owners in some folds; other people of a negative come from the same folds.

    Args:
        entries: owners with their names.
        folds: which tenths of them.
        each: how many positives of one owner at most.
        unlike: whether aliases that have no part in common count as positives too.
    """
    chosen = [(owner, names) for owner, names in entries if fold_of(owner) in folds]
    draw = random.Random(11)  # noqa: S311  a fixed sample
    flat = [(owner, name) for owner, names in chosen for name in dict.fromkeys(names)]
    lowered = [latin(name) for _, name in flat]
    found: list[Pair] = []
    for owner, names in chosen:
        both = [pair for pair in combinations(dict.fromkeys(names), 2) if unlike or kindred(*pair)]
        for a, b in draw.sample(both, min(each, len(both))):
            found.append(Pair(a, b, same=True, owner=owner))
    positives = len(found)
    askers = draw.sample(flat, min(len(flat), positives))
    for number, (owner, name) in enumerate(askers):
        scorer = token_sort_ratio if number % 2 else token_set_ratio
        for _, _, index in process.extract(latin(name), lowered, scorer=scorer, limit=40):
            if flat[index][0] != owner:
                found.append(Pair(name, flat[index][1], same=False, owner=owner))
                break
    return found


def auc(scores: NDArray[np.float64], same: NDArray[np.bool_]) -> float:
    """Area under the ROC curve; ties count half."""
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores):
        at = scores == value
        ranks[at] = ranks[at].mean()
    good = int(same.sum())
    return float((ranks[same].sum() - good * (good + 1) / 2) / (good * (len(same) - good)))


def threshold(scores: NDArray[np.float64], same: NDArray[np.bool_], precision: float = PRECISION, z: float = 0.0) -> float:
    """The lowest score from which on the precision holds: by the share itself, or by its lower bound `z` deviations down (Wilson 1927)."""
    order = np.argsort(-scores, kind="stable")
    count = np.arange(1, len(order) + 1)
    share = np.cumsum(same[order]) / count
    spread = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    held = np.flatnonzero((share + z**2 / (2 * count) - spread) / (1 + z**2 / count) >= precision)
    return float(scores[order[held[-1]]]) if len(held) else float("inf")


def careful(scores: NDArray[np.float64], same: NDArray[np.bool_], precision: float = PRECISION) -> float:
    """The lowest score from which on the precision holds by its lower bound (one-sided, 95%), not by chance of the sample."""
    return threshold(scores, same, precision, Z)


def table(kind: str, each: int = EACH, *, unlike: bool = False) -> list[tuple[str, float, float, float]]:
    """For each scorer: AUC, recall and precision on the measured folds, threshold from the folds before, set with care (`careful`)."""
    entries = read("people" if kind == "person" else "organisations")
    tuning, measured = pairs(entries, frozenset({4, 5, 6}), SET, unlike=unlike), pairs(entries, frozenset({7, 8, 9}), each, unlike=unlike)
    rows = []
    for name in ("explain name", "rapidfuzz WRatio", "rapidfuzz token_sort_ratio"):
        before, after = scored(name, kind, tuning), scored(name, kind, measured)
        bar = careful(before, truth(tuning))
        taken = after >= bar
        right = truth(measured)
        rows.append(
            (name, auc(after, right), float((taken & right).sum() / right.sum()), float((taken & right).sum() / max(1, taken.sum())))
        )
    return rows


def truth(found: Sequence[Pair]) -> NDArray[np.bool_]:
    """Which pairs are one's."""
    return np.array([pair.same for pair in found])


def scored(name: str, kind: str, found: Sequence[Pair]) -> NDArray[np.float64]:
    """The scores of one scorer."""
    if name == "explain name":
        verdicts = explain_batch([(p.a, p.b) for p in found], "person" if kind == "person" else "organisation")
        return np.array([v.score for v in verdicts])
    scorer = WRatio if "WRatio" in name else token_sort_ratio
    return np.array([scorer(latin(p.a), latin(p.b)) for p in found])


def cases() -> tuple[int, int, int]:
    """Nomenklatura's hand-made cases: decided rightly, decided wrongly, left open."""
    with (SHARED / "names" / "nomenklatura_cases.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["schema"] != "Vessel"]
    right = wrong = unsure = 0
    for kind, schemas in (("person", {"Person"}), ("organisation", {"Company", "Organization", "LegalEntity"})):
        chosen = [row for row in rows if row["schema"] in schemas]
        for row, verdict in zip(chosen, explain_batch([(r["name1"], r["name2"]) for r in chosen], kind), strict=True):  # type: ignore[arg-type]
            unsure += verdict.verdict == "unsure"
            right += verdict.verdict == ("same" if row["is_match"] == "true" else "different")
            wrong += verdict.verdict == ("different" if row["is_match"] == "true" else "same")
    return right, wrong, unsure


def speed() -> float:
    """Pairs a second on one core, each pair once."""
    found = [(p.a, p.b) for p in pairs(read("people"), frozenset(range(10)), 10)]
    start = time.process_time()
    explain_batch(found, "person")
    return len(found) / (time.process_time() - start)


def main() -> None:
    """Print the tables."""
    rate = speed()
    print("| names | scorer | AUC | recall at precision .95 | precision reached |\n|---|---|---|---|---|")
    for kind, unlike in (("person", False), ("person", True), ("organisation", False)):
        for name, area, recall, precision in table(kind, unlike=unlike):
            print(f"| {kind}{', noms de guerre too' if unlike else ''} | {name} | {area:.3f} | {recall:.3f} | {precision:.3f} |")
    right, wrong, unsure = cases()
    print(f"\nCases of nomenklatura: {right} right, {wrong} wrong, {unsure} unsure. {rate:,.0f} pairs a CPU-second.")


if __name__ == "__main__":
    main()
