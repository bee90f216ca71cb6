"""Ledgers to test on: an SQLite file, and a database of a real PostgreSQL server that the tests start themselves."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

BINARIES = ("/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin")


def _binary(name: str) -> str | None:
    for folder in BINARIES:
        if (found := Path(folder, name)).exists():
            return str(found)
    return shutil.which(name)


def _as_user() -> tuple[list[str], int | None]:
    """PostgreSQL refuses to run as root: the words to put before a command, and the user that owns its folder."""
    if os.geteuid() != 0:
        return [], None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = names.get("postgres") or names["nobody"]
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"], user.pw_uid


def _missing(message: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty database on a server of its own, reached by a socket alone."""
    initdb, server = _binary("initdb"), _binary("postgres")
    if initdb is None or server is None:
        _missing("PostgreSQL is not installed (Debian: postgresql)")
    before, owner = _as_user()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    if owner is not None:
        os.chown(folder, owner, -1)
    data = folder / "data"
    made = [*before, str(initdb), "-D", str(data), "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    subprocess.run(made, check=True, capture_output=True, cwd=folder)
    running = [*before, str(server), "-D", str(data), "-k", str(folder), "-c", "listen_addresses=", "-c", "fsync=off"]
    with (folder.parent / f"{folder.name}.log").open("wb") as log:
        process = subprocess.Popen(running, stdout=log, stderr=log, cwd=folder)
    try:
        address = f"postgresql://onrecord@/postgres?host={folder}"
        _wait(process, folder)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink(missing_ok=True)


def _wait(process: subprocess.Popen[bytes], folder: Path) -> None:
    import psycopg  # noqa: PLC0415 - an optional dependency

    for _ in range(200):
        if process.poll() is not None:
            _missing(f"PostgreSQL stopped with status {process.returncode}")
        try:
            psycopg.connect(f"host={folder} user=onrecord dbname=postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    _missing("PostgreSQL does not answer")


def emptied(address: str) -> str:
    """The same database, with nothing in it."""
    import psycopg  # noqa: PLC0415

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger can be made, on either engine."""
    if request.param == "sqlite":
        return str(tmp_path / "test.ledger")
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def lasting_location(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where a ledger can be made that all tests of a module read and none changes, on either engine."""
    if request.param == "sqlite":
        return str(tmp_path_factory.mktemp("lasting") / "test.ledger")
    import psycopg  # noqa: PLC0415

    address: str = request.getfixturevalue("postgres")
    name = f"lasting_{secrets.token_hex(4)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.replace("/postgres?", f"/{name}?")
