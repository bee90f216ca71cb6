"""A chain graph as a picture (SVG): speakers on the left, articles on the right, each independent chain in a colour of its own."""

from __future__ import annotations

import textwrap
from html import escape
from typing import Final

from onrecord.chains.drawing import caption, plain
from onrecord.chains.graph import Graph, Node
from onrecord.chains.layout import Layout, layout

WIDTH: Final = 200
HEIGHT: Final = 54
GAP_X: Final = 84
GAP_Y: Final = 22
BEND: Final = 18
MARGIN: Final = 28
LINE: Final = 24
TITLE_LINE: Final = 20
EARS: Final = 12
WIDEST: Final = 21
INK: Final = "#1f2933"
SOFT: Final = "#6b7785"
ALARM: Final = "#b3261e"
COLOURS: Final = ("#0072b2", "#d55e00", "#009e73", "#9b4f96", "#8a6d00", "#3b6fd4", "#a3485f", "#4d7c0f")
Place = tuple[float, float]


def svg(drawn: Graph, title: str = "Who has it from whom", note: str = "") -> str:
    """The graph as an SVG document that works without scripts or style sheets.

    Args:
        drawn: the graph.
        title: what stands above it, such as the words in question.
        note: a line below the title, such as the number of independent chains.
    """
    found = layout(drawn)
    nodes = frozenset(node.id for node in drawn.nodes)
    tall = max((_tall(column, nodes) for column in found.columns), default=0)
    width = 2 * MARGIN + max(1, len(found.columns)) * (WIDTH + GAP_X) - GAP_X
    head = _lines(plain(title), max(24, int((width - 2 * MARGIN) / 7.6)))[:2]
    top = MARGIN + TITLE_LINE * (len(head) + bool(note)) + BEND
    places = _places(found, nodes, top, tall)
    foot = _legend(drawn, top + tall + GAP_Y + BEND * len(drawn.circular))
    height = top + tall + MARGIN + BEND * len(drawn.circular) + (TITLE_LINE + GAP_Y if foot else 0)
    colours = _colours(drawn)
    texts = [_text(MARGIN, MARGIN + 6 + TITLE_LINE * at, line, size=15, weight=600) for at, line in enumerate(head)]
    if note:
        texts.append(_text(MARGIN, MARGIN + 6 + TITLE_LINE * len(head), plain(note), size=13, fill=SOFT))
    frame = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="system-ui, sans-serif"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>',
        f"<title>{escape(plain(title))}</title>",
        _tips(sorted({*colours.values(), SOFT, ALARM})),
        f'<rect width="{width}" height="{height}" rx="10" fill="#ffffff"/>',
        *texts,
        *(_edge([places[key] for key in way], colours.get(edge.target, SOFT)) for edge, way in found.ways.items()),
        *(_ring(places[edge.source], places[edge.target], top + tall + BEND * at) for at, edge in enumerate(drawn.circular, 1)),
        *(_node(node, places[node.id], colours.get(node.id, INK)) for node in drawn.nodes),
        *foot,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _tall(column: tuple[str, ...], nodes: frozenset[str]) -> int:
    return sum(HEIGHT if key in nodes else LINE for key in column) + GAP_Y * max(0, len(column) - 1)


def _places(found: Layout, nodes: frozenset[str], top: int, tall: int) -> dict[str, Place]:
    """The middle of the left side of each node and waypoint; every column stands in the middle of the height."""
    places: dict[str, Place] = {}
    for number, column in enumerate(found.columns):
        y = top + (tall - _tall(column, nodes)) / 2
        for key in column:
            high = HEIGHT if key in nodes else LINE
            places[key] = (MARGIN + number * (WIDTH + GAP_X), y + high / 2)
            y += high + GAP_Y
    return places


def _colours(drawn: Graph) -> dict[str, str]:
    """A colour for each article and station that belongs to one independent chain alone."""
    several = drawn.several
    return {node.id: COLOURS[node.witness % len(COLOURS)] if several else COLOURS[0] for node in drawn.nodes if node.witness is not None}


def _tips(colours: list[str]) -> str:
    """The heads of arrows, one for each colour."""
    heads = (
        f'<marker id="tip{colour[1:]}" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto" markerUnits="userSpaceOnUse">'
        f'<path d="M0,0.5 L8.5,4 L0,7.5 z" fill="{colour}"/></marker>'
        for colour in colours
    )
    return f"<defs>{''.join(heads)}</defs>"


def _edge(way: list[Place], colour: str) -> str:
    """A smooth line from the right side of a node to the left side of the next; it runs level past the nodes of a column."""
    x, y = way[0][0] + WIDTH, way[0][1]
    path = [f"M{x:.0f},{y:.1f}"]
    for at, (left, middle) in enumerate(way[1:], 1):
        half = (left - x) / 2
        path.append(f"C{x + half:.0f},{y:.1f} {left - half:.0f},{middle:.1f} {left:.0f},{middle:.1f}")
        x, y = left, middle
        if at < len(way) - 1:
            path.append(f"H{left + WIDTH:.0f}")
            x += WIDTH
    return f'<path d="{" ".join(path)}" fill="none" stroke="{colour}" stroke-width="1.6" marker-end="url(#tip{colour[1:]})"/>'


def _ring(source: Place, target: Place, below: float) -> str:
    """An edge that closes a ring: dashed, below everything, from under the one to under the other."""
    x1, y1, x2, y2 = source[0] + WIDTH / 2, source[1] + HEIGHT / 2, target[0] + WIDTH / 2, target[1] + HEIGHT / 2
    path = f"M{x1:.0f},{y1:.1f} C{x1:.0f},{below:.1f} {x2:.0f},{below:.1f} {x2:.0f},{y2:.1f}"
    return f'<path d="{path}" fill="none" stroke="{ALARM}" stroke-width="1.6" stroke-dasharray="6 4" marker-end="url(#tip{ALARM[1:]})"/>'


def _node(node: Node, place: Place, colour: str) -> str:
    x, y = place[0], place[1] - HEIGHT / 2
    lines = _lines(plain(node.label) or "?", WIDEST, 2)
    ink, fill, soft = ("#ffffff", INK, "#c5ced8") if node.kind == "speaker" else (INK, "#ffffff", SOFT)
    low = y + (17 if len(lines) > 1 else 24)
    inside = WIDTH / 2 if node.kind == "speaker" else 14
    anchor = ' text-anchor="middle"' if node.kind == "speaker" else ""
    texts = [_text(x + inside, low + 15 * at, line, size=13, fill=ink, weight=600, more=anchor) for at, line in enumerate(lines)]
    texts.append(_text(x + inside, low + 15 * len(lines) + 1, node.role or node.kind, size=11, fill=soft, more=anchor))
    return f"<g><title>{escape(caption(node))}</title>{_shape(node, x, y, fill, colour)}{''.join(texts)}</g>"


def _lines(words: str, room: int, most: int | None = None) -> list[str]:
    """Words broken into lines; what fits is left as it is."""
    if 0 < len(words) <= room:
        return [words]
    return textwrap.wrap(words, room, max_lines=most, placeholder=" …")


def _shape(node: Node, x: float, y: float, fill: str, colour: str) -> str:
    """A pill for a speaker, a card for a station, a sheet with a folded corner for an article."""
    left, top, line = f"{x:.0f}", f"{y:.1f}", f'stroke="{colour}" stroke-width="1.5"'
    if node.kind != "article":
        corner = HEIGHT // 2 if node.kind == "speaker" else 8
        return f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="{corner}" fill="{fill}" {line}/>'
    sheet = f"M{left},{top} h{WIDTH - EARS} l{EARS},{EARS} v{HEIGHT - EARS} h-{WIDTH} z"
    ear = f"M{x + WIDTH - EARS:.0f},{top} v{EARS} h{EARS}"
    bar = f'<rect x="{left}" y="{top}" width="5" height="{HEIGHT}" fill="{colour}"/>'
    return f'<path d="{sheet}" fill="{fill}" {line}/><path d="{ear}" fill="none" {line}/>{bar}'


def _text(x: float, y: float, words: str, *, size: int, fill: str = INK, weight: int = 400, more: str = "") -> str:
    return f'<text x="{x:.0f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{fill}"{more}>{escape(words)}</text>'


def _legend(drawn: Graph, y: float) -> list[str]:
    """What the colours and dashes say, where there is something to say."""
    told = []
    if drawn.several:
        told.append("One colour: one independent chain.")
    if drawn.circular:
        told.append("Dashed: the sourcing runs in a ring.")
    return [_text(MARGIN, y + TITLE_LINE / 2, " ".join(told), size=12, fill=SOFT)] if told else []
