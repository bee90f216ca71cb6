"""The record as JSON: readings, statements, findings of `check`."""

from __future__ import annotations

import json

from onrecord import wire
from onrecord.errors import RecordError

ARTICLE = {
    "id": "art-1", "file": "a.txt", "url": None, "outlet": None, "title": None, "authors": [], "published": "2031-05-09", "language": "en",
    "credit": None, "text": "“Yes,” she said on Monday.", "body": [[0, 26]], "sha256": None, "published_from": None, "notes": [],
}  # fmt: skip
SAID = {"from": "2031-01-01", "to": None, "granularity": "year", "evidence": [[19, 25]], "anchor": "published", "bound": False}
ATTRIBUTION = {
    "id": "att-1", "kind": "direct", "content": [[0, 6]], "cue": [[11, 15]], "source": [[7, 10]], "speaker": "ent-1", "addressee": [],
    "parent": None, "via": [{"name": "QNA", "entity": None, "role": "agency", "evidence": [[0, 3]], "basis": "text"}],
    "occasion": {"name": None, "place": "Ask", "medium": None, "evidence": [], "id": None}, "said": SAID, "flags": ["ellipsis"], "confidence": 1.0,
}  # fmt: skip
ENTITY = {
    "id": "ent-1", "type": "person", "name": "Ito", "mentions": [{"span": [7, 10], "form": "pronoun"}],
    "labels": [{"span": [7, 10], "text": "she", "voice": "outlet", "relation": "role"}],
}  # fmt: skip
READING = {
    "schema": "onrecord/reading/1", "article": ARTICLE, "entities": [ENTITY], "attributions": [ATTRIBUTION],
    "quality": [{"flag": "truncated", "evidence": []}], "remarks": [{"outlet": "Gull", "entity": None, "what": "omitted", "evidence": [[0, 2]], "object": []}],
}  # fmt: skip
VERSION = {
    "attribution": "att-1", "article": "art-1", "file": None, "outlet": None, "kind": "direct", "content": [[0, 6]], "relation": "hub",
    "alignment": [{"op": "kept", "hub": [[0, 2]], "version": [[0, 2]]}], "alarms": [{"what": "negation", "hub": [], "version": [[0, 1]]}],
    "cue": {"text": "said", "tone": "neutral"}, "via": [], "score": {"total": 1.0, "features": {"x": 0.5}}, "label": None,
}  # fmt: skip
STATEMENT = {
    "schema": "onrecord/statement/1", "id": "sta-1", "speaker": None, "occasion": None, "said": SAID, "hub": "att-1", "versions": [VERSION],
    "left_out_by": [{"article": "art-2", "outlet": None}], "repeats": [], "independent": 1,
}  # fmt: skip
FINDING = {
    "schema": "onrecord/check/1", "draft": "d.txt", "content": [[0, 6]], "speaker": None, "verdict": "trimmed", "marked": False,
    "evidence": [{"file": "t", "kind": "transcript", "span": [0, 6], "speaker": None, "outlet": None, "via": []}],
    "differences": [{"kind": "cut", "draft": [], "record": [[0, 1]]}], "independent": 1,
}  # fmt: skip
SEEDS = tuple(json.dumps(record, ensure_ascii=False).encode() for record in (READING, STATEMENT, FINDING))
TOKENS = (
    "null",
    "true",
    "1e999",
    "-1",
    "[]",
    "{}",
    '"said"',
    '"schema"',
    "[[0,1]]",
    "\\ud800",
    "18446744073709551616",
    '"attributions":',
    '"voice":',
    "NaN",
)


def one(data: bytes) -> None:
    """A record that comes back as it went, or a record error."""
    for decode in (wire.decode_reading, wire.decode_statement, wire.decode_finding):
        try:
            record = decode(data)
        except RecordError:
            continue
        assert decode(wire.encode(record)) == record
