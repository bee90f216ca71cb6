"""A linear-chain conditional random field over BIOES tags (Lafferty et al. 2001), with impossible transitions ruled out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from onrecord.reader.tags import ALLOWED, FINAL, INITIAL, TAGS

IMPOSSIBLE = -1e4


class Chain(nn.Module):
    """Transition scores, learned; hard constraints, fixed."""

    def __init__(self) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("barred", torch.tensor([[0.0 if ok else IMPOSSIBLE for ok in row] for row in ALLOWED]), persistent=False)
        self.register_buffer("first", torch.tensor([0.0 if ok else IMPOSSIBLE for ok in INITIAL]), persistent=False)
        self.register_buffer("last", torch.tensor([0.0 if ok else IMPOSSIBLE for ok in FINAL]), persistent=False)

    def table(self) -> Tensor:
        """Transition scores with the barred ones ruled out."""
        return self.transitions + self.barred

    def loss(self, emissions: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood, summed over paragraphs.

        Args:
            emissions: (paragraphs, words, tags) float32.
            labels: (paragraphs, words) tag indices; anything beyond the length.
            lengths: (paragraphs,) words in each.
        """
        table = self.table()
        steps = emissions.shape[1]
        inside = torch.arange(steps)[None, :] < lengths[:, None]
        alpha = emissions[:, 0] + self.first
        for t in range(1, steps):
            moved = torch.logsumexp(alpha[:, :, None] + table, dim=1) + emissions[:, t]
            alpha = torch.where(inside[:, t, None], moved, alpha)
        total = torch.logsumexp(alpha + self.last, dim=1)
        safe = labels.clamp(min=0)
        gold = (emissions.gather(2, safe[:, :, None])[:, :, 0] * inside).sum(1)
        gold = gold + (table[safe[:, :-1], safe[:, 1:]] * inside[:, 1:]).sum(1)
        ends = safe.gather(1, (lengths - 1)[:, None])[:, 0]
        return (total - gold - self.first[safe[:, 0]] - self.last[ends]).sum()
