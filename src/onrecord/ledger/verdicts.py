"""Judgements in: appended, never changed; what they change follows in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert, select

from onrecord.errors import UsageError
from onrecord.ledger import merging, people, readings
from onrecord.ledger.correcting import fits
from onrecord.ledger.judging import OF_ATTRIBUTION, RULE, judgement_of, named_entity, named_id, normal, spans_of, stands
from onrecord.ledger.pages import now
from onrecord.ledger.records import storable
from onrecord.ledger.store import Store, chunks
from onrecord.ledger.tables import judgement, standing
from onrecord.model import Judgement

Pair = tuple[str, str, str]


def put_judgements(store: Store, judgements: Iterable[Judgement]) -> int:
    """Append judgements, and let everything that hangs on them follow.

    A rule's judgement that repeats the one before it is passed over.

    Returns:
        How many were appended.

    Raises:
        UsageError: one is about something that nothing can be done with; then none is appended.
    """
    given = [normal(one) for one in judgements]
    _check_spans(store, given)
    changed: dict[Pair, None] = {}
    appended = 0
    for chunk_start in range(0, len(given), 200):
        chunk = given[chunk_start : chunk_start + 200]
        before = _standing(store, chunk)
        rows = []
        for one in chunk:
            pair = (one.about, one.a, one.b)
            if one.by == RULE and one == before.get(pair):
                continue
            rows.append(_row(one))
            changed[pair] = None
        if rows:
            store.connection.execute(insert(judgement), rows)
        appended += len(rows)
    moved = [pair for pair in changed if _settle(store, pair)]
    _follow(store, moved)
    return appended


def _check_spans(store: Store, given: list[Judgement]) -> None:
    mended = [one for one in given if one.about == "span" and one.verdict == "same"]
    where = readings.articles_of(store, (one.a for one in mended))
    for one in mended:
        reading = readings.reading_of(store, where[one.a], original=True) if one.a in where else None
        if reading is not None and not fits(spans_of(one.b)[1], len(reading.article.text)):
            raise UsageError("a span does not fit the article's text", one.b[:80], f"it has {len(reading.article.text)} code points")


def _row(one: Judgement) -> dict[str, Any]:
    at = one.at or (None if one.by == RULE else now())
    features = json.dumps(one.features, sort_keys=True)
    return {
        "about": one.about,
        "a": one.a,
        "b": storable(one.b),
        "verdict": one.verdict,
        "score": one.score,
        "features": features,
        "author": storable(one.by),
        "at": at,
    }


def _standing(store: Store, given: list[Judgement]) -> dict[Pair, Judgement]:
    found: dict[Pair, Judgement] = {}
    for about in {one.about for one in given}:
        for chunk in chunks(one.a for one in given if one.about == about):
            for row in store.rows(select(standing).where(standing.c.about == about, standing.c.a.in_(chunk))):
                found[about, row["a"], row["b"]] = judgement_of(row)
    return found


def _settle(store: Store, pair: Pair) -> bool:
    """Write down which judgement of a pair stands now; tells whether the verdict or its author's kind changed.

    Of what is put right in an attribution the newest counts, so that to say it again changes something too.
    """
    about, a, b = pair
    mine = (judgement.c.about == about) & (judgement.c.a == a) & (judgement.c.b == storable(b))
    rows = store.rows(select(judgement).where(mine).order_by(judgement.c.row))
    history = [judgement_of(row) for row in rows]
    now_stands = stands(history)
    key = (standing.c.about == about) & (standing.c.a == a) & (standing.c.b == storable(b))
    before = store.first(select(standing.c.verdict, standing.c.author, standing.c.judgement).where(key))
    if now_stands is None:
        store.connection.execute(delete(standing).where(key))
        return before is not None
    at = next(row["row"] for row, one in zip(reversed(rows), reversed(history), strict=True) if one is now_stands)
    store.dialect.put(store.connection, standing, [{**_row(now_stands), "judgement": at}])
    if before is None or (about in OF_ATTRIBUTION and before["judgement"] != at):
        return True
    return (before["verdict"], before["author"] == RULE) != (now_stands.verdict, now_stands.by == RULE)


def _follow(store: Store, pairs: Iterable[Pair]) -> None:
    again: dict[str, None] = {}
    touched: dict[str, None] = {}
    for about, a, b in pairs:
        if about == "entity" and "/" in a:
            again[a.partition("/")[0]] = None
        elif about == "entity":
            merging.merge(store, a, b)
        elif about in OF_ATTRIBUTION:
            if name := named_entity(b):
                people.name_entity(store, named_id(name), "person", name)
            again.update(dict.fromkeys(readings.articles_of(store, [a]).values()))
        else:
            touched.update(dict.fromkeys((a, b)))
    for one in again:
        reading = readings.reading_of(store, one, original=True)
        if reading is not None:
            readings.derive(store, one, reading)
    merging.mark_stale(store, touched)


def judgements(store: Store, *, about: str | None = None, by_persons: bool = False) -> Iterator[Judgement]:
    """Every judgement ever made, in order, with those that were followed or withdrawn."""
    query = select(judgement).order_by(judgement.c.row)
    query = query if about is None else query.where(judgement.c.about == about)
    query = query.where(judgement.c.author != RULE) if by_persons else query
    at = 0
    while rows := store.rows(query.where(judgement.c.row > at).limit(1000)):
        yield from map(judgement_of, rows)
        at = rows[-1]["row"]


def standing_judgements(store: Store, *, about: str | None = None, by_persons: bool = False) -> Iterator[Judgement]:
    """The judgements that stand, in the order in which they were made."""
    query = select(standing).order_by(standing.c.judgement)
    query = query if about is None else query.where(standing.c.about == about)
    query = query.where(standing.c.author != RULE) if by_persons else query
    at = 0
    while rows := store.rows(query.where(standing.c.judgement > at).limit(1000)):
        yield from map(judgement_of, rows)
        at = rows[-1]["judgement"]


def judged(store: Store, about: str, ids: Iterable[str]) -> list[Judgement]:
    """The judgements that stand between two of these ids, or on one of them."""
    found: dict[Pair, Judgement] = {}
    for chunk in chunks(ids):
        near = standing.c.a.in_(chunk) | standing.c.b.in_(chunk)
        for row in store.rows(select(standing).where(standing.c.about == about, near).order_by(standing.c.judgement)):
            found[row["about"], row["a"], row["b"]] = judgement_of(row)
    return list(found.values())


def undo(store: Store, by: str) -> Judgement | None:
    """Withdraw the newest judgement of a person that is not withdrawn yet, with what the person judged in one act with it.

    Returns:
        The judgement that was withdrawn, or None where there is none left.

    Raises:
        UsageError: rules take nothing back.
    """
    if by == RULE:
        raise UsageError("a rule's judgement is not undone", by, "judge the pair yourself")
    query = select(standing).where(standing.c.author == storable(by)).order_by(standing.c.judgement.desc()).limit(1)
    row = store.first(query)
    return None if row is None else _withdraw(store, judgement_of(row), by)


def withdraw(store: Store, pair: Pair, by: str) -> Judgement:
    """Withdraw the judgement of persons that stands on a pair, with what was judged in one act with it.

    Args:
        store: where.
        pair: about, a and b, as a judgement that stands has them.
        by: who withdraws it.

    Raises:
        UsageError: no person's judgement stands on that pair.
    """
    about, a, b = pair
    mine = (standing.c.about == about) & (standing.c.a == a) & (standing.c.b == storable(b)) & (standing.c.author != RULE)
    row = store.first(select(standing).where(mine))
    if row is None:
        raise UsageError("no person's judgement stands on this", f"{about} {a} {b}"[:120], "it may have been undone already: look again")
    return _withdraw(store, judgement_of(row), by)


def _withdraw(store: Store, last: Judgement, by: str) -> Judgement:
    """Withdraw a judgement, and what the same person judged of the same kind at the same moment and around the same id."""
    act = (standing.c.author == storable(last.by)) & (standing.c.at == last.at) & (standing.c.about == last.about)
    article, slash, _ = last.a.partition("/")
    around = standing.c.a.in_([last.a, last.b]) | standing.c.b.in_([last.a, last.b])
    near = standing.c.a.startswith(f"{article}/", autoescape=True) if slash else around
    whole = map(judgement_of, store.rows(select(standing).where(act, near).order_by(standing.c.judgement.desc())))
    put_judgements(store, [replace(one, verdict=None, score=None, features={}, by=by, at=None) for one in whole])
    return last
