"""The tables of an export, and what every column of them means: the data dictionary.

Written beside every export as `datapackage.json`, in the form of the Frictionless Table Schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["string", "integer", "number", "date", "list"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its kind and its meaning. A `list` is JSON in CSV."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True, slots=True)
class TableOf:
    """One table."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    links: tuple[tuple[str, str], ...] = ()


def _table(name: str, meaning: str, key: str, links: str, *columns: tuple[str, Kind, str]) -> TableOf:
    pairs = tuple((one.partition(">")[0], one.partition(">")[2]) for one in links.split())
    return TableOf(name, meaning, tuple(key.split()), tuple(Column(*column) for column in columns), pairs)


_SPANS = "[[start, end], ...], half-open, in Unicode code points of the article's text"
_ARTICLE: tuple[str, Kind, str] = ("article", "string", "id of the article")

TABLES = (
    _table(
        "articles", "articles as they stand, the newest version of each", "id", "",
        ("id", "string", "made from the text and its source"),
        ("outlet", "string", "who published it"),
        ("title", "string", "the headline"),
        ("authors", "list", "by-lines, in order"),
        ("published", "string", "ISO 8601 date, or moment with zone where that is known"),
        ("language", "string", "ISO 639-1"),
        ("credit", "string", "wire or agency credit, as the article gives it"),
        ("url", "string", "address"),
        ("file", "string", "the file it was read from"),
        ("sha256", "string", "SHA-256 of the bytes the text was made from"),
        ("text", "string", "the text that all offsets count in"),
        ("quality", "list", "flags on the article as a whole"),
    ),
    _table(
        "entities", "people, organisations and others, across articles, after all merges", "id", "",
        ("id", "string", "the entity's id"),
        ("type", "string", "person, organisation, place, office, group or unknown"),
        ("name", "string", "the most used name"),
        ("names", "list", "every name in the texts, most used first"),
        ("articles", "integer", "how many articles mention it"),
        ("attributions", "integer", "how many attributions it is the speaker of"),
    ),
    _table(
        "mentions", "where articles speak of an entity", "", "entity>entities article>articles",
        ("entity", "string", "id of the entity"), _ARTICLE,
        ("start", "integer", "first code point"),
        ("end", "integer", "one past the last code point"),
        ("form", "string", "name, title, nominal or pronoun"),
        ("text", "string", "the words"),
    ),
    _table(
        "labels", "what articles call somebody", "", "entity>entities article>articles",
        ("entity", "string", "id of the entity"), _ARTICLE,
        ("start", "integer", "first code point"),
        ("end", "integer", "one past the last code point"),
        ("text", "string", "the words"),
        ("voice", "string", "outlet, or the id of the attribution in which the label was said"),
        ("relation", "string", "title, apposition, role, epithet, nationality or acronym"),
    ),
    _table(
        "attributions", "one article's claim that somebody said something", "id", "article>articles speaker>entities",
        ("id", "string", "made from the article's id and the spans"), _ARTICLE,
        ("kind", "string", "direct, mixed or indirect"),
        ("speaker", "string", "id of the entity that spoke; empty where the text does not settle it"),
        ("words", "string", "the content; ' … ' stands between its pieces"),
        ("content", "list", _SPANS),
        ("cue_words", "string", "the words that signal the attribution"),
        ("cue", "list", _SPANS),
        ("source_words", "string", "the words that name the source"),
        ("source", "list", _SPANS),
        ("parent", "string", "id of the attribution in whose content this one stands"),
        ("said_from", "string", "first day or moment on which it was said, ISO 8601"),
        ("said_to", "string", "last day or moment, inclusive"),
        ("granularity", "string", "how fine the text is about it"),
        ("occasion", "string", "id shared by all attributions of one occasion"),
        ("occasion_name", "string", "as the article names it"),
        ("occasion_place", "string", "as the article names it"),
        ("occasion_medium", "string", "speech, interview, post, ..."),
        ("flags", "list", "what a careful user should know"),
        ("confidence", "number", "between 0 and 1"),
    ),
    _table(
        "hops", "through whom the words came, nearest the speaker first", "attribution position",
        "attribution>attributions entity>entities",
        ("attribution", "string", "id of the attribution"),
        ("position", "integer", "0 is nearest the speaker"),
        ("name", "string", "as the article gives it"),
        ("entity", "string", "id of the entity, where it is known"),
        ("role", "string", "what the station did: agency, translator, spokesperson, ..."),
        ("basis", "string", "text, credit or byline"),
        ("evidence", "list", _SPANS),
    ),
    _table(
        "statements", "the saying itself, reported by one or more attributions", "id", "speaker>entities hub>attributions",
        ("id", "string", "stable while the hub stands"),
        ("speaker", "string", "id of the entity"),
        ("hub", "string", "the attribution that the others are held against"),
        ("said_from", "string", "first day or moment"),
        ("said_to", "string", "last day or moment, inclusive"),
        ("occasion", "string", "id of the occasion"),
        ("occasion_name", "string", "its name"),
        ("occasion_place", "string", "its place"),
        ("versions", "integer", "how many attributions report it"),
        ("independent", "integer", "how many independent chains stand behind it"),
        ("repeats", "list", "statements that say the same on another occasion"),
    ),
    _table(
        "versions", "how each report stands to the hub", "statement attribution",
        "statement>statements attribution>attributions article>articles",
        ("statement", "string", "id of the statement"),
        ("attribution", "string", "id of the attribution"), _ARTICLE,
        ("outlet", "string", "who published it"),
        ("kind", "string", "direct, mixed or indirect"),
        ("relation", "string", "hub, same, cut, overlap, reworded, altered or indirect"),
        ("score", "number", "between 0 and 1"),
        ("features", "list", "each feature's value"),
        ("alarms", "list", "differences that may change the meaning: negation, number, name, ..."),
        ("cue", "string", "the cue's words"),
        ("tone", "string", "neutral, doubting, endorsing or none"),
        ("via", "list", "names in the chain"),
    ),
    _table(
        "left_out", "articles that covered the occasion and do not report the saying", "statement article",
        "statement>statements article>articles",
        ("statement", "string", "id of the statement"), _ARTICLE,
        ("outlet", "string", "who published it"),
    ),
    _table(
        "judgements", "what persons judged, in order; a verdict that is empty withdraws an earlier one", "", "",
        ("about", "string", "entity, statement, wording, speaker, attribution or span"),
        ("a", "string", "what is judged"),
        ("b", "string", "the other side"),
        ("verdict", "string", "same, different, unsure or empty"),
        ("by", "string", "who"),
        ("at", "string", "when, ISO 8601"),
    ),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}
_TYPES = {"list": "array"}


def data_package(suffix: str, *, note: str = "") -> dict[str, Any]:
    """The data dictionary of an export whose files end in `suffix`, as a Frictionless Data Package."""
    return {
        "name": "onrecord-export",
        "profile": "tabular-data-package",
        "description": f"Who said what, in what words, when and where, through whom, by which outlet. {note}".strip(),
        "resources": [
            {"name": table.name.replace("_", "-"), "path": f"{table.name}{suffix}", "description": table.meaning, "schema": _schema(table)}
            for table in TABLES
        ],
    }


def _schema(table: TableOf) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": c.name, "type": _TYPES.get(c.kind, c.kind), "description": c.meaning} for c in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": to.replace("_", "-"), "fields": "id"}} for field, to in table.links
        ]
    return schema
