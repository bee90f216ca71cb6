"""The pairs that ask for a person, and what persons have judged."""

from __future__ import annotations

import json
from collections.abc import Iterable

from onrecord.ledger import Ledger, Store, people
from onrecord.ledger.asking import undecided as sql
from onrecord.ledger.asking.publishers import article_row
from onrecord.ledger.judging import judgement_of
from onrecord.query.making import article_ref, listing
from onrecord.query.putright import in_words
from onrecord.query.searching import check_page, reported_by_id
from onrecord.query.views import Listing, Made, Named, Question, Reported, Side

NEWEST = 3
"""Articles shown for each side of a pair."""


def review(ledger: Ledger, *, about: str | None = None, limit: int = 20, offset: int = 0) -> Listing[Question]:
    """Pairs that ask for a person, the most doubtful first.

    First the pairs that a rule called unsure; then versions that seem to alter what was said and that nobody has looked at.

    Args:
        ledger: where to look.
        about: `entity`, `statement` or `wording` alone; None for all.
        limit: at most 10,000.
        offset: how many to pass over.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.unsure(store, about, limit + 1, offset)
        altered = []
        if about in (None, "wording") and len(rows) <= limit:
            before = sql.open_pairs(store)
            passed = sum(before.values()) if about is None else before.get("wording", 0)
            altered = sql.altered(store, limit + 1 - len(rows), max(0, offset - passed))
        ids = {row[side] for row in rows for side in ("a", "b")} | {row[side] for row in altered for side in ("hub", "attribution")}
        sides = _sides(store, ids)
    found = [Question(x["about"], sides[x["a"]], sides[x["b"]], x["score"], json.loads(x["features"])) for x in rows]
    found += [Question("wording", sides[x["hub"]], sides[x["attribution"]], statement=x["statement"]) for x in altered]
    return listing(found, limit, offset)


def _sides(store: Store, ids: Iterable[str]) -> dict[str, Side]:
    wanted = sorted(ids)
    there = reported_by_id(store, wanted)
    stands = people.standing_ids(store, wanted)
    known = {profile.id: profile for profile in people.profiles(store, {stands.get(one, one) for one in wanted})}
    return {one: _side(store, one, there.get(one), known.get(stands.get(one, one))) for one in wanted}


def _side(store: Store, one: str, reported: Reported | None, profile: people.Profile | None) -> Side:
    if profile is None:
        return Side(one, reported)
    entity = Named(profile.id, profile.type, profile.name, len(profile.articles))
    newest = [row for article in profile.articles[:NEWEST] if (row := article_row(store, article))]
    return Side(one, reported, entity, tuple(profile.spellings), tuple(profile.labels), tuple(map(article_ref, newest)))


def history(ledger: Ledger, *, limit: int = 50, offset: int = 0) -> Listing[Made]:
    """What persons have judged, the newest first: who, when, and whether it still stands.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        rows = sql.history(store, limit + 1, offset)
        told = in_words(store, [judgement_of(row) for row in rows])
    made = [Made(one.judgement, bool(row["stands"]), one.about, one.right) for one, row in zip(told, rows, strict=True)]
    return listing(made, limit, offset)


def waiting(ledger: Ledger) -> dict[str, int]:
    """How many pairs ask for a person, by what they are about.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    with ledger.read() as store:
        return sql.waiting(store)
