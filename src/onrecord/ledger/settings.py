"""Settings of a ledger as a whole: curated aliases, kept as they were imported."""

from __future__ import annotations

from sqlalchemy import select

from onrecord.ledger.records import storable
from onrecord.ledger.store import Store
from onrecord.ledger.tables import meta

PREFIX = "setting:"


def setting(store: Store, key: str) -> str | None:
    """A setting's text, or None."""
    found = store.scalar(select(meta.c.value).where(meta.c.key == PREFIX + key))
    return None if found is None else str(found)


def put_setting(store: Store, key: str, value: str) -> None:
    """Keep a setting's text in the place of an older one."""
    store.dialect.put(store.connection, meta, [{"key": PREFIX + key, "value": storable(value)}])
