from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import wire
from onrecord.errors import RecordError
from onrecord.ingest import pages
from onrecord.model import Judgement, Reading
from onrecord.pipeline.across import aliases_from, linked, statements_of
from onrecord.pipeline.engine.plan import Plan
from onrecord.pipeline.engine.run import run
from onrecord.pipeline.pool import Plan as Manner
from onrecord.pipeline.pool import read_pages
from tests.pipeline.engine.conftest import Corpus, found


def _person(about: str, a: str, b: str, verdict: str) -> Judgement:
    return Judgement(about, a, b, verdict, by="Ilka", at="2031-05-04T10:00:00+00:00")  # type: ignore[arg-type]


def _names(read: list[Reading], kind: str) -> list[str]:
    """The names by which somebody is called, not described."""
    there = (entity for reading in read for entity in reading.entities if entity.type == kind)
    return sorted(
        {one.name for one in there if one.name.split()[-1][0].isupper() and any(mention.form == "name" for mention in one.mentions)}
    )


def _judgements(read: list[Reading]) -> list[Judgement]:
    """One person taken apart by article, two people put together, a saying taken apart, two sayings put together."""
    everybody = linked(read)
    several = [one for one in statements_of(everybody) if len(one.versions) > 1]
    alone = [one for one in statements_of(everybody) if len(one.versions) == 1]
    names = [name for name in _names(everybody, "person") if " " in name]
    most = max(names, key=lambda name: sum(entity.name == name for reading in everybody for entity in reading.entities))
    where = [reading.article.id for reading in everybody if any(entity.name == most for entity in reading.entities)]
    others = [name for name in names if name != most]
    apart = [version.attribution for version in several[0].versions][:2]
    return [
        _person("entity", f"{most.casefold()}@{where[0]}", f"{most.casefold()}@{where[1]}", "different"),
        _person("entity", others[0], others[-1], "same"),
        _person("entity", others[1], others[2], "same"),
        replace(_person("entity", others[1], others[2], "same"), verdict=None),
        _person("statement", apart[0], apart[1], "different"),
        _person("statement", alone[0].hub, alone[-1].hub, "same"),
    ]


def test_judgements_and_aliases_hold_in_a_run_as_in_memory(corpus: Corpus, tmp_path: Path) -> None:
    rows = list(read_pages(pages(corpus.files), Manner("rules")))
    read = list({row.article.id: row for row in reversed(rows) if isinstance(row, Reading)}.values())[::-1]
    judgements = _judgements(read)
    bodies = _names(read, "organisation")
    alias = json.dumps({"name": bodies[0], "type": "organisation", "aliases": [bodies[-1]], "source": "invented"})
    (tmp_path / "aliases.jsonl").write_text(alias, "utf-8")
    (tmp_path / "judgements.jsonl").write_bytes(b"\n".join(wire.encode(one) for one in judgements))
    everybody = linked(read, judgements, aliases_from(alias, "aliases.jsonl"))
    readings = {one.article.id: wire.encode(one) for one in everybody}
    statements = {one.id: wire.encode(one) for one in statements_of(everybody, judgements)}
    assert readings != corpus.readings
    assert statements.keys() != corpus.statements.keys()
    plan = Plan(
        corpus.files,
        tmp_path / "out",
        reader="rules",
        partitions=3,
        aliases=tmp_path / "aliases.jsonl",
        judgements=tmp_path / "judgements.jsonl",
    )
    run(plan, "local")
    assert found(plan.output) == (readings, statements)


def test_a_judgement_that_is_none_is_named_by_its_line_and_leaves_the_folder_free(corpus: Corpus, tmp_path: Path) -> None:
    judgements = tmp_path / "judgements.jsonl"
    judgements.write_bytes(wire.encode(_person("entity", "Ilka Brandt", "I. Brandt", "same")) + b'\n\n{"about": "entity"}\n')
    plan = Plan(corpus.files[:1], tmp_path / "out", reader="rules", partitions=1, judgements=judgements)
    with pytest.raises(RecordError, match="no judgement") as caught:
        run(plan, "local")
    assert caught.value.where == f"{judgements} line 3"
    assert caught.value.remedy
    assert not plan.output.exists()
