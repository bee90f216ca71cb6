"""Occasions: the sayings put together from all articles, and what each outlet took."""

from __future__ import annotations

from onrecord.ledger import Ledger
from onrecord.ledger.asking import events as sql
from onrecord.ledger.asking import sayings
from onrecord.query.making import article_ref, brief, listing, named
from onrecord.query.searching import check_page
from onrecord.query.views import Count, Listing, OccasionBrief, OccasionView, Taken


def occasion(ledger: Ledger, one: str, *, limit: int = 100, offset: int = 0) -> OccasionView | None:
    """An occasion by id, or None.

    Args:
        ledger: where to look.
        one: the occasion's id.
        limit: of the sayings; at most 10,000.
        offset: of the sayings.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        names = sql.names(store, one)
        if not names:
            return None
        rows = sayings.briefs(store, order="versions", occasion=one, limit=limit + 1, offset=offset)
        taken: dict[str, dict[str, str]] = {}
        for version in sayings.versions_of(store, (row["id"] for row in rows)):
            taken.setdefault(version["statement"], {}).setdefault(version["outlet"] or "", version["relation"])
        articles = tuple(article_ref(x) for x in sql.articles(store, one))
        best = {key: next((x[key] for x in names if x[key]), None) for key in ("name", "place", "medium")}
        return OccasionView(
            id=one,
            name=best["name"],
            place=best["place"],
            medium=best["medium"],
            names=tuple(Count(x["name"] or "", int(x["count"]), x["outlet"], x["place"]) for x in names),
            speakers=tuple(named(x) for x in sql.speakers(store, one)),
            articles=articles,
            outlets=tuple(sorted({x.outlet for x in articles if x.outlet})),
            sayings=listing([Taken(brief(row), taken.get(row["id"], {})) for row in rows], limit, offset),
        )


def occasions(ledger: Ledger, *, limit: int = 50, offset: int = 0) -> Listing[OccasionBrief]:
    """Occasions, those with most sayings first.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.listed(store, limit + 1, offset)
    found = [
        OccasionBrief(
            x["id"], x["name"], x["place"], x["day"], int(x["count"]), x["speaker"] if x["speakers"] == 1 else None, int(x["speakers"])
        )
        for x in rows
    ]
    return listing(found, limit, offset)
