"""Labels for attributions inside contents, which the corpus does not annotate: a trained reader reads each content as if it stood alone."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.reader.tags import ROLES
from training.decode import run, spans, viterbi
from training.learn import Model, Settings
from training.network import Network
from training.polnear import Document, Paragraph, Piece
from training.windows import Pieces, batch

SHORTEST = 6
CUE, CONTENT = ROLES.index("cue"), ROLES.index("content")


def label(net: Network, transitions: np.ndarray, docs: Sequence[Document], pieces: Pieces) -> None:
    """Set every paragraph's `nested`: what the reader finds in each content of it that is long enough, where it has a cue and a content."""
    net.eval()
    tasks: list[tuple[Paragraph, int, Paragraph]] = []
    for document in docs:
        for paragraph in document.paragraphs:
            paragraph.nested = []
            for piece in paragraph.pieces:
                if piece.role == CONTENT and piece.last - piece.first >= SHORTEST:
                    alone = replace(paragraph, words=paragraph.words[piece.first : piece.last + 1], pieces=[], nested=None)
                    tasks.append((paragraph, piece.first, alone))
    tasks.sort(key=lambda task: len(task[2].words))
    for at in range(0, len(tasks), 32):
        some = tasks[at : at + 32]
        scores = run(net, batch([[alone] for _, _, alone in some], pieces))[0]
        for (paragraph, first, alone), table in zip(some, scores, strict=True):
            found = spans(viterbi(table[: len(alone.words)], transitions))
            if {CUE, CONTENT} <= {role for role, _, _ in found} and paragraph.nested is not None:
                paragraph.nested += [Piece(role, first + a, first + b, frozenset()) for role, a, b in found]


def weights(path: Path) -> dict[str, Tensor]:
    """The weights that a run or a mean of runs has left."""
    kept: dict[str, Tensor] = torch.load(path, weights_only=False)["model"]
    return kept


def model(path: Path, settings: Settings) -> Model:
    """A model with kept weights."""
    made = Model(settings)
    made.load_state_dict(weights(path))
    return made


def save(docs: Sequence[Document], path: Path) -> None:
    """Keep the labels: one list of (role, first, last) a paragraph."""
    kept = {d.id: [[(p.role, p.first, p.last) for p in par.nested or []] for par in d.paragraphs] for d in docs}
    path.write_text(json.dumps(kept), "utf-8")


def load(docs: Sequence[Document], path: Path) -> None:
    """Put kept labels back."""
    kept = json.loads(path.read_text("utf-8"))
    for document in docs:
        for paragraph, some in zip(document.paragraphs, kept[document.id], strict=True):
            paragraph.nested = [Piece(role, first, last, frozenset()) for role, first, last in some]
