"""FollowTheMoney: people and organisations, with all their names, titles and the pages that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.export.files import as_line, write_lines
from onrecord.ledger import Ledger
from onrecord.model import Reading

SCHEMATA = {"person": "Person", "organisation": "Organization"}
MOST = 100
"""Values of one property."""


@dataclass(slots=True)
class _Known:
    names: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    pages: dict[str, None] = field(default_factory=dict)


def entities(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every person and organisation, by id, as FollowTheMoney entities."""
    known: dict[str, _Known] = {}
    kinds: dict[str, tuple[str, str]] = {}
    for reading in ledger.readings():
        _collect(reading, known, kinds)
    shown = ledger.names_of(kinds)
    for one in sorted(known):
        kind, name = shown.get(one, kinds[one])
        if kind in SCHEMATA:
            yield _entity(one, kind, name, known[one])


def _collect(reading: Reading, known: dict[str, _Known], kinds: dict[str, tuple[str, str]]) -> None:
    for entity in reading.entities:
        kinds[entity.id] = (entity.type, entity.name)
        mine = known.setdefault(entity.id, _Known())
        mine.names.update(m.span.of(reading.article.text) for m in entity.mentions if m.form == "name")
        mine.titles.update(x.text for x in entity.labels if x.voice == "outlet" and x.relation in ("title", "role"))
        if reading.article.url:
            mine.pages[reading.article.url] = None


def _entity(one: str, kind: str, name: str, mine: _Known) -> dict[str, Any]:
    others = [text for text, _ in sorted(mine.names.items(), key=lambda x: (-x[1], x[0])) if text != name]
    properties: dict[str, list[str]] = {"name": [name], "alias": others[:MOST], "sourceUrl": list(mine.pages)[:MOST]}
    titles = [text for text, _ in sorted(mine.titles.items(), key=lambda x: (-x[1], x[0]))][:MOST]
    properties["position" if kind == "person" else "description"] = titles
    return {"id": one, "schema": SCHEMATA[kind], "properties": {key: values for key, values in properties.items() if values}}


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """One entity a line (`.ftm.json`, as FollowTheMoney's own tools read it)."""
    return [write_lines(folder / "entities.ftm.json", (as_line(one) for one in entities(ledger)))]
