"""What the record holds about one quotation of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span, Spans

SCHEMA = "onrecord/check/1"

CheckVerdict = Literal["verbatim", "trimmed", "spliced", "reworded", "altered", "wrong-speaker", "not-on-record"]
DifferenceKind = Literal["cut", "insert", "bracket", "replace", "reorder"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the record holds the words, or the nearest ones: a transcript goes before a report."""

    file: str | None
    kind: Literal["transcript", "report"]
    span: Span
    speaker: str | None
    outlet: str | None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: `draft` counts in the draft, `record` in the nearest evidence's text."""

    kind: DifferenceKind
    draft: Spans
    record: Spans


@dataclass(frozen=True, slots=True)
class Finding:
    """One quotation of a draft, held against the record.

    Attributes:
        draft: the draft's file.
        content: the quotation's pieces in the draft.
        speaker: the speaker as the draft names them, or None.
        verdict: what the record holds; never "true" or "false".
        marked: whether the draft shows its cuts by an ellipsis, brackets or separate pieces.
        evidence: nearest first.
        differences: against the first evidence.
        independent: how many independent chains stand behind the words on record.
    """

    draft: str
    content: Spans
    speaker: str | None
    verdict: CheckVerdict
    marked: bool
    evidence: tuple[Evidence, ...]
    differences: tuple[Difference, ...]
    independent: int
    schema: str = SCHEMA
