"""A page's HTML to the article's words, paragraph by paragraph.

trafilatura finds the text, in the reading that favours precision; where that reading is thin against its plain one, the
plain one is taken, and where the page's own JSON-LD carries more of the same words, those. What the boilerplate rules
know is left out, and so is the headline where it opens the text.
"""

from __future__ import annotations

import logging
import re
from html import unescape

from lxml import etree, html

from onrecord.articles.boilerplate import body_of
from onrecord.articles.completing import the_rest
from onrecord.articles.facts import Facts
from onrecord.articles.metadata import facts_of
from onrecord.articles.plain import Read
from onrecord.errors import PageError
from onrecord.model import Span

LARGEST = 6_000_000  # code points of markup
MOST_ELEMENTS = 50_000
DEEPEST = 250
THIN = 60  # words; a reading with fewer is held against the plain one
CUT = 1.25  # times as many words: the page's own data holds what the reading lost
AGREES = 0.6  # of the word triples
SHORTEST = 40  # code points of text; less is no article
REMEDY = "save the article's text and read that"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]{1,500}>")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def parse(markup: str, where: str) -> html.HtmlElement:
    """The page's tree: no network, no external entities, bounded in size and depth.

    Raises:
        PageError: there is no page, or one beyond the bounds.
    """
    if len(markup) > LARGEST:
        raise PageError(f"a page of more than {LARGEST / 1e6:g} million characters", where, REMEDY)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", markup).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise PageError(f"not a page: {error}", where, REMEDY) from error
    count, depth = _extent(tree)
    if count > MOST_ELEMENTS:
        raise PageError(f"a page of more than {MOST_ELEMENTS} elements", where, REMEDY)
    if depth > DEEPEST:
        raise PageError(f"elements nested more than {DEEPEST} deep", where, REMEDY)
    return tree


def _extent(tree: html.HtmlElement) -> tuple[int, int]:
    """How many elements a tree has, and how deep they are nested; stops counting beyond the bounds."""
    count = depth = deepest = 0
    for event, _element in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
        if count > MOST_ELEMENTS or deepest > DEEPEST:
            break
    return count, deepest


def read_html(markup: str, url: str | None, where: str) -> tuple[Read, html.HtmlElement]:
    """The article on a page, and the page's tree.

    Args:
        markup: the page, decoded.
        url: the address that it came from, or None.
        where: the location, for errors.

    Raises:
        PageError: there is no article on it.
    """
    tree = parse(markup, where)
    facts = facts_of(tree, url)
    lines = _lines(tree, facts)
    if sum(map(len, lines)) < SHORTEST:
        raise PageError("there is no article on this page", where, REMEDY)
    text, body = "\n\n".join(lines), []
    place = 0
    for line in lines:
        body.append(Span(place, place + len(line)))
        place += len(line) + 2
    return Read(text, tuple(body), facts), tree


def _lines(tree: html.HtmlElement, facts: Facts) -> list[str]:
    """The article's paragraphs."""
    found = _extracted(tree, precise=True)
    if _words(found) < THIN:
        found = max(found, _extracted(tree, precise=False), key=_words)
    found = [*found, *the_rest(tree, found)]
    own = _own_body(facts)
    if own and _words(own) > CUT * _words(found) and _covers(own, found):
        found = own
    lines = _without_headline(found, facts.title)
    return [lines[number] for number in body_of(lines)]


def _extracted(tree: html.HtmlElement, *, precise: bool) -> list[str]:
    import trafilatura  # noqa: PLC0415 (slow to import, and plain text needs none of it)

    try:
        text = trafilatura.extract(tree, include_comments=False, favor_precision=precise, fast=not precise)
    except Exception:  # noqa: BLE001 (a fault of the library on a strange page is the same as no text)
        text = None
    return split_lines(text or "")


def split_lines(text: str) -> list[str]:
    """Paragraphs out of extracted text: one a line, without blanks and list marks."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line.removeprefix("- ") for line in lines if line and line != "-"]


def _own_body(facts: Facts) -> list[str]:
    return split_lines(unescape(_TAG.sub("\n", facts.body))) if facts.body else []


def _words(lines: list[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _covers(whole: list[str], part: list[str]) -> bool:
    """Whether most word triples of one reading stand in the other."""
    small, large = _triples(part), _triples(whole)
    return not small or len(small & large) >= AGREES * len(small)


def _triples(lines: list[str]) -> set[tuple[str, ...]]:
    words = _WORD.findall(" ".join(lines).lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def _without_headline(lines: list[str], title: str | None) -> list[str]:
    """The lines without a first one that only repeats the headline."""
    if len(lines) > 1 and title and _WORD.findall(lines[0].lower()) == _WORD.findall(title.lower()):
        return lines[1:]
    return lines
