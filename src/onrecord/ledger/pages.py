"""Raw bytes, where they were seen, and what could not be read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from onrecord.errors import LedgerError
from onrecord.ledger.records import place_key, squeeze, storable, storable_or_none, unsqueeze
from onrecord.ledger.store import Store
from onrecord.ledger.tables import page, problem, sighting
from onrecord.model import Page, Problem


def now() -> str:
    """This moment, ISO 8601, UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def put_page(store: Store, found: Page) -> bool:
    """Keep a page's bytes under their hash, and where they were seen; what is there already is kept once.

    Returns:
        Whether the bytes are new.

    Raises:
        LedgerError: the hash is not that of the bytes.
    """
    if hashlib.sha256(found.content).hexdigest() != found.sha256:
        raise LedgerError("the hash is not that of the bytes", found.location, "read the page again")
    new = not has_bytes(store, found.sha256)
    if new:
        row = {
            "sha256": found.sha256,
            "content": squeeze(found.content),
            "size": len(found.content),
            "media_type": storable(found.media_type),
            "charset": storable_or_none(found.charset),
        }
        store.connection.execute(insert(page), row)
    seen = {
        "sha256": found.sha256,
        "location": storable(found.location),
        "location_key": place_key(found.location),
        "url": storable_or_none(found.url),
        "url_key": None if found.url is None else place_key(found.url),
        "file": storable_or_none(found.file),
        "fetched_at": found.fetched_at,
        "added_at": now(),
    }
    store.dialect.add_missing(store.connection, sighting, [seen])
    store.connection.execute(delete(problem).where(problem.c.location_key == place_key(found.location)))
    return new


def has_bytes(store: Store, sha256: str) -> bool:
    """Whether bytes with this hash are kept."""
    return store.scalar(select(page.c.sha256).where(page.c.sha256 == sha256)) is not None


def has_location(store: Store, location: str) -> bool:
    """Whether bytes from this location, or from this address after redirects, are kept."""
    key = place_key(location)
    query = select(sighting.c.row).where((sighting.c.location_key == key) | (sighting.c.url_key == key)).limit(1)
    return store.scalar(query) is not None


def pages(store: Store) -> Iterator[Page]:
    """Every page, one for each place it was seen at, in the order in which they came."""
    at = 0
    query = select(sighting, page.c.content, page.c.media_type, page.c.charset).join(page, page.c.sha256 == sighting.c.sha256)
    while rows := store.rows(query.where(sighting.c.row > at).order_by(sighting.c.row).limit(50)):
        for row in rows:
            content = unsqueeze(row["content"], f"page {row['sha256']}")
            yield Page(
                row["location"], content, row["sha256"], row["media_type"], row["charset"], row["url"], row["file"], row["fetched_at"]
            )
        at = rows[-1]["row"]


def raw_bytes(store: Store, sha256: str) -> bytes | None:
    """The bytes with this hash, or None."""
    row = store.first(select(page.c.content).where(page.c.sha256 == sha256))
    return None if row is None else unsqueeze(row["content"], f"page {sha256}")


def put_problem(store: Store, what: Problem) -> None:
    """Keep that a location could not be read; the next try overwrites it."""
    row = {
        "location_key": place_key(what.where),
        "location": storable(what.where),
        "what": storable(what.what),
        "remedy": storable(what.remedy),
        "kind": what.kind,
        "at": now(),
    }
    store.dialect.put(store.connection, problem, [row])


def problems(store: Store) -> list[Problem]:
    """Locations that could not be read, by location."""
    rows = store.rows(select(problem).order_by(problem.c.location))
    return [Problem(row["location"], row["what"], row["remedy"], row["kind"]) for row in rows]
