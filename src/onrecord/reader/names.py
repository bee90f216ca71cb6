"""Names from the scores of the mention tags."""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray

from onrecord.model.encoding import Name, NameType
from onrecord.model.span import Span
from onrecord.reader.tags import MENTION_TAGS

Floats = NDArray[np.float32]

PRONOUNS = frozenset(
    {"i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "it", "its", "they", "them", "their"}
)


def names(scores: Floats, words: list[Span], blocks: list[tuple[int, int]], text: str) -> tuple[Name, ...]:
    """The best tag at each word, read as names: an `I` that continues no name of its type starts one.

    Args:
        scores: (words, mention tags).
        words: spans of the words.
        blocks: ranges of words; no name crosses their borders.
        text: the article's text; what it writes in small letters alone, and pronouns, are no names, unless it knows no capitals.
    """
    if not len(scores):
        return ()
    best = scores.argmax(1)
    inside = np.flatnonzero(best)
    if not len(inside):
        return ()
    picked = scores[inside].astype(np.float64)
    odds = np.exp(picked - picked.max(1, keepdims=True))
    sure = odds.max(1) / odds.sum(1)
    starts = {first for first, _ in blocks}
    found: list[tuple[int, int, str, float]] = []
    for i, probability in zip(inside.tolist(), sure.tolist(), strict=True):
        place, kind = MENTION_TAGS[int(best[i])].split("-")
        if found and place == "I" and i not in starts and found[-1][1] == i - 1 and found[-1][2] == kind:
            first, _, _, least = found[-1]
            found[-1] = (first, i, kind, min(least, probability))
        else:
            found.append((i, i, kind, probability))
    told = [Name(Span(words[a].start, words[b].end), cast("NameType", kind), round(p, 4)) for a, b, kind, p in found]
    return tuple(told) if text.islower() else tuple(name for name in told if _looks_like_one(name.span.of(text)))


def _looks_like_one(words: str) -> bool:
    """Whether the words may be a name: not all in small letters, and no pronoun."""
    return not words.islower() and words.lower() not in PRONOUNS
