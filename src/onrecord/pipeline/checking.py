"""A draft held against the record: transcripts first, then reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.articles import article_of
from onrecord.chains import independent
from onrecord.comparison import Record, check, transcribed
from onrecord.errors import OnrecordError
from onrecord.model import Finding, Page, Problem, Reading
from onrecord.wire import problem_of


def transcripts_of(pages: Iterable[Page | Problem]) -> Iterator[Reading | Problem]:
    """Transcripts as readings: one direct attribution a turn; what cannot be read is a problem."""
    for page in pages:
        if isinstance(page, Problem):
            yield page
            continue
        try:
            yield transcribed(article_of(page))
        except OnrecordError as error:
            yield problem_of(error)


def record_of(transcripts: Sequence[Reading], reports: Sequence[Reading]) -> Record:
    """The record that drafts are held against, indexed once."""
    return Record(transcripts=transcripts, reports=reports, independent=independent)


def checked(drafts: Iterable[Reading], record: Record) -> list[Finding]:
    """Each quotation of each draft, held against the record."""
    return [finding for draft in drafts for finding in check(draft, record)]
