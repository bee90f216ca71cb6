"""Which reports are independent: they share no station below the speaker's own words in public."""

from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.chains import Copy, independent
from tests.chains.test_graph import Report, hop, report

WIRE, TRANSLATOR = hop("Volmar News Agency"), hop("Marra Text Institute", "translator")
STATEMENT, POST, SPEECH = hop("statement", "statement"), hop("Kelpnet", "platform"), hop("Lissen Forum", "event")


@pytest.mark.parametrize(
    ("reports", "want"),
    [
        ([report("A", WIRE), report("B", WIRE)], 1),
        ([report("A", WIRE), report("B", hop("the Volmar News Agency"))], 1),
        ([report("A", WIRE), report("B", hop("VNA"))], 1),
        ([report("A", WIRE), report("Volmar News Agency")], 1),
        ([report("A", WIRE), report("B", hop("Tolland News Agency"))], 2),
        ([report("A", hop("Harbour Courier", "outlet"), WIRE), report("B", WIRE)], 1),
        ([report("A", hop("Harbour Courier", "outlet")), report("B", hop("Harbour Courier", "outlet"), WIRE), report("C", WIRE)], 1),
        ([report("A", TRANSLATOR), report("B", TRANSLATOR)], 1),
        ([report("A", TRANSLATOR), report("B", hop("an interpreter", "translator"))], 2),
        ([report("A", STATEMENT), report("B", STATEMENT)], 2),
        ([report("A", STATEMENT, POST), report("B", STATEMENT, POST)], 2),
        ([report("A", SPEECH), report("B", SPEECH), report("C", SPEECH, WIRE)], 3),
        ([report("A", STATEMENT, TRANSLATOR), report("B", STATEMENT, TRANSLATOR), report("C", STATEMENT)], 2),
        ([report("A", hop("her spokesman", "spokesperson")), report("B", hop("her spokesman", "spokesperson"))], 2),
        ([report("A", hop("a dock worker", "witness")), report("B", hop("a dock worker", "witness"))], 1),
        ([report("A"), report("B")], 2),
        ([report("A"), report("B", WIRE)], 2),
        ([report("A", outlet="Harbour Courier"), report("B", outlet="The Harbour Courier")], 1),
    ],
)
def test_reports_are_tied_by_what_they_share_below_the_speakers_own_words(reports: list[Report], want: int) -> None:
    for order in permutations(reports):
        assert independent(list(order)) == want


def test_a_copy_is_no_report_of_its_own_whichever_way_it_went() -> None:
    reports = [report("A"), report("B"), report("C")]
    assert independent(reports, [Copy("A", "B", 0.9, "time")]) == 2
    assert independent(reports, [Copy("B", "A", 0.9, "time"), Copy("C", "B", 0.9, "credit")]) == 1
    assert independent(reports, [Copy("A", "elsewhere", 0.9, "time")]) == 3
