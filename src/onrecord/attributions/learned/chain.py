"""The chain over tags: forward and backward sums, and how likely each whole span is (a CRF's exact marginals; Lafferty et al. 2001)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ROLES = ("source", "cue", "content")
LOW = -1e4
LIKELY = 0.02
LONGEST = 1000
CHUNK = 256


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that the chain holds possible.

    Attributes:
        role: index into `ROLES`.
        first: its first word, counted in the article.
        last: its last word, inclusive.
        probability: that exactly this span stands there, by the chain.
    """

    role: int
    first: int
    last: int
    probability: float


class Chain:
    """Transition scores with the constraints of BIOES tags.

    Args:
        tags: the tags' names, in the order of the scores' columns.
        transitions: (tags, tags) learned scores, row before column.
    """

    def __init__(self, tags: Sequence[str], transitions: NDArray[np.float32]) -> None:
        self.tags = tuple(tags)
        allowed = np.array([[_follows(a, b) for b in tags] for a in tags])
        self.table = np.where(allowed, transitions.astype(np.float64), LOW)
        self.first = np.where([tag[0] in "OBS" for tag in tags], 0.0, LOW)
        self.last = np.where([tag[0] in "OES" for tag in tags], 0.0, LOW)
        self.at = {tag: i for i, tag in enumerate(tags)}

    def sums(self, scores: Floats, blocks: Sequence[tuple[int, int]]) -> tuple[Floats, Floats, Floats]:
        """Log forward and backward sums at every word, and each word's log partition function; blocks stand alone.

        Args:
            scores: (words, tags) emissions.
            blocks: half-open ranges of words that cover them all.
        """
        order = sorted(range(len(blocks)), key=lambda b: blocks[b][0] - blocks[b][1])
        starts = np.array([blocks[b][0] for b in order], np.int64)
        lengths = np.array([blocks[b][1] - blocks[b][0] for b in order], np.int64)
        moves = np.exp(np.maximum(self.table, -50.0)) * (self.table > LOW)
        forward, backward = np.empty_like(scores), np.empty_like(scores)
        peaks = scores.max(1)
        odds = np.exp(scores - peaks[:, None])
        live, scale = odds[starts] * (self.first > LOW), peaks[starts].copy()
        longest = int(lengths[0]) if len(lengths) else 0
        active = _active(lengths)
        forward[starts] = np.log(live + 1e-300) + scale[:, None]
        for t in range(1, longest):
            n = active[t]
            rows = starts[:n] + t
            live = (live[:n] @ moves) * odds[rows]
            total = live.sum(1)
            live = live / total[:, None]
            scale = scale[:n] + np.log(total) + peaks[rows]
            forward[rows] = np.log(live + 1e-300) + scale[:, None]
        ends = starts + lengths - 1
        backward[ends] = self.last
        live, scale = np.zeros((len(starts), len(self.tags))), np.zeros(len(starts))
        live[:] = self.last > LOW
        for t in range(longest - 2, -1, -1):
            n = active[t + 1]
            after = starts[:n] + t + 1
            moved = (live[:n] * odds[after]) @ moves.T
            total = moved.sum(1)
            live[:n] = moved / total[:, None]
            scale[:n] += np.log(total) + peaks[after]
            backward[starts[:n] + t] = np.log(live[:n] + 1e-300) + scale[:n, None]
        whole = np.empty(len(scores))
        for b in order:
            first, last = blocks[b]
            top = forward[last - 1] + self.last
            whole[first:last] = np.logaddexp.reduce(top)
        return forward, backward, whole

    def best(self, scores: Floats, blocks: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """The spans of the best path through each block, as (role, first, last), in order (Viterbi 1967)."""
        order = sorted(range(len(blocks)), key=lambda b: blocks[b][0] - blocks[b][1])
        starts = np.array([blocks[b][0] for b in order], np.int64)
        lengths = np.array([blocks[b][1] - blocks[b][0] for b in order], np.int64)
        longest = int(lengths[0]) if len(lengths) else 0
        back = np.zeros(scores.shape, np.int8)
        ends = np.zeros(len(starts), np.int64)
        live = scores[starts] + self.first
        turned = np.ascontiguousarray(self.table.T)
        going = _active(lengths)
        for t in range(1, longest + 1):
            n = going[t]
            done = slice(n, len(live))
            ends[n : len(live)] = (live[done] + self.last).argmax(1)
            if n == 0:
                break
            moved = live[:n, None, :] + turned
            rows = starts[:n] + t
            back[rows] = moved.argmax(2)
            live = moved.max(2) + scores[rows]
        path = np.zeros(len(scores), np.int64)
        for b, end in zip(order, ends.tolist(), strict=True):
            first, last = blocks[b]
            at = end
            for word in range(last - 1, first - 1, -1):
                path[word] = at
                at = int(back[word, at])
        return self._read(path)

    def _read(self, path: Ints) -> list[tuple[int, int, int]]:
        """The spans of a path of tags."""
        found, first = [], 0
        for word in np.flatnonzero(path).tolist():
            tag = self.tags[path[word]]
            if tag[0] in "BS":
                first = word
            if tag[0] in "ES":
                found.append((ROLES.index(tag[2:]), first, word))
        return found

    def candidates(self, scores: Floats, blocks: Sequence[tuple[int, int]], likely: float = LIKELY) -> tuple[list[Candidate], Floats]:
        """Spans with at least a probability of `likely`, in order, and each word's (roles) probability of being inside one."""
        if not len(scores):
            return [], np.zeros((0, len(ROLES)))
        forward, backward, whole = self.sums(scores, blocks)
        marginals = np.exp(np.minimum(forward + backward - whole[:, None], 0.0))
        found: list[Candidate] = []
        limits = np.repeat([last for _, last in blocks], [last - first for first, last in blocks])
        for role, name in enumerate(ROLES):
            b, i, e, s = (self.at[f"{place}-{name}"] for place in "BIES")
            found += [Candidate(role, at, at, float(marginals[at, s])) for at in np.flatnonzero(marginals[:, s] >= likely).tolist()]
            begins, ends = np.flatnonzero(marginals[:, b] >= likely), np.flatnonzero(marginals[:, e] >= likely)
            run = np.concatenate([[0.0], np.cumsum(scores[:, i] + self.table[i, i])])
            head = forward[begins, b] + self.table[b, i] - self.table[i, i] - run[begins + 1]
            tail = run[ends] + self.table[i, e] + scores[ends, e] + backward[ends, e] - whole[ends]
            short = self.table[b, e] - (self.table[b, i] - self.table[i, i] + self.table[i, e])
            low = np.searchsorted(ends, begins, "right")
            high = np.searchsorted(ends, np.minimum(limits[begins], begins + LONGEST), "left")
            for at in range(0, len(begins), CHUNK):
                part = slice(at, at + CHUNK)
                left, right = _pairs(low[part], high[part])
                log = head[part][left] + tail[right]
                adjacent = ends[right] == begins[part][left] + 1
                log[adjacent] += short + run[begins[part][left[adjacent]] + 1] - run[ends[right[adjacent]]]
                kept = np.flatnonzero(log >= np.log(likely))
                firsts, lasts, odds = begins[part][left[kept]], ends[right[kept]], np.exp(np.minimum(log[kept], 0))
                found += [Candidate(role, *row) for row in zip(firsts.tolist(), lasts.tolist(), odds.tolist(), strict=True)]
        found.sort(key=lambda c: (c.first, c.last, c.role))
        cover = np.stack([marginals[:, [self.at[f"{p}-{name}"] for p in "BIES"]].sum(1) for name in ROLES], 1)
        return found, cover


def _active(lengths: Ints) -> list[int]:
    """How many blocks, the longest first, have a word at each place up to the longest's end, where none has."""
    longest = int(lengths[0]) if len(lengths) else 0
    return [int(n) for n in np.searchsorted(-lengths, -np.arange(longest + 1), side="left")]


def _follows(before: str, after: str) -> bool:
    """Whether tag `after` may stand right after tag `before`."""
    if before[0] in "BI":
        return after[0] in "IE" and after[1:] == before[1:]
    return after[0] in "OBS"


def _pairs(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Every pair of a row and an index from its `low` up to its `high`."""
    counts = np.maximum(high - low, 0)
    rows = np.repeat(np.arange(len(low)), counts)
    return rows, np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts) + low[rows]
