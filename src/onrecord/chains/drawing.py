"""A chain graph drawn: as a tree for a terminal, as DOT (Graphviz), as SVG. Pure strings; every label is escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from typing import Final

from onrecord.chains.graph import Edge, Graph, Node

WIDTH: Final = 220
HEIGHT: Final = 44
GAP_X: Final = 70
GAP_Y: Final = 18
MARGIN: Final = 16
LONGEST: Final = 30
DEEPEST: Final = 40
_SHAPES: Final = {"speaker": "ellipse", "station": "box", "article": "note"}
_TIP: Final = (
    '<defs><marker id="tip" markerWidth="8" markerHeight="8" refX="7" refY="4" orient="auto"><path d="M0,0 L8,4 L0,8 z"/></marker></defs>'
)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def _plain(label: str) -> str:
    return " ".join(_CONTROL.sub(" ", label).split())


def _caption(node: Node) -> str:
    return f"{_plain(node.label)} ({node.role})" if node.role else _plain(node.label)


def tree(drawn: Graph) -> str:
    """The graph as lines from each speaker down; a node met again is marked and not followed twice, so rings end."""
    follow: dict[str, list[str]] = defaultdict(list)
    fed = set()
    for edge in drawn.edges:
        if edge not in drawn.circular:
            follow[edge.source].append(edge.target)
            fed.add(edge.target)
    nodes = {node.id: node for node in drawn.nodes}
    closing: dict[str, list[str]] = defaultdict(list)
    for edge in drawn.circular:
        closing[edge.source].append(edge.target)
    lines: list[str] = []
    shown: set[str] = set()

    def show(key: str, lead: str, stem: str, depth: int) -> None:
        again = key in shown and bool(follow[key])
        lines.append(f"{lead}{_caption(nodes[key])}{' (see above)' if again else ''}")
        if again or depth > DEEPEST:
            return
        shown.add(key)
        lines.extend(f"{stem}↺ back to {_caption(nodes[target])}" for target in closing[key])
        for number, target in enumerate(follow[key]):
            last = number == len(follow[key]) - 1
            show(target, f"{stem}{'└─ ' if last else '├─ '}", f"{stem}{'   ' if last else '│  '}", depth + 1)

    for node in drawn.nodes:
        if node.id not in fed:
            show(node.id, "", "", 0)
    return "\n".join(lines)


def dot(drawn: Graph) -> str:
    """The graph in the DOT language; rings are dashed."""
    lines = ["digraph chain {", '  rankdir="LR";', '  node [fontname="sans-serif"];']
    lines.extend(f'  "{_dot(node.id)}" [label="{_dot(_caption(node))}", shape="{_SHAPES[node.kind]}"];' for node in drawn.nodes)
    for edge in drawn.edges:
        style = ' [style="dashed"]' if edge in drawn.circular else ""
        lines.append(f'  "{_dot(edge.source)}" -> "{_dot(edge.target)}"{style};')
    lines.append("}")
    return "\n".join(lines) + "\n"


def _dot(text: str) -> str:
    return _plain(text).replace("\\", "\\\\").replace('"', '\\"')


def svg(drawn: Graph, title: str = "Who has it from whom") -> str:
    """The graph as an SVG document, speakers on the left, articles on the right; works without scripts or style sheets."""
    columns = _columns(drawn)
    rows: dict[int, int] = defaultdict(int)
    places: dict[str, tuple[int, int]] = {}
    for node in drawn.nodes:
        column = columns[node.id]
        places[node.id] = (MARGIN + column * (WIDTH + GAP_X), MARGIN + rows[column] * (HEIGHT + GAP_Y))
        rows[column] += 1
    width = 2 * MARGIN + (max(columns.values(), default=0) + 1) * (WIDTH + GAP_X) - GAP_X
    height = 2 * MARGIN + max(rows.values(), default=0) * (HEIGHT + GAP_Y)
    frame = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="13"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>',
        f"<title>{escape(_plain(title))}</title>",
        _TIP,
        *(_line(edge, places, ring=edge in drawn.circular) for edge in drawn.edges),
        *(_box(node, places[node.id]) for node in drawn.nodes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _columns(drawn: Graph) -> dict[str, int]:
    """How far to the right each node stands: one further than the furthest that feeds it (longest path, rings cut)."""
    into: dict[str, int] = {node.id: 0 for node in drawn.nodes}
    follow: dict[str, list[str]] = defaultdict(list)
    for edge in drawn.edges:
        if edge not in drawn.circular:
            into[edge.target] += 1
            follow[edge.source].append(edge.target)
    columns = dict.fromkeys(into, 0)
    ready = [key for key, count in into.items() if not count]
    while ready:
        key = ready.pop()
        for target in follow[key]:
            columns[target] = max(columns[target], columns[key] + 1)
            into[target] -= 1
            if not into[target]:
                ready.append(target)
    return columns


def _line(edge: Edge, places: dict[str, tuple[int, int]], *, ring: bool) -> str:
    x1, y1 = places[edge.source]
    x2, y2 = places[edge.target]
    dash = ' stroke-dasharray="5 4"' if ring else ""
    return f'<line x1="{x1 + WIDTH}" y1="{y1 + HEIGHT // 2}" x2="{x2}" y2="{y2 + HEIGHT // 2}" stroke="#555"{dash} marker-end="url(#tip)"/>'


def _box(node: Node, place: tuple[int, int]) -> str:
    x, y = place
    label = _plain(node.label)
    short = label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"
    corner = {"speaker": HEIGHT // 2, "station": 4, "article": 0}[node.kind]
    below = f'<text x="{x + 12}" y="{y + 36}" fill="#555" font-size="11">{escape(node.role or node.kind)}</text>'
    return (
        f'<g><title>{escape(_caption(node))}</title><rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="{corner}" fill="#fff" '
        f'stroke="#222"/><text x="{x + 12}" y="{y + 20}">{escape(short)}</text>{below}</g>'
    )
