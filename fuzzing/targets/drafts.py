"""A draft held against reports and a transcript, and the reports against each other."""

from __future__ import annotations

from functools import cache

from fuzzing.targets.common import MARKS, WORDS, hold, plain
from onrecord.comparison import Record, transcribed
from onrecord.model import Reading
from onrecord.pipeline.across import linked, statements_of
from onrecord.pipeline.checking import checked, record_of
from onrecord.pipeline.finders import RulesFinder
from onrecord.pipeline.reading import read_batch
from tests.contract import finding_breaches, statement_breaches

REPORT = (
    "“The lock is shut, and it will stay shut until the tide is back,” Mara Ito said on Wednesday. “We have waited for 12 days.”\n\n"
    "She told reporters that the pilots “must not sail”."
)
TRANSCRIPT = (
    "ITO: The lock is shut, and it will, of course, stay shut until the tide is back. We have waited for 12 days.\nHERON: Must not sail?"
)
SEEDS = (
    REPORT,
    "“The lock is shut ... until the tide is back,” Ito said.",
    "“The lock [was] open,” said Heron. “We have waited for 21 days.”",
    "The pilots “must sail”, Mara Ito said; “the tide is back until it will stay shut”.",
    "Ito: “We have waited. The lock is shut”",
)
TOKENS = (*MARKS, *WORDS, "the lock is shut", "until the tide is back", "must not sail", "12 days")


def _reading(data: bytes) -> Reading | None:
    (row,) = read_batch([plain(data)], RulesFinder())
    return row if isinstance(row, Reading) else None


@cache
def _record() -> tuple[Record, Reading]:
    report, spoken = _reading(REPORT.encode()), transcribed(plain(TRANSCRIPT.encode()))
    assert report is not None
    return record_of([spoken], [report]), report


def one(data: bytes) -> None:
    """Verdicts and statements of the vocabulary, every span inside the text it counts in."""
    record, report = _record()
    draft = _reading(data)
    assert draft is not None
    for finding in checked([draft], record):
        hold(finding_breaches(finding, draft.article.text))
    if draft.article.id == report.article.id:
        return
    both = linked([draft, report])
    for statement in statements_of(both):
        hold(statement_breaches(statement, both))
