"""The ledger: one object, one verb for everything that is kept, changed or looked up."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine

from onrecord.errors import LedgerError
from onrecord.ledger import backup as backups
from onrecord.ledger import blocks, connect, migrations, pages, people, readings, settings, statements, trouble, upkeep, verdicts
from onrecord.ledger.dialects.base import Dialect
from onrecord.ledger.people import Profile
from onrecord.ledger.store import Store
from onrecord.ledger.upkeep import Verified
from onrecord.model import Judgement, Page, Problem, Reading, Statement

T = TypeVar("T")


class Ledger:
    """Articles, what was read in them, and what persons judged; kept in one SQLite file, or in PostgreSQL.

    Every method that changes something is one transaction, and has been written to the disk when it returns; several in one
    transaction stand inside `with ledger.write():`. Any number of processes may read while one writes; a second writer waits.
    Every method raises `LedgerError` when the ledger cannot be read or written.

    Use `Ledger.open`.
    """

    def __init__(self, location: str, engine: Engine, dialect: Dialect, *, read_only: bool) -> None:
        self.location = connect.shown(location)
        self.read_only = read_only
        self._address = location
        self._engine = engine
        self._dialect = dialect
        self._local = threading.local()
        self._resting: deque[Connection] = deque()
        self._errors: type[Exception] = engine.dialect.loaded_dbapi.Error

    @classmethod
    def open(cls, location: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open a ledger, and bring it up to date if an older version wrote it.

        Args:
            location: a path, or `postgresql://user@host/name`.
            create: make the ledger where there is none.
            read_only: nothing is written, not even a migration.

        Raises:
            LedgerError: there is none, it is something else or damaged, or a newer version wrote it.
        """
        address = str(location)
        where = connect.shown(address)
        engine, dialect = connect.engine_for(address, create=create, read_only=read_only)
        ledger = cls(address, engine, dialect, read_only=read_only)
        try:
            ledger._prepare(create=create, where=where)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _prepare(self, *, create: bool, where: str) -> None:
        with self.read() as store:
            version = migrations.version_of(store.connection)
        if version is not None:
            migrations.refuse_newer(version, where)
        if version == migrations.NEWEST:
            return
        if version is None and (self.read_only or not create):
            raise LedgerError("there is no ledger", where, "make one with `onrecord add --ledger`")
        if self.read_only:
            raise LedgerError(f"the ledger is of version {version}, older than this onrecord's", where, "open it once for writing")
        with self.write() as store:
            migrations.migrate(store.connection, store.dialect, where)

    def close(self) -> None:
        """Let go of the ledger."""
        while self._resting:
            self._resting.pop().close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The ledger, closed at the end."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    @property
    def in_file(self) -> bool:
        """Whether it is a file of this machine, so that a question to it waits for no network and for no writer."""
        return self._dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Store]:
        """One moment of the ledger: everything that this thread asks inside sees the same."""
        before: Store | None = getattr(self._local, "store", None)
        with self._reading() as store:
            self._local.store = store
            try:
                yield store
            finally:
                self._local.store = before

    @contextmanager
    def _reading(self) -> Iterator[Store]:
        current: Store | None = getattr(self._local, "store", None)
        if current is not None:
            yield current
            return
        with trouble.in_words(self.location, self._errors), self._reader() as connection, connection.begin():
            yield Store(connection, self._dialect, self.location)

    @contextmanager
    def _reader(self) -> Iterator[Connection]:
        """A connection to read by; a file's rests here until the next question, for to check one out takes longer than many a question."""
        try:
            connection = self._resting.pop()
        except IndexError:
            connection = self._engine.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        if self.in_file:
            self._resting.append(connection)
        else:
            connection.close()

    @contextmanager
    def write(self) -> Iterator[Store]:
        """One transaction: all of it is kept, or none; what this thread asks inside sees its changes."""
        before: Store | None = getattr(self._local, "store", None)
        if before is not None and getattr(self._local, "writes", False):
            yield before
            return
        if self.read_only:
            raise LedgerError("the ledger was opened to be read only", self.location, "open it for writing")
        with trouble.in_words(self.location, self._errors), self._writer() as connection, connection.begin():
            self._dialect.lock(connection)
            self._local.store, self._local.writes = Store(connection, self._dialect, self.location), True
            try:
                yield self._local.store
            finally:
                self._local.store, self._local.writes = before, False

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        with self._engine.connect() as connection:
            yield connection.execution_options(**{connect.WRITES: True})

    def _ask(self, question: Callable[..., T], *args: Any, **options: Any) -> T:
        with self._reading() as store:
            return question(store, *args, **options)

    def _change(self, change: Callable[..., T], *args: Any, **options: Any) -> T:
        with self.write() as store:
            return change(store, *args, **options)

    def _stream(self, question: Callable[..., Iterator[T]], *args: Any, **options: Any) -> Iterator[T]:
        with self._reading() as store:
            yield from question(store, *args, **options)

    # What arrives

    def put_page(self, page: Page) -> bool:
        """Keep a page's bytes under their hash; tells whether they are new."""
        return self._change(pages.put_page, page)

    def put_problem(self, problem: Problem) -> None:
        """Keep that a location could not be read."""
        self._change(pages.put_problem, problem)

    def put_reading(self, reading: Reading) -> str:
        """Keep a reading, and give back its article's id; see `readings.put_reading`."""
        return self._change(readings.put_reading, reading)

    def put_entity_keys(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add `(block key, entity id)` pairs, for `entities_with_keys`."""
        self._change(people.put_entity_keys, pairs)

    def put_wording_keys(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Add `(block key, attribution id)` pairs, for `attributions_with_keys`."""
        self._change(readings.put_wording_keys, pairs)

    def replace_statements(self, gone: Iterable[str], found: Iterable[Statement]) -> None:
        """Put statements in the place of others; their attributions are no longer stale."""
        self._change(statements.replace_statements, gone, found)

    def settled(self, attributions: Iterable[str]) -> None:
        """Note that these attributions belong to no statement, and need not be looked at again."""
        self._change(statements.settled, attributions)

    def put_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements, and let everything that hangs on them follow; gives their number."""
        return self._change(verdicts.put_judgements, judgements)

    def undo(self, by: str) -> Judgement | None:
        """Withdraw the newest judgement of a person that stands; gives it back, or None."""
        return self._change(verdicts.undo, by)

    def withdraw(self, about: str, a: str, b: str, by: str) -> Judgement:
        """Withdraw the person's judgement that stands on a pair, and give it back; see `verdicts.withdraw`."""
        return self._change(verdicts.withdraw, (about, a, b), by)

    def put_setting(self, key: str, value: str) -> None:
        """Keep a setting of the ledger as a whole, such as curated aliases."""
        self._change(settings.put_setting, key, value)

    # What is looked up

    def setting(self, key: str) -> str | None:
        """A setting's text, or None."""
        return self._ask(settings.setting, key)

    def has_bytes(self, sha256: str) -> bool:
        """Whether bytes with this hash are kept."""
        return self._ask(pages.has_bytes, sha256)

    def has_location(self, location: str) -> bool:
        """Whether bytes from this path or address are kept."""
        return self._ask(pages.has_location, location)

    def has_article(self, sha256: str) -> bool:
        """Whether an article was made from the bytes with this hash."""
        return self._ask(readings.has_article, sha256)

    def pages(self) -> Iterator[Page]:
        """Every page, in the order in which they came."""
        return self._stream(pages.pages)

    def problems(self) -> list[Problem]:
        """Locations that could not be read."""
        return self._ask(pages.problems)

    def raw_bytes(self, sha256: str) -> bytes | None:
        """The bytes with this hash, or None."""
        return self._ask(pages.raw_bytes, sha256)

    def reading(self, article: str, *, original: bool = False) -> Reading | None:
        """An article's reading as it stands, or as it was delivered; None where there is none."""
        return self._ask(readings.reading_of, article, original=original)

    def readings(self, articles: Iterable[str] | None = None, *, original: bool = False, all_versions: bool = False) -> Iterator[Reading]:
        """Readings in the order in which they came; see `readings.readings`."""
        return self._stream(readings.readings, articles, original=original, all_versions=all_versions)

    def articles_of(self, attributions: Iterable[str]) -> dict[str, str]:
        """Attribution to article."""
        return self._ask(readings.articles_of, attributions)

    def entities_with_keys(self, keys: Iterable[str], cap: int = 200) -> dict[str, tuple[str, ...]]:
        """Block key to the entities that share it; keys that more than `cap` share are left out."""
        return self._ask(blocks.entities_with_keys, keys, cap)

    def attributions_with_keys(self, keys: Iterable[str], cap: int = 200) -> dict[str, tuple[str, ...]]:
        """Block key to the attributions that share it; keys that more than `cap` share are left out."""
        return self._ask(blocks.attributions_with_keys, keys, cap)

    def profiles(self, entities: Iterable[str]) -> list[Profile]:
        """What is known of entities, for deciding who is whom."""
        return self._ask(people.profiles, entities)

    def articles_naming(self, entities: Iterable[str], most: int) -> dict[str, list[str]]:
        """Entity to the newest articles that mention it, at most so many."""
        return self._ask(people.articles_naming, entities, most)

    def names_of(self, entities: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Entity to type and name."""
        return self._ask(people.names_of, entities)

    def standing_ids(self, entities: Iterable[str]) -> dict[str, str]:
        """Entity to the entity that stands for it after all merges, where they differ."""
        return self._ask(people.standing_ids, entities)

    def find_entities(self, name: str) -> list[str]:
        """Entities that have all the words of a name, or this id."""
        return self._ask(people.find, name)

    def statement(self, one: str) -> Statement | None:
        """A statement, or None."""
        return self._ask(statements.statement_of, one)

    def statements(self, ids: Iterable[str] | None = None) -> Iterator[Statement]:
        """Statements by id; the given ones, or all."""
        return self._stream(statements.statements, ids)

    def statements_with(self, attributions: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Attribution to the statements it is a version of."""
        return self._ask(statements.statements_with, attributions)

    def stale(self, limit: int | None = None) -> list[str]:
        """Attributions whose statements have to be found again."""
        return self._ask(statements.stale_attributions, limit)

    def judgements(self, *, about: str | None = None, by_persons: bool = False) -> Iterator[Judgement]:
        """Every judgement ever made, in order."""
        return self._stream(verdicts.judgements, about=about, by_persons=by_persons)

    def standing_judgements(self, *, about: str | None = None, by_persons: bool = False) -> Iterator[Judgement]:
        """The judgements that stand, in order."""
        return self._stream(verdicts.standing_judgements, about=about, by_persons=by_persons)

    def judged(self, about: str, ids: Iterable[str]) -> list[Judgement]:
        """The judgements that stand on these ids."""
        return self._ask(verdicts.judged, about, ids)

    # Upkeep

    def verify(self) -> Verified:
        """Hold every hash against its bytes, every span against its text."""
        return self._ask(upkeep.verify)

    def backup(self, path: str | Path, *, overwrite: bool = False) -> None:
        """Write a copy into a ledger file, while others go on reading and writing.

        Raises:
            LedgerError: there is a file already, or it cannot be written.
        """
        with backups.fresh_file(Path(path), overwrite=overwrite) as beside, self.read() as store:
            if self._dialect.name == "sqlite":
                backups.copy_file(store, beside)
            else:
                with Ledger.open(beside) as copy, copy.write() as target:
                    upkeep.copy(store, target)

    def clear_derived(self) -> list[Reading]:
        """Forget every article and all that was derived, for a rebuild; pages, judgements and problems stay.

        Returns:
            The readings that cannot be made again, since their bytes are not kept: put them back.
        """
        return self._change(upkeep.clear_derived)

    def take_in(self, other: Ledger) -> int:
        """Add another ledger's pages, readings and persons' judgements; gives the number of articles that were new."""
        with other.read() as source, self.write() as target:
            return backups.take_in(source, target)

    def copy_to(self, other: Ledger) -> None:
        """Copy everything into an empty ledger, for moving between SQLite and PostgreSQL.

        Raises:
            LedgerError: the other ledger is not empty.
        """
        with self.read() as source, other.write() as target:
            if next(pages.pages(target), None) or next(readings.readings(target, all_versions=True), None):
                raise LedgerError("the ledger is not empty", other.location, "copy into a new one, or use `import`")
            upkeep.copy(source, target)
