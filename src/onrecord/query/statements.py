"""A saying, and lists of sayings."""

from __future__ import annotations

from collections import Counter

from onrecord.ledger import Ledger, Store, people
from onrecord.ledger.asking import sayings as sql
from onrecord.ledger.asking.sayings import Order
from onrecord.ledger.statements import unpacked
from onrecord.model import Spans, Statement, Version
from onrecord.query.making import article_ref, brief, counted, listing, within
from onrecord.query.searching import check_page, reported_by_id
from onrecord.query.segments import hub_segments, version_segments
from onrecord.query.views import Count, Listing, Named, Reported, StatementBrief, StatementView, VersionView


def statement(ledger: Ledger, one: str) -> StatementView | None:
    """A saying with its versions side by side, or None where there is none.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    with ledger.read() as store:
        row = sql.record(store, one)
        if row is None:
            return None
        found = next(unpacked([row]))
        there = reported_by_id(store, [v.attribution for v in found.versions])
        labels = _labels(store, found)
        left_out = sql.omitted(store, one) if found.left_out_by else []
        repeats = sql.brief(store, found.repeats)
    hub = there.get(found.hub)
    return StatementView(
        statement=found,
        speaker=None if row["entity"] is None else Named(row["entity"], row["type"], row["name"]),
        hub=hub,
        day=((found.said.start or found.said.end) if found.said else None) or (hub.day if hub else None),
        versions=tuple(_version(v, there.get(v.attribution), hub, found.versions[0].content, labels) for v in found.versions),
        left_out_by=tuple(article_ref(x, "article") for x in left_out),
        repeats=tuple(brief(repeats[x]) for x in found.repeats if x in repeats),
        labels=labels,
        cues=_cues(found),
    )


def _labels(store: Store, found: Statement) -> tuple[Count, ...]:
    if found.speaker is None:
        return ()
    return counted(sql.labels_in(store, found.speaker, [v.article for v in found.versions]), what="relation")


def _cues(found: Statement) -> tuple[Count, ...]:
    times = Counter((v.cue.text, v.outlet, v.cue.tone) for v in found.versions if v.cue is not None and v.cue.text)
    return tuple(Count(text, n, outlet, tone) for (text, outlet, tone), n in times.most_common())


def _version(version: Version, there: Reported | None, hub: Reported | None, told: Spans, labels: tuple[Count, ...]) -> VersionView:
    return VersionView(
        version=version,
        reported=there,
        segments=() if there is None else version_segments(within(there.pieces, version.content), version.alignment, version.alarms),
        hub=() if hub is None else hub_segments(within(hub.pieces, told), version.alignment, version.alarms),
        labels=tuple(label for label in labels if label.outlet == version.outlet),
    )


def statements(
    ledger: Ledger,
    *,
    order: Order = "new",
    speaker: str | None = None,
    occasion: str | None = None,
    outlet: str | None = None,
    several: bool = False,
    limit: int = 20,
    offset: int = 0,
) -> Listing[StatementBrief]:
    """Sayings.

    Args:
        ledger: where to look.
        order: `new` (came last), `spread` (wordings differ most), `versions` (most versions), `day` (said last).
        speaker: an entity's id, or words of a name.
        occasion: its id.
        outlet: one that reports the saying.
        several: only those with more than one version.
        limit: at most 10,000.
        offset: how many to pass over.

    Raises:
        UsageError: the limit is none.
        LedgerError: the ledger cannot be read.
    """
    check_page(limit, offset)
    with ledger.read() as store:
        speakers = None if speaker is None else people.find(store, speaker)
        rows = sql.briefs(
            store,
            order=order,
            speakers=speakers,
            occasion=occasion,
            outlet=outlet,
            several=several,
            limit=limit + 1,
            offset=offset,
        )
    return listing([brief(row) for row in rows], limit, offset)
