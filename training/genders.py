"""Whether the pronouns' fit hangs on gender: `python -m training.genders`.

F1 as GAP counts it, over rows that the fit has not seen: five folds of the development part, each judged by a fit on the others and on
GUM, and the validation part, judged by a fit on both of those. The gap is masculine less feminine, as GAP takes it: between other rows,
so that it holds what the rows differ in besides. Every row is therefore judged once more with the gender of everybody in it exchanged
(`training.exchanged`), and the lean is what being masculine does to one and the same rows: the mean of F1 of the masculine rows less that
of them made feminine, and of the feminine rows made masculine less that of them as they are.

Beside the fit as it ships (one run of it), which learns from each row as it is, with gender exchanged and with other names of the same
gender: fits without the copies, or with the one kind or the other, of about as many steps. Standard errors are a bootstrap's over rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import torch

from benchmarks import gap
from onrecord.entities.lexicon import Gender
from onrecord.entities.pronouns import GENDERS
from onrecord.model import Article
from onrecord.reader.pieces import pieces_of
from onrecord.reader.weights import ENCODER, WORDPIECES, default_folder
from training.exchanged import SHAPES, shapes
from training.pronouns import Case, gap_case, gum_cases
from training.states import tapped
from training.who import EPOCHS, FOLDS, HIDDEN, Pool, fit, logs, pool_of

WAYS = {"as it ships": (1, 2), "rows as they are": (), "and with gender exchanged": (1,), "and with other names": (2,)}


class Row(NamedTuple):
    """One row in one shape: the pronoun's gender, which candidate is A or B, and whether each is whom the pronoun stands for."""

    gender: Gender
    letters: list[str | None]
    true: tuple[bool, bool]


class Rows(NamedTuple):
    """All rows in all shapes, and the cases made of them: shape after shape, in each the development part and then the validation part.

    Attributes:
        told: the rows.
        known: how many of the rows of a shape are of the development part.
        size: how many rows a shape has.
        pool: their cases, and then GUM's.
    """

    told: list[Row]
    known: int
    size: int
    pool: Pool

    def cases(self, shape: int) -> np.ndarray:
        """The cases of one shape, by row."""
        return np.arange(shape * self.size, (shape + 1) * self.size)

    def learnable(self, shapes: Sequence[int], out: np.ndarray) -> np.ndarray:
        """The cases with a right candidate, of GUM and of the development part in some shapes, without some rows."""
        rest = np.arange(len(SHAPES) * self.size, len(self.pool.first) - 1)
        known = np.setdiff1d(np.arange(self.known), out)
        first = self.pool.first
        some = np.concatenate([*(shape * self.size + known for shape in shapes), rest])
        return np.array([case for case in some if self.pool.right[first[case] : first[case + 1]].any()])


def read() -> Rows:
    """GAP's two parts in every shape, and GUM."""
    session, pieces = tapped(default_folder() / ENCODER, HIDDEN), pieces_of(default_folder() / WORDPIECES)
    known = list(gap.rows("development"))
    whole = [*known, *gap.rows("validation")]
    told: list[Row] = []
    found: list[tuple[Article, list[Case]]] = []
    for row in chain.from_iterable(shapes(whole)):
        case, letters = gap_case(row)
        found.append((gap.article_of(row["Text"]), [case]))
        told.append(Row(GENDERS[row["Pronoun"].lower()], letters, (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")))
    return Rows(told, len(known), len(whole), pool_of([*found, *gum_cases()], session, pieces))


def counts(rows: Sequence[Row], scores: Sequence[np.ndarray]) -> np.ndarray:
    """Right, wrong and missed names of each row, as `benchmarks.gap` answers."""
    found = np.zeros((len(rows), 3), np.int64)
    for at, (row, likely) in enumerate(zip(rows, scores, strict=True)):
        told = {letter: likely[i] for i, letter in enumerate(row.letters) if letter}
        best = max(sorted(told), key=lambda letter: told[letter], default=None)
        for letter, true in zip("AB", row.true, strict=True):
            said = letter == best and told[letter] >= gap.NEITHER
            found[at] += (said and true, said and not true, true and not said)
    return found


def judged(rows: Rows, shapes: Sequence[int], epochs: int) -> tuple[np.ndarray, np.ndarray]:
    """What becomes of every row as it is, and with gender exchanged, judged by a fit that has not seen it in any shape.

    Args:
        rows: all of them.
        shapes: those that fits may learn from.
        epochs: how often a fit sees each case.

    Returns:
        right, wrong and missed names of each row, twice: (rows, 3).
    """
    fold = np.full(rows.size, FOLDS)
    fold[: rows.known] = np.random.default_rng(1).integers(0, FOLDS, rows.known)
    found = np.zeros((2, rows.size, 3), np.int64)
    for number in range(FOLDS + 1):
        out = np.flatnonzero(fold == number)
        scorer = fit(rows.pool, rows.learnable(shapes, out), 0, vectors=True, epochs=epochs)
        for shape in (0, 1):
            cases = rows.cases(shape)[out]
            with torch.no_grad():
                likely = logs(scorer, rows.pool, cases)[0].exp().numpy()
            found[shape, out] = counts([rows.told[case] for case in cases], likely)
    return found[0], found[1]


def lean(male: np.ndarray, plain: np.ndarray, turned: np.ndarray) -> tuple[float, float]:
    """What being masculine does to the same rows, in points of F1, and its standard error.

    Args:
        male: which rows are masculine as they are: (rows,).
        plain: right, wrong and missed names of each row as it is: (rows, 3).
        turned: the same with the gender of everybody exchanged.
    """
    drawn = (_lean(male[some], plain[some], turned[some]) for some in gap.drawn(len(male)))
    return _lean(male, plain, turned), float(np.std(list(drawn)))


def _lean(male: np.ndarray, plain: np.ndarray, turned: np.ndarray) -> float:
    his, hers = gap.percent(plain[male]) - gap.percent(turned[male]), gap.percent(turned[~male]) - gap.percent(plain[~male])
    return (his + hers) / 2


def main() -> None:
    """Read, fit, measure, print."""
    torch.set_num_threads(1)
    rows = read()
    parts = {"development": slice(0, rows.known), "validation": slice(rows.known, rows.size), "both": slice(0, rows.size)}
    genders = [row.gender for row in rows.told[: rows.size]]
    male = np.array([gender == "male" for gender in genders])
    print("| fit | rows | F1 | masculine | feminine | gap | its standard error | lean | its standard error |")
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, learned in WAYS.items():
        plain, turned = judged(rows, (0, *learned), len(SHAPES) * EPOCHS // (1 + len(learned)))
        for part, some in parts.items():
            overall, his, hers, error = gap.figures(genders[some], plain[some])
            leaning, spread = lean(male[some], plain[some], turned[some])
            figures = f"{overall:.1f} | {his:.1f} | {hers:.1f} | {his - hers:+.1f} | {error:.1f} | {leaning:+.1f} | {spread:.1f}"
            print(f"| {name} | {part} | {figures} |", flush=True)


if __name__ == "__main__":
    main()
