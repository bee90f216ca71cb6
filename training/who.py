"""Fit the pronoun scorer, and the head of the encoder that it leans on: `python -m training.who`.

Two sets of weights come out, written to `src/onrecord/entities/weights/pronouns.json`: one for reading without the encoder, and one with a
number of the encoder's beside the other features. That number is a product of two short vectors, of the pronoun and of the last word of a
candidate, read off the encoder's fourth layer, which keeps more of the sentence's build than the last one, tuned for other tags, does. The
encoder itself is not trained: the head is added to its graph, and the weights' manifest and card are written anew.

Both are conditional logistic regressions over each pronoun's candidates, with a quadratic penalty (`LOOSE`), the vectors held by dropout
and weight decay besides. Each row of GAP is learned from in three shapes: as it is, with the gender of everybody in it exchanged, and with
other names (`training.exchanged`), so that little hangs on either. The head is the mean of several runs, cut to `RANK` columns by singular
values. Prints what five-fold cross-validation on GAP's development part says, which `EPOCHS` was chosen by.
"""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from benchmarks import gap
from onrecord.model import Article
from onrecord.reader.pieces import BUDGET, LIMIT, Pieces, lay, pieces_of
from onrecord.reader.weights import ENCODER, WORDPIECES, default_folder
from training.exchanged import shapes
from training.export import DECODER, manifest
from training.network import WIDTH
from training.pronouns import Case, gap_case, gum_cases
from training.states import output_of, states_of, tapped

TARGET = Path("src/onrecord/entities/weights/pronouns.json")
HIDDEN = output_of(3)
DIM, RANK, DROPOUT, DECAY, EPOCHS, BATCH, RUNS = 64, 48, 0.5, 1.0, 8, 64, 3
LOOSE, RATE_FEATURES, RATE_VECTORS = 2e-3, 2e-2, 2e-3
FOLDS = 5
HEAD = ("who", "who.norm", "who.product", "who.weight", "who.bias", "who.ones", "who.zeros", "who.normed")


class Pool(NamedTuple):
    """Cases as tables: candidates one after another, `first[i]` to `first[i + 1]` those of case i."""

    names: list[str]
    first: np.ndarray
    table: Tensor
    right: Tensor
    asked: Tensor
    answers: Tensor


class Scorer(nn.Module):
    """Weights of the features; with vectors, a product of pronoun and candidate and a share of the candidate's own."""

    def __init__(self, features: int, *, vectors: bool) -> None:
        super().__init__()
        self.features = nn.Parameter(torch.zeros(features))
        self.asking, self.answering = nn.Linear(WIDTH, DIM), nn.Linear(WIDTH, DIM)
        self.alone = nn.Parameter(torch.zeros(WIDTH))
        self.vectors = vectors

    def forward(self, pool: Pool, rows: Tensor, cases: Tensor, owner: Tensor) -> Tensor:
        """A score for each of some rows; `owner` says which of `cases` each belongs to."""
        score = pool.table[rows] @ self.features
        if not self.vectors:
            return score
        asked = functional.dropout(pool.asked[cases], DROPOUT, self.training)
        answers = functional.dropout(pool.answers[rows], DROPOUT, self.training)
        product = (self.asking(asked)[owner] * self.answering(answers)).sum(-1) / DIM**0.5
        return score + product + answers @ self.alone


def hidden(session: ort.InferenceSession, pieces: Pieces, article: Article) -> tuple[list[int], np.ndarray]:
    """Offsets of the encoder's words, and the normed state of each."""
    layout = lay(article, pieces, BUDGET, max(BUDGET, LIMIT))
    states = torch.from_numpy(np.concatenate(states_of(session, HIDDEN, layout)))
    return [span.start for span in layout.words], functional.layer_norm(states, (WIDTH,)).numpy()


def pool_of(found: Sequence[tuple[Article, Sequence[Case]]], session: ort.InferenceSession, pieces: Pieces) -> Pool:
    """Cases with the encoder's states beside their features."""
    cases: list[Case] = []
    asked: list[np.ndarray] = []
    answers: list[np.ndarray] = []
    for article, own in found:
        if not own:
            continue
        starts, states = hidden(session, pieces, article)
        for case in own:
            cases.append(case)
            asked.append(states[max(0, bisect_right(starts, case.pronoun) - 1)])
            answers += [states[max(0, bisect_right(starts, end) - 1)] for end in case.ends]
    names = sorted({name for case in cases for candidate in case.candidates for name in candidate})
    column = {name: i for i, name in enumerate(names)}
    first = np.concatenate([[0], np.cumsum([len(case.candidates) for case in cases])])
    table = np.zeros((first[-1], len(names)), np.float32)
    for row, candidate in enumerate(candidate for case in cases for candidate in case.candidates):
        for name, value in candidate.items():
            table[row, column[name]] = value
    right = torch.tensor([truth for case in cases for truth in case.right])
    return Pool(names, first, torch.from_numpy(table), right, torch.from_numpy(np.stack(asked)), torch.from_numpy(np.stack(answers)))


def learned_from() -> tuple[list[tuple[Article, list[Case]]], list[int]]:
    """GAP's development part with a right candidate, shape after shape, and the row of each; only rows that have one in every shape."""
    cases = [[(gap.article_of(row["Text"]), gap_case(row)[0]) for row in shape] for shape in shapes(list(gap.rows("development")))]
    kept = [number for number in range(len(cases[0])) if all(any(shape[number][1].right) for shape in cases)]
    found = [(article, [case]) for shape in cases for article, case in (shape[number] for number in kept)]
    return found, list(range(len(kept))) * len(cases)


def batch(pool: Pool, chosen: np.ndarray) -> tuple[Tensor, Tensor, Tensor, tuple[Tensor, Tensor]]:
    """Rows, cases, owners and cells of some cases in a grid with one line a case."""
    counts = pool.first[chosen + 1] - pool.first[chosen]
    rows = torch.from_numpy(np.concatenate([np.arange(pool.first[i], pool.first[i + 1]) for i in chosen]))
    owner = torch.from_numpy(np.repeat(np.arange(len(chosen)), counts))
    place = torch.from_numpy(np.concatenate([np.arange(count) for count in counts]))
    return rows, torch.from_numpy(chosen), owner, (owner, place)


def logs(scorer: Scorer, pool: Pool, chosen: np.ndarray) -> tuple[Tensor, Tensor]:
    """Log-probabilities of the candidates of some cases, and which are right, one line a case."""
    rows, cases, owner, cells = batch(pool, chosen)
    shape = (len(chosen), int(cells[1].max()) + 1)
    grid = torch.full(shape, -1e9).index_put(cells, scorer(pool, rows, cases, owner))
    right = torch.zeros(shape, dtype=torch.bool).index_put(cells, pool.right[rows])
    return grid.log_softmax(-1), right


def fit(pool: Pool, chosen: np.ndarray, seed: int, *, vectors: bool, epochs: int = EPOCHS) -> Scorer:
    """One run on some cases, each with a right candidate."""
    torch.manual_seed(seed)
    draw = np.random.default_rng(seed)
    scorer = Scorer(len(pool.names), vectors=vectors)
    rest = [parameter for name, parameter in scorer.named_parameters() if name != "features"]
    groups = [
        {"params": [scorer.features], "weight_decay": 0.0, "lr": RATE_FEATURES},
        {"params": rest, "weight_decay": DECAY, "lr": RATE_VECTORS},
    ]
    optimiser = torch.optim.AdamW(groups)
    steps = epochs * (len(chosen) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE_FEATURES, RATE_VECTORS], total_steps=steps + 1)
    for _ in range(epochs):
        order = draw.permutation(chosen)
        for at in range(len(chosen) // BATCH):
            likely, right = logs(scorer, pool, order[at * BATCH : (at + 1) * BATCH])
            loss = -likely.masked_fill(~right, -1e9).logsumexp(-1).mean() + LOOSE * scorer.features.pow(2).sum()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
    return scorer.eval()


def checked(pool: Pool, rows: np.ndarray, count: int, *, vectors: bool) -> float:
    """The share of GAP's rows whose best candidate is right, each fold judged by a run on the others.

    Args:
        pool: cases, the first `count` of them one for each row as it is.
        rows: the row of each case, or -1.
        count: how many rows there are.
        vectors: whether the fit has the encoder's vectors.
    """
    fold = np.random.default_rng(1).integers(0, FOLDS, count)
    good = 0
    for number in range(FOLDS):
        out = np.flatnonzero(fold == number)
        scorer = fit(pool, np.flatnonzero(~np.isin(rows, out)), 0, vectors=vectors)
        with torch.no_grad():
            likely, right = logs(scorer, pool, out)
        good += int(right[torch.arange(len(out)), likely.argmax(-1)].sum())
    return good / count


def head_of(scorers: Sequence[Scorer]) -> tuple[np.ndarray, np.ndarray]:
    """The mean of some runs as one matrix and its constant: `RANK` columns for the pronoun, as many for the candidate, one for it alone."""
    product, alone = np.zeros((WIDTH + 1, WIDTH + 1)), np.zeros(WIDTH + 1)
    for scorer in scorers:
        asking, answering = (
            np.hstack([part.weight.detach().numpy(), part.bias.detach().numpy()[:, None]]) for part in (scorer.asking, scorer.answering)
        )
        product += asking.T @ answering / DIM**0.5 / len(scorers)
        alone[:WIDTH] += scorer.alone.detach().numpy() / len(scorers)
    left, sizes, right = np.linalg.svd(product)
    root = np.sqrt(sizes[:RANK])
    whole = np.hstack([left[:, :RANK] * root, right[:RANK].T * root, alone[:, None]]).astype(np.float32)
    return whole[:WIDTH], whole[WIDTH]


def attach(encoder: Path, weight: np.ndarray, bias: np.ndarray) -> None:
    """Add the head to the encoder's graph, in place of one that it may have."""
    model = onnx.load(str(encoder))
    graph = model.graph
    for kept in (graph.node, graph.output, graph.initializer):
        for old in [each for each in kept if each.name in HEAD]:
            kept.remove(old)
    values = {"who.weight": weight, "who.bias": bias, "who.ones": np.ones(WIDTH, np.float32), "who.zeros": np.zeros(WIDTH, np.float32)}
    graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in values.items())
    graph.node.extend(
        [
            helper.make_node("LayerNormalization", [HIDDEN, "who.ones", "who.zeros"], ["who.normed"], name="who.norm", epsilon=1e-5),
            helper.make_node("MatMul", ["who.normed", "who.weight"], ["who.product"], name="who.product"),
            helper.make_node("Add", ["who.product", "who.bias"], ["who"], name="who"),
        ]
    )
    graph.output.append(helper.make_tensor_value_info("who", TensorProto.FLOAT, [1, "length", len(bias)]))
    onnx.save(model, str(encoder))


def publish(folder: Path) -> None:
    """Name the weights anew, in the card and the manifest."""
    version = hashlib.sha256((folder / ENCODER).read_bytes() + (folder / DECODER).read_bytes()).hexdigest()[:12]
    card = folder / "CARD.md"
    card.write_text(re.sub(r"(?<=weights )[0-9a-f]{12}", version, card.read_text("utf-8"), count=1), "utf-8")
    manifest(folder, version)


def main() -> None:
    """Collect, measure, fit, write."""
    torch.set_num_threads(1)
    folder = default_folder()
    session, pieces = tapped(folder / ENCODER, HIDDEN), pieces_of(folder / WORDPIECES)
    found, rows = learned_from()
    pool = pool_of([*found, *gum_cases()], session, pieces)
    whole, count = np.arange(len(pool.first) - 1), max(rows) + 1
    owner = np.full(len(whole), -1)
    owner[: len(rows)] = rows
    print(f"{count} pronouns of GAP's development part in {len(rows)} shapes, {len(whole) - len(rows)} of GUM\n")
    print("| right of GAP's development part, five folds | |\n|---|---|")
    for name, vectors in (("features alone", False), ("with the encoder's vectors", True)):
        print(f"| {name} | {checked(pool, owner, count, vectors=vectors):.3f} |", flush=True)
    alone = fit(pool, whole, 0, vectors=False)
    runs = [fit(pool, whole, seed, vectors=True) for seed in range(RUNS)]
    attach(folder / ENCODER, *head_of(runs))
    publish(folder)
    told = {
        "weights": alone.features.detach().numpy(),
        "with encoder": np.mean([scorer.features.detach().numpy() for scorer in runs], axis=0),
    }
    found = {key: {name: round(float(value), 4) for name, value in zip(pool.names, values, strict=True)} for key, values in told.items()}
    found["with encoder"]["encoder"] = 1.0
    TARGET.write_text(json.dumps({"card": CARD, **found}, indent=1) + "\n", "utf-8")


CARD = {
    "what": "linear weights for the candidates of a pronoun, without the encoder and with it",
    "fitted by": "python -m training.who",
    "data": "GUM (CC BY 4.0 annotations) and the development part of GAP (Apache-2.0); no text is kept",
}

if __name__ == "__main__":
    main()
