"""One self-contained page with every saying and its versions, to send to a colleague: no script, no request to anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.model import Reading, Span, Spans, Statement, Version
from onrecord.text.control import CONTROL

OP_WORDS = {"kept": "kept", "moved": "moved", "reworded": "reworded", "inserted": "added", "cut": "left out"}

RELATION_WORDS = {
    "same": "the same words, but for case and punctuation",
    "cut": "a part of the fullest report",
    "overlap": "each has a part that the other lacks",
    "reworded": "the same saying in other words",
    "altered": "nearly the same words, and the meaning or a number may differ: look here first",
    "indirect": "told in the outlet's own words",
}
ALARM_WORDS = {
    "negation": "one denies what the other says",
    "number": "a number is another one",
    "name": "a name is another one",
    "modality": "how sure or binding it is, as in may and must",
    "tense": "past and future",
    "antonym": "a word stands for its opposite",
    "ellipsis": "what was left out changes it",
    "bracket": "what an editor put in changes it",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a version as it is shown: what became of it, the words, and the hub's words where they differ."""

    op: str
    words: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One version as a row."""

    outlet: str
    title: str
    published: str
    relation: str
    pieces: tuple[Piece, ...]
    alarms: tuple[str, ...]
    cue: str
    tone: str
    named: str
    via: str
    file: str


@dataclass(frozen=True, slots=True)
class Section:
    """One saying with its versions."""

    id: str
    speaker: str
    words: str
    occasion: str
    said: str
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]
    independent: int


def safe(words: str) -> str:
    """Words without control and direction characters; markup is escaped by the template."""
    return " ".join(words.translate(CONTROL).split())


def _words(spans: Spans, text: str) -> str:
    return safe(" … ".join(Span(*span).of(text) for span in spans))


def pieces_of(version: Version, hub_text: str, text: str) -> tuple[Piece, ...]:
    """A version in the order of its words; what it left out of the hub stands at its place."""
    if not version.alignment:
        return (Piece("kept", _words(version.content, text)),)
    made = []
    for step in version.alignment:
        hub, mine = _words(step.hub, hub_text), _words(step.version, text)
        made.append(Piece("cut", hub) if step.op == "cut" else Piece(step.op, mine, hub if step.op == "reworded" else ""))
    return tuple(made)


def sections_of(statements: Sequence[Statement], readings: Sequence[Reading]) -> list[Section]:
    """Statements as what a page shows, in their order."""
    by_article = {reading.article.id: reading for reading in readings}
    names = {entity.id: entity.name for reading in readings for entity in reading.entities}
    return [_section(statement, by_article, names) for statement in statements]


def _section(statement: Statement, by_article: dict[str, Reading], names: dict[str, str]) -> Section:
    hub = by_article[statement.versions[0].article].article.text
    occasion = statement.occasion
    said = statement.said
    day = "" if said is None else " – ".join(dict.fromkeys(part for part in (said.start, said.end) if part))
    return Section(
        id=statement.id,
        speaker=safe(names.get(statement.speaker or "", "Speaker unknown")),
        words=_words(statement.versions[0].content, hub),
        occasion=safe(", ".join(part for part in (occasion.name or occasion.medium, occasion.place) if part)) if occasion else "",
        said=day,
        rows=tuple(_row(version, by_article[version.article], hub) for version in statement.versions),
        left_out=tuple(safe(one.outlet or one.article) for one in statement.left_out_by),
        independent=statement.independent,
    )


def _row(version: Version, reading: Reading, hub: str) -> Row:
    article = reading.article
    source = next((attribution.source for attribution in reading.attributions if attribution.id == version.attribution), ())
    return Row(
        outlet=safe(version.outlet or version.file or version.article),
        title=safe(article.title or ""),
        published=(article.published or "")[:10],
        relation=version.relation,
        pieces=pieces_of(version, hub, article.text),
        alarms=tuple(dict.fromkeys(alarm.what for alarm in version.alarms)),
        cue=safe(version.cue.text) if version.cue else "",
        tone=version.cue.tone if version.cue else "",
        named=_words(source, article.text),
        via=safe(" → ".join(version.via)),
        file=safe(version.file or ""),
    )


def render(statements: Sequence[Statement], readings: Sequence[Reading], title: str = "The same sayings, side by side") -> str:
    """The page as HTML.

    Args:
        statements: what to show, in this order.
        readings: the readings that the versions stand in.
        title: the page's heading.
    """
    environment = Environment(
        loader=PackageLoader("onrecord.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template("comparison.html")
    return template.render(
        title=title,
        sections=sections_of(statements, readings),
        op_words=OP_WORDS,
        relation_words=RELATION_WORDS,
        alarm_words=ALARM_WORDS,
        articles=len(readings),
    )
