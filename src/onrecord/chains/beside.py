"""The time expressions that stand beside a cue, a source or a marker."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from onrecord.chains.dates import find
from onrecord.chains.scene import BLANK
from onrecord.model import Span

NEAR = 70
_BREAK = re.compile(r"[;.!?]\s|\b(?:after|since|before|until|when|who|whose|which|where|while|because|following|if)\b")
_OTHER_TIME = re.compile(r"\b(?:after|since|before|until|by|from|following|than|of)\s+(?:the\s+)?\Z", re.IGNORECASE)


class Times:
    """The time expressions of an article's sentences, found once each.

    Args:
        text: the article's text with quoted words blanked out.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Span, list[Span]] = {}

    def attached(self, sentence: Span, anchors: Sequence[Span]) -> list[Span]:
        """The expressions next to an anchor that nothing sets apart from it, nearest first; none from quoted words."""
        if sentence not in self._known:
            self._known[sentence] = find(self._text, sentence.start, sentence.end)
        times = self._known[sentence]
        found: set[tuple[int, Span]] = set()
        for anchor in anchors:
            at = bisect.bisect_left(times, anchor)
            for time in times[max(0, at - 1) : at + 2]:
                gap = _gap(self._text, time, anchor)
                if gap is not None:
                    found.add((len(gap), time))
        return list(dict.fromkeys(time for _, time in sorted(found)))


def _gap(text: str, time: Span, anchor: Span) -> str | None:
    """What stands between a time expression and an anchor, where it does not set them apart."""
    low, high = (time.end, anchor.start) if time.end <= anchor.start else (anchor.end, time.start)
    gap = text[low:high] if low < high else ""
    lead = text[max(0, time.start - 14) : time.start]
    if len(gap.replace(BLANK, "")) > NEAR or _BREAK.search(gap) or _OTHER_TIME.search(lead):
        return None
    return gap
