"""What the trained encoder makes of a pronoun and somebody it may stand for: a number in log-odds, one feature of the scorer among others.

The encoder gives every word two short vectors, one as a pronoun and one as the last word of a name or description; their product says
how well the two go together. Both are columns of the same pass that finds attributions (`Encoding.who`), fitted by `training/who.py`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.entities.words import Words
from onrecord.model import Encoding


@dataclass(frozen=True, slots=True)
class Sense:
    """The encoder's vectors on this room's words.

    Attributes:
        starts: offsets in code points at which the encoder's words begin, rising.
        words: the article's words.
        asking: (encoder's words, width), a word as a pronoun.
        answering: the same, a word as the end of a name or description.
        alone: what speaks for each of these by itself.
    """

    starts: list[int]
    words: Words
    asking: NDArray[np.float32]
    answering: NDArray[np.float32]
    alone: NDArray[np.float32]

    def row(self, index: int) -> int:
        """The encoder's word that holds the beginning of a word."""
        return max(0, bisect_right(self.starts, self.words.spans[index].start) - 1)

    def likes(self, pronoun: int, last: int) -> float:
        """How well a pronoun goes with somebody whose name or description ends at a word; in log-odds."""
        asked, answer = self.row(pronoun), self.row(last)
        return float(self.asking[asked] @ self.answering[answer] + self.alone[answer])


def sense_of(words: Words, encoding: Encoding | None) -> Sense | None:
    """The encoder's vectors for an article's words, or None where it gives none."""
    if encoding is None or not encoding.who.labels or not encoding.words:
        return None
    table = np.frombuffer(encoding.who.values, "<f4").reshape(len(encoding.words), len(encoding.who.labels))
    half = len(encoding.who.labels) // 2
    starts = [span.start for span in encoding.words]
    return Sense(starts, words, table[:, :half], table[:, half : 2 * half], table[:, -1])
