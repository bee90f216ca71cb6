"""W3C Web Annotation: one annotation an attribution (Web Annotation Data Model, W3C Recommendation of 23 February 2017).

Every piece of the content is a target with two selectors: the quotation itself with what stands before and after it
(`TextQuoteSelector`, for a page that may have changed), and its place (`TextPositionSelector`, in Unicode code points of the text
that the ledger holds).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.export.files import as_line, write_lines
from onrecord.ledger import Ledger
from onrecord.model import Attribution, Reading, Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and after a quotation."""


def address(reading: Reading) -> str:
    """An article's address, or a name for it where it has none."""
    return reading.article.url or f"urn:onrecord:article:{reading.article.id}"


def annotation(reading: Reading, one: Attribution) -> dict[str, Any]:
    """One attribution as an annotation."""
    names = {entity.id: entity.name for entity in reading.entities}
    bodies: list[dict[str, Any]] = []
    if one.speaker is not None:
        bodies.append(_body(names[one.speaker], "identifying", f"urn:onrecord:entity:{one.speaker}"))
    bodies.append(_body(one.kind, "classifying"))
    bodies += [_body(flag, "tagging") for flag in one.flags]
    targets = [_target(reading, span) for span in one.content]
    return {
        "@context": CONTEXT,
        "id": f"urn:onrecord:attribution:{one.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "creator": {"type": "Software", "name": "onrecord"},
        "body": bodies,
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _body(value: str, purpose: str, about: str | None = None) -> dict[str, Any]:
    body: dict[str, Any] = {"type": "TextualBody", "value": value, "purpose": purpose}
    return body if about is None else {"id": about, **body}


def _target(reading: Reading, span: Span) -> dict[str, Any]:
    text = reading.article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": address(reading), "selector": [quote, place]}


def every(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every attribution, article by article."""
    for reading in ledger.readings():
        for one in reading.attributions:
            yield annotation(reading, one)


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """One annotation a line."""
    return [write_lines(folder / "annotations.jsonl", (as_line(one) for one in every(ledger)))]
