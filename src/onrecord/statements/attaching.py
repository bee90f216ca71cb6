"""Which report hangs on which: the longest come first, each shorter one hangs on what it fits best, a hub or a long member of a group.

A report hangs on one group only, and on none in which somebody is who is surely another speaker: a report that leaves the speaker open
does not make one saying of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.model import Score
from onrecord.statements.judging import apart, others, surely_others
from onrecord.statements.reports import Report

_BRIDGE = 8
_SECOND_HAND = 0.9

Edges = Mapping[int, Mapping[int, Score]]
Barred = Mapping[int, set[int]]


@dataclass(slots=True)
class _Company:
    """Who is in a group: one report for each speaker, so that the thousands who name the same one are asked once.

    Attributes:
        members: the reports' places.
        speakers: by speaker and whether he is named, one report.
    """

    members: list[int] = field(default_factory=list)
    speakers: dict[tuple[str, bool], int] = field(default_factory=dict)

    def add(self, found: Sequence[Report], index: int) -> None:
        """Take a report in."""
        report = found[index]
        self.members.append(index)
        if report.speaker:
            self.speakers.setdefault((report.speaker, report.named), index)

    def refuses(self, found: Sequence[Report], index: int) -> bool:
        """Whether somebody in the group is surely another speaker than a report's."""
        return any(surely_others(found[index], found[other]) for other in self.speakers.values())


def attach(found: Sequence[Report], edges: Edges, barred: Barred) -> dict[int, tuple[int, Score]]:
    """Each report's hub and its score with what it hangs on.

    Args:
        found: the reports, all parts of an attribution among them.
        edges: who fits whom, and how well, both ways.
        barred: whom somebody keeps apart, both ways.
    """
    hubs: dict[int, tuple[int, Score]] = {}
    groups: dict[int, _Company] = defaultdict(_Company)
    for index in sorted(range(len(found)), key=lambda index: first(found[index])):
        best: tuple[float, int, int, Score] | None = None
        for other, score in edges.get(index, {}).items():
            if other not in hubs:
                continue
            hub = hubs[other][0]
            if other != hub and found[other].length < _BRIDGE and found[other].bag.line != found[index].bag.line:
                continue
            worth = _worth(found[index], score) * (1.0 if other == hub else _SECOND_HAND)
            rank = (worth, found[other].length, -other, score)
            if (best is None or rank[:3] > best[:3]) and _may_join(found, edges, barred, index, hub, groups[hub]):
                best = rank
        hubs[index] = (index, Score(1.0)) if best is None else (hubs[-best[2]][0], best[3])
        groups[hubs[index][0]].add(found, index)
    return hubs


def _may_join(found: Sequence[Report], edges: Edges, barred: Barred, index: int, hub: int, group: _Company) -> bool:
    """Whether a report may come into a group."""
    if not barred.get(index, set()).isdisjoint(group.members):
        return False
    settled = edges.get(index, {}).get(hub)
    if settled is not None and settled.features.get("judgement"):
        return True
    if others(found[index], found[hub]) and settled is None:
        return False
    return not apart(found[index], found[hub]) and not group.refuses(found, index)


def _worth(report: Report, score: Score) -> float:
    """How well a report fits another: a fragment fits what holds it word for word as well as it would fit itself."""
    if report.length < _BRIDGE and score.features.get("whole"):
        return 1.0
    return score.total


def first(report: Report) -> tuple[bool, int, int, date, str]:
    """Who is a hub before whom: the longest; of equals the one with the fewest hops, then the first in print."""
    return report.indirect, -report.length, report.hops, report.published or date.max, report.id
