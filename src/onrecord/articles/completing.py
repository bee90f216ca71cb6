"""The later parts of an article that a page lays out in several boxes of one make.

A page may break its article into boxes of one class, with other things between them; an extractor then sometimes takes
the first box for the whole. Paragraphs that follow the last one found, in a box of the class that most found ones stand
in, under the same frame, are the rest of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lxml import html

KEY = 60  # code points that tell a paragraph
FRAME = 3  # steps from a box to the frame that holds the boxes
MOST = 0.6  # of the found paragraphs stand in boxes of the class


def the_rest(tree: html.HtmlElement, found: Sequence[str]) -> list[str]:
    """The paragraphs of the article that follow those found, in order; an empty list where there are none.

    Args:
        tree: the parsed page.
        found: the paragraphs that an extractor found.
    """
    known = {line[:KEY] for line in found}
    nodes = [node for node in tree.iter("p") if node.getparent() is not None and node.getparent().get("class")]
    words = [" ".join(node.text_content().split()) for node in nodes]
    hits = [number for number, line in enumerate(words) if line and line[:KEY] in known]
    if not hits:
        return []
    makes = Counter(_make(nodes[number]) for number in hits)
    make, count = makes.most_common(1)[0]
    if count < MOST * len(hits):
        return []
    boxes = {nodes[number].getparent() for number in hits}
    frames = {frame for number in hits if _make(nodes[number]) == make for frame in _frames(nodes[number])}
    return [
        line
        for node, line in zip(nodes[hits[-1] + 1 :], words[hits[-1] + 1 :], strict=True)
        if line and _make(node) == make and node.getparent() not in boxes and any(frame in frames for frame in _frames(node))
    ]


def _make(node: html.HtmlElement) -> tuple[str, str]:
    box = node.getparent()
    return str(box.tag), str(box.get("class"))


def _frames(node: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that hold a paragraph's box, nearest first, below the page's body."""
    found: list[html.HtmlElement] = []
    for above in node.getparent().iterancestors():
        if above.tag in ("body", "html") or len(found) == FRAME:
            break
        found.append(above)
    return found
