"""Which cue a content hangs on and which source a cue has: a bilinear score of the spans' vectors plus a weight for each distance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.distance import distances

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FAR = -1e4
CHUNK = 128
REACH = 1500
SEEN = 1e-3


class Relation:
    """One learned relation between spans.

    Args:
        arrays: the learned weights: `query.weight`, `query.bias`, `key.weight`, `key.bias`, `gap`, `between`, `ends`, `blocks`, `none`.
    """

    def __init__(self, arrays: Mapping[str, Floats]) -> None:
        self._w = {name: np.asarray(value, np.float32) for name, value in arrays.items()}

    def partners(self, queries: Ints, keys: Ints, cues: Ints, page: Page) -> list[dict[int, float]]:
        """For each query span: the probability of each key span, and of none (-1); only of those above one in a thousand.

        Args:
            queries: (n, 2) first and last word, in order of place.
            keys: (m, 2) the same of possible partners, in order of place; those over `REACH` words away from all of `CHUNK` neighbouring
                queries are not looked at.
            cues: (c, 2) all cues.
            page: the article's vectors, sentence ends and blocks.
        """
        out: list[dict[int, float]] = []
        q = self._project("query", queries, page)
        k = self._project("key", keys, page)
        key_blocks = page.blocks[keys[:, 0]] if len(keys) else np.zeros(0, np.int64)
        for at in range(0, len(queries), CHUNK):
            some = queries[at : at + CHUNK]
            near = page.blocks[some[:, 0]]
            low = int(np.searchsorted(key_blocks, near.min() - 1, side="left"))
            high = int(np.searchsorted(key_blocks, near.max() + 1, side="right"))
            low = max(low, int(np.searchsorted(keys[:, 0], some[0, 0] - REACH)))
            high = min(high, int(np.searchsorted(keys[:, 0], some[-1, 1] + REACH)))
            gap, between, ends, blocks = distances(some, keys[low:high], cues, page.ends, page.blocks)
            score = q[at : at + CHUNK] @ k[low:high].T / np.float32(np.sqrt(q.shape[1]))
            score = score + self._w["gap"][gap] + self._w["between"][between] + self._w["ends"][ends] + self._w["blocks"][blocks]
            score[np.abs(key_blocks[low:high][None, :] - near[:, None]) > 1] = FAR
            table = np.concatenate([score, np.broadcast_to(self._w["none"], (len(some), 1))], 1).astype(np.float64)
            odds = np.exp(table - table.max(1, keepdims=True))
            odds /= odds.sum(1, keepdims=True)
            for row in odds:
                found = {low + int(j): float(row[j]) for j in np.flatnonzero(row[:-1] > SEEN)}
                out.append(found | {-1: float(row[-1])})
        return out

    def _project(self, side: str, spans: Ints, page: Page) -> Floats:
        both = np.concatenate([page.vectors[spans[:, 0]], page.vectors[spans[:, 1]]], 1)
        return np.asarray(both @ self._w[f"{side}.weight"].T + self._w[f"{side}.bias"], np.float32)


class Page:
    """What the linker knows of an article's words.

    Args:
        vectors: (words, dimensions).
        is_end: for each word, whether it ends a sentence.
        blocks: half-open ranges of words.
    """

    def __init__(self, vectors: Floats, is_end: Sequence[bool], blocks: Sequence[tuple[int, int]]) -> None:
        self.vectors = vectors
        self.ends: Ints = np.concatenate([[0], np.cumsum(np.array(is_end, np.int64))]).astype(np.int64)
        self.blocks: Ints = np.repeat(np.arange(len(blocks), dtype=np.int64), [last - first for first, last in blocks])


def as_rows(spans: Sequence[tuple[int, int]]) -> Ints:
    """Spans as an (n, 2) table."""
    return np.array(spans, np.int64).reshape(-1, 2)
