"""Curated aliases: names that no score can bring together ("Hamas", "Islamic Resistance Movement"), with their dates and sources.

Three formats are read: JSON Lines (`{"name", "type", "aliases", "source", "since", "until"}`), CSV with the same columns (aliases split at
`|`), and FollowTheMoney entities (JSON Lines with `schema` and `properties`).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.entities.cast import fold
from onrecord.errors import RecordError
from onrecord.model import EntityType
from onrecord.text.control import whole

TYPES: dict[str, EntityType] = {
    "person": "person", "organisation": "organisation", "organization": "organisation", "place": "place", "office": "office",
    "group": "group",
    "company": "organisation", "publicbody": "office", "legalentity": "organisation", "address": "place",
}  # fmt: skip
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
FIELDS = ("name", "type", "aliases", "source", "since", "until")
REMEDY = "each line needs name, type, aliases and source"


@dataclass(frozen=True, slots=True)
class Alias:
    """One thing with its names.

    Attributes:
        name: the name it is best known by.
        type: what it is.
        aliases: other names of it.
        source: where this is known from.
        since: ISO date from which it holds, or None.
        until: ISO date up to which it holds, or None.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...]
    source: str
    since: str | None = None
    until: str | None = None

    def names(self) -> tuple[str, ...]:
        """Every name, the best known first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Aliases:
    """Curated aliases that do not contradict each other."""

    entries: tuple[Alias, ...] = ()

    @staticmethod
    @cache
    def shipped() -> Aliases:
        """The aliases that come with onrecord: states' offices, international bodies, news agencies and large outlets."""
        text = resources.files(__package__).joinpath("data", "aliases.jsonl").read_text("utf-8")
        return read_aliases(text, "aliases.jsonl")

    def groups(self) -> Iterator[tuple[tuple[str, EntityType], ...]]:
        """The names of each thing, with its type."""
        for entry in self.entries:
            yield tuple((name, entry.type) for name in entry.names())

    def same(self, a: str, b: str) -> Alias | None:
        """The entry that holds both names, or None."""
        one, other = fold_name(a), fold_name(b)
        return next((e for e in self.entries if {one, other} <= {fold_name(n) for n in e.names()}), None)

    def plus(self, other: Aliases, where: str = "aliases") -> Aliases:
        """Both together.

        Raises:
            RecordError: they clash.
        """
        both = (*self.entries, *(entry for entry in other.entries if entry not in self.entries))
        check(both, where)
        return Aliases(both)


def fold_name(name: str) -> str:
    """A name in folded words."""
    return " ".join(fold(word) for word in name.split())


def read_aliases(text: str, where: str) -> Aliases:
    """Read curated aliases.

    Args:
        text: the content of a file: JSON Lines, CSV with a header line, or FollowTheMoney entities.
        where: the file's name, for messages.

    Raises:
        RecordError: a line is no alias, a date no date, an alias leads back to itself, or one name stands for two things at one time.
    """
    rows = csv_rows(text, where) if not text.lstrip().startswith("{") else json_rows(text, where)
    entries = tuple(entry_of(row, place) for place, row in rows)
    joined = chained(entries, where)
    check(joined, where)
    return Aliases(joined)


def csv_rows(text: str, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Lines of a CSV file, with their place."""
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        yield from _csv_rows(reader, text, where)
    except csv.Error as error:
        raise RecordError(f"not CSV: {error}", f"{where} line {reader.line_num}", "save it as CSV again, or give JSON Lines") from error


def _csv_rows(reader: csv.DictReader[str], text: str, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    missing = {"name", "type", "aliases", "source"} - set(reader.fieldnames or ())
    if missing and text.strip():
        raise RecordError(f"columns missing: {', '.join(sorted(missing))}", where, "the first line names the columns: " + ", ".join(FIELDS))
    for row in reader:
        yield f"{where} line {reader.line_num}", {**row, "aliases": [a for a in (row.get("aliases") or "").split("|") if a.strip()]}


def json_rows(text: str, where: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Lines of a JSON Lines file, with their place; FollowTheMoney entities are turned into the same shape."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        place = f"{where} line {number}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise RecordError("not a JSON object", place, REMEDY) from error
        if not isinstance(row, dict):
            raise RecordError("not a JSON object", place, REMEDY)
        yield place, follow_the_money(row) if "schema" in row and "properties" in row else row


def follow_the_money(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A FollowTheMoney entity as a row: names, aliases and weak aliases, dates of birth or founding are not used."""
    given = row["properties"] if isinstance(row["properties"], dict) else {}
    names = [str(n) for key in ("name", "alias", "previousName", "abbreviation") for n in as_list(given.get(key))]
    source = next(iter(as_list(given.get("sourceUrl")) + as_list(row.get("datasets"))), f"FollowTheMoney {row.get('id', '')}".strip())
    return {"name": names[0] if names else "", "type": str(row["schema"]), "aliases": names[1:], "source": source}


def as_list(value: object) -> list[str]:
    """A value as a list of strings."""
    return [str(v) for v in value] if isinstance(value, list) else [] if value is None else [str(value)]


def entry_of(row: Mapping[str, Any], place: str) -> Alias:
    """One row, checked."""
    name, source = (whole(str(row.get(field) or "")).strip() for field in ("name", "source"))
    if not name or not source:
        raise RecordError("name or source is missing", place, REMEDY)
    kind = TYPES.get(str(row.get("type") or "").lower())
    if kind is None:
        raise RecordError(f"unknown type {row.get('type')!r}", place, "use person, organisation, office, place or group")
    given = row.get("aliases")
    if not isinstance(given, list):
        raise RecordError("aliases is no list", place, REMEDY)
    since, until = (day(row.get(field), place) for field in ("since", "until"))
    if since and until and since > until:
        raise RecordError(f"since {since} is after until {until}", place, "exchange them")
    names = tuple(dict.fromkeys(alias for alias in (whole(str(one)).strip() for one in given) if alias and alias != name))
    return Alias(name, kind, names, source, since, until)


def day(value: object, place: str) -> str | None:
    """An ISO date, or None."""
    if value in {None, ""}:
        return None
    if not isinstance(value, str) or not DAY.fullmatch(value):
        raise RecordError(f"no date: {value!r}", place, "write YYYY, YYYY-MM or YYYY-MM-DD")
    return value


def chained(entries: Sequence[Alias], where: str) -> tuple[Alias, ...]:
    """Entries of which one's name is another's alias are put together; a circle among them is an error."""
    by_name = {(fold_name(e.name), e.type): e for e in entries}
    points: dict[tuple[str, EntityType], tuple[str, EntityType]] = {}
    for entry in entries:
        for alias in entry.aliases:
            key = (fold_name(alias), entry.type)
            if key in by_name and by_name[key] is not entry:
                points[key] = (fold_name(entry.name), entry.type)
    for start in points:
        seen, at = [start], start
        while at in points:
            at = points[at]
            if at in seen:
                circle = " -> ".join(by_name[key].name for key in [*seen[seen.index(at) :], at])
                raise RecordError(f"aliases lead in a circle: {circle}", where, "keep one of them as the name, the rest as its aliases")
            seen.append(at)
    return tuple(entries)


def check(entries: Sequence[Alias], where: str) -> None:
    """Hold entries against each other.

    Raises:
        RecordError: one name stands for two things of one type whose times overlap.
    """
    seen: dict[tuple[str, str], Alias] = {}
    for entry in entries:
        for name in entry.names():
            key = (fold_name(name), entry.type)
            other = seen.setdefault(key, entry)
            if other is not entry and fold_name(other.name) != fold_name(entry.name) and overlap(other, entry):
                pair = f"{other.name!r} ({other.source}) and {entry.name!r} ({entry.source})"
                raise RecordError(f"{name!r} stands for both {pair}", where, "date them with since and until, or drop one")


def overlap(a: Alias, b: Alias) -> bool:
    """Whether two entries hold at one time."""
    return (a.since or "") <= (b.until or "9999") and (b.since or "") <= (a.until or "9999")
