"""Words that can stand for one another: a table of stems made from WordNet by `python -m training.synonyms`."""

from __future__ import annotations

from functools import cache
from importlib import resources

_NONE: frozenset[str] = frozenset()


@cache
def _table() -> dict[str, frozenset[str]]:
    """The synonyms of each stem that has any."""
    found: dict[str, set[str]] = {}
    for line in resources.files(__package__).joinpath("synonyms.txt").read_text(encoding="utf-8").splitlines():
        one, *others = line.split()
        for other in others:
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {root: frozenset(others) for root, others in found.items()}


def synonyms(root: str) -> frozenset[str]:
    """The stems of a stem's synonyms.

    Args:
        root: a stem (`onrecord.text.stems.stem`).
    """
    return _table().get(root, _NONE)
