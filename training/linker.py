"""The linker: which cue a content hangs on, and which source a cue has, from low-dimensional vectors and distances."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.attributions.learned.distance import BETWEEN, BLOCKS, ENDS, GAPS
from training.network import VECTOR

PROJECTION = 32
RELATIONS = ("content-cue", "cue-source", "content-source")


class Relation(nn.Module):
    """Bilinear score of two spans, each the vectors of its first and last word, plus a learned weight for each distance."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(2 * VECTOR, PROJECTION)
        self.key = nn.Linear(2 * VECTOR, PROJECTION)
        self.gap = nn.Parameter(torch.zeros(GAPS))
        self.between = nn.Parameter(torch.zeros(BETWEEN))
        self.ends = nn.Parameter(torch.zeros(ENDS))
        self.blocks = nn.Parameter(torch.zeros(BLOCKS))
        self.none = nn.Parameter(torch.zeros(1))

    def forward(self, queries: Tensor, keys: Tensor, far: tuple[np.ndarray, ...]) -> Tensor:
        """(n, m + 1) scores; the last column says: no partner."""
        score = self.query(queries) @ self.key(keys).T / PROJECTION**0.5
        gap, between, ends, blocks = (torch.from_numpy(x) for x in far)
        score = score + self.gap[gap] + self.between[between] + self.ends[ends] + self.blocks[blocks]
        return torch.cat([score, self.none.expand(len(queries), 1)], 1)
