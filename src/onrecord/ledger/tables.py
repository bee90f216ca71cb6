"""The tables of a ledger, the same on SQLite and PostgreSQL.

What arrived (`page`, `sighting`, `article`, `judgement`, `problem`) is the record itself. All other tables are derived from
it, and can be dropped and written again. A column named `raw` holds an entity's id as one article has it, the column beside
it the id that stands after all merges.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, PrimaryKeyConstraint, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),  # zlib
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("charset", Text),
)

sighting = Table(
    "sighting",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("location", Text, nullable=False),
    Column("location_key", Text, nullable=False),
    Column("url", Text),
    Column("url_key", Text),
    Column("file", Text),
    Column("fetched_at", Text),
    Column("added_at", Text, nullable=False),
    Index("sighting_location", "location_key", "sha256", unique=True),
    Index("sighting_url", "url_key"),
    Index("sighting_sha256", "sha256"),
)

problem = Table(
    "problem",
    metadata,
    Column("location_key", Text, primary_key=True),
    Column("location", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("sha256", Text),
    Column("source_key", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("file", Text),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_key", Text),
    Column("title", Text),
    Column("published", Text),
    Column("day", Text),
    Column("language", Text),
    Column("credit", Text),
    Column("text", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("attributions", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Index("article_source", "source_key", "version"),
    Index("article_outlet", "outlet_key", "day"),
    Index("article_sha256", "sha256"),
    Index("article_day", "day"),
)

entity = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True),
    Column("entity", Text, nullable=False, index=True),  # the id that stands after all merges
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
)

entity_token = Table(
    "entity_token",
    metadata,
    Column("token", Text, nullable=False),
    Column("raw", Text, nullable=False),
    PrimaryKeyConstraint("token", "raw"),
)

naming = Table(
    "naming",
    metadata,
    Column("raw", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("articles", Integer, nullable=False),
    PrimaryKeyConstraint("raw", "type", "name"),
)

presence = Table(
    "presence",
    metadata,
    Column("article", Text, nullable=False),
    Column("local", Text, nullable=False),  # the id in the reading as it was delivered
    Column("raw", Text, nullable=False, index=True),
    Column("entity", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    PrimaryKeyConstraint("article", "raw"),
    Index("presence_entity", "entity", "article"),
)

spelling = Table(
    "spelling",
    metadata,
    Column("article", Text, nullable=False, index=True),
    Column("raw", Text, nullable=False, index=True),
    Column("entity", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("count", Integer, nullable=False),
)

label = Table(
    "label",
    metadata,
    Column("article", Text, nullable=False, index=True),
    Column("raw", Text, nullable=False, index=True),
    Column("entity", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("voice", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

delivered = Table(
    "delivered",
    metadata,
    Column("attribution", Text, primary_key=True),
    Column("article", Text, nullable=False, index=True),
)

attribution = Table(
    "attribution",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("raw", Text, index=True),
    Column("speaker", Text),
    Column("words", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON: [[start, end], ...]
    Column("cue", Text, nullable=False),
    Column("cue_words", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("source_words", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("day", Text),  # said, else published
    Column("said_from", Text),
    Column("said_to", Text),
    Column("granularity", Text),
    Column("occasion", Text),
    Column("occasion_name", Text),
    Column("occasion_place", Text),
    Column("occasion_medium", Text),
    Column("parent", Text),
    Column("flags", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("attribution_speaker", "speaker", "day"),
    Index("attribution_day", "day"),
    Index("attribution_occasion", "occasion"),
)

hop = Table(
    "hop",
    metadata,
    Column("attribution", Text, nullable=False),
    Column("article", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("raw", Text, index=True),
    Column("entity", Text, index=True),
    Column("role", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    PrimaryKeyConstraint("attribution", "position"),
)

statement = Table(
    "statement",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("raw", Text, index=True),
    Column("speaker", Text),
    Column("hub", Text, nullable=False, index=True),
    Column("day", Text),
    Column("occasion", Text, index=True),
    Column("occasion_name", Text),
    Column("occasion_place", Text),
    Column("versions", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("independent", Integer, nullable=False),
    Column("altered", Integer, nullable=False),  # versions whose meaning may differ
    Column("spread", Float, nullable=False),  # 1 less the lowest score of a version
    Column("record", LargeBinary, nullable=False),
    Index("statement_speaker", "speaker", "day"),
    Index("statement_spread", "altered", "spread"),
    Index("statement_day", "day"),
)

version = Table(
    "version",
    metadata,
    Column("attribution", Text, nullable=False),
    Column("statement", Text, nullable=False, index=True),
    Column("article", Text, nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    PrimaryKeyConstraint("attribution", "statement"),
)

left_out = Table(
    "left_out",
    metadata,
    Column("statement", Text, nullable=False),
    Column("article", Text, nullable=False, index=True),
    Column("outlet", Text),
    PrimaryKeyConstraint("statement", "article"),
)

stale = Table(
    "stale",
    metadata,
    Column("attribution", Text, primary_key=True),
)

entity_key = Table(
    "entity_key",
    metadata,
    Column("key", Text, nullable=False),
    Column("raw", Text, nullable=False, index=True),
    PrimaryKeyConstraint("key", "raw"),
)

wording_key = Table(
    "wording_key",
    metadata,
    Column("key", Text, nullable=False),
    Column("attribution", Text, nullable=False, index=True),
    PrimaryKeyConstraint("key", "attribution"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("about", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("verdict", Text),
    Column("score", Float),
    Column("features", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text),
    Index("judgement_pair", "about", "a", "b"),
    Index("judgement_author", "author"),
)

standing = Table(
    "standing",
    metadata,
    Column("about", Text, nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float),
    Column("features", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text),
    Column("judgement", Integer, nullable=False),
    PrimaryKeyConstraint("about", "a", "b"),
    Index("standing_b", "about", "b"),
    Index("standing_verdict", "verdict", "about", "score"),
)

ORIGINAL = (meta, page, sighting, article, judgement, problem)
DERIVED = (
    entity,
    entity_token,
    naming,
    presence,
    spelling,
    label,
    delivered,
    attribution,
    hop,
    statement,
    version,
    left_out,
    stale,
    entity_key,
    wording_key,
    standing,
)
OF_ARTICLE = (presence, spelling, label, hop, delivered)
"""Derived tables whose rows carry the id of their article and nothing beside it has to be undone."""
