"""What a candidate span looks like from outside the chain: marks at its ends, sentences within, what stands beside it.

A linear model over these, one for each role, says how likely the span is to be exactly right.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.chain import ROLES, Candidate

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WORD, STOP, COMMA, CALL, QUOTE, OTHER = range(6)
QUOTES = frozenset("\"“”„«»‟'‘’`") | {"''", "``"}
KINDS = {".": STOP, ",": COMMA, "?": CALL, "!": CALL, ":": OTHER, ";": OTHER}
REACH = 3

NAMES = (
    "constant", "chain", "begin", "end", "length", "least", "quote-first", "quote-last", "quote-before", "quote-after", "odd-quotes",
    "stop-after", "comma-after", "call-after", "block-ends", "block-starts", "comma-before", "other-before", "stop-before", "stop-last",
    "comma-last", "sentences", "capital-first", "that-first", "that-before", "block-source", "block-cue", "block-content", "before-source",
    "before-cue", "before-content", "after-source", "after-cue", "after-content", "quoted-whole", "one-word",
)  # fmt: skip


def logit(p: Floats) -> Floats:
    """Log odds, kept within 9 either way."""
    q = np.clip(p, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(q / (1 - q)))


def kinds(words: Sequence[str]) -> Ints:
    """What each word is: `WORD`, or one of the kinds of marks."""
    return np.array(
        [WORD if w[0].isalnum() else QUOTE if w in QUOTES else KINDS.get(w, WORD if w[-1].isalnum() else OTHER) for w in words], np.int64
    )


def table(candidates: Sequence[Candidate], cover: Floats, words: Sequence[str], blocks: Sequence[tuple[int, int]]) -> Floats:
    """One row a candidate, one column for each of `NAMES`.

    Args:
        candidates: of one article.
        cover: (words, roles) probability of standing inside a span of the role.
        words: the article's words.
        blocks: half-open ranges of words.
    """
    if not candidates:
        return np.zeros((0, len(NAMES)))
    first = np.array([c.first for c in candidates], np.int64)
    last = np.array([c.last for c in candidates], np.int64)
    role = np.array([c.role for c in candidates], np.int64)
    p = np.array([c.probability for c in candidates])
    kind, n = kinds(words), len(words)
    numbers = np.repeat(np.arange(len(blocks)), [b - a for a, b in blocks])
    starts, ends = np.array([a for a, _ in blocks], np.int64), np.array([b for _, b in blocks], np.int64)
    block = numbers[first]
    at_start, at_end = first == starts[block], last + 1 == ends[block]
    before = np.where(at_start, -1, kind[np.maximum(first - 1, 0)])
    after = np.where(at_end, -1, kind[np.minimum(last + 1, n - 1)])
    inner, final = kind[first], kind[last]
    stops = np.concatenate([[0], np.cumsum((kind == STOP) | (kind == CALL))])
    marks = np.concatenate([[0], np.cumsum(kind == QUOTE)])
    lower = np.array([w == "that" for w in (w.lower() for w in words)])
    capital = np.array([w[0].isupper() for w in words])
    least = _least(cover, role, first, last)
    begin = np.bincount(first * 3 + role, p, n * 3)[first * 3 + role]
    end = np.bincount(last * 3 + role, p, n * 3)[last * 3 + role]
    mass = np.bincount(block * 3 + role, p, len(blocks) * 3).reshape(-1, 3)[block]
    mass[np.arange(len(p)), role] -= p
    left, right = _beside(cover, first, last, starts[block], ends[block])
    columns = [
        np.ones(len(p)), logit(p), logit(np.minimum(begin, 1)), logit(np.minimum(end, 1)), np.log1p(last - first), logit(least),
        inner == QUOTE, final == QUOTE, before == QUOTE, after == QUOTE, (marks[last + 1] - marks[first]) % 2,
        after == STOP, after == COMMA, after == CALL, at_end, at_start, before == COMMA, before == OTHER, before == STOP, final == STOP,
        final == COMMA, np.minimum(stops[last] - stops[first], 3), capital[first], lower[first],
        lower[np.maximum(first - 1, 0)] & ~at_start, *np.clip(mass, 0, 3).T, *left.T, *right.T,
        (inner == QUOTE) & (final == QUOTE), first == last,
    ]  # fmt: skip
    return np.stack([np.asarray(column, np.float64) for column in columns], 1)


def _least(cover: Floats, role: Ints, first: Ints, last: Ints) -> Floats:
    """The least certain word of each span."""
    out = np.empty(len(role))
    for i, (r, a, b) in enumerate(zip(role.tolist(), first.tolist(), last.tolist(), strict=True)):
        out[i] = cover[a : b + 1, r].min()
    return out


def _beside(cover: Floats, first: Ints, last: Ints, low: Ints, high: Ints) -> tuple[Floats, Floats]:
    """The highest probability of each role within `REACH` words before and after, inside the block."""
    n = len(cover)
    left, right = np.zeros((len(first), len(ROLES))), np.zeros((len(first), len(ROLES)))
    for step in range(1, REACH + 1):
        at = first - step
        left = np.maximum(left, np.where((at >= low)[:, None], cover[np.maximum(at, 0)], 0.0))
        at = last + step
        right = np.maximum(right, np.where((at < high)[:, None], cover[np.minimum(at, n - 1)], 0.0))
    return left, right
