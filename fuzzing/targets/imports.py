"""Files of others that are taken in: aliases, GDELT's quotations, Label Studio's corrections."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

from fuzzing.targets import records
from onrecord import wire
from onrecord.entities import read_aliases
from onrecord.errors import RecordError
from onrecord.export import gdelt, labelstudio
from onrecord.ledger import Ledger
from onrecord.model import Judgement, Problem, Reading
from tests.contract import breaches

FOLDER = tempfile.TemporaryDirectory(prefix="onrecord-fuzzing-")
ALIASES = (
    (
        '{"name": "Harbour Board", "type": "organisation", "aliases": ["HB"], "source": "own", "since": "2030-01", "until": null}\n'
        '{"id": "q1", "schema": "Person", "properties": {"name": ["Mara Ito"], "alias": ["M. Ito"]}, "datasets": ["own"]}'
    ),
    "name,type,aliases,source\nHarbour Board,organisation,HB|The Board,own\n",
)
QUOTES = '{"date": "2031-05-09", "url": "https://gull.example/1", "title": "Tide", "lang": "ENGLISH", "quotes": [{"pre": "Ito said ", "quote": "No", "post": "."}]}'
SEEDS = (*("A" + one for one in ALIASES), "G" + QUOTES)
TOKENS = (
    "null",
    "[]",
    "{}",
    '"aliases"',
    '"properties"',
    '"quotes"',
    '"quote"',
    "1e999",
    "-1",
    '"value"',
    '"start"',
    "\\ud800",
    "NaN",
    ",",
    "|",
    '"',
)


@cache
def _ledger() -> tuple[Ledger, str]:
    """A ledger with one reading, and its task as Label Studio sends it back."""
    kept = Ledger.open(str(Path(FOLDER.name) / "fuzzed.ledger"))
    reading = wire.from_dict(records.READING, Reading, "onrecord/reading/1")
    with kept.write():
        kept.put_reading(reading)
    (first,) = kept.readings()
    task = labelstudio.task(first)
    return kept, json.dumps([{**task, "id": 1, "annotations": [{"result": task["predictions"][0]["result"], "completed_by": 1}]}])


def one(data: bytes) -> None:
    """By the first byte: aliases, a line of GDELT's, tasks of Label Studio's."""
    kind, text = data[:1], data[1:].decode("utf-8", "replace")
    if kind == b"A":
        try:
            read_aliases(text, "f")
        except RecordError:
            return
    elif kind == b"G":
        for row in gdelt.readings([data[1:]], "f"):
            assert isinstance(row, Problem) or (not breaches(row) and wire.decode_reading(wire.encode(row)) == row)
    else:
        kept, sample = _ledger()
        try:
            tasks = json.loads(text or sample)
        except (ValueError, RecursionError):
            return
        rows = list(labelstudio.judgements(kept, tasks if isinstance(tasks, list) else [tasks]))
        assert all(isinstance(row, (Judgement, Problem)) for row in rows)
