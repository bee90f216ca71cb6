"""Is this quotation right? A draft held against articles, a ledger or transcripts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from onrecord.api.reading import Progress, ReadOptions, read_all, still
from onrecord.errors import OnrecordError, UsageError
from onrecord.ingest import pages
from onrecord.ledger import Ledger as Kept
from onrecord.model import Finding, Page, Problem, Reading, Span
from onrecord.pipeline.across import wording_keys
from onrecord.pipeline.checking import checked, record_of, transcripts_of
from onrecord.pipeline.finders import finder_named
from onrecord.pipeline.reading import read_batch
from onrecord.pipeline.uploads import parsed_apart

MEDIA = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
ORDER = ("altered", "wrong-speaker", "not-on-record", "spliced", "reworded", "trimmed", "verbatim")
LEDGER_MARK = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Transcripts:
    """The primary record, and what of it could not be read."""

    readings: tuple[Reading, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking drafts.

    Attributes:
        findings: one a quotation, in the drafts' order.
        problems: what could not be read.
        drafts: the drafts' texts by file.
        record: the record's texts by file.
    """

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    drafts: dict[str, str] = field(default_factory=dict)
    record: dict[str, str] = field(default_factory=dict)

    def text_of(self, draft: str) -> str:
        """A draft's text."""
        return self.drafts.get(draft, "")

    def record_text(self, file: str | None, span: Span) -> str:
        """Words of the record."""
        return span.of(self.record.get(file or "", ""))

    def apart(self, finding: Finding) -> int | None:
        """How many words of the record lie between the two places that a splice joins; None of other findings, or where none are known."""
        if finding.verdict != "spliced" or not finding.evidence:
            return None
        file = finding.evidence[0].file
        left_out = [
            sum(len(self.record_text(file, span).split()) for span in one.record) for one in finding.differences if one.kind == "cut"
        ]
        return max(left_out, default=0) or None

    def tally(self) -> list[tuple[str, int]]:
        """How many quotations have each verdict, the gravest first."""
        counts = Counter[str](finding.verdict for finding in self.findings)
        return [(verdict, counts[verdict]) for verdict in ORDER if counts[verdict]]


def is_sound(finding: Finding) -> bool:
    """Whether an editor can let a quotation stand: word for word, or shortened and showing it."""
    return finding.verdict == "verbatim" or (finding.verdict == "trimmed" and finding.marked)


def transcripts_at(locations: Sequence[str | Path]) -> Transcripts:
    """Read transcripts: `NAME:` turns, stage notes in brackets."""
    if not locations:
        return Transcripts()
    rows = list(transcripts_of(pages(_files(locations), ReadOptions().fetching())))
    return Transcripts(tuple(row for row in rows if isinstance(row, Reading)), tuple(row for row in rows if isinstance(row, Problem)))


def _files(locations: Sequence[str | Path]) -> list[str]:
    """Folders of transcripts spelled out: a folder of articles leaves transcripts out, this one is after them."""
    named: list[str] = []
    for location in locations:
        path = Path(location)
        inside = sorted(str(file) for file in path.rglob("*") if file.suffix.lower() in MEDIA) if path.is_dir() else []
        named += inside or [str(location)]
    return named


def _is_ledger(location: str) -> bool:
    if location.startswith(("postgresql:", "postgres:")):
        return True
    path = Path(location)
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(LEDGER_MARK)) == LEDGER_MARK


def reports_at(locations: Sequence[str | Path], options: ReadOptions, progress: Progress = still) -> tuple[list[Reading], list[Problem]]:
    """The readings of articles and ledgers.

    Raises:
        LedgerError: a ledger cannot be read.
    """
    named = [str(location) for location in locations]
    readings: list[Reading] = []
    for location in filter(_is_ledger, named):
        with Kept.open(location, create=False, read_only=True) as kept:
            readings += kept.readings()
    files = [location for location in named if not _is_ledger(location)]
    if not files:
        return readings, []
    run = read_all(*files, options=options, progress=progress)
    return [*readings, *run.readings], run.problems


def check(
    drafts: Sequence[str | Path],
    *,
    against: Sequence[str | Path] = (),
    transcripts: Sequence[str | Path] = (),
    options: ReadOptions | None = None,
    progress: Progress = still,
) -> Checked:
    """Hold each quotation of drafts against the record.

    Args:
        drafts: .txt, .md, .html or .docx files.
        against: articles or ledgers.
        transcripts: the primary record: files or folders.
        options: how to read.
        progress: is called with (articles done, None).

    Raises:
        UsageError: there is nothing to check against.
        LedgerError: a ledger cannot be read.
    """
    if not against and not transcripts:
        raise UsageError("nothing to check against", remedy="name articles, a ledger or transcripts")
    how = options or ReadOptions()
    primary = transcripts_at(transcripts)
    reports, problems = reports_at(against, how, progress)
    run = read_all(*drafts, options=how)
    return _checked(run.readings, primary.readings, reports, [*run.problems, *primary.problems, *problems])


def _checked(drafts: Sequence[Reading], primary: Sequence[Reading], reports: Sequence[Reading], problems: Sequence[Problem]) -> Checked:
    findings = checked(drafts, record_of(primary, reports))
    texts = {reading.article.file or reading.article.url or reading.article.id: reading.article.text for reading in (*primary, *reports)}
    return Checked(
        tuple(findings), tuple(problems), {draft.article.file or draft.article.id: draft.article.text for draft in drafts}, texts
    )


def check_upload(kept: Kept, name: str, content: bytes, options: ReadOptions | None = None) -> Checked:
    """Hold one draft in memory against a ledger; it is parsed in a process of its own, with limits.

    Args:
        kept: the ledger.
        name: the draft's file name; its ending says what it is.
        content: its bytes.
        options: how to read.

    Raises:
        UsageError: it is of no kind that can be read.
        OnrecordError: it cannot be read.
    """
    plain = PurePath(name.replace("\\", "/")).name
    media = MEDIA.get(PurePath(plain).suffix.lower())
    if media is None:
        raise UsageError("not a kind of draft that can be read", plain, f"give one of {', '.join(MEDIA)}")
    how = options or ReadOptions()
    page = Page(plain, content, hashlib.sha256(content).hexdigest(), media, None, None, plain)
    (row,) = read_batch([parsed_apart(page)], finder_named(how.reader))
    if isinstance(row, Problem):
        raise OnrecordError(row.what, row.where, row.remedy)
    return _checked([row], (), _near(kept, row), ())


def _near(kept: Kept, draft: Reading) -> list[Reading]:
    """The readings that share a rare wording with a draft: what a large ledger has to hold against it."""
    found = kept.attributions_with_keys([key for key, _ in wording_keys(draft)])
    return list(kept.readings(sorted(set(kept.articles_of({one for ids in found.values() for one in ids}).values()))))
