"""Label Studio: articles out as tasks with what was read in them, corrections in as judgements.

A region of an attribution is called `ATTRIBUTION/PART/NUMBER`, so that a region that was moved or taken away is known. Label
Studio counts offsets in UTF-16 code units; they are turned into code points, and held against the region's own text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.export.files import write_json
from onrecord.ledger import Ledger
from onrecord.ledger.judging import PARTS, span_text
from onrecord.model import Attribution, Judgement, Problem, Reading, Span, Spans
from onrecord.text.control import whole

Json = dict[str, Any]
CONFIG = """<View>
  <Labels name="part" toName="text">
    <Label value="content" background="#2b6cb0"/>
    <Label value="cue" background="#b7791f"/>
    <Label value="source" background="#2f855a"/>
  </Labels>
  <Text name="text" value="$text"/>
  <TextArea name="speaker" toName="text" perRegion="true" editable="true"/>
</View>
"""


def units(text: str, at: int) -> int:
    """The UTF-16 code units before a code point."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, at: int) -> int:
    """The code points before a UTF-16 code unit.

    Raises:
        RecordError: the text has no such place.
    """
    encoded = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= at * 2 <= len(encoded):
        raise RecordError(f"region at {at} does not fit the text", "Label Studio")
    return len(encoded[: at * 2].decode("utf-16-le", "surrogatepass"))


def task(reading: Reading) -> Json:
    """An article as a task, what was read in it as a prediction."""
    names = {entity.id: entity.name for entity in reading.entities}
    found = [region for one in reading.attributions for region in _regions(reading, one, names)]
    data = {"text": reading.article.text, "article": reading.article.id, "title": reading.article.title, "outlet": reading.article.outlet}
    return {"data": data, "predictions": [{"model_version": "onrecord", "result": found}]}


def _regions(reading: Reading, one: Attribution, names: dict[str, str]) -> Iterator[Json]:
    text = reading.article.text
    for part in PARTS:
        for number, span in enumerate(getattr(one, part)):
            place = {"start": units(text, span.start), "end": units(text, span.end), "text": span.of(text)}
            same = {"id": f"{one.id}/{part}/{number}", "to_name": "text"}
            yield {**same, "from_name": "part", "type": "labels", "value": {**place, "labels": [part]}}
            if part == "content" and number == 0 and one.speaker is not None:
                yield {**same, "from_name": "speaker", "type": "textarea", "value": {**place, "text": [names[one.speaker]]}}


@dataclass(frozen=True, slots=True)
class _Corrected:
    parts: dict[str, dict[str, list[Span]]]
    speakers: dict[str, str]
    new: int


def judgements(ledger: Ledger, tasks: Iterable[Json]) -> Iterator[Judgement | Problem]:
    """What persons changed in tasks that come back from Label Studio.

    Args:
        ledger: the one that the tasks were exported from.
        tasks: Label Studio's JSON export.

    Yields:
        A judgement for every span that was moved, every attribution that was taken away, every speaker that was renamed; a
        problem for what cannot be taken over.
    """
    for number, one in enumerate(tasks):
        where = f"task {one.get('id', number) if isinstance(one, dict) else number}"
        try:
            yield from _of_task(ledger, one, where)
        except (KeyError, TypeError, ValueError, AttributeError, RecordError) as error:
            yield Problem(whole(where), whole(f"not a task as Label Studio exports it: {error}"), "export it as JSON", "RecordError")


def _of_task(ledger: Ledger, one: Json, where: str) -> Iterator[Judgement | Problem]:
    reading = ledger.reading(str(one["data"]["article"]))
    if reading is None:
        yield Problem(where, f"article {one['data']['article']} is not in the ledger", "import into the ledger it came from", "RecordError")
        return
    for annotation in one.get("annotations", ()):
        if annotation.get("was_cancelled"):
            continue
        by = _author(annotation.get("completed_by"))
        moment = annotation.get("updated_at") or annotation.get("created_at")
        at = whole(str(moment)) if moment else None
        right = _corrected(reading, annotation["result"])
        if right.new:
            yield Problem(where, f"{right.new} regions belong to no attribution that was read", "", "RecordError")
        for about, a, b, verdict in _changes(reading, right):
            yield Judgement(about, a, b, verdict, by=by, at=at)  # type: ignore[arg-type]


def _author(who: Any) -> str:
    if isinstance(who, dict):
        return whole(str(who.get("email") or who.get("id") or "label-studio"))
    return "label-studio" if who is None else whole(f"label-studio:{who}")


def _corrected(reading: Reading, result: list[Json]) -> _Corrected:
    known = {one.id for one in reading.attributions}
    parts: dict[str, dict[str, list[Span]]] = {}
    speakers: dict[str, str] = {}
    new = 0
    for region in result:
        one, _, rest = str(region.get("id", "")).partition("/")
        if one not in known:
            new += region.get("type") == "labels"
        elif region["type"] == "textarea":
            speakers[one] = whole(" ".join(region["value"]["text"])).strip()
        elif region["type"] == "labels":
            part = region["value"]["labels"][0]
            if part in PARTS and rest:
                parts.setdefault(one, {}).setdefault(part, []).append(_span(reading.article.text, region["value"]))
    return _Corrected(parts, speakers, new)


def _span(text: str, value: Json) -> Span:
    start, end = points(text, int(value["start"])), points(text, int(value["end"]))
    words = value.get("text")
    if words and text[start:end] != words and text[int(value["start"]) : int(value["end"])] == words:
        start, end = int(value["start"]), int(value["end"])
    if not 0 <= start < end <= len(text):
        raise RecordError(f"region [{start}, {end}] does not fit the text", "Label Studio")
    return Span(start, end)


def _changes(reading: Reading, right: _Corrected) -> Iterator[tuple[str, str, str, str]]:
    names = {entity.id: entity.name for entity in reading.entities}
    for one in reading.attributions:
        parts = right.parts.get(one.id, {})
        if "content" not in parts:
            yield "attribution", one.id, "attribution", "different"
            continue
        for part in PARTS:
            spans: Spans = tuple(sorted(parts.get(part, [])))
            if spans != tuple(sorted(getattr(one, part))):
                yield "span", one.id, span_text(part, spans), "same"
        before = names.get(one.speaker or "", "")
        after = right.speakers.get(one.id, before)
        if after and after != before:
            yield "speaker", one.id, f"name:{after}", "same"


def load(path: Path) -> list[Json]:
    """The tasks of a file that Label Studio exported.

    Raises:
        RecordError: it is not a JSON list.
    """
    try:
        tasks = json.loads(path.read_bytes())
    except (ValueError, OSError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}", str(path), "export as JSON from Label Studio") from error
    if not isinstance(tasks, list):
        raise RecordError("not a list of tasks", str(path), "export as JSON from Label Studio")
    return tasks


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """`tasks.json`, to be imported into Label Studio, and the labelling interface."""
    written = write_json(folder / "tasks.json", [task(reading) for reading in ledger.readings()])
    config = folder / "labelling.xml"
    config.write_text(CONFIG, encoding="utf-8")
    return [written, config]
