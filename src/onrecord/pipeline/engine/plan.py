"""The plan of a run: a small TOML file that says what is read, how, and where the result goes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError

FIELDS = {
    "inputs": "a list of files, folders, addresses or web archives",
    "output": "a folder",
    "reader": "trained or rules",
    "published": "a date",
    "outlet": "a name",
    "min_confidence": "a number between 0 and 1",
    "partitions": "a whole number from 1 to 100,000",
    "seconds": "how long one batch may take, from 1",
    "aliases": "a file of aliases",
    "judgements": "a file of judgements, one JSON object a line",
    "extends": "the folder of a finished run",
    "local": "a table with jobs and memory_gb",
    "spark": "a table with master and conf",
}
_NEEDED = ("inputs", "output")
_READERS = ("trained", "rules")
_MOST_PARTITIONS = 100_000
REMEDY = "see docs/how-to/many-articles.md for the fields of a plan"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does.

    Attributes:
        inputs: files, folders, addresses or web archives; paths are absolute, or addresses as they were given.
        output: the folder of the run.
        reader: `trained` or `rules`.
        published: publication date for articles that give none.
        outlet: outlet for articles that name none.
        min_confidence: attributions below it are left out.
        partitions: into how many parts the work is cut.
        seconds: how long a reading process may be silent over one batch.
        aliases: a file with curated aliases, or None.
        judgements: a file with judgements of persons, or None.
        extends: the folder of a finished run that this one adds articles to, or None.
        jobs: processes of the local engine.
        memory: bytes that the local engine's joins may use.
        master: Spark's master, or None for what `spark-submit` says.
        conf: more settings of Spark.
    """

    inputs: tuple[str, ...]
    output: Path
    reader: str = "trained"
    published: str | None = None
    outlet: str | None = None
    min_confidence: float = 0.0
    partitions: int = 16
    seconds: float = 300.0
    aliases: Path | None = None
    judgements: Path | None = None
    extends: Path | None = None
    jobs: int = 2
    memory: int = 2_000_000_000
    master: str | None = None
    conf: Mapping[str, str] = field(default_factory=dict)

    def settles(self) -> dict[str, Any]:
        """What the result hangs on, besides the articles; how the work is cut among machines is no part of it."""
        return {
            "reader": self.reader, "published": self.published, "outlet": self.outlet, "min_confidence": self.min_confidence,
            "partitions": self.partitions, "aliases": _text(self.aliases), "judgements": _text(self.judgements),
            "extends": str(self.extends) if self.extends else None,
        }  # fmt: skip


def _text(path: Path | None) -> str | None:
    return path.read_text("utf-8") if path else None


def read_plan(path: Path) -> Plan:
    """Read a plan.

    Raises:
        UsageError: it cannot be read, or a field is missing, unknown or makes no sense; the message names it.
    """
    try:
        given = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror or error}", str(path), "name a plan") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"not TOML: {error}", str(path), REMEDY) from error
    return _Checked(path, given).plan()


@dataclass(frozen=True, slots=True)
class _Checked:
    """A plan's fields, each held against what it may be."""

    path: Path
    given: Mapping[str, Any]

    def plan(self) -> Plan:
        for name in self.given:
            if name not in FIELDS:
                raise self.wrong(name, "unknown field", f"the fields are {', '.join(FIELDS)}")
        for name in _NEEDED:
            if name not in self.given:
                raise self.wrong(name, "missing", f"give {FIELDS[name]}")
        local, spark = self.section("local", ("jobs", "memory_gb")), self.section("spark", ("master", "conf"))
        conf = spark.get("conf", {})
        if not isinstance(conf, dict) or not all(isinstance(value, str) for value in conf.values()):
            raise self.wrong("spark.conf", f"{conf!r}", 'give settings as strings: conf = {"spark.executor.memory" = "4g"}')
        return Plan(
            inputs=self.inputs(),
            output=self.file("output") or Path(),
            reader=self.reader(),
            published=self.words("published"),
            outlet=self.words("outlet"),
            min_confidence=self.number(self.given, "min_confidence", 0.0, 0, 1),
            partitions=int(self.number(self.given, "partitions", 16, 1, _MOST_PARTITIONS, whole=True)),
            seconds=self.number(self.given, "seconds", 300.0, 1, 1e6),
            aliases=self.there("aliases"),
            judgements=self.there("judgements"),
            extends=self.there("extends"),
            jobs=int(self.number(local, "jobs", 2, 1, 1024, whole=True, within="local.")),
            memory=int(self.number(local, "memory_gb", 2.0, 0.1, 1e5, within="local.") * 1e9),
            master=self.words("master", spark, "spark."),
            conf=dict(conf),
        )

    def wrong(self, name: str, what: str, remedy: str) -> UsageError:
        return UsageError(f"{name}: {what}", str(self.path), remedy)

    def section(self, name: str, known: tuple[str, ...]) -> Mapping[str, Any]:
        found = self.given.get(name, {})
        if not isinstance(found, dict):
            raise self.wrong(name, f"{found!r} is no table", f"give {FIELDS[name]}")
        for field_name in found:
            if field_name not in known:
                raise self.wrong(f"{name}.{field_name}", "unknown field", f"the fields are {', '.join(known)}")
        return found

    def words(self, name: str, given: Mapping[str, Any] | None = None, within: str = "") -> str | None:
        value = (self.given if given is None else given).get(name)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.wrong(f"{within}{name}", f"{value!r} is no text", f"give {FIELDS.get(name, 'a name in quotation marks')}")
        return value

    def inputs(self) -> tuple[str, ...]:
        found = self.given["inputs"]
        if not isinstance(found, list) or not found or not all(isinstance(one, str) and one.strip() for one in found):
            raise self.wrong("inputs", f"{found!r}", f"give {FIELDS['inputs']}")
        return tuple(one if "://" in one else str(self.beside(one)) for one in found)

    def beside(self, name: str) -> Path:
        """A path as it is meant: from the plan's own folder."""
        return (self.path.parent / Path(name).expanduser()).resolve()

    def file(self, name: str) -> Path | None:
        value = self.words(name)
        return self.beside(value) if value else None

    def there(self, name: str) -> Path | None:
        found = self.file(name)
        if found is not None and not found.exists():
            raise self.wrong(name, f"there is no {found}", f"give {FIELDS[name]}")
        return found

    def reader(self) -> str:
        value = self.given.get("reader", _READERS[0])
        if value not in _READERS:
            raise self.wrong("reader", f"{value!r}", f"give {FIELDS['reader']}")
        return str(value)

    def number(
        self, given: Mapping[str, Any], name: str, default: float, least: float, most: float, *, whole: bool = False, within: str = ""
    ) -> float:
        value = given.get(name, default)
        fits = isinstance(value, int) if whole else isinstance(value, (int, float))
        if isinstance(value, bool) or not fits or not least <= value <= most:
            kind = "whole number" if whole else "number"
            raise self.wrong(f"{within}{name}", f"{value!r}", f"give a {kind} from {least:g} to {most:g}")
        return float(value)
