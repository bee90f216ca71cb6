"""Whether the pronouns' fit hangs on gender: `python -m training.genders`.

Five folds over GAP's development part, each judged by a fit on the others and on GUM, with F1 as GAP counts it. Beside the fit as it
ships (one run): with each row once more, the gender of everybody in it exchanged; once more, with other names of the same gender; and
with both. The standard error of the gap is a bootstrap's over rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch

from benchmarks import gap
from onrecord.entities.lexicon import Gender
from onrecord.entities.pronouns import GENDERS
from onrecord.model import Article
from onrecord.reader.pieces import pieces_of
from onrecord.reader.weights import ENCODER, WORDPIECES, default_folder
from training.exchanged import exchanged
from training.pronouns import Case, gap_case, gum_cases
from training.states import tapped
from training.who import EPOCHS, FOLDS, HIDDEN, Pool, fit, logs, pool_of

WAYS = {"as it ships": (), "once more with gender exchanged": (1,), "once more with other names": (2,), "both": (1, 2)}


class Row(NamedTuple):
    """What is judged of one row: the pronoun's gender, which candidate is A or B, and whether each is whom the pronoun stands for."""

    gender: Gender
    letters: list[str | None]
    true: tuple[bool, bool]


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


def crossed(pool: Pool, owner: np.ndarray, chosen: np.ndarray, size: int, epochs: int) -> list[np.ndarray]:
    """The probabilities of each row's candidates, by a fit that has not seen the row in any shape.

    Args:
        pool: cases, first of all one for each row.
        owner: the row of each case, or -1.
        chosen: the cases that fits may learn from.
        size: how many rows there are.
        epochs: how often a fit sees each case.
    """
    fold = np.random.default_rng(1).integers(0, FOLDS, size)
    scores: list[np.ndarray] = [np.zeros(0)] * size
    for number in range(FOLDS):
        out = np.flatnonzero(fold == number)
        scorer = fit(pool, chosen[~np.isin(owner[chosen], out)], 0, vectors=True, epochs=epochs)
        with torch.no_grad():
            likely = logs(scorer, pool, out)[0].exp().numpy()
        for place, row in enumerate(out):
            scores[row] = likely[place]
    return scores


def main() -> None:
    """Read, fit, measure, print."""
    torch.set_num_threads(1)
    session, pieces = tapped(default_folder() / ENCODER, HIDDEN), pieces_of(default_folder() / WORDPIECES)
    source = list(gap.rows("development"))
    shapes = [source, *([exchanged(row, gender=gender) for row in source] for gender in (True, False))]
    found: list[tuple[Article, list[Case]]] = []
    rows: list[Row] = []
    for row in (row for some in shapes for row in some):
        case, letters = gap_case(row)
        found.append((gap.article_of(row["Text"]), [case]))
        true = row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE"
        rows.append(Row(GENDERS[row["Pronoun"].lower()], letters, true))
    rows = rows[: len(source)]
    pool = pool_of([*found, *gum_cases()], session, pieces)
    owner = np.full(len(pool.first) - 1, -1)
    owner[: len(found)] = np.tile(np.arange(len(rows)), len(shapes))
    shape = np.zeros(len(owner), np.int64)
    shape[: len(found)] = np.repeat(np.arange(len(shapes)), len(rows))
    held = np.array([bool(pool.right[pool.first[i] : pool.first[i + 1]].any()) for i in range(len(owner))])
    print("| fit | F1 | masculine | feminine | gap | standard error of the gap |\n|---|--:|--:|--:|--:|--:|")
    for name, ways in WAYS.items():
        chosen = np.flatnonzero(held & np.isin(shape, [0, *ways]))
        epochs = 2 * EPOCHS // (2 + len(ways))  # about as many steps for each way
        told = counts(rows, crossed(pool, owner, chosen, len(rows), epochs))
        overall, male, female, error = gap.figures([row.gender for row in rows], told)
        print(f"| {name} | {overall:.1f} | {male:.1f} | {female:.1f} | {male - female:+.1f} | {error:.1f} |", flush=True)


if __name__ == "__main__":
    main()
