"""Identifiers made from content: the same content has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib

LENGTH = 16


def content_id(kind: str, *parts: object) -> str:
    """A prefix and sixteen hexadecimal digits of a BLAKE2b hash over the parts.

    Args:
        kind: a short prefix that says what the id names: `art`, `att`, `ent`, `sta`, `occ`, `jud`.
        parts: what makes the thing itself; each part's `str` counts, and so does where one part ends.
    """
    digest = hashlib.blake2b(digest_size=LENGTH // 2)
    for part in parts:
        piece = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return f"{kind}-{digest.hexdigest()}"
