"""People and organisations."""

from __future__ import annotations

from onrecord.ledger import Ledger, Store
from onrecord.ledger.asking import sayings
from onrecord.ledger.asking import somebody as sql
from onrecord.ledger.people import articles_naming
from onrecord.query.making import article_ref, brief, counted, listing, named
from onrecord.query.searching import check_page
from onrecord.query.views import Count, EntityView, Listing, Named, Occurrence

NAMED_IN = 50


def person(ledger: Ledger, one: str, *, limit: int = 20, offset: int = 0) -> EntityView | None:
    """A person or an organisation across all articles, under whichever of its ids; None where there is none.

    Args:
        ledger: where to look.
        one: an entity's id.
        limit: of the statements; at most 10,000.
        offset: of the statements.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        row = sql.entity_row(store, one)
        if row is None:
            return None
        stands = row["id"]
        labels = sql.labels(store, stands)
        quoted = counted(sql.quoted_by(store, stands), "outlet")
        said = sayings.briefs(store, order="day", speakers=[stands], limit=limit + 1, offset=offset)
        return EntityView(
            entity=Named(stands, row["type"], row["name"], sum(one.count for one in quoted)),
            ids=tuple(sql.members(store, stands)),
            articles=sql.articles_with(store, stands),
            spellings=counted(sql.spellings(store, stands)),
            labels=counted((x for x in labels if x["own"]), what="relation"),
            quoted_labels=counted((x for x in labels if not x["own"]), what="relation"),
            quoted_by=quoted,
            through=counted(sql.through(store, stands), "name", "role"),
            months=tuple(Count(x["month"], int(x["count"])) for x in sql.months(store, stands)),
            statements=listing([brief(x) for x in said], limit, offset),
            named_in=_named_in(store, stands),
        )


def _named_in(store: Store, stands: str) -> tuple[Occurrence, ...]:
    newest = articles_naming(store, [stands], NAMED_IN).get(stands, [])
    return tuple(Occurrence(article_ref(x), x["local"], x["name"]) for x in sql.presences(store, stands, newest))


def people(ledger: Ledger, name: str = "", *, types: list[str] | None = None, limit: int = 50, offset: int = 0) -> Listing[Named]:
    """Entities by name, those quoted most often first.

    Args:
        ledger: where to look.
        name: words of the name, each of which may go on; nothing for all.
        types: `person`, `organisation`, ...; None for all.
        limit: at most 10,000.
        offset: how many to pass over.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.listed(store, name, types, limit + 1, offset)
    return listing([named(row) for row in rows], limit, offset)
