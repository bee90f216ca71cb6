"""Characters that no terminal and no page should be given, since they move the cursor or turn the text, and those that no file can hold."""

from __future__ import annotations

import re

CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
"""For `str.translate`: control characters, and embeddings and isolates of direction, become U+FFFD; tab and line feed stay."""

_LONE = re.compile("[\ud800-\udfff]")


def whole(text: str) -> str:
    """The text with U+FFFD for every lone surrogate, which JSON's escapes and file names can bring in and UTF-8 cannot write."""
    return _LONE.sub("\ufffd", text)
