"""What a person puts right by its words: found in the article, kept through a rebuild, exported, undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import api
from onrecord.api.correcting import placed
from onrecord.errors import UsageError

RULES = api.ReadOptions(reader="rules")
FERRY = """---
outlet: The Quay
title: Ferry to stay
published: 2031-05-04
---
“We will keep the old ferry running through the whole of the winter,” Ansa Brook, the harbour master, said on Monday.
"""
BRIDGE = """---
outlet: Bridge News
title: The ferry runs on
published: 2031-05-04
---
“We will keep the old ferry running through the whole of the winter,” the harbour master Ansa Brook said on Monday.

“Nobody asked the pilots,” Dorn Vale said.
"""


@pytest.fixture
def two(tmp_path: Path) -> Iterator[api.Ledger]:
    """Two articles with one saying of one person, and another saying."""
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    (tmp_path / "bridge.txt").write_text(BRIDGE, "utf-8")
    with api.Ledger.open(tmp_path / "two.ledger") as ledger:
        ledger.add(tmp_path / "ferry.txt", tmp_path / "bridge.txt", options=RULES)
        yield ledger


def ids(ledger: api.Ledger) -> dict[str, str]:
    """Outlet to the attribution about the ferry."""
    return {str(hit.reported.article.outlet): hit.reported.id for hit in ledger.search("winter").items}


def state(ledger: api.Ledger) -> tuple[object, object]:
    """All that a correction can change."""
    return list(ledger.readings()), sorted(ledger.statements_raw(), key=lambda one: one.id)


def exported(ledger: api.Ledger, folder: Path) -> list[dict[str, object]]:
    """The training examples."""
    ledger.export("training", folder)
    return [json.loads(line) for line in (folder / "judgements.jsonl").read_text("utf-8").splitlines()]


def correct(ledger: api.Ledger, kind: str) -> None:
    ferry = ids(ledger)["The Quay"]
    if kind == "speaker":
        ledger.set_speaker(ferry, "Dorn Vale", by="ann")
    elif kind == "strike":
        ledger.strike(ferry, by="ann")
    elif kind == "words":
        assert ledger.set_words(ferry, "keep the old ferry running", by="ann")
    elif kind == "split":
        article = ledger.search("winter", outlet="The Quay").items[0].reported.article.id
        ledger.split(article, "Ansa Brook", by="ann")
    else:
        ledger.take_out(ferry, by="ann")


TASKS = {"speaker": "speaker", "strike": "attribution", "words": "span", "split": "entity", "apart": "statement"}


@pytest.mark.parametrize("kind", TASKS)
def test_a_correction_stands_after_a_rebuild_is_exported_and_undone(two: api.Ledger, tmp_path: Path, kind: str) -> None:
    before = state(two)
    correct(two, kind)
    corrected = state(two)
    assert corrected != before
    two.rebuild(options=RULES)
    assert state(two) == corrected
    assert {one["task"] for one in exported(two, tmp_path / "out")} == {TASKS[kind]}
    assert two.undo(by="ann") is not None
    assert two.undo(by="ann") is None
    assert state(two) == before
    assert exported(two, tmp_path / "again") == []


@pytest.mark.parametrize("kind", TASKS)
def test_what_was_judged_is_taken_into_another_ledger(two: api.Ledger, tmp_path: Path, kind: str) -> None:
    correct(two, kind)
    two.export("jsonl", tmp_path / "out")
    lines = tmp_path / "out" / "judgements.jsonl"
    with api.Ledger.open(tmp_path / "other.ledger") as other:
        other.add(tmp_path / "ferry.txt", tmp_path / "bridge.txt", options=RULES)
        count, problems = other.import_files([lines, lines], "judgements")
        assert count == len(lines.read_bytes().splitlines())
        assert not problems
        assert state(other) == state(two)
        assert other.import_files([lines], "judgements") == (0, [])


def test_lines_that_are_no_judgement_of_a_person_are_told_and_the_others_taken(two: api.Ledger, tmp_path: Path) -> None:
    ferry = ids(two)["The Quay"]
    when = '"at": "2031-05-05T10:00:00Z"'
    (tmp_path / "some.jsonl").write_text(
        f'{{"about": "speaker", "a": "{ferry}", "b": "name:Dorn Vale", "verdict": "same", "by": "rule", {when}}}\n'
        f'{{"about": "weather", "a": "{ferry}", "b": "x", "verdict": "same", "by": "ann", {when}}}\n'
        f'{{"about": "span", "a": "{ferry}", "b": "content:0-99999", "verdict": "same", "by": "ann", {when}}}\n'
        "\n[]\n\xff\n"
        f'{{"about": "speaker", "a": "{ferry}", "b": "name:Dorn Vale", "verdict": "same", "by": "ann", {when}}}\n',
        "latin-1",
    )
    count, problems = two.import_files([tmp_path / "some.jsonl"], "judgements")
    assert count == 1
    assert [one.where.rpartition(":")[2] for one in problems] == ["1", "2", "3", "5", "6"]
    assert all(one.what and one.remedy for one in problems)
    assert [one.right for one in two.put_right([ferry])] == ["said by Dorn Vale"]


def test_corrected_words_are_in_the_label_studio_task(two: api.Ledger, tmp_path: Path) -> None:
    correct(two, "words")
    two.export("training", tmp_path / "out")
    tasks = json.loads((tmp_path / "out" / "tasks.json").read_text("utf-8"))
    regions = [one["value"]["text"] for task in tasks for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    assert "keep the old ferry running" in regions


def test_a_version_taken_out_is_a_saying_of_its_own(two: api.Ledger) -> None:
    assert max(len(one.versions) for one in two.statements_raw()) > 1
    two.take_out(ids(two)["Bridge News"], by="ann")
    assert {len(one.versions) for one in two.statements_raw()} == {1}
    with pytest.raises(UsageError, match="only version"):
        two.take_out(ids(two)["Bridge News"], by="ann")


def test_one_told_apart_is_somebody_of_their_own(two: api.Ledger) -> None:
    correct(two, "split")
    speakers = {hit.reported.speaker.id for hit in two.search("winter").items if hit.reported.speaker}
    assert len(speakers) == 2
    assert len([one for one in two.people("Ansa Brook").items if one.name == "Ansa Brook"]) == 2


def test_what_was_put_right_is_told_in_words_and_undone_by_anybody(two: api.Ledger) -> None:
    ferry = ids(two)["The Quay"]
    correct(two, "speaker")
    correct(two, "words")
    told = two.put_right([ferry])
    assert [(x.judgement.by, x.right) for x in told] == [("ann", "its words: keep the old ferry running"), ("ann", "said by Dorn Vale")]
    span = told[0].judgement
    two.withdraw(span.about, span.a, span.b, by="bo")
    assert [one.right for one in two.put_right([ferry])] == ["said by Dorn Vale"]
    with pytest.raises(UsageError, match="no person's judgement"):
        two.withdraw(span.about, span.a, span.b, by="bo")


def test_words_said_again_are_the_newest(two: api.Ledger) -> None:
    ferry = ids(two)["The Quay"]
    for words in ("keep the old ferry", "the old ferry running", "keep the old ferry"):
        assert two.set_words(ferry, words, by="ann")
    (found,) = [hit.reported for hit in two.search("old ferry").items if hit.reported.id == ferry]
    assert found.words == "keep the old ferry"
    assert not two.set_words(ferry, "keep the old ferry", by="ann")


@pytest.mark.parametrize(
    ("words", "part", "problem"),
    [
        ("the new ferry", "content", "does not hold"),
        ("", "content", "no words"),
        ("said", "label", "no part"),
        ("ferry … old", "content", "after"),
    ],
)
def test_words_that_are_not_there_are_told(two: api.Ledger, words: str, part: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        two.set_words(ids(two)["The Quay"], words, part=part, by="ann")
    assert two.history().items == ()


def test_what_is_not_there_cannot_be_corrected(two: api.Ledger) -> None:
    article = two.search("pilots").items[0].reported.article.id
    for call in (
        lambda: two.set_speaker("att-none", "Dorn Vale", by="ann"),
        lambda: two.strike("att-none", by="ann"),
        lambda: two.set_words("att-none", "ferry", by="ann"),
        lambda: two.take_out("att-none", by="ann"),
        lambda: two.split("art-none", "Ansa Brook", by="ann"),
        lambda: two.split(article, "Dorn Vale", by="ann"),
        lambda: two.split(article, "Nobody Atall", by="ann"),
    ):
        with pytest.raises(UsageError):
            call()
    assert two.history().items == ()


def test_words_are_found_near_and_however_their_signs_are_written() -> None:
    text = "A ferry. “It’s the ferry,”\nshe said. A ferry."
    assert placed(text, "ferry", 20)[0].start == text.index("ferry,")
    assert placed(text, '"It\'s the ferry," she', 0)[0].of(text) == "“It’s the ferry,”\nshe"
    assert [span.of(text) for span in placed(text, "It's … she said", 0)] == ["It’s", "she said"]
    assert [span.of("wait … here") for span in placed("wait … here", "wait … here", 0)] == ["wait … here"]
