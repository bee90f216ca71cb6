"""The sample corpus as readings, made from the golden records: what the comparison rooms see when reading went well."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from onrecord import sample
from onrecord.comparison import transcribed
from onrecord.model import Article, Attribution, Entity, EntityType, Hop, Interval, Kind, Mention, Occasion, Reading, Span, content_id
from onrecord.text.paragraphs import paragraphs
from tests.golden.loader import Expected, Golden, goldens, plain


def entity_id(name: str) -> str:
    """One id for one name across the corpus."""
    return content_id("ent", name)


@cache
def readings() -> tuple[Reading, ...]:
    """Every article of the sample corpus."""
    return tuple(_reading(golden) for golden in goldens())


@cache
def numbered() -> dict[str, str]:
    """The attribution id of each `ARTICLE:ID` of the golden records."""
    return {f"{golden.name}:{row.id}": _attribution_id(golden.name, row) for golden in goldens() for row in golden.expected(plain(golden))}


def _attribution_id(name: str, row: Expected) -> str:
    return content_id("att", name, row.id)


def _reading(golden: Golden) -> Reading:
    text = plain(golden)
    rows = golden.expected(text)
    types = {entity["name"]: entity.get("type", "person") for entity in golden.raw["entities"]}
    names = sorted({row.speaker for row in rows if row.speaker})
    raw = golden.path.read_text("utf-8")
    published = re.search(r"20\d\d-\d\d-\d\d", raw)
    article = Article(
        golden.name, golden.path.name, None, golden.name.split("-")[0], None, (), published.group() if published else None, "en", None, text.text,
        text.body,
    )  # fmt: skip
    entities = tuple(Entity(entity_id(name), _type(types.get(name, "person")), name, _mentions(text.text, name)) for name in names)
    return Reading(article, entities, tuple(_attribution(golden.name, row) for row in rows))


def _type(given: str) -> EntityType:
    return given if given in {"person", "organisation", "place", "office", "group"} else "unknown"  # type: ignore[return-value]


def _mentions(text: str, name: str) -> tuple[Mention, ...]:
    return tuple(Mention(Span(*found.span()), "name") for found in re.finditer(re.escape(name), text))


def _attribution(name: str, row: Expected) -> Attribution:
    kind: Kind = row.kinds[0]  # type: ignore[assignment]
    occasion = said = None
    if row.occasion:
        known = [str(value) for value in row.occasion.values() if isinstance(value, str)]
        occasion = Occasion(
            row.occasion.get("name"),
            row.occasion.get("place"),
            row.occasion.get("medium"),
            (),
            content_id("occ", *known) if known else None,
        )
    if row.said and row.said.get("granularity", "day") == "day":
        said = Interval(row.said.get("from"), row.said.get("to"), "day", (), None)
    return Attribution(
        _attribution_id(name, row),
        kind,
        row.content,
        row.cue,
        row.source,
        entity_id(row.speaker) if row.speaker else None,
        parent=_attribution_id_of(name, row.parent),
        via=tuple(Hop(hop, None, role, ()) for hop, role in row.via or ()),  # type: ignore[arg-type]
        occasion=occasion,
        said=said,
    )


def _attribution_id_of(name: str, number: int | None) -> str | None:
    return None if number is None else content_id("att", name, number)


@cache
def transcripts() -> tuple[Reading, ...]:
    """The sample corpus's transcripts, one id for one speaker with the articles."""
    return tuple(_transcript(path) for path in sample.transcripts())


def _transcript(path: Path) -> Reading:
    text = path.read_text("utf-8")
    start = text.index("\n---\n", 4) + 5
    body = tuple(Span(span.start + start, span.end + start) for span in paragraphs(text[start:]))
    return transcribed(Article(path.stem, path.name, None, None, None, (), "2026-04-14", "en", None, text, body))


def draft(text: str, rows: list[dict[str, object]], name: str = "draft.md") -> Reading:
    """A draft whose quotations and speakers are those of the golden rows."""
    entities: dict[str, Entity] = {}
    attributions: list[Attribution] = []
    for row in rows:
        speaker = str(row["speaker"])
        content = tuple(Span(text.index(str(piece)), text.index(str(piece)) + len(str(piece))) for piece in row["content"])  # type: ignore[attr-defined]
        entities.setdefault(speaker, Entity(entity_id(speaker), "person", speaker))
        attributions.append(Attribution(content_id("att", name, *content), "direct", content, (), (), entity_id(speaker)))
    article = Article(name, name, None, None, None, (), None, "en", None, text, paragraphs(text))
    return Reading(article, tuple(entities.values()), tuple(attributions))
