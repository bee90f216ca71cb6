"""Looking after a ledger: is everything as it was written, a copy that can be opened, everything derived made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, func, select, text

from onrecord.errors import OnrecordError, RecordError
from onrecord.ledger import people, readings
from onrecord.ledger.deriving import GLUE
from onrecord.ledger.records import spans_from_json, storable, unpack, unsqueeze
from onrecord.ledger.settings import PREFIX
from onrecord.ledger.statements import statements
from onrecord.ledger.store import CHUNK, Store
from onrecord.ledger.tables import (
    DERIVED,
    ORIGINAL,
    article,
    attribution,
    meta,
    page,
    stale,
    standing,
    statement,
)
from onrecord.ledger.words import folded
from onrecord.model import Problem, Reading, Span, Statement, check_spans


@dataclass(frozen=True, slots=True)
class Verified:
    """What `verify` looked at, and what it found.

    `without_bytes` counts articles that were taken in without the bytes they were made from.
    """

    pages: int
    articles: int
    attributions: int
    statements: int
    without_bytes: int
    problems: tuple[Problem, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def verify(store: Store) -> Verified:
    """Hold every hash against its bytes, every span against its text, and every derived row against its reading."""
    problems = [Problem(store.where, what, "restore a backup", "LedgerError") for what in _engine(store)]
    if not problems:
        for check in (_pages, _articles, _attributions, _statements):
            problems += check(store)
    tables = (page, article, attribution, statement)
    pages, articles, attributions, sayings = (int(store.scalar(select(func.count()).select_from(table)) or 0) for table in tables)
    return Verified(pages, articles, attributions, sayings, len(_without_bytes(store)), tuple(problems))


def _without_bytes(store: Store) -> list[str]:
    kept = select(page.c.sha256)
    return store.column(select(article.c.id).where(article.c.sha256.is_(None) | article.c.sha256.not_in(kept)).order_by(article.c.row))


def _engine(store: Store) -> Iterator[str]:
    if store.dialect.name == "sqlite":
        said = store.column(text("PRAGMA integrity_check(20)"))
        yield from (f"the file is damaged: {line}" for line in said if line != "ok")
    indexed = store.scalar(text("SELECT count(*) FROM attribution_words"))
    there = store.scalar(select(func.count()).select_from(attribution))
    if indexed != there:
        yield f"the search index holds {indexed} attributions of {there}"


def _pages(store: Store) -> Iterator[Problem]:
    last = ""
    query = select(page.c.sha256, page.c.content, page.c.size).order_by(page.c.sha256).limit(50)
    while rows := store.rows(query.where(page.c.sha256 > last)):
        for row in rows:
            where = f"page {row['sha256']}"
            try:
                content = unsqueeze(row["content"], where)
            except OnrecordError as error:
                yield Problem(where, error.what, error.remedy, type(error).__name__)
                continue
            if hashlib.sha256(content).hexdigest() != row["sha256"] or len(content) != row["size"]:
                yield Problem(where, "the bytes are not those that the hash was made from", "restore a backup", "LedgerError")
        last = rows[-1]["sha256"]


def _articles(store: Store) -> Iterator[Problem]:
    at = 0
    columns = (article.c.row, article.c.id, article.c.record, article.c.text)
    query = select(*columns).order_by(article.c.row).limit(100)
    while rows := store.rows(query.where(article.c.row > at)):
        for row in rows:
            where = f"article {row['id']}"
            try:
                reading = unpack(row["record"], Reading, where)
            except OnrecordError as error:
                yield Problem(where, error.what, error.remedy, type(error).__name__)
                continue
            if storable(reading.article.text) != row["text"]:
                yield Problem(where, "the text is not that of the reading", "restore a backup, or rebuild", "LedgerError")
        at = rows[-1]["row"]


def _attributions(store: Store) -> Iterator[Problem]:
    at = 0
    own = (attribution.c.row, attribution.c.id, attribution.c.words, attribution.c.content, attribution.c.cue_words, attribution.c.cue)
    query = select(*own, article.c.text).join(article, article.c.id == attribution.c.article, isouter=True)
    query = query.order_by(attribution.c.row).limit(500)
    while rows := store.rows(query.where(attribution.c.row > at)):
        for row in rows:
            where = f"attribution {row['id']}"
            if row["text"] is None:
                yield Problem(where, "its article is missing", "rebuild", "LedgerError")
                continue
            for spans, words in (("content", "words"), ("cue", "cue_words")):
                if not _covers(row["text"], spans_from_json(row[spans]), row[words]):
                    yield Problem(where, f"the spans of its {spans} do not fit the text", "rebuild", "RecordError")
        at = rows[-1]["row"]


def _covers(whole: str, spans: tuple[Span, ...], words: str) -> bool:
    try:
        check_spans(spans, len(whole), "")
    except RecordError:
        return False
    return GLUE.join(whole[start:end] for start, end in spans) == words


def _statements(store: Store) -> Iterator[Problem]:
    lengths = store.pairs(select(article.c.id, func.length(article.c.text)))
    known = set(store.column(select(attribution.c.id)))
    waiting = set(store.column(select(stale.c.attribution)))
    try:
        for one in statements(store):
            yield from _statement(one, lengths, known, waiting)
    except OnrecordError as error:
        yield Problem(error.where, error.what, error.remedy, type(error).__name__)


def _statement(one: Statement, lengths: dict[str, int], known: set[str], waiting: set[str]) -> Iterator[Problem]:
    where = f"statement {one.id}"
    hub = next((v for v in one.versions if v.attribution == one.hub), None)
    if hub is None:
        yield Problem(where, "its hub is not among its versions", "rebuild", "RecordError")
        return
    try:
        for v in one.versions:
            if v.attribution not in known:
                if v.attribution not in waiting:
                    yield Problem(where, f"version {v.attribution} is missing", "rebuild", "LedgerError")
                continue
            own = [*v.content, *(s for step in v.alignment for s in step.version), *(s for a in v.alarms for s in a.version)]
            check_spans(own, lengths[v.article], where)
            hubs = [*(s for step in v.alignment for s in step.hub), *(s for a in v.alarms for s in a.hub)]
            check_spans(hubs, lengths[hub.article], where)
    except (KeyError, RecordError) as error:
        yield Problem(where, f"a span does not fit: {error}", "rebuild", "RecordError")


def clear_derived(store: Store) -> list[Reading]:
    """Forget every article and all that was derived; pages, judgements and problems stay.

    Returns:
        The readings that cannot be made again, since their bytes are not kept: the caller puts them back.
    """
    lost = list(readings.readings(store, _without_bytes(store), original=True, all_versions=True))
    store.dialect.drop_search(store.connection)
    people.forget(store)
    for table in DERIVED:
        if table is not standing:
            store.connection.execute(delete(table))
    store.connection.execute(delete(article))
    return lost


def copy(source: Store, target: Store) -> None:
    """Copy everything into an empty ledger, whatever engine either is on."""
    kept = source.rows(select(meta).where(meta.c.key.startswith(PREFIX)))
    target.dialect.put(target.connection, meta, kept)
    for table in (*ORIGINAL, *DERIVED):
        if table is meta:
            continue
        found = source.connection.execution_options(stream_results=True).execute(select(table)).mappings()
        for part in found.partitions(CHUNK):
            target.connection.execute(table.insert(), [dict(row) for row in part])
    found = source.connection.execute(select(attribution.c.row, attribution.c.words)).mappings()
    for part in found.partitions(CHUNK):
        target.dialect.index_words(target.connection, [(row["row"], folded(row["words"])) for row in part])
    target.dialect.after_copy(target.connection)
