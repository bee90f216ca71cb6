"""Outlets, articles and the first page."""

from __future__ import annotations

from onrecord.ledger import Ledger
from onrecord.ledger.asking import publishers as sql
from onrecord.ledger.asking import reported as attributions
from onrecord.ledger.asking import sayings, somebody, undecided
from onrecord.ledger.judging import OF_ATTRIBUTION
from onrecord.ledger.readings import reading_of
from onrecord.model import Judgement
from onrecord.query.making import article_ref, brief, counted, listing, named, reported
from onrecord.query.putright import put_right_in
from onrecord.query.searching import check_page
from onrecord.query.views import ArticleRef, ArticleView, Beside, Count, Listing, OutletBrief, OutletView, Start

MOST_SHOWN = 50


def outlet(ledger: Ledger, name: str, *, limit: int = 20, offset: int = 0) -> OutletView | None:
    """An outlet by name (case does not count), or None.

    Args:
        ledger: where to look.
        name: the outlet's name.
        limit: of the statements; at most 10,000.
        offset: of the statements.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        row = sql.of(store, name)
        if row is None:
            return None
        own = row["outlet"]
        said = sayings.briefs(store, order="day", outlet=own, limit=limit + 1, offset=offset)
        called = somebody.called_by(store, own, MOST_SHOWN)
        return OutletView(
            name=own,
            articles=int(row["articles"]),
            attributions=int(row["attributions"] or 0),
            kinds=counted(sql.kinds(store, own), "kind"),
            quotes=tuple(named(x) for x in sql.quotes(store, own, MOST_SHOWN)),
            sources=counted(sql.sources(store, own, MOST_SHOWN), "name", "role"),
            names=tuple(Count(x["text"], int(x["count"]), own, x["name"], x["id"]) for x in called),
            cues=counted(sql.cues(store, own, MOST_SHOWN)),
            beside=tuple(
                Beside(x["outlet"], int(x["shared"]), int(x["left_out"]), int(x["altered"] or 0))
                for x in sql.beside(store, own, MOST_SHOWN)
            ),
            newest=tuple(article_ref(x) for x in sql.newest(store, 10, outlet=own)),
            statements=listing([brief(x) for x in said], limit, offset),
        )


def outlets(ledger: Ledger, *, limit: int = 100, offset: int = 0) -> Listing[OutletBrief]:
    """Outlets, those with most articles first.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.listed(store, limit + 1, offset)
    return listing([OutletBrief(x["outlet"], int(x["articles"]), int(x["attributions"] or 0)) for x in rows], limit, offset)


def article(ledger: Ledger, one: str) -> ArticleView | None:
    """An article by id, with its reading as it stands, or None.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    with ledger.read() as store:
        row = sql.article_row(store, one)
        reading = reading_of(store, one)
        if row is None or reading is None:
            return None
        rows = attributions.of_article(store, one)
        chains = attributions.hops(store, (x["id"] for x in rows))
        right = put_right_in(store, one)
        return ArticleView(
            article=article_ref(row),
            reading=reading,
            attributions=tuple(reported(x, chains.get(x["id"], ())) for x in rows),
            versions=tuple(article_ref(x) for x in sql.versions(store, one)),
            current=bool(row["current"]),
            corrected=any(_corrects(found.judgement) for found in right),
            remarks=reading.remarks,
            put_right=right,
        )


def _corrects(one: Judgement) -> bool:
    """Whether a person put something right in an article; what else is judged of its quotations corrects nothing in it."""
    return one.about in OF_ATTRIBUTION or "/" in one.a


def articles(ledger: Ledger, *, outlet: str | None = None, limit: int = 50, offset: int = 0) -> Listing[ArticleRef]:
    """Articles, those that came last first.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.newest(store, limit + 1, offset, outlet)
    return listing([article_ref(x) for x in rows], limit, offset)


def start(ledger: Ledger, *, limit: int = 10) -> Start:
    """What is new, who speaks most, whose wordings differ most.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, 0)
    with ledger.read() as store:
        return Start(
            counts=dict(sql.counts(store)),
            newest=tuple(article_ref(x) for x in sql.newest(store, limit)),
            speakers=tuple(named(x) for x in somebody.speakers(store, limit)),
            differing=tuple(brief(x) for x in sayings.briefs(store, order="spread", several=True, limit=limit, offset=0)),
            latest=tuple(brief(x) for x in sayings.briefs(store, order="day", limit=limit, offset=0)),
            undecided=sum(undecided.waiting(store).values()),
        )
