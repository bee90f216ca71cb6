"""Word documents (Office Open XML): the words of their paragraphs, and title and author from their properties."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from onrecord.articles.boilerplate import body_of
from onrecord.articles.facts import Facts, people, tidy
from onrecord.articles.plain import Read
from onrecord.errors import PageError
from onrecord.model import Span

LARGEST = 30_000_000  # bytes of one part, unpacked
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011"}
REMEDY = "save it as text or HTML"


def read_docx(content: bytes, where: str) -> Read:
    """The paragraphs of a Word document, joined by line ends.

    Deleted and hidden text is left out, inserted text is taken in.

    Raises:
        PageError: it is damaged, too large, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            main = _part(archive, "word/document.xml", where)
            properties = _part(archive, "docProps/core.xml", where) if "docProps/core.xml" in archive.namelist() else None
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise PageError(f"a damaged Word document: {error}", where, REMEDY) from error
    lines = [_words(node) for node in main.iter(f"{WORDS}p")]
    lines = [line.strip() for line in lines if line.strip()]
    if not lines:
        raise PageError("a Word document without text", where, REMEDY)
    spans, place = [], 0
    for line in lines:
        spans.append(Span(place, place + len(line)))
        place += len(line) + 2
    body = tuple(spans[number] for number in body_of(lines))
    return Read("\n\n".join(lines), body, _facts(properties))


def _part(archive: zipfile.ZipFile, name: str, where: str) -> etree._Element:
    """One part of the archive as a tree: bounded, without entities."""
    with archive.open(name) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PageError("a Word document that unpacks to too much", where, REMEDY)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PageError(f"a damaged Word document: {error}", where, REMEDY) from error


def _words(paragraph: etree._Element) -> str:
    """A paragraph's words; paragraphs inside it (text boxes) speak for themselves."""
    found: list[str] = []
    for run in paragraph.iter(f"{WORDS}r"):
        if run.find(f"{WORDS}rPr/{WORDS}vanish") is not None or next(run.iterancestors(f"{WORDS}p"), None) is not paragraph:
            continue
        for node in run:
            name = str(node.tag).rpartition("}")[2]
            found.append((node.text or "") if name == "t" else BREAKS.get(name, ""))
    return "".join(found)


def _facts(properties: etree._Element | None) -> Facts:
    """Title and author; the dates of a file are not those of publication."""
    if properties is None:
        return Facts()
    given = {str(node.tag).rpartition("}")[2]: tidy(node.text) for node in properties}
    return Facts(title=given.get("title"), authors=people(given.get("creator") or "", split=False))
