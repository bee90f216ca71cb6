"""The two readers behind one interface: the trained one, and the rules that stand in without weights."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from onrecord.attributions import learned, rules
from onrecord.attributions.merge import join
from onrecord.errors import UsageError
from onrecord.model import Article, Attribution, Encoding
from onrecord.reader import Reader

Found = tuple[tuple[Attribution, ...], Encoding | None]


class Finder(Protocol):
    """Finds the attributions of articles; speakers are settled later."""

    name: str

    def encode(self, articles: Sequence[Article]) -> list[Encoding | None]:
        """What an encoder saw in each article, or None where there is no encoder."""
        ...

    def find(self, article: Article, encoding: Encoding | None) -> tuple[Attribution, ...]:
        """The attributions of one article, in order of their place."""
        ...


class RulesFinder:
    """Reads by rules about language alone."""

    name = "rules"

    def encode(self, articles: Sequence[Article]) -> list[Encoding | None]:
        """No encoder: None for each article."""
        return [None] * len(articles)

    def find(self, article: Article, encoding: Encoding | None) -> tuple[Attribution, ...]:  # noqa: ARG002 (the interface)
        """The attributions of one article, in order of their place."""
        return rules.find(article)


class TrainedFinder:
    """Reads by the trained encoder, and keeps every quotation in marks that the rules found.

    Args:
        weights: a folder with the model and its manifest; the shipped one where None.
        threads: threads for the encoder.

    Raises:
        ModelError: the weights are missing, damaged or of another version.
    """

    name = "trained"

    def __init__(self, weights: Path | None = None, threads: int = 1) -> None:
        self._reader = Reader.load(weights, threads=threads)

    def encode(self, articles: Sequence[Article]) -> list[Encoding | None]:
        """What the encoder saw in each article."""
        return list(self._reader.encode(articles))

    def find(self, article: Article, encoding: Encoding | None) -> tuple[Attribution, ...]:
        """The attributions of one article, in order of their place."""
        ruled = rules.find(article)
        return ruled if encoding is None else join(article, learned.find(article, encoding), ruled)


def finder_named(name: str, threads: int = 1) -> Finder:
    """A reader by its name.

    Raises:
        ModelError: the weights are missing, damaged or of another version.
        UsageError: there is no reader of that name.
    """
    if name == TrainedFinder.name:
        return TrainedFinder(threads=threads)
    if name == RulesFinder.name:
        return RulesFinder()
    raise UsageError(f"there is no reader {name!r}", remedy="take trained or rules")
