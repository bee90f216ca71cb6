"""What kind of bytes these are: by what the transport says, by the name, and by the bytes themselves."""

from __future__ import annotations

import re

from onrecord.errors import LocationError

HEAD = 4096
TEXT, HTML, FEED, JSON_FEED = "text/plain", "text/html", "application/xml", "application/feed+json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMES = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".markdown": TEXT,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
    ".xml": FEED, ".rss": FEED, ".atom": FEED, ".rdf": FEED, ".opml": FEED,
    ".json": JSON_FEED,
    ".docx": DOCX,
}  # fmt: skip
TYPES = {
    "text/plain": TEXT, "text/markdown": TEXT, "text/x-markdown": TEXT,
    "text/html": HTML, "application/xhtml+xml": HTML,
    "application/xml": FEED, "text/xml": FEED, "application/rss+xml": FEED, "application/atom+xml": FEED,
    "application/rdf+xml": FEED, "text/x-opml": FEED, "application/x-opml+xml": FEED,
    "application/json": JSON_FEED, "application/feed+json": JSON_FEED,
    DOCX: DOCX,
}  # fmt: skip
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
CONTROL = bytes(set(range(32)) - {8, 9, 10, 12, 13, 27})
CONTROL_SHARE = 0.05
_PROLOG = r"\A(?:\ufeff|\s|<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,2000}-->|<!doctype[^>\[]{0,500}>)*"
_HTML = re.compile(_PROLOG + r"<(?:!doctype\s+html\b|(?:html|head|body)[\s>])", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_PROLOG + r"(?:<!doctype[^>]{0,2000}(?:\]\s*)?>\s*)?<(?:[a-z]+:)?(?:rss|rdf|feed|opml)[\s>]", re.IGNORECASE | re.DOTALL)


def is_wide(content: bytes) -> bool:
    """Whether bytes look like UTF-16: a byte-order mark, or NULs on one side of every pair."""
    if content.startswith(WIDE_MARKS):
        return True
    head = content[:HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) * 0.35 and min(even, odd) <= len(head) * 0.02


def binary_kind(content: bytes) -> str | None:
    """What binary data this is, in words; None for text."""
    for start, kind in MAGIC:
        if content.startswith(start):
            return kind
    if is_wide(content):
        return None
    head = content[:HEAD]
    if 0 in content[: HEAD * 4] or len(head) - len(head.translate(None, CONTROL)) > CONTROL_SHARE * len(head):
        return "binary data"
    return None


def _extension(name: str) -> str:
    stem, dot, last = name.rpartition("/")[2].rpartition(".")
    return dot + last.lower() if dot and stem else ""


def media_type_of(content: bytes, *, name: str, declared: str | None, where: str) -> str:
    """The media type to read these bytes as.

    Args:
        content: the bytes.
        name: the file's name, or an address's path.
        declared: the media type that the transport gave, lower case without parameters, or None.
        where: the location, for errors.

    Returns:
        One of `text/plain`, `text/html`, `application/xml` (a feed, or something that says so), `application/feed+json`
        (the same in JSON), or that of a DOCX document.

    Raises:
        LocationError: nothing is there, or something that is neither text nor HTML.
    """
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise LocationError(
            "the file is empty" if content == b"" else "there is nothing but blanks in it", where, "check that it was saved whole"
        )
    named = TYPES.get(declared or "") or NAMES.get(_extension(name))
    if content.startswith(b"PK\x03\x04") and (named == DOCX or b"word/" in content[:HEAD]):
        return DOCX
    kind = binary_kind(content)
    if kind is not None:
        raise LocationError(f"{kind}, not an article", where, "save the article as text or HTML")
    if named == DOCX:
        raise LocationError("called a DOCX document, and it is none", where, "save the article as text or HTML")
    head = content[:HEAD].decode("utf-16" if is_wide(content) else "utf-8", "replace")
    if _HTML.match(head):
        return HTML
    if _FEED.match(head) and named != TEXT:
        return FEED
    return named or _refuse_kind(declared, where)


def _refuse_kind(declared: str | None, where: str) -> str:
    """Text of no known kind is read as plain text; what the transport calls an image, a style sheet or the like is not."""
    if declared and declared not in ("application/octet-stream", "binary/octet-stream") and not declared.startswith("text/x-"):
        raise LocationError(f"{declared} is not read", where, "give the address of a text or HTML page")
    return TEXT
