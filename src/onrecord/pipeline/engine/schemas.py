"""The columns of every table of a run."""

from __future__ import annotations

import pyarrow as pa

_TEXT, _WHOLE, _REAL, _YES, _BYTES = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.binary()


def _of(**fields: pa.DataType) -> pa.Schema:
    return pa.schema(list(fields.items()))


SOURCES = _of(number=_WHOLE, location=_TEXT)
READINGS = _of(position=_WHOLE, article=_TEXT, record=_BYTES, location=_TEXT, what=_TEXT, remedy=_TEXT, kind=_TEXT)
ARTICLES = _of(article=_TEXT, record=_BYTES)
PROFILES = _of(key=_TEXT, article=_TEXT, local=_TEXT, profile=_BYTES)
NODES = _of(node=_TEXT, ord=_TEXT, family=_TEXT, whole=_YES, profile=_BYTES, print=_BYTES)
BLOCKS = _of(block=_TEXT, node=_TEXT, ord=_TEXT, family=_TEXT, whole=_YES)
NODE_IDS = _of(member=_TEXT)
SCORES = _of(a=_TEXT, b=_TEXT, score=_REAL, lone=_TEXT, lone_score=_REAL)
CONSTRAINTS = _of(a=_TEXT, b=_TEXT, must=_YES)
JUDGED = _of(a=_TEXT, b=_TEXT, score=_REAL)
EDGES = _of(a=_TEXT, b=_TEXT)
COMPONENTS = _of(member=_TEXT, component=_TEXT)
IDENTITIES = _of(local=_TEXT, lasting=_TEXT, name=_TEXT)
TOLD = _of(speaker=_TEXT, id=_TEXT, article=_TEXT, told=_BYTES)
OCCASIONS = _of(id=_TEXT, shared=_TEXT)
NAMED = _of(entity=_TEXT, type=_TEXT, name=_TEXT, article=_TEXT, spoken=_WHOLE)
ENTITIES = _of(entity=_TEXT, type=_TEXT, name=_TEXT, articles=_WHOLE, spoken=_WHOLE)
SPOKEN = _of(attribution=_WHOLE, article=_TEXT, outlet=_TEXT, day=_WHOLE, speaker=_TEXT, occasion=_TEXT)
REPORTS = _of(report=_WHOLE, attribution=_WHOLE, length=_WHOLE, report_record=_BYTES, print=_BYTES)
REPORT_IDS = _of(member=_WHOLE)
KEYS = _of(key=_TEXT, report=_WHOLE, length=_WHOLE)
COUNTS = _of(key=_TEXT, many=_WHOLE)
CHOSEN = _of(key=_TEXT, report=_WHOLE, length=_WHOLE, vote=_WHOLE, wide=_YES)
CANDIDATES = _of(a=_WHOLE, b=_WHOLE)
LINKS = _of(a=_WHOLE, b=_WHOLE, again=_YES, score=_BYTES)
VERDICTS = _of(a=_WHOLE, b=_WHOLE, same=_YES)
REPORT_EDGES = _of(a=_WHOLE, b=_WHOLE)
REPORT_COMPONENTS = _of(member=_WHOLE, component=_WHOLE)
MEMBERS = _of(statement=_TEXT, report=_WHOLE, attribution=_WHOLE, article=_TEXT, saying=_BYTES)
REPEATS = _of(statement=_TEXT, other=_TEXT)
SHINGLES = _of(hash=_WHOLE, article=_TEXT)
COPIES = _of(original=_TEXT, copy=_TEXT, containment=_REAL, direction=_TEXT)
LEFT_OUT = _of(statement=_TEXT, article=_TEXT, outlet=_TEXT)
STATEMENTS = _of(statement=_TEXT, speaker=_TEXT, articles=_WHOLE, versions=_WHOLE, altered=_WHOLE, record=_BYTES)
