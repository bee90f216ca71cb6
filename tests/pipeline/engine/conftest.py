"""Articles for runs: the sample corpus, some of it once more, and what cannot be read."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from onrecord import api, wire
from onrecord.pipeline.engine import result


@dataclass(frozen=True, slots=True)
class Corpus:
    """Files, and what reading and comparing them in memory gives, as JSON by id."""

    files: tuple[str, ...]
    readings: dict[str, bytes]
    statements: dict[str, bytes]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The sample corpus, one article twice, one cut into a copy, an empty file."""
    folder = tmp_path_factory.mktemp("articles")
    for path in api.sample_articles():
        shutil.copy(path, folder / path.name)
    first = min(folder.iterdir())
    shutil.copy(first, folder / f"zz-again{first.suffix}")
    (folder / "zz-edition.txt").write_text(first.read_text("utf-8") + "\n\nLate edition.\n", "utf-8")
    (folder / "zz-empty.txt").write_text("", "utf-8")
    files = tuple(str(path) for path in sorted(folder.iterdir()))
    run = api.read_all(*files, options=api.ReadOptions(reader="rules"))
    once = {reading.article.id: reading for reading in reversed(run.readings)}
    return Corpus(
        files,
        {one: wire.encode(reading) for one, reading in once.items()},
        {one.id: wire.encode(one) for one in api.compare(list(once.values()))},
    )


def found(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The readings and statements of a run as JSON by id."""
    readings = {one.article.id: wire.encode(one) for one in result.readings(folder)}
    return readings, {one.id: wire.encode(one) for one in result.statements(folder)}
