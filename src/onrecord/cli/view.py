"""A reading in the terminal: the article with its attributions marked, and a table of who said what."""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import Article, Attribution, Entity, Hop, Interval, Reading, Span, Spans
from onrecord.text.control import CONTROL

PALETTE = ("cyan", "magenta", "green", "yellow", "blue", "red", "bright_cyan", "bright_magenta", "bright_green", "bright_yellow")
WORDS = 90


def clean(words: str) -> str:
    """Words of an article, safe for a terminal: control and direction characters become a replacement mark, spaces are folded."""
    return " ".join(words.translate(CONTROL).split())


def shortened(words: str, room: int = WORDS) -> str:
    """Words cut in the middle to the room there is, the cut shown."""
    words = clean(words)
    if len(words) <= room:
        return words
    head = room * 2 // 3
    return f"{words[:head].rstrip()} […] {words[-(room - head - 5) :].lstrip()}"


def grid_of(*columns: tuple[str, int]) -> Table:
    """An empty table as wide as the terminal: titles, and how wide the columns are beside each other."""
    grid = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False)
    for title, ratio in columns:
        grid.add_column(title, ratio=ratio)
    return grid


def _colours(reading: Reading) -> dict[str | None, str]:
    speakers = dict.fromkeys(attribution.speaker for attribution in reading.attributions if attribution.speaker)
    return {None: "white", **{speaker: PALETTE[number % len(PALETTE)] for number, speaker in enumerate(speakers)}}


def _marked(reading: Reading, paragraph: Span, colours: dict[str | None, str]) -> Text:
    """One paragraph: contents in their speaker's colour and numbered, sources bold, cues underlined."""
    text = reading.article.text
    shown = Text(text[paragraph.start : paragraph.end].translate(CONTROL))
    numbers: list[tuple[int, int, str]] = []
    for number, attribution in enumerate(reading.attributions, 1):
        colour = colours[attribution.speaker]
        for piece in attribution.content:
            if piece.overlaps(paragraph):
                shown.stylize(colour, max(piece.start, paragraph.start) - paragraph.start, min(piece.end, paragraph.end) - paragraph.start)
                if paragraph.contains(piece):
                    numbers.append((piece.start - paragraph.start, number, colour))
        for spans, style in ((attribution.source, "bold"), (attribution.cue, "underline")):
            for span in spans:
                if paragraph.contains(span):
                    shown.stylize(style, span.start - paragraph.start, span.end - paragraph.start)
    parts, at = Text(), 0
    for place, number, colour in sorted(numbers):
        parts.append_text(shown[at:place])
        parts.append(f"[{number}]", style=f"bold reverse {colour}")
        at = place
    return parts.append_text(shown[at:])


def headline(article: Article) -> Text:
    """Title, outlet, date and origin of an article on two lines."""
    head = Text(clean(article.title or article.file or article.url or article.id), style="bold")
    facts = [article.outlet, (article.published or "undated")[:16], article.credit, article.file or article.url]
    return head.append("\n" + "  ·  ".join(clean(fact) for fact in facts if fact), style="not bold dim")


def who(attribution: Attribution, names: dict[str, Entity], words: str) -> str:
    """The speaker's name, or the source's words and that nobody is known behind them."""
    if attribution.speaker in names:
        return clean(names[attribution.speaker].name)
    return f"unknown ({clean(words)})" if words else "unknown"


def when(said: Interval | None) -> str:
    """A day, an interval or a bound, as short as it can be."""
    if said is None or (said.start is None and said.end is None):
        return ""
    if said.end is None:
        return f"not before {said.start}"
    if said.start is None:
        return f"not after {said.end}"
    days = said.start if said.start == said.end else f"{said.start} – {said.end}"
    return f"{days} (a bound)" if said.bound else days


def through(via: Iterable[Hop]) -> str:
    """The chain, nearest the speaker first."""
    return " → ".join(f"{clean(hop.name)} ({hop.role})" for hop in via)


def _words(reading: Reading, spans: Spans, room: int = WORDS) -> str:
    return escape(shortened(reading.words(spans), room))


def table(reading: Reading, colours: dict[str | None, str]) -> Table:
    """Who, how, in what words, with which cue and source, through whom and when."""
    grid = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False)
    grid.add_column("#", justify="right", style="dim", no_wrap=True)
    grid.add_column("who", ratio=3)
    grid.add_column("how", no_wrap=True)
    grid.add_column("words", ratio=8)
    grid.add_column("cue", ratio=2)
    grid.add_column("source", ratio=3)
    chained = any(a.via or a.occasion or a.said for a in reading.attributions)
    if chained:
        grid.add_column("through · where · when", ratio=4)
    names = {entity.id: entity for entity in reading.entities}
    for number, a in enumerate(reading.attributions, 1):
        flags = f" [dim]({', '.join(a.flags)})[/]" if a.flags else ""
        row = [
            str(number),
            f"[{colours[a.speaker]}]{escape(who(a, names, reading.words(a.source)))}[/]",
            a.kind,
            ("↳ " if a.parent else "") + _words(reading, a.content) + flags,
            _words(reading, a.cue, 30),
            _words(reading, a.source, 50),
        ]
        if chained:
            occasion = a.occasion and ", ".join(clean(part) for part in (a.occasion.name or a.occasion.medium, a.occasion.place) if part)
            row.append(escape(" · ".join(part for part in (through(a.via), occasion, when(a.said)) if part)))
        grid.add_row(*row)
    return grid


def render(reading: Reading) -> RenderableType:
    """The whole view of one reading."""
    colours = _colours(reading)
    paragraphs = [Padding(_marked(reading, paragraph, colours), (0, 0, 1, 2)) for paragraph in reading.article.body]
    notes: list[RenderableType] = [Text(f"! {quality.flag}", style="yellow") for quality in reading.quality]
    notes += [
        Text(f"» on {clean(r.outlet)}'s coverage: {r.what} {shortened(reading.words(r.object or r.evidence))}", style="yellow")
        for r in reading.remarks
    ]
    found = [table(reading, colours)] if reading.attributions else [Text("No attributions found.", style="dim")]
    return Group(headline(reading.article), Text(), *paragraphs, *notes, *found)


def show(reading: Reading, console: Console) -> None:
    """Print one reading, with a rule above it."""
    console.rule(style="dim")
    console.print(render(reading))
