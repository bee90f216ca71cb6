"""What a ledger makes of its articles hangs neither on their order nor on how many came at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.made_news import News
from onrecord import api, sample
from onrecord.api import settling
from onrecord.api.adding import keep_reading
from onrecord.pipeline import across

RULES = api.ReadOptions(reader="rules")
NAMES = ("courier-film.html", "star-film.txt", "radio-film.txt", "qana-canal.txt", "courier-canal.txt")
FILES = tuple(sample.folder() / "articles" / name for name in NAMES)
State = tuple[dict[frozenset[str], tuple[Any, ...]], dict[str, str | None], dict[str, str | None]]


def state(ledger: api.Ledger) -> State:
    """The statements by their versions with all that hangs on them, and each attribution's speaker and occasion."""
    found = {
        frozenset(version.attribution for version in one.versions): (
            one.id,
            one.hub,
            one.speaker,
            one.independent,
            tuple(sorted(one.repeats)),
            tuple(sorted(left.article for left in one.left_out_by)),
        )
        for one in ledger.statements_raw()
    }
    attributions = [one for reading in ledger.readings() for one in reading.attributions]
    return found, {one.id: one.speaker for one in attributions}, {one.id: one.occasion.id if one.occasion else None for one in attributions}


def added(place: Path, parts: Sequence[Sequence[Path]]) -> State:
    with api.Ledger.open(place) as ledger:
        for part in parts:
            ledger.add(*part, options=RULES)
        assert ledger.verify() == []
        return state(ledger)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[State, Path]:
    place = tmp_path_factory.mktemp("whole") / "whole.ledger"
    return added(place, [FILES]), place


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 3, 1)])
def test_one_by_one_is_all_at_once(whole: tuple[State, Path], tmp_path: Path, order: Sequence[int]) -> None:
    assert added(tmp_path / "b.ledger", [[FILES[place]] for place in order]) == whole[0]
    assert any(len(versions) > 1 for versions in whole[0][0])


def test_a_rebuild_changes_nothing(whole: tuple[State, Path]) -> None:
    with api.Ledger.open(whole[1]) as ledger:
        assert ledger.rebuild(options=RULES) == []
        assert state(ledger) == whole[0]


def test_settling_twice_changes_nothing(whole: tuple[State, Path]) -> None:
    with api.Ledger.open(whole[1]) as ledger:
        settling.settle_all(ledger.kept)
        assert state(ledger) == whole[0]
        assert ledger.kept.stale() == []


def test_somebody_in_many_articles_is_filed_once(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"“We will keep ferry number {number},” the mayor, Ansa Brook, said.\n", "utf-8")
    with api.Ledger.open(tmp_path / "a.ledger") as ledger:
        for number in range(12):
            ledger.add(tmp_path / f"{number}.txt", options=RULES)
        speakers = {one.speaker for reading in ledger.readings() for one in reading.attributions}
        assert len(speakers) == 1
        keys = {key for reading in ledger.kept.readings(original=True) for key, _ in across.entity_keys(reading)}
        assert all(len(ids) == 1 for ids in ledger.kept.entities_with_keys(keys, cap=1).values())
        assert set(ledger.kept.entities_with_keys(keys, cap=1)) == keys


def test_what_comes_new_leaves_the_pairs_of_those_who_were_there_as_they_are(tmp_path: Path) -> None:
    news = News(people=2_000, own_ids=True)
    there, fresh = list(news.readings(24)), list(news.readings(8, 24))
    with api.Ledger.open(tmp_path / "a.ledger") as ledger:
        kept = ledger.kept
        settling.settle(kept, [keep_reading(kept, reading) for reading in there])
        before = len(list(kept.judgements(about="entity")))
        settling.settle(kept, [keep_reading(kept, reading) for reading in fresh])
        made = list(kept.judgements(about="entity"))[before:]
    new = {entity.id for reading in fresh for entity in reading.entities}
    assert sum(one.verdict == "same" and len({one.a, one.b} & new) == 1 for one in made) >= 3
    assert [one for one in made if not {one.a, one.b} & new] == []
