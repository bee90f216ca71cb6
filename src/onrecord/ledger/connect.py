"""From a path or an address to an engine, with everything that makes a commit durable."""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from onrecord.errors import LedgerError
from onrecord.ledger.dialects.base import Dialect
from onrecord.ledger.dialects.postgres import Postgres
from onrecord.ledger.dialects.sqlite import SQLite

APPLICATION_ID = 0x6F6E7263
"""Stands in the file's header, so that a ledger is told from any other SQLite file."""

PATIENCE = 60.0
"""Seconds that a writer waits for another writer."""

WRITES = "onrecord_writes"
"""Execution option of a connection that is going to write."""

_HEADER = b"SQLite format 3\0"
_MINIMUM = (3, 35)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def is_address(location: str) -> bool:
    """Whether a location is a PostgreSQL address rather than a path."""
    return location.startswith(("postgresql://", "postgres://", "postgresql+psycopg://"))


def shown(location: str) -> str:
    """The location as an error may show it: without a password."""
    if not _SCHEME.match(location):
        return location
    try:
        return make_url(location).render_as_string(hide_password=True)
    except ArgumentError:
        return "an address"


def engine_for(location: str, *, create: bool, read_only: bool) -> tuple[Engine, Dialect]:
    """An engine and its dialect.

    Args:
        location: a path, or `postgresql://user@host/name`.
        create: whether a file that is not there may be made.
        read_only: whether nothing will be written.

    Raises:
        LedgerError: there is no ledger, the file is something else, or the driver is missing.
    """
    if is_address(location):
        return _postgres(location, read_only=read_only), Postgres()
    if _SCHEME.match(location):
        raise LedgerError("an address of another kind", shown(location), "give the path of a file, or postgresql://USER@HOST/DATABASE")
    return _sqlite(Path(location), create=create, read_only=read_only), SQLite()


def _postgres(location: str, *, read_only: bool) -> Engine:
    tail = location.split("://", 1)[1]
    try:
        engine = create_engine(f"postgresql+psycopg://{tail}", pool_pre_ping=True, pool_size=10)
    except ModuleNotFoundError as error:
        raise LedgerError("the PostgreSQL driver is not installed", shown(location), "pip install 'onrecord[postgres]'") from error
    except (ArgumentError, ValueError) as error:
        raise LedgerError("not a PostgreSQL address", shown(location), "write postgresql://USER@HOST/DATABASE") from error

    def begin(connection: Connection) -> None:
        if read_only or not connection.get_execution_options().get(WRITES):
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        else:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(PATIENCE * 1000)}")
            connection.exec_driver_sql("SET LOCAL synchronous_commit = on")

    event.listen(engine, "begin", begin)
    return engine


def check_file(path: Path, *, create: bool) -> None:
    """See that a path is a ledger, or may become one.

    Raises:
        LedgerError: it is neither.
    """
    where = str(path)
    if path.is_dir():
        raise LedgerError("is a folder", where, "give the path of a file")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise LedgerError("there is no ledger", where, "make one with `onrecord add --ledger`")
        if not path.parent.is_dir():
            raise LedgerError("the folder does not exist", str(path.parent), "make it first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(72)
    except OSError as error:
        raise LedgerError(f"cannot be read: {error.strerror}", where, "check its permissions") from error
    if head[:16] != _HEADER:
        raise LedgerError("not a ledger, or one whose first bytes are torn", where, "give a ledger's path, or restore a backup")
    if int.from_bytes(head[68:72], "big") not in (APPLICATION_ID, 0):
        raise LedgerError("an SQLite file of another program", where, "give the path of a ledger")


def _sqlite(path: Path, *, create: bool, read_only: bool) -> Engine:
    if sqlite3.sqlite_version_info < _MINIMUM:
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old", str(path), "use a Python with SQLite 3.35 or newer")
    check_file(path, create=create and not read_only)
    mode = "ro" if read_only else "rwc"
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if read_only and not _wal_can_be_read(path):
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    def on_connect(driver: Any, _record: Any) -> None:
        cursor = driver.cursor()
        if not read_only:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA cache_size = -16384")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()

    def begin(connection: Connection) -> None:
        writes = not read_only and connection.get_execution_options().get(WRITES)
        connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")  # type: ignore[union-attr]

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", begin)
    return engine


def _wal_can_be_read(path: Path) -> bool:
    """Whether SQLite can make its shared-memory file; on a read-only medium it cannot, and nobody writes there either."""
    return os.access(path.parent, os.W_OK) or path.with_name(path.name + "-shm").exists()


def mark_file(connection: Connection) -> None:
    """Write the application id into a new file's header."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
