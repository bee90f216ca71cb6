"""Full-text search over everything that was said."""

from __future__ import annotations

import re

from onrecord.errors import UsageError
from onrecord.ledger import Ledger, Store, people, words
from onrecord.ledger.asking import reported as sql
from onrecord.model import Span
from onrecord.query.making import listing, reported
from onrecord.query.views import Hit, Listing, Reported

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
KINDS = ("direct", "mixed", "indirect")
MOST = 10_000


def search(
    ledger: Ledger,
    text: str = "",
    *,
    speaker: str | None = None,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Listing[Hit]:
    """Attributions whose content has all the words; marks and case do not count.

    Args:
        ledger: where to look.
        text: words, `"phrases"`, `prefix*`, `-without`; with nothing, all attributions, the newest first.
        speaker: an entity's id, or words of a name (`Mash*` for a beginning).
        outlet: an outlet's name; case does not count.
        since: ISO date, month or year; the first day that counts.
        until: the same; the last day that counts, to the end of the month or year.
        kind: `direct`, `mixed` or `indirect`.
        limit: at most 10,000.
        offset: how many to pass over.

    Returns:
        Best first (BM25 on SQLite, cover density on PostgreSQL).

    Raises:
        UsageError: a date, a kind or a limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    for name, day in (("since", since), ("until", until)):
        if day is not None and not _DAY.match(day):
            raise UsageError(f"{day!r} is no date", name, "write 2024, 2024-01 or 2024-01-31")
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind", "kind", "write direct, mixed or indirect")
    wanted = words.terms(text)
    with ledger.read() as store:
        speakers = None if speaker is None else people.find(store, speaker)
        if speakers == [] or (text.strip() and not any(not term.without for term in wanted)):
            return listing([], limit, offset)
        rows = sql.search(
            store,
            wanted,
            speakers=speakers,
            outlet=outlet,
            since=since,
            until=until,
            kind=kind,
            limit=limit + 1,
            offset=offset,
        )
        chains = sql.hops(store, (row["id"] for row in rows))
    hits = [Hit(one, marks_in(one, wanted)) for one in (reported(row, chains.get(row["id"], ())) for row in rows)]
    return listing(hits, limit, offset)


def check_page(limit: int, offset: int) -> None:
    """See that a page can be asked for.

    Raises:
        UsageError: it cannot.
    """
    if not 1 <= limit <= MOST or offset < 0:
        raise UsageError(f"limit {limit}, offset {offset}", "page", f"limit is 1 to {MOST}, offset 0 or more")


def marks_in(one: Reported, wanted: tuple[words.Term, ...]) -> tuple[Span, ...]:
    """Where in the article's text the terms stand, inside the content's pieces."""
    found: list[Span] = []
    at = 0
    spots = words.places(one.words, wanted)
    for piece in one.pieces:
        end = at + len(piece.text)
        for left, right in spots:
            start, stop = max(left, at), min(right, end)
            if start < stop:
                found.append(Span(piece.span.start + start - at, piece.span.start + stop - at))
        at = end + 3
    return tuple(found)


def reported_by_id(store: Store, ids: list[str]) -> dict[str, Reported]:
    """Attributions with their chains, by id."""
    rows = sql.attributions(store, ids)
    chains = sql.hops(store, rows)
    return {one: reported(row, chains.get(one, ())) for one, row in rows.items()}
