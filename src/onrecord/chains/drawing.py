"""A chain graph drawn as a tree for a terminal and as DOT (Graphviz). Pure strings; every label is escaped."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from onrecord.chains.graph import Graph, Node

DEEPEST: Final = 40
_SHAPES: Final = {"speaker": "ellipse", "station": "box", "article": "note"}
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@lru_cache(4096)
def plain(label: str) -> str:
    """A label in one line, without control characters."""
    return " ".join(_CONTROL.sub(" ", label).split())


def caption(node: Node) -> str:
    """A node's label, with a station's role."""
    return f"{plain(node.label)} ({node.role})" if node.role else plain(node.label)


def tree(drawn: Graph) -> str:
    """The graph as lines from each speaker down; a node met again is marked and not followed twice, so rings end.

    Where there are several independent chains, each article has the number of its own.
    """
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
    several = drawn.several
    lines: list[str] = []
    shown: set[str] = set()

    def show(key: str, lead: str, stem: str, depth: int) -> None:
        again = key in shown and bool(follow[key])
        lines.append(f"{lead}{caption(nodes[key])}{_witness(nodes[key], several=several)}{' (see above)' if again else ''}")
        if again or depth > DEEPEST:
            return
        shown.add(key)
        lines.extend(f"{stem}↺ back to {caption(nodes[target])}" for target in closing[key])
        for number, target in enumerate(follow[key]):
            last = number == len(follow[key]) - 1
            show(target, f"{stem}{'└─ ' if last else '├─ '}", f"{stem}{'   ' if last else '│  '}", depth + 1)

    for node in drawn.nodes:
        if node.id not in fed:
            show(node.id, "", "", 0)
    return "\n".join(lines)


def _witness(node: Node, *, several: bool) -> str:
    """Which independent chain an article rests on, where there are several."""
    return f" [{node.witness + 1}]" if several and node.witness is not None and node.kind == "article" else ""


def dot(drawn: Graph) -> str:
    """The graph in the DOT language; rings are dashed."""
    lines = ["digraph chain {", '  rankdir="LR";', '  node [fontname="sans-serif"];']
    lines.extend(f'  "{_dot(node.id)}" [label="{_dot(caption(node))}", shape="{_SHAPES[node.kind]}"];' for node in drawn.nodes)
    for edge in drawn.edges:
        style = ' [style="dashed"]' if edge in drawn.circular else ""
        lines.append(f'  "{_dot(edge.source)}" -> "{_dot(edge.target)}"{style};')
    lines.append("}")
    return "\n".join(lines) + "\n"


def _dot(text: str) -> str:
    return plain(text).replace("\\", "\\\\").replace('"', '\\"')
