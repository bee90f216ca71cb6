"""A text made comparable, with the way back to the original kept.

Folding is by clusters of a character and its combining marks: Unicode NFKC, case, quotation marks, dashes, spaces,
invisible characters. Every code point of the result knows which code points of the original it stands for, so a
match in the folded text can be shown in the original.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass

from onrecord.model.span import Span

_CLUSTER = 16
_SINGLE = dict.fromkeys("‘’‚‛′`´ʼ＇", "'")
_DOUBLE = dict.fromkeys("“”„‟″«»＂", '"')
_DASH = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
_GONE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e", "")
_FOLD = {**_SINGLE, **_DOUBLE, **_DASH, **_GONE, "…": "..."}


@dataclass(frozen=True, slots=True)
class Normal:
    """A folded text and where each of its code points came from.

    Attributes:
        text: the folded text.
        starts: for each code point of `text`, where its original begins.
        ends: for each, where its original ends (exclusive).
    """

    text: str
    starts: array[int]
    ends: array[int]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that the folded `[start, end)` stands for.

        Raises:
            IndexError: the folded span is empty or does not fit.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"[{start}, {end}] does not fit a folded text of {len(self.text)} code points")
        return Span(self.starts[start], self.ends[end - 1])


def _folded(cluster: str, *, case: bool, accents: bool) -> str:
    """One cluster, folded."""
    piece = "".join(_FOLD.get(char, char) for char in cluster)
    piece = unicodedata.normalize("NFKD" if accents else "NFKC", piece)
    if accents:
        piece = "".join(char for char in piece if not unicodedata.combining(char))
    return piece.casefold() if case else piece


def normalise(text: str, *, case: bool = True, accents: bool = False) -> Normal:
    """Fold a text for matching, reversibly.

    Quotation marks become `'` and `"`, dashes `-`, each run of white space one space, an ellipsis three stops;
    invisible characters vanish. Linear in the length of the text.

    Args:
        text: any text.
        case: also fold case (Unicode case folding).
        accents: also drop accents and other combining marks.
    """
    out: list[str] = []
    starts, ends = array("Q"), array("Q")
    at, size = 0, len(text)
    while at < size:
        end = at + 1
        if text[at].isspace():
            while end < size and text[end].isspace():
                end += 1
            piece = " "
        else:
            while end < size and end - at < _CLUSTER and unicodedata.combining(text[end]):
                end += 1
            piece = _folded(text[at:end], case=case, accents=accents)
            piece = "".join(" " if char.isspace() else char for char in piece)
        out.append(piece)
        starts.extend([at] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    return Normal("".join(out), starts, ends)
