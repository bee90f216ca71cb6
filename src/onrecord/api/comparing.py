"""The reports of the same sayings, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.api.checking import Transcripts
from onrecord.export.comparison import render
from onrecord.model import Judgement, Reading, Statement
from onrecord.pipeline.across import linked, statements_of


def joined(readings: Sequence[Reading], transcripts: Transcripts) -> tuple[list[Reading], Transcripts]:
    """Articles and transcripts with one id for one person across both."""
    found = linked([*readings, *transcripts.readings])
    return found[: len(readings)], replace(transcripts, readings=tuple(found[len(readings) :]))


def compare(readings: Sequence[Reading], judgements: Sequence[Judgement] = (), transcripts: Transcripts | None = None) -> list[Statement]:
    """Every saying of the readings, each report held against the fullest one; the most widely reported and most altered first.

    Args:
        readings: linked readings, as `read_all` gives them.
        judgements: persons' verdicts on pairs of attributions.
        transcripts: the primary record, `joined` with the readings; its words are versions without a hop, and the hubs of their
            statements.
    """
    return statements_of(readings, judgements, transcripts.readings if transcripts else ())


def comparison_page(statements: Sequence[Statement], readings: Sequence[Reading], transcripts: Transcripts | None = None) -> str:
    """One self-contained HTML page with the statements that more than one attribution reports.

    Args:
        statements: as `compare` gives them.
        readings: the readings they were made of.
        transcripts: the transcripts they were made of.
    """
    shared = [statement for statement in statements if len(statement.versions) > 1]
    return render(shared, [*readings, *(transcripts.readings if transcripts else ())])
