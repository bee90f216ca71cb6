"""Attributions inside contents: the same chain over the scores of a second layer of tags, one content at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.assemble import CONTENT, CUE, Kept, Whole, assemble
from onrecord.attributions.learned.chain import LIKELY, Candidate, Chain
from onrecord.attributions.learned.decoder import Decoder
from onrecord.attributions.learned.link import Page

SHORTEST = 6
EAGER = 1.0  # taken off the score of standing in nothing: the labels that this layer learned from leave many out


def inner(outer: Sequence[Whole], scores: NDArray[np.float64], tags: Sequence[str], page: Page, decoder: Decoder) -> list[Whole]:
    """Attributions that stand wholly inside one piece of an outer attribution's content, each with a cue.

    Args:
        outer: the attributions around them.
        scores: (words, tags) of the second layer.
        tags: the tags' names.
        page: the article's vectors, sentence ends and blocks.
        decoder: transitions and links.
    """
    pieces = sorted({(k.span.first, k.span.last) for whole in outer for k in whole.content if k.span.last - k.span.first >= SHORTEST})
    if not pieces:
        return []
    scores = scores - EAGER * (np.array(tags) == "O")
    chain = Chain(tags, decoder.transitions)
    rows, blocks = _compact(pieces)
    path = chain.best(scores[rows], blocks)
    owner = np.repeat(np.arange(len(pieces)), [last - first for first, last in blocks])
    roles: dict[int, set[int]] = {}
    for role, first, _ in path:
        roles.setdefault(int(owner[first]), set()).add(role)
    told = [pieces[number] for number in sorted(roles) if {CUE, CONTENT} <= roles[number]]
    if not told:
        return []
    kept = _kept(told, scores, chain)
    return [whole for piece in told for whole in assemble(kept[piece], page, decoder) if whole.cue and not _fills(whole, piece)]


def _compact(pieces: Sequence[tuple[int, int]]) -> tuple[NDArray[np.int64], list[tuple[int, int]]]:
    """The words of all pieces side by side, and the range of each piece among them."""
    ends = np.cumsum([last + 1 - first for first, last in pieces]).tolist()
    blocks = [(end - (last + 1 - first), end) for end, (first, last) in zip(ends, pieces, strict=True)]
    return np.concatenate([np.arange(first, last + 1, dtype=np.int64) for first, last in pieces]), blocks


def _kept(told: Sequence[tuple[int, int]], scores: NDArray[np.float64], chain: Chain) -> dict[tuple[int, int], list[Kept]]:
    """The spans of the best path through each piece, with their probabilities."""
    rows, blocks = _compact(told)
    odds = {(c.role, c.first, c.last): c.probability for c in chain.candidates(scores[rows], blocks)[0]}
    owner = np.repeat(np.arange(len(told)), [last - first for first, last in blocks])
    kept: dict[tuple[int, int], list[Kept]] = {piece: [] for piece in told}
    for role, first, last in chain.best(scores[rows], blocks):
        sure = odds.get((role, first, last), LIKELY / 2)
        kept[told[int(owner[first])]].append(Kept(Candidate(role, int(rows[first]), int(rows[last]), sure), sure))
    return kept


def _fills(whole: Whole, piece: tuple[int, int]) -> bool:
    """Whether the content is the whole of the piece around it."""
    return any((k.span.first, k.span.last) == piece for k in whole.content)
