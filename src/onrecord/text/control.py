"""Characters that an article may hold and that no terminal and no page should be given: they move the cursor or turn the text."""

from __future__ import annotations

CONTROL = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
"""For `str.translate`: control characters, and embeddings and isolates of direction, become U+FFFD; tab and line feed stay."""
