"""The model as JSON, strictly, and back.

One object a line. `onrecord/reading/1`, `onrecord/statement/1` and `onrecord/check/1` are fixed by the contract in
`docs/reference/record.md`; the JSON Schemas beside it are printed by `schema_of`.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar, cast

import msgspec

from onrecord.errors import OnrecordError, RecordError
from onrecord.model import Finding, Interval, Judgement, Problem, Reading, Span, Statement
from onrecord.model import check as check_model
from onrecord.model import reading as reading_model
from onrecord.model import statement as statement_model
from onrecord.text.control import whole

ERROR_SCHEMA = "onrecord/error/1"

T = TypeVar("T")
Json = dict[str, Any]

_TO_JSON = {"start": "from", "end": "to"}
_FROM_JSON = {"from": "start", "to": "end"}


def _renamed(value: Any, names: dict[str, str]) -> Any:
    """An interval with its two fields renamed, since `from` is a keyword in Python; what is no object stays as it is."""
    return {names.get(key, key): item for key, item in value.items()} if isinstance(value, dict) else value


def _intervals(record: Json, names: dict[str, str]) -> Json:
    """Rename the fields of every interval in a reading or a statement, in place."""
    if record.get("said") is not None:
        record["said"] = _renamed(record["said"], names)
    attributions = record.get("attributions")
    for attribution in attributions if isinstance(attributions, (list, tuple)) else ():
        if isinstance(attribution, dict) and attribution.get("said") is not None:
            attribution["said"] = _renamed(attribution["said"], names)
    return record


def to_dict(record: Reading | Statement | Finding | Judgement | Problem) -> Json:
    """A record as plain lists, dicts and strings, ready for any JSON writer."""
    if isinstance(record, Problem):
        return {"schema": ERROR_SCHEMA, "where": record.where, "error": record.what, "remedy": record.remedy, "kind": record.kind}
    plain = cast("Json", msgspec.to_builtins(record))
    plain = _intervals(plain, _TO_JSON)
    schema = plain.pop("schema", None)
    return plain if schema is None else {"schema": schema, **plain}


def encode(record: Reading | Statement | Finding | Judgement | Problem) -> bytes:
    """A record as one line of UTF-8 JSON, without the line's end."""
    return msgspec.json.encode(to_dict(record))


def _decode(raw: bytes | str, kind: type[T], schema: str, where: str) -> T:
    try:
        plain = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RecordError(f"not JSON: {error}", where, "give one object a line, in UTF-8") from error
    return from_dict(plain, kind, schema, where)


def from_dict(plain: Any, kind: type[T], schema: str, where: str = "record") -> T:
    """A record from plain lists, dicts and strings.

    Args:
        plain: what a JSON reader gave; left as it is.
        kind: the model's class.
        schema: the schema's name that the record must carry.
        where: what to name in an error.

    Raises:
        RecordError: a field is missing, unknown or of the wrong type, the schema is another, or a span does not fit.
    """
    if not isinstance(plain, dict):
        raise RecordError("not a JSON object", where, f"a record is an object with schema {schema}")
    if plain.get("schema") != schema:
        raise RecordError(f"schema {plain.get('schema')!r} is not {schema!r}", where, "write it again with this version of onrecord")
    try:
        plain = _intervals(copy.deepcopy(plain), _FROM_JSON)
        record = msgspec.convert(plain, kind, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        raise RecordError(str(error), where) from error
    known = _intervals(cast("Json", msgspec.to_builtins(record)), {})
    stray = _stray(plain, known, "$")
    if stray:
        raise RecordError(f"unknown or missing field {stray}", where)
    return record


def _stray(given: Any, known: Any, path: str) -> str | None:
    """The path of the first field that stands on one side only, or None."""
    if isinstance(given, dict) and isinstance(known, dict):
        if path.endswith(".features"):
            return None
        for key in given.keys() ^ known.keys():
            return f"{path}.{key}"
        for key, value in given.items():
            if found := _stray(value, known[key], f"{path}.{key}"):
                return found
    elif isinstance(given, list) and isinstance(known, (list, tuple)):
        for number, (one, other) in enumerate(zip(given, known, strict=True)):
            if found := _stray(one, other, f"{path}[{number}]"):
                return found
    return None


def decode_reading(raw: bytes | str, where: str = "reading") -> Reading:
    """A reading from its JSON.

    Raises:
        RecordError: see `from_dict`.
    """
    return _decode(raw, Reading, reading_model.SCHEMA, where)


def decode_statement(raw: bytes | str, where: str = "statement") -> Statement:
    """A statement from its JSON.

    Raises:
        RecordError: see `from_dict`.
    """
    return _decode(raw, Statement, statement_model.SCHEMA, where)


def decode_finding(raw: bytes | str, where: str = "check") -> Finding:
    """A finding of `check` from its JSON.

    Raises:
        RecordError: see `from_dict`.
    """
    return _decode(raw, Finding, check_model.SCHEMA, where)


def decode_judgement(raw: bytes | str, where: str = "judgement") -> Judgement:
    """A judgement from its JSON, as an export's `judgements.jsonl` holds it.

    Raises:
        RecordError: it is none.
    """
    try:
        return msgspec.json.decode(raw, type=Judgement)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise RecordError(f"no judgement: {error}", where, "give about, a, b, verdict and by") from error


def problem_of(error: OnrecordError) -> Problem:
    """An error as a row."""
    return Problem(where=whole(error.where), what=whole(error.what), remedy=error.remedy, kind=type(error).__name__)


def _schema_hook(kind: type) -> Json:
    raise NotImplementedError(kind)


def schema_of(kind: type[Reading | Statement | Finding], schema: str) -> Json:
    """The JSON Schema (2020-12) of a record, every field required and no other allowed."""
    (top,), parts = msgspec.json.schema_components((kind,), schema_hook=_schema_hook, ref_template="#/$defs/{name}")
    spans = {Span.__name__: {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "items": False, "minItems": 2}}
    parts = {name: _closed(part, name) for name, part in parts.items()} | {key: value for key, value in spans.items() if key in parts}
    name = cast("str", top["$ref"]).rsplit("/", 1)[1]
    parts[name]["properties"]["schema"] = {"const": schema}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:{schema.replace('/', ':')}", **top, "$defs": parts}


def _closed(part: Json, name: str) -> Json:
    """An object's schema with all its fields required, no others allowed, and an interval's fields under their JSON names."""
    properties = part.get("properties")
    if not properties:
        return part
    names = _TO_JSON if name == Interval.__name__ else {}
    closed = {names.get(key, key): {k: v for k, v in value.items() if k != "default"} for key, value in properties.items()}
    return {"title": name, "type": "object", "properties": closed, "required": sorted(closed), "additionalProperties": False}
