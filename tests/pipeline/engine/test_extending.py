from __future__ import annotations

from pathlib import Path

from onrecord.pipeline.engine import manifest
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run
from tests.pipeline.engine.conftest import Corpus, found


def test_articles_added_to_a_run_give_what_all_at_once_give_and_none_is_read_again(corpus: Corpus, tmp_path: Path) -> None:
    third = len(corpus.files) // 3
    parts = [corpus.files[: 2 * third : 2], corpus.files[1 : 2 * third : 2], corpus.files]
    before: Path | None = None
    for number, files in enumerate(parts):
        plan = Plan(files, tmp_path / str(number), reader="rules", partitions=2, extends=before)
        rows: dict[str, int] = {}
        run(plan, "local", rows.__setitem__)
        before = plan.output
    assert len(manifest.read_manifest(tmp_path / "2").locations) == len(corpus.files) - 2 * third
    readings, statements = found(tmp_path / "2")
    assert readings == corpus.readings
    assert statements == corpus.statements
