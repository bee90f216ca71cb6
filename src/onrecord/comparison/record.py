"""The record that drafts are held against: transcripts and reports, indexed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.comparison.index import Index
from onrecord.model import Article, Attribution, Reading

Independent = Callable[[Sequence[tuple[Article, Attribution]]], int]


class Record:
    """What is on record.

    Args:
        transcripts: readings of transcripts (`transcribed`), linked with the reports.
        reports: readings of articles.
        independent: counts the independent chains behind some reports; at least 1 for one report.
    """

    def __init__(self, *, transcripts: Sequence[Reading] = (), reports: Sequence[Reading] = (), independent: Independent) -> None:
        self.transcripts = tuple(transcripts)
        self.reports = tuple(reports)
        self.independent = independent
        self.index = Index(self.transcripts, self.reports)
        self.names = {
            reading.article.id: {entity.id: entity.name for entity in reading.entities} for reading in (*self.transcripts, *self.reports)
        }

    def speaker(self, reading: Reading, attribution: Attribution) -> str | None:
        """The name of an attribution's speaker, as the record has it."""
        return self.names[reading.article.id].get(attribution.speaker or "")
