"""Files, folders, globs and standard input."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.ingest import FetchOptions, pages
from onrecord.model import Page, Problem

WORDS = "The dredger Alma will sail on Friday, said the port's engineer, Ruben Ask.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles, and with what is none."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.html", "b/c.txt", "b/c.transcript.txt", ".hidden/no.txt", "b/.no.txt", "b/table.csv", "a.json"):
        (tmp_path / name).write_text(WORDS)
    return tmp_path


def problem(location: str, **more: int) -> Problem:
    [row] = pages([location], FetchOptions(**more))
    assert isinstance(row, Problem)
    assert row.where == location
    assert row.kind in ("LocationError", "TooLargeError")
    assert row.remedy
    return row


def names(rows: object) -> list[str]:
    return [row.location if isinstance(row, Page) else row.what for row in rows]  # type: ignore[attr-defined]


def test_a_folder_is_read_in_order_without_what_is_no_article(folder: Path) -> None:
    assert names(pages([str(folder)])) == [f"{folder}/{name}" for name in ("a.html", "z.txt", "b/c.txt")]


def test_a_glob_is_read_in_order(folder: Path) -> None:
    assert names(pages([f"{folder}/**/*.txt"])) == [f"{folder}/{name}" for name in ("b/c.transcript.txt", "b/c.txt", "z.txt")]


def test_a_file_whose_name_looks_like_a_glob_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes [1].txt").write_text(WORDS)
    assert names(pages([f"{tmp_path}/notes [1].txt"])) == [f"{tmp_path}/notes [1].txt"]


def test_a_page_keeps_the_bytes_and_the_name(folder: Path) -> None:
    [page] = pages([f"{folder}/z.txt"])
    assert isinstance(page, Page)
    assert page.content == WORDS.encode()
    assert (page.file, page.url, page.fetched_at, page.media_type) == (f"{folder}/z.txt", None, None, "text/plain")


def test_a_file_address(folder: Path) -> None:
    assert names(pages([f"file://{folder}/z.txt"])) == [f"{folder}/z.txt"]
    assert "another host" in names(pages(["file://elsewhere/z.txt"]))[0]


def test_gzip_is_undone(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(WORDS.encode()))
    [page] = pages([f"{tmp_path}/a.txt.gz"])
    assert isinstance(page, Page)
    assert page.content == WORDS.encode()
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(bytes(5_000_000)))
    assert "larger than 1 MB" in problem(f"{tmp_path}/bomb.txt.gz", max_bytes=1_000_000).what


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!doctype html><p>" + WORDS.encode())))
    [page] = pages(["-"])
    assert isinstance(page, Page)
    assert (page.media_type, page.file) == ("text/html", "-")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n\t", "blanks"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "an image"),
        ("paper.pdf", b"%PDF-1.7 ...", "a PDF file"),
        ("noise.txt", bytes(range(256)) * 20, "binary data"),
        ("archive.zip", b"PK\x03\x04\x14\x00\x00\x00", "a zip archive"),
        ("feed.xml", b"This is not XML at all", "not XML"),
        ("feed.rss", b"<rss><channel></channel></rss>", "names no articles"),
        ("other.xml", b"<?xml version='1.0'?><shelf><book/></shelf>", "XML of another kind"),
        ("data.json", b'{"a": [1, 2]}', "not a JSON Feed"),
        ("deep.json", b"[" * 100_000, "not a JSON Feed"),
        ("fake.docx", b"Just words", "it is none"),
    ],
)
def test_what_is_no_article_says_so(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert words in problem(f"{tmp_path}/{name}").what


def test_missing_and_strange_files(tmp_path: Path) -> None:
    assert "No such file" in problem(f"{tmp_path}/nothing.txt").what
    assert "no file fits" in problem(f"{tmp_path}/*.txt").what
    assert "no article files" in problem(str(tmp_path)).what
    assert "device" in problem("/dev/zero").what
    assert "not a file name" in problem("a\0b").what


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert "cannot be read" in problem(f"{tmp_path}/loop").what


def test_a_file_over_the_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * 50_000_000)
    assert "larger than 20 MB" in problem(f"{tmp_path}/long.txt").what


def test_utf_16_is_text(tmp_path: Path) -> None:
    for name, coding in (("marked.txt", "utf-16"), ("bare.txt", "utf-16-le")):
        (tmp_path / name).write_bytes((WORDS * 3).encode(coding))
        assert names(pages([f"{tmp_path}/{name}"])) == [f"{tmp_path}/{name}"]


def test_a_word_document_is_known_by_its_content(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    [page] = pages([f"{tmp_path}/a.docx"])
    assert isinstance(page, Page)
    assert page.media_type.endswith("wordprocessingml.document")
