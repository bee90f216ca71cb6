"""The sample corpus, and articles from words that stand in no file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from onrecord import sample
from onrecord.articles import article_of
from onrecord.model import Article, Page


def sample_articles() -> tuple[Path, ...]:
    """The articles of the sample corpus: invented outlets about invented occasions."""
    return sample.articles()


def sample_transcripts() -> tuple[Path, ...]:
    """The transcripts of the sample corpus."""
    return sample.transcripts()


def sample_draft() -> Path:
    """A draft over the sample corpus, with sound and faulty quotations."""
    return sample.draft()


def article_from_text(text: str, *, name: str = "text", outlet: str | None = None, published: str | None = None) -> Article:
    """An article from words in memory.

    Args:
        text: the words; offsets count into them.
        name: stands where a file's name would.
        outlet: who published it.
        published: when, ISO 8601.

    Raises:
        PageError: there is no text in it.
    """
    content = text.encode("utf-8", "replace")
    page = Page(name, content, hashlib.sha256(content).hexdigest(), "text/plain", "utf-8", None, name)
    return article_of(page, published=published, outlet=outlet)
