"""Single judgements of the rooms, as plain dictionaries under the names of the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from onrecord.chains import dates
from onrecord.entities.names import explain_batch as explain_names
from onrecord.statements import wording

Answer = dict[str, Any]


def names(pairs: Sequence[tuple[str, str]]) -> list[Answer]:
    """`verdict`, `score` and `features` for each pair of names."""
    answers = explain_names(pairs)
    return [{"verdict": one.verdict, "score": round(one.score, 4), "features": dict(one.features)} for one in answers]


def wordings(pairs: Sequence[tuple[str, str]]) -> list[Answer]:
    """`relation`, `score`, `features`, `alignment` and `alarms` for each pair of wordings."""
    return [_wording(wording.explain(a, b)) for a, b in pairs]


def _wording(verdict: wording.WordingVerdict) -> Answer:
    return {
        "relation": verdict.relation,
        "score": round(verdict.score.total, 4),
        "features": {name: round(value, 4) for name, value in verdict.score.features.items()},
        "alignment": msgspec.to_builtins(verdict.alignment),
        "alarms": msgspec.to_builtins(verdict.alarms),
    }


def date(expression: str, published: str | None, before: str, after: str) -> Answer:
    """`from`, `to`, `granularity`, `rule`, `anchor` and `reason` of a time expression."""
    return dict(dates.resolve(expression, published, before, after).record())
