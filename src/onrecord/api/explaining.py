"""One judgement at a time: names, dates, wordings; as plain dictionaries, as the command line prints them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.pipeline import judging

Answer = dict[str, Any]


def explain_names(pairs: Sequence[tuple[str, str]]) -> list[Answer]:
    """Whether two names are the same person's or organisation's, for each pair: `verdict`, `score`, `features`."""
    return judging.names(pairs)


def explain_wordings(pairs: Sequence[tuple[str, str]]) -> list[Answer]:
    """Whether two wordings are the same saying, for each pair: `relation`, `score`, `features`, `alignment`, `alarms`."""
    return judging.wordings(pairs)


def explain_date(expression: str, published: str | None = None, before: str = "", after: str = "") -> Answer:
    """When a time expression is: `from`, `to`, `granularity`, `rule`, `anchor`, `reason`.

    Args:
        expression: such as `on Wednesday`.
        published: the article's publication date, ISO 8601, or None.
        before: the text before the expression; its words decide between past and future.
        after: the text after it.
    """
    return judging.date(expression, published, before, after)
