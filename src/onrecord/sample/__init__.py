"""A small corpus about invented people, for the tutorial, the demo and the tests.

Seventeen articles by fourteen invented outlets report three invented occasions: a speech on a canal toll, a press
conference after a fire, and an interview about a film. Beside them stand the record of the press conference, a feed that
lists four of the pages, and a draft whose quotations are to be checked.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["articles", "draft", "feed", "folder", "transcripts"]


def folder() -> Path:
    """The folder that holds the corpus.

    Raises:
        FileNotFoundError: the package was installed without its data, or inside an archive that is not unpacked.
    """
    with as_file(files(__name__)) as path:
        here = Path(path)
    if not (here / "articles").is_dir():
        raise FileNotFoundError(here / "articles")
    return here


def articles() -> tuple[Path, ...]:
    """The articles, plain text and pages, in the order of their names."""
    return tuple(sorted(path for path in (folder() / "articles").iterdir() if path.suffix in {".txt", ".html"}))


def transcripts() -> tuple[Path, ...]:
    """The primary record: the transcript of the press conference."""
    return tuple(sorted((folder() / "transcripts").glob("*.transcript.txt")))


def draft() -> Path:
    """A draft with sound and faulty quotations, for `onrecord check`."""
    return folder() / "drafts" / "draft.md"


def feed() -> Path:
    """An RSS feed that lists four of the pages by links relative to itself."""
    return folder() / "feed.xml"
