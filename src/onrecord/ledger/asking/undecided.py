"""Pairs that ask for a person, and what persons have judged."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, case, exists, func, or_, select

from onrecord.ledger.judging import ABOUT, RULE
from onrecord.ledger.prepared import Prepared
from onrecord.ledger.store import Row, Store
from onrecord.ledger.tables import attribution, entity, judgement, standing, statement, version

_KINDS: list[BindParameter[Any]] = [bindparam(f"about_{kind}", kind) for kind in sorted(ABOUT)]


_BY_PERSONS = Prepared(
    lambda ids: select(standing).where(
        or_(*((standing.c.about.in_(_KINDS) & side.in_(ids)) for side in (standing.c.a, standing.c.b))),
        standing.c.author != bindparam("rule", RULE),
    )
)
"""Persons' judgements that stand, by either side of the pair; the kind stands before each, for both indexes begin with it."""
_DOUBT = func.abs(func.coalesce(standing.c.score, 0.5) - 0.5)


def unsure(store: Store, about: str | None, limit: int, offset: int) -> list[Row]:
    """Rules' pairs that they could not decide, the most doubtful first."""
    query = (
        select(standing)
        .where(standing.c.verdict == "unsure", standing.c.author == RULE)
        .order_by(_DOUBT, standing.c.about, standing.c.a, standing.c.b)
        .limit(limit)
        .offset(offset)
    )
    return store.rows(query if about is None else query.where(standing.c.about == about))


def _altered() -> Select[Any]:
    """Versions that seem to alter what their hub says, on which no person has judged."""
    one, other = statement.c.hub, version.c.attribution
    low = case((one < other, one), else_=other)
    high = case((one < other, other), else_=one)
    done = exists().where(standing.c.about == "wording", standing.c.author != RULE, standing.c.a == low, standing.c.b == high)
    return (
        select(one.label("hub"), other.label("attribution"), version.c.statement)
        .join(statement, statement.c.id == version.c.statement)
        .where(statement.c.altered > 0, version.c.relation == "altered", ~done)
    )


def altered(store: Store, limit: int, offset: int) -> list[Row]:
    """Versions that seem to alter what their hub says, on which no person has judged."""
    return store.rows(_altered().order_by(version.c.statement, version.c.position).limit(limit).offset(offset))


def open_pairs(store: Store) -> dict[str, int]:
    """How many of the rules' pairs are undecided, by what they are about."""
    query = select(standing.c.about, func.count()).where(standing.c.verdict == "unsure", standing.c.author == RULE)
    return {str(about): int(n) for about, n in store.pairs(query.group_by(standing.c.about)).items()}


def waiting(store: Store) -> dict[str, int]:
    """How many pairs ask for a person, by what they are about: those that the rules left open, and versions that seem altered."""
    found = open_pairs(store)
    more = int(store.scalar(select(func.count()).select_from(_altered().subquery())) or 0)
    return {**found, "wording": found.get("wording", 0) + more} if more else found


def history(store: Store, limit: int, offset: int) -> list[Row]:
    """Persons' judgements, withdrawals among them, the newest first, with `stands` where nothing followed."""
    stands = standing.c.judgement == judgement.c.row
    query = (
        select(judgement, standing.c.judgement.is_not(None).label("stands"))
        .join(standing, stands, isouter=True)
        .where(judgement.c.author != RULE)
    )
    return store.rows(query.order_by(judgement.c.row.desc()).limit(limit).offset(offset))


def put_right(store: Store, ids: list[str]) -> list[Row]:
    """Persons' judgements that stand on some ids, or on `ARTICLE/ENTITY`; the newest first."""
    found = {row["judgement"]: row for row in _BY_PERSONS.rows(store, ids)}
    return [found[number] for number in sorted(found, reverse=True)]


def kinds_of(store: Store, ids: list[str]) -> dict[str, str]:
    """Which of the ids are attributions, and which entities."""
    found = dict.fromkeys(store.column(select(attribution.c.id).where(attribution.c.id.in_(ids))), "attribution")
    found.update(dict.fromkeys(store.column(select(entity.c.id).where(entity.c.id.in_(ids))), "entity"))
    return found
