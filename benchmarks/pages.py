"""Reads the pages of the article-extraction benchmark and holds the text against the hand-made one.

    python -m benchmarks.pages

The score is the corpus's own (Zyte, `scrapinghub/article-extraction-benchmark`): shingles of four words, each page
weighing the same. The corpus is not part of this project: `$ONRECORD_SHARED` names the folder that holds it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import logging
import os
import re
import statistics
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from onrecord.articles import article_of
from onrecord.errors import PageError
from onrecord.model import Article, Page

SHINGLE = 4
_WORD = re.compile(r"\w+")


def folder() -> Path:
    """Where the corpus lies."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).parents[2] / "shared") / "data" / "pages" / "aeb"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The pages and what they say.

    Attributes:
        pages: HTML by the page's name.
        texts: the hand-made text by the page's name.
        digest: hexadecimal SHA-256 of both files.
    """

    pages: Mapping[str, bytes]
    texts: Mapping[str, str]
    digest: str


def load(place: Path) -> Corpus:
    """The corpus in a folder."""
    truth, archive = (place / "ground-truth.json").read_bytes(), place / "html.tar"
    pages: dict[str, bytes] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isfile() else None
            if file is not None:
                pages[Path(member.name).name.split(".")[0]] = gzip.decompress(file.read())
    texts = {name: entry["articleBody"] for name, entry in json.loads(truth).items()}
    return Corpus(pages, texts, hashlib.sha256(truth + archive.read_bytes()).hexdigest())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words, and how often each occurs; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[place : place + SHINGLE]) for place in range(max(1, len(words) - SHINGLE + 1)) if words)


def score(truth: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision and recall, averaged over pages, and their harmonic mean."""
    precisions, recalls = [], []
    for name, text in truth.items():
        gold, ours = shingles(text), shingles(found[name])
        shared = (gold & ours).total()
        if ours.total():
            precisions.append(shared / ours.total())
        if gold.total():
            recalls.append(shared / gold.total())
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def page_of(name: str, content: bytes) -> Page:
    """A page of the corpus as ingest would hand it on."""
    return Page(name, content, hashlib.sha256(content).hexdigest(), "text/html", file=f"{name}.html")


def ours(name: str, content: bytes) -> str:
    """The text that onrecord makes of a page; empty where it finds no article."""
    try:
        return article_of(page_of(name, content)).text
    except PageError:
        return ""


def articles(corpus: Corpus) -> list[Article | None]:
    """What onrecord makes of each page, None where it finds no article; nothing else may go wrong."""
    made: list[Article | None] = []
    for name, content in corpus.pages.items():
        try:
            made.append(article_of(page_of(name, content)))
        except PageError:
            made.append(None)
    return made


def theirs(name: str, content: bytes, *, precise: bool) -> str:
    """The text that trafilatura makes of a page by itself, without comments."""
    del name
    return trafilatura.extract(content, include_comments=False, favor_precision=precise) or ""


READERS: Mapping[str, Callable[[str, bytes], str]] = {
    "trafilatura": lambda name, content: theirs(name, content, precise=False),
    "trafilatura, favouring precision": lambda name, content: theirs(name, content, precise=True),
    "onrecord": ours,
}


def main() -> None:
    """Print the table."""
    logging.disable(logging.CRITICAL)
    corpus = load(folder())
    print(f"Text of {len(corpus.pages)} pages (corpus {corpus.digest[:12]}), four-word shingles.\n")
    print("| reader | precision | recall | F1 | pages/s |\n|---|---:|---:|---:|---:|")
    for name, reader in READERS.items():
        began = time.perf_counter()
        found = {page: reader(page, content) for page, content in corpus.pages.items()}
        seconds = time.perf_counter() - began
        precision, recall, f1 = score(corpus.texts, found)
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {len(found) / seconds:.0f} |")
    made = [article for article in articles(corpus) if article is not None]
    sure = sum(article.published_from == "metadata" for article in made)
    guessed = sum(article.published_from == "guess" for article in made)
    timed = sum("T" in (article.published or "") for article in made)
    named, titled = sum(article.outlet is not None for article in made), sum(article.title is not None for article in made)
    authored = sum(bool(article.authors) for article in made)
    print(
        f"\nOf {len(made)} articles, {titled} have a title, {authored} authors, {named} an outlet, {sure} a date in the metadata", end=" "
    )
    print(f"({timed} with time and zone), {guessed} a guessed one.")


if __name__ == "__main__":
    main()
