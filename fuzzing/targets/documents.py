"""Word documents, and plain text as files hold it."""

from __future__ import annotations

import io
import zipfile

from fuzzing.targets.common import page_of, read
from onrecord.articles.making import DOCX

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARTS = (
    f"<w:document {SPACE}><w:body><w:p><w:r><w:t>“The lock is shut,” Mara Ito said.</w:t></w:r></w:p></w:body></w:document>",
    (
        f"<w:document {SPACE}><w:body><w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"
        "<w:r><w:t>It </w:t><w:tab/><w:br/><w:t>stays.</w:t></w:r></w:p></w:body></w:document>"
    ),
    "Published: 9 May 2031\nBy Mara Ito\n\nPORT ASK (GULL) -- “The lock is shut,” she said.\n\nRead more\n",
)
TOKENS = (
    "<w:p>",
    "<w:r>",
    "<w:t>",
    "</w:t>",
    "<w:tab/>",
    "<!DOCTYPE x [<!ENTITY e '",
    "&e;",
    "<?x ?>",
    "<!-- -->",
    "By ",
    "\r\n",
    "\x00",
    "\ufeff",
)


def _zipped(part: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part)
        archive.writestr("docProps/core.xml", part)
    return held.getvalue()


SEEDS = (*(b"P" + part.encode() for part in PARTS), *(b"T" + part.encode() for part in PARTS), b"Z" + _zipped(PARTS[0].encode()))


def one(data: bytes) -> None:
    """By the first byte: the rest is a document's main part, a text file, or the archive itself."""
    kind, rest = data[:1], data[1:]
    if kind == b"P":
        read(page_of(_zipped(rest), DOCX))
    elif kind == b"T":
        read(page_of(rest, "text/plain"))
    else:
        read(page_of(rest, DOCX))
