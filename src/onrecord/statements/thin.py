"""Reports and scores as grouping needs them, small enough that a component of a million of them fits into one process."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import lru_cache

from onrecord.model import Score
from onrecord.statements.features import Bag
from onrecord.statements.reports import Report

_NO_WEIGHTS: dict[str, float] = {}


class ThinScore(Score):
    """A score that keeps its features' values apart from their names, which thousands of scores share."""

    __slots__ = ("_names", "_values")
    _names: tuple[str, ...]
    _values: array[float]

    def __init__(self, score: Score) -> None:
        object.__setattr__(self, "total", score.total)
        object.__setattr__(self, "_names", _shared(tuple(score.features)))
        object.__setattr__(self, "_values", array("d", score.features.values()))

    @property
    def features(self) -> dict[str, float]:
        """Each feature's value."""
        return dict(zip(self._names, self._values, strict=True))

    def whole(self) -> Score:
        """The score that it was made of."""
        return Score(self.total, self.features)


@lru_cache(1024)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """One tuple for all that are equal."""
    return names


def thin(report: Report) -> Report:
    """A report with its words' number, line and weight alone: with no word by itself, and no piece of it."""
    bag = report.bag
    light = Bag(_blank(len(bag.forms)), (), _NO_WEIGHTS, bag.mass, bag.line, frozenset(), frozenset())
    return replace(report, bag=light, pieces=(), holds=(), cited=())


@lru_cache(4096)
def _blank(length: int) -> tuple[str, ...]:
    return ("",) * length
