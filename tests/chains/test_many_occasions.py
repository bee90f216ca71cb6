from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from onrecord.chains.linking import MOST, Told, shared_ids


def _told(number: int, event: int, day: date) -> Told:
    return Told(f"occ-{number:06d}", f"art-{number}", "ent-one", frozenset({f"summit{event}"}), frozenset(), None, day, day, frozenset())


@pytest.mark.timeout(300)
def test_a_speaker_with_very_many_occasions_costs_no_square_and_the_order_changes_nothing() -> None:
    start = date(2031, 1, 1)
    events = 4000
    found = [_told(number, number // 4, start + timedelta(days=number // 4 // 8)) for number in range(4 * events)]
    assert len(found) > 10 * MOST
    shared = shared_ids(found)
    shuffled = found[:]
    random.Random(1).shuffle(shuffled)  # noqa: S311
    assert shared_ids(shuffled) == shared
    together = sum(len({shared.get(one.id) for one in found[4 * event : 4 * event + 4]}) == 1 for event in range(events))
    assert together > 0.98 * events
