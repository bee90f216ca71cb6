from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements import explain
from onrecord.statements.wording import weights

LINE = "The keeper of the old lighthouse has not been paid since the spring, and the lamp is still burning."


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (LINE, f"“{LINE.upper()}”", "same"),
        ("We won't pay twelve crowns.", "We will not pay 12 crowns", "same"),
        ("The lamp is still burning over the bay", "The lamp [of the tower] is still burning over the bay", "same"),
        (LINE, "the lamp is still burning", "cut"),
        (LINE, "The keeper of the old lighthouse ... and the lamp is still burning.", "cut"),
        (f"Nobody asked us first. {LINE}", f"{LINE} We will go on as long as there is oil.", "overlap"),
        (LINE, "The keeper of the old lighthouse hasn't been given money since the spring, and the lamp still burns.", "reworded"),
        (LINE, LINE.replace("not ", ""), "altered"),
        (LINE, "Tickets for the night boat are sold at the pier from noon.", "different"),
        ("", LINE, "different"),
        ("", "", "different"),
        ("...", "!", "different"),
    ],
)
def test_relations(a: str, b: str, relation: str) -> None:
    assert explain(a, b).relation == relation


def test_every_feature_and_its_part_is_given() -> None:
    verdict = explain(LINE, LINE)
    bias, parts = weights()
    assert set(parts) <= set(verdict.score.features)
    assert min(parts.values()) >= 0 > bias
    assert sum(verdict.score.features[f"part:{name}"] for name in parts) + bias > 0
    assert verdict.score.total > 0.99


def test_the_alignment_covers_both_wordings() -> None:
    other = "The lamp is still burning, and the keeper of the old lighthouse has not been paid since the spring."
    verdict = explain(LINE, other)
    assert "moved" in {step.op for step in verdict.alignment}
    for text, spans in (
        (LINE, [span for step in verdict.alignment for span in step.hub]),
        (other, [span for step in verdict.alignment for span in step.version]),
    ):
        covered = {place for start, end in spans for place in range(start, end)}
        assert all(place in covered for place, sign in enumerate(text) if sign.isalnum())


@given(st.text(max_size=120), st.text(max_size=120))
def test_every_two_texts_are_judged_alike_both_ways(a: str, b: str) -> None:
    one, other = explain(a, b), explain(b, a)
    assert 0 <= one.score.total <= 1
    assert (one.relation == "different") == (one.score.total < 0.5 or not one.alignment or one.relation == "different")
    assert abs(one.score.total - other.score.total) < 0.5


@given(st.lists(st.sampled_from(["the", "bay", "keeper", "lamp", "tower", "burns", "waits", "paid"]), min_size=8, max_size=20))
def test_a_wording_is_the_same_as_itself(words: list[str]) -> None:
    line = " ".join(words)
    assert explain(line, line).relation in {"same", "different"}
    assert explain(line, line).alarms == ()
