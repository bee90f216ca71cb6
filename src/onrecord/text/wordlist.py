"""Word lists as prose."""

from __future__ import annotations


def wordlist(text: str, mark: str | None = None) -> frozenset[str]:
    """The words of a text, each once: what white space separates, or another mark."""
    return frozenset(part.strip() for part in text.split(mark) if part.strip())
