from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from benchmarks.engines import QUICK
from onrecord import wire
from onrecord.model import Judgement
from onrecord.pipeline.engine import manifest
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run
from tests.pipeline.engine.conftest import Corpus, found


def _two_thirds(corpus: Corpus) -> tuple[str, ...]:
    return corpus.files[: 2 * len(corpus.files) // 3]


def test_articles_added_to_a_run_give_what_all_at_once_give_and_none_is_read_again(corpus: Corpus, tmp_path: Path) -> None:
    there = _two_thirds(corpus)
    before: Path | None = None
    rows: dict[str, int] = {}
    for number, files in enumerate([there[::2], there[1::2], corpus.files]):
        plan = Plan(files, tmp_path / str(number), reader="rules", partitions=2, extends=before)
        run(plan, "local", rows.__setitem__)
        before = plan.output
    assert len(manifest.read_manifest(tmp_path / "2").locations) == len(corpus.files) - len(there)
    assert found(tmp_path / "2") == (corpus.readings, corpus.statements)
    assert rows["known_scores"] + rows["new_scores"] == rows["scores"] == rows["node_pairs"]
    assert rows["known_candidates"] + rows["new_candidates"] == rows["candidates"]
    assert 0 < rows["new_scores"] < rows["scores"]
    assert 0 < rows["new_candidates"] < rows["candidates"]


def test_a_run_that_is_extended_by_nothing_judges_nothing_again(corpus: Corpus, tmp_path: Path) -> None:
    rows: dict[str, int] = {}
    run(Plan(corpus.files, tmp_path / "first", reader="rules", partitions=2), "local")
    run(Plan(corpus.files, tmp_path / "second", reader="rules", partitions=3, extends=tmp_path / "first"), "local", rows.__setitem__)
    assert (rows["new_scores"], rows["new_candidates"], rows["new_links"]) == (0, 0, 0)
    assert found(tmp_path / "second") == (corpus.readings, corpus.statements)


@pytest.mark.parametrize("first", [True, False])
def test_judgements_may_come_and_go_between_a_run_and_its_extension(corpus: Corpus, tmp_path: Path, *, first: bool) -> None:
    several = next(one for one in map(wire.decode_statement, corpus.statements.values()) if len(one.versions) > 1)
    apart = [version.attribution for version in several.versions[:2]]
    place = tmp_path / "judgements.jsonl"
    place.write_bytes(wire.encode(Judgement("statement", *apart, "different", by="Ilka", at="2031-05-04T10:00:00+00:00")))
    given = {"with": place, "without": None}
    for name, judgements in given.items():
        run(Plan(corpus.files, tmp_path / name, reader="rules", partitions=2, judgements=judgements), "local")
    begun, wanted = ("with", "without") if first else ("without", "with")
    plan = Plan(corpus.files, tmp_path / "out", reader="rules", partitions=2, judgements=given[wanted], extends=tmp_path / begun)
    run(plan, "local")
    assert found(plan.output) == found(tmp_path / wanted) != found(tmp_path / begun)


def test_what_another_version_judged_is_judged_again(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: dict[str, int] = {}
    run(Plan(_two_thirds(corpus), tmp_path / "old", reader="rules", partitions=2), "local")
    monkeypatch.setattr(manifest, "current", lambda: "a later one")
    run(Plan(corpus.files, tmp_path / "new", reader="rules", partitions=2, extends=tmp_path / "old"), "local", rows.__setitem__)
    assert "known_candidates" not in rows
    assert found(tmp_path / "new") == (corpus.readings, corpus.statements)


@pytest.mark.slow
@pytest.mark.skipif(not (os.environ.get("CI") or shutil.which("java")), reason="Spark needs Java")
def test_spark_extends_what_this_machine_began(corpus: Corpus, tmp_path: Path) -> None:
    rows: dict[str, int] = {}
    run(Plan(_two_thirds(corpus), tmp_path / "local", reader="rules", partitions=2), "local")
    plan = Plan(corpus.files, tmp_path / "spark", reader="rules", partitions=2, extends=tmp_path / "local", master="local[2]", conf=QUICK)
    run(plan, "spark", rows.__setitem__)
    assert found(plan.output) == (corpus.readings, corpus.statements)
    assert 0 < rows["new_candidates"] < rows["candidates"]
    assert 0 < rows["new_scores"] < rows["scores"]
