"""How far apart two spans of an article are, as the small integers that the linker has learned a weight for each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

GAPS, BETWEEN, ENDS, BLOCKS = 15, 4, 4, 5


def distances(queries: Ints, keys: Ints, cues: Ints, ends: Ints, blocks: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Four tables, one row a query and one column a key: signed gap, cues between, sentence ends between, blocks apart.

    Args:
        queries: (n, 2) first and last word of each span that looks for a partner.
        keys: (m, 2) the same of each span that may be one.
        cues: (c, 2) all cues, in order.
        ends: for each word, how many sentence ends stand before it.
        blocks: for each word, the number of its paragraph.
    """
    qf, ql, kf, kl = queries[:, :1], queries[:, 1:], keys[None, :, 0], keys[None, :, 1]
    before, after = kl < qf, kf > ql
    gap = np.where(before, qf - kl, np.where(after, ql - kf, 0))
    size = np.zeros_like(gap)
    for power in range(7):
        size += np.abs(gap) >= 2**power
    left = np.where(before, kl, np.where(after, ql, qf))
    right = np.where(before, qf, np.where(after, kf, qf))
    starts = np.sort(cues[:, 0]) if len(cues) else np.zeros(0, np.int64)
    between = np.searchsorted(starts, right, side="left") - np.searchsorted(starts, left, side="right")
    stops = ends[right] - ends[left]
    apart = blocks[keys[:, 0]][None, :] - blocks[queries[:, 0]][:, None]
    return np.sign(gap) * size + 7, np.clip(between, 0, 3), np.clip(stops, 0, 3), np.clip(apart, -2, 2) + 2
