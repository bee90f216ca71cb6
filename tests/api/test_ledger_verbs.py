"""The verbs of a ledger, over the sample corpus and small invented articles, read by rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import api, sample, wire
from onrecord.errors import OnrecordError, RecordError, UsageError

RULES = api.ReadOptions(reader="rules")
STATEMENT_FILES = ("courier-film.html", "star-film.txt", "radio-film.txt", "stadtbote-film.txt")
FERRY = "---\ntitle: Ferry\noutlet: Harbour Post\npublished: 2031-03-04\n---\n\n“We will keep the ferry,” the mayor, Ansa Brook, said on Monday.\n"
BRIDGE = "---\ntitle: Bridge\noutlet: Valley Times\npublished: 2031-03-05\n---\n\nDorn Vale said the bridge would close.\n\n“It will not last another winter,” Vale said.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[api.Ledger]:
    with api.Ledger.open(tmp_path / "a.ledger") as opened:
        yield opened


@pytest.fixture
def small(tmp_path: Path, ledger: api.Ledger) -> api.Ledger:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, "utf-8")
    (folder / "bridge.txt").write_text(BRIDGE, "utf-8")
    added = ledger.add(folder, options=RULES)
    assert (added.new, added.changed, added.known, added.problems) == (2, 0, 0, [])
    return ledger


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Iterator[api.Ledger]:
    place = tmp_path_factory.mktemp("films") / "films.ledger"
    with api.Ledger.open(place) as opened:
        opened.add(*(sample.folder() / "articles" / name for name in STATEMENT_FILES), options=RULES)
        yield opened


def identity(ledger: api.Ledger, name: str) -> str:
    (found,) = [one.id for one in ledger.people(name).items if one.name == name]
    return found


def speakers(ledger: api.Ledger) -> dict[str, str | None]:
    return {one.id: one.speaker for reading in ledger.readings() for one in reading.attributions}


def test_what_is_there_is_known_and_a_changed_file_is_a_new_version(small: api.Ledger, tmp_path: Path) -> None:
    again = small.add(tmp_path / "small", options=RULES)
    assert (again.new, again.changed, again.known) == (0, 0, 2)
    (tmp_path / "small" / "ferry.txt").write_text(FERRY.replace("keep", "paint"), "utf-8")
    changed = small.add(tmp_path / "small", options=RULES)
    assert (changed.new, changed.changed, changed.known) == (0, 1, 1)
    assert small.search("keep").items == ()
    assert [hit.reported.words for hit in small.search("paint").items] == ["“We will paint the ferry,”"]
    assert len(list(small.readings())) == 2


def test_a_bad_location_is_a_problem_and_the_others_go_on(ledger: api.Ledger, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    added = ledger.add(tmp_path / "missing.txt", tmp_path / "ferry.txt", options=RULES)
    assert added.new == 1
    assert [problem.where.endswith("missing.txt") for problem in added.problems] == [True]


def test_filters_narrow_a_search(small: api.Ledger) -> None:
    def found(words: str = "", **filters: Any) -> set[str | None]:
        return {hit.reported.article.outlet for hit in small.search(words, **filters).items}

    assert found() == {"Harbour Post", "Valley Times"}
    assert found("ferr*") == {"Harbour Post"}
    assert found(speaker="Ansa Brook") == {"Harbour Post"}
    assert found(speaker=identity(small, "Dorn Vale")) == {"Valley Times"}
    assert found(outlet="Valley Times") == {"Valley Times"}
    assert found(since="2031-03-05") == {"Valley Times"}
    assert found(until="2031-03-04") == {"Harbour Post"}
    assert found("nothing") == set()
    assert api.row_of(small.search("ferry").items[0])["speaker"] == "Ansa Brook"


def test_every_view_answers(films: api.Ledger) -> None:
    brief = max(films.statements().items, key=lambda one: one.versions)
    view = films.statement(brief.id)
    assert view is not None
    assert len(view.versions) == brief.versions > 1
    reading = next(iter(films.readings()))
    assert films.article(reading.article.id) is not None
    assert films.person(films.people().items[0].id) is not None
    assert {one.name for one in films.outlets().items} == {reading.article.outlet for reading in films.readings()}
    assert films.outlet(str(reading.article.outlet)) is not None
    occasions = films.occasions().items
    assert occasions
    assert films.occasion(occasions[0].id) is not None
    assert films.start().newest
    for ask in (films.statement, films.article, films.person, films.outlet, films.occasion):
        assert ask("nobody-has-this-id") is None
    assert films.chain(brief.id).drawn("tree")
    with pytest.raises(UsageError):
        films.chain("sta-none")


def test_an_upload_is_held_against_the_ledger(small: api.Ledger) -> None:
    draft = "“We will keep the ferry,” said Ansa Brook.\n\n“It will last another winter,” Dorn Vale said.\n"
    found = small.check("draft.txt", draft.encode(), RULES)
    assert [finding.verdict for finding in found.findings] == ["verbatim", "altered"]
    assert [api.is_sound(finding) for finding in found.findings] == [True, False]
    with pytest.raises(UsageError, match="kind of draft"):
        small.check("draft.exe", b"MZ", RULES)


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet", "webannotation", "schemaorg", "ftm", "prov", "training"])
def test_every_format_is_written(small: api.Ledger, tmp_path: Path, kind: str) -> None:
    if kind == "parquet":
        pytest.importorskip("pyarrow")
    written = small.export(kind, tmp_path / kind)
    assert written
    assert all(path.is_relative_to(tmp_path / kind) and path.is_file() for path in written)


def test_an_unknown_format_is_a_usage_error(small: api.Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        small.export("papyrus", tmp_path / "x")


def test_tables_come_as_arrow_pandas_and_polars(small: api.Ledger) -> None:
    pytest.importorskip("pyarrow")
    assert "attributions" in small.table_names()
    table = small.table("attributions")
    assert table.num_rows == 3
    for kind in ("pandas", "polars"):
        try:
            __import__(kind)
        except ModuleNotFoundError:
            with pytest.raises(UsageError, match=f"{kind} is not installed"):
                small.table("attributions", kind)
        else:
            assert len(small.table("attributions", kind)) == 3
    with pytest.raises(UsageError, match="no table"):
        small.table("spoons")


def test_lines_of_read_are_taken_in(small: api.Ledger, tmp_path: Path) -> None:
    lines = tmp_path / "read.jsonl"
    lines.write_text(b"".join(wire.encode(reading) + b"\n" for reading in small.readings()).decode() + '{"schema": "x"}\n', "utf-8")
    with api.Ledger.open(tmp_path / "b.ledger") as other:
        count, problems = other.import_files([lines], "jsonl")
        assert count == 2
        assert [problem.where for problem in problems] == [f"{lines}:3"]
        assert {hit.reported.id for hit in other.search().items} == {hit.reported.id for hit in small.search().items}
        assert len(list(other.statements_raw())) == len(list(small.statements_raw()))


def test_a_backup_holds_the_same_and_verifies(small: api.Ledger, tmp_path: Path) -> None:
    small.judge_names("Ansa Brook", "Dorn Vale", "different", by="ann")
    small.backup(tmp_path / "copy.ledger")
    with api.Ledger.open(tmp_path / "copy.ledger", read_only=True) as copy:
        assert copy.verify() == []
        assert speakers(copy) == speakers(small)
        assert len(copy.history().items) == 1


def test_a_merge_by_a_person_survives_a_rebuild_and_is_undone(small: api.Ledger) -> None:
    before = speakers(small)
    assert len(set(before.values())) == 2
    small.judge_names("Ansa Brook", "Dorn Vale", "same", by="ann")
    merged = speakers(small)
    assert len(set(merged.values())) == 1
    small.rebuild(options=RULES)
    assert speakers(small) == merged
    undone = small.undo(by="ann")
    assert undone is not None
    assert undone.verdict == "same"
    assert speakers(small) == before
    small.rebuild(options=RULES)
    assert speakers(small) == before
    assert small.undo(by="ann") is None


def test_what_rules_join_a_person_takes_apart(ledger: api.Ledger, tmp_path: Path) -> None:
    for number, word in enumerate(("ferry", "bridge")):
        (tmp_path / f"{number}.txt").write_text(f"“We will keep the {word},” the mayor, Ansa Brook, said.\n", "utf-8")
    ledger.add(tmp_path / "0.txt", tmp_path / "1.txt", options=RULES)
    assert len(set(speakers(ledger).values())) == 1
    delivered = [entity.id for reading in ledger.kept.readings(original=True) for entity in reading.entities if entity.name == "Ansa Brook"]
    one, other = delivered
    ledger.judge("entity", one, other, "different", by="ann")
    assert len(set(speakers(ledger).values())) == 2
    ledger.rebuild(options=RULES)
    assert len(set(speakers(ledger).values())) == 2
    ledger.undo(by="ann")
    assert len(set(speakers(ledger).values())) == 1


def test_a_speaker_is_put_right(small: api.Ledger) -> None:
    hit = small.search("ferry").items[0].reported
    small.set_speaker(hit.id, "Dorn Vale", by="ann")
    assert speakers(small)[hit.id] == identity(small, "Dorn Vale")
    small.set_speaker(hit.id, "Somebody Else", by="ann")
    found = small.search("ferry").items[0].reported.speaker
    assert found is not None
    assert found.name == "Somebody Else"
    small.rebuild(options=RULES)
    found = small.search("ferry").items[0].reported.speaker
    assert found is not None
    assert found.name == "Somebody Else"
    small.undo(by="ann")
    small.undo(by="ann")
    assert speakers(small)[hit.id] == identity(small, "Ansa Brook")


def test_a_name_that_nobody_has_is_said(small: api.Ledger) -> None:
    with pytest.raises(UsageError, match="nobody has that name"):
        small.judge_names("Nobody Atall", "Ansa Brook", "same", by="ann")


def test_aliases_have_effect_and_survive_a_rebuild(ledger: api.Ledger, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We will keep the ferry,” Ansa Brook said.\n", "utf-8")
    (tmp_path / "b.txt").write_text("“We will paint the ferry,” Fenno Quillish said.\n", "utf-8")
    ledger.add(tmp_path / "a.txt", tmp_path / "b.txt", options=RULES)
    assert len(set(speakers(ledger).values())) == 2
    aliases = tmp_path / "aliases.jsonl"
    aliases.write_text(
        api.as_json({"name": "Ansa Brook", "type": "person", "aliases": ["Fenno Quillish"], "source": "a made-up register"}) + "\n", "utf-8"
    )
    assert ledger.import_aliases(aliases) == 1
    merged = speakers(ledger)
    assert len(set(merged.values())) == 1
    ledger.rebuild(options=RULES)
    assert speakers(ledger) == merged
    aliases.write_text("", "utf-8")
    assert ledger.import_aliases(aliases) == 0
    assert len(set(speakers(ledger).values())) == 2


def test_a_broken_alias_file_changes_nothing(small: api.Ledger, tmp_path: Path) -> None:
    before = speakers(small)
    broken = tmp_path / "aliases.jsonl"
    broken.write_text('{"name": 1}\n', "utf-8")
    with pytest.raises(RecordError):
        small.import_aliases(broken)
    assert speakers(small) == before


def test_a_torn_ledger_is_refused(tmp_path: Path) -> None:
    torn = tmp_path / "torn.ledger"
    torn.write_bytes(b"SQLite format 3\x00 and nothing after it")
    with pytest.raises(OnrecordError):
        api.Ledger.open(torn)


def test_a_page_draws_the_chain_as_the_readings_do(films: api.Ledger) -> None:
    found = [films.statement(one.id) for one in films.statements().items]
    assert any(view is not None and len(view.versions) > 2 for view in found)
    for view in found:
        assert view is not None
        assert films.drawn(view) == films.chain(view.statement.id).drawn("svg")
