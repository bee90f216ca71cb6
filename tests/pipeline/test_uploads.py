"""Uploads are parsed in a process with limits: what hangs, swells or is too long is refused with a clear word, and nothing else suffers."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest

from onrecord.model import Article, Page, Problem
from onrecord.pipeline.uploads import Limits, parsed_apart

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFT = b"The ferry was late. \xe2\x80\x9cWe will mend the pier by May,\xe2\x80\x9d said Ines Halloran.\n"


def page(content: bytes, media: str = "text/plain", name: str = "draft.txt") -> Page:
    return Page(name, content, sha256(content).hexdigest(), media, None, None, name)


def heavy() -> Page:
    """A page that takes seconds to parse."""
    row = b"<div><p>\xe2\x80\x9cWe will mend the pier,\xe2\x80\x9d said Ines Halloran of the harbour board.</p></div>"
    return page(b"<html><body><article>" + row * 24_000 + b"</article></body></html>", "text/html", "draft.html")


def bomb() -> Page:
    """A document of some kilobytes that swells to hundreds of megabytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w", force_zip64=True) as part:
        for _ in range(300):
            part.write(b" " * (1 << 20))
    return page(packed.getvalue(), WORD, "draft.docx")


def test_a_draft_comes_back_as_it_would_from_this_process() -> None:
    found = parsed_apart(page(DRAFT))
    assert isinstance(found, Article)
    assert found.text == DRAFT.decode()


@pytest.mark.parametrize(
    ("limits", "word"), [(Limits(seconds=0.05), "took longer than 0.05 seconds"), (Limits(cpu=0), "memory or processor time")]
)
def test_a_page_past_a_limit_is_refused_in_words(limits: Limits, word: str) -> None:
    found = parsed_apart(heavy(), limits)
    assert isinstance(found, Problem)
    assert word in found.what
    assert found.where == "draft.html"
    assert found.remedy


def test_a_text_that_is_too_long_is_refused() -> None:
    found = parsed_apart(page(DRAFT * 100), Limits(text=1000))
    assert isinstance(found, Problem)
    assert "longer than 1,000 characters" in found.what


def test_a_page_that_needs_too_much_memory_is_refused() -> None:
    found = parsed_apart(heavy(), Limits(memory=200 << 20))
    assert isinstance(found, Problem)


@pytest.mark.timeout(300)
def test_a_document_that_swells_is_refused_at_once() -> None:
    made = bomb()
    assert len(made.content) < 1 << 20
    found = parsed_apart(made)
    assert isinstance(found, Problem)
    assert found.where == "draft.docx"
