"""Reports and scores made thin: everything that grouping asks of them is the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord import wire
from onrecord.model import Group, Score
from onrecord.statements.blocking import pairs
from onrecord.statements.clustering import group
from onrecord.statements.judging import Judged, judged
from onrecord.statements.reports import Report, reports
from onrecord.statements.thin import ThinScore, thin
from tests.statements.builders import Saying, reading


@pytest.fixture
def found() -> list[Report]:
    """Reports of a few sayings, whole, cut and reworded."""
    words = (
        "We will rebuild the old harbour wall before the winter storms come back to this town",
        "rebuild the old harbour wall before the winter storms",
        "We shall rebuild the old harbour wall before the winter storms are back in town",
        "Nobody asked the pilots about the new ferry timetable",
        "the new ferry timetable",
    )
    return reports([reading(f"a{number}", Saying(said)) for number, said in enumerate(words)])


def told(groups: Sequence[Group]) -> list[tuple[object, ...]]:
    """All that is in some groups, whatever their scores are made of."""
    return [(replace(one, scores=()), [(score.total, score.features) for score in one.scores]) for one in groups]


def test_thin_reports_and_scores_make_the_same_groups(found: list[Report]) -> None:
    links = list(judged(found, pairs(found)))
    assert links
    light = [Judged(link.a, link.b, ThinScore(link.score), link.repeat) for link in links]
    slim = [thin(report) for report in found]
    assert [one.length for one in slim] == [one.length for one in found]
    assert told(group(slim, light)) == told(group(found, links))
    assert max(len(one.members) for one in group(slim, light)) > 1


def test_a_thin_score_gives_back_the_whole_one() -> None:
    score = Score(0.75, {"order": 0.5, "days": -1.0})
    light = ThinScore(score)
    assert (light.total, light.features) == (score.total, score.features)
    assert light.whole() == score
    assert wire.encode(light.whole()) == wire.encode(score)
