from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import api
from onrecord.errors import UsageError
from tests.servers import emptied, location, postgres

__all__ = ["location", "postgres"]
FILES = [str(path) for path in api.sample_articles()]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> api.Finished:
    folder = tmp_path_factory.mktemp("run")
    listed = ", ".join(f'"{file}"' for file in FILES)
    (folder / "plan.toml").write_text(f'inputs = [{listed}]\noutput = "out"\nreader = "rules"\npartitions = 2\n', "utf-8")
    return api.run(folder / "plan.toml")


def test_a_run_opens_as_a_ledger_with_its_own_statements_and_people(finished: api.Finished, location: str) -> None:
    with api.Ledger.open(location) as ledger:
        assert ledger.import_run(finished.folder) == len(FILES)
        kept = {one.id: one for one in ledger.statements_raw()}
        assert kept == {one.id: one for one in finished.statements()}
        assert {one.article.id: one for one in ledger.readings()} == {one.article.id: one for one in finished.readings()}
        assert not ledger.kept.stale()
        assert ledger.statements(limit=5).items[0].id in kept
        assert ledger.people().items
        assert ledger.search("treaty*").items
        assert not ledger.verify()


@pytest.mark.postgres
def test_both_engines_answer_alike_of_a_run(finished: api.Finished, postgres: str, tmp_path: Path) -> None:
    with api.Ledger.open(tmp_path / "file.ledger") as one, api.Ledger.open(emptied(postgres)) as other:
        assert one.import_run(finished.folder) == other.import_run(finished.folder)
        assert one.start().counts == other.start().counts
        assert one.statements(500, order="day") == other.statements(500, order="day")
        assert {person.id: person for person in one.people(limit=500).items} == {
            person.id: person for person in other.people(limit=500).items
        }
        for brief in one.statements(20).items:
            assert one.statement(brief.id) == other.statement(brief.id)
        for occasion in one.occasions().items:
            assert one.occasion(occasion.id) == other.occasion(occasion.id)


def test_a_slice_holds_the_sayings_of_one_speaker_and_their_articles(finished: api.Finished, location: str) -> None:
    speakers = [one.speaker for one in finished.statements() if one.speaker]
    most = max(set(speakers), key=speakers.count)
    names = {entity.id: entity.name for reading in finished.readings() for entity in reading.entities}
    with api.Ledger.open(location) as ledger:
        count = ledger.import_run(finished.folder, api.Slice(speaker=names[most]))
        wanted = {one.id for one in finished.statements() if one.speaker == most}
        assert wanted <= {one.id for one in ledger.statements_raw()}
        articles = {version.article for one in finished.statements() if one.id in wanted for version in one.versions}
        assert {one.article.id for one in ledger.readings()} == articles
        assert 0 < count == len(articles) < len(FILES)


def test_a_slice_by_outlet_and_days(finished: api.Finished, tmp_path: Path) -> None:
    outlet = next(reading.article.outlet for reading in finished.readings() if reading.attributions)
    with api.Ledger.open(tmp_path / "outlet.ledger") as ledger:
        ledger.import_run(finished.folder, api.Slice(outlet=outlet))
        assert any(reading.article.outlet == outlet for reading in ledger.readings())
    with api.Ledger.open(tmp_path / "none.ledger") as ledger:
        assert ledger.import_run(finished.folder, api.Slice(until="1900-01-01")) == 0


def test_a_run_comes_to_what_a_ledger_holds_already(finished: api.Finished, location: str) -> None:
    with api.Ledger.open(location) as ledger:
        ledger.add(*FILES[:5], options=api.ReadOptions(reader="rules"))
        ledger.import_run(finished.folder)
        assert len({one.article.id for one in ledger.readings()}) == len(FILES)
        assert not ledger.kept.stale()


def test_a_folder_that_is_no_run(tmp_path: Path) -> None:
    with api.Ledger.open(tmp_path / "x.ledger") as ledger, pytest.raises(UsageError, match="not the folder of a run"):
        ledger.import_run(tmp_path)
