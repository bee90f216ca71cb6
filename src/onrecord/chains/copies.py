"""Syndicated and lightly edited copies: containment of sampled shingles.

A copy of wire text is often cut short, set in another order or wrapped in an outlet's own lines, so likeness (Jaccard)
fails and containment holds: how much of the smaller text stands in the larger one (Broder, "On the resemblance and
containment of documents", 1997). Shingles are runs of words; those whose hash falls into a fixed share of all hashes are
kept (sampling modulo, as in Manber's sif, 1994), so that the same passage gives the same sample in every text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.chains.credits import hops_of
from onrecord.chains.lexicon import same_outlet
from onrecord.model import Article, Hop

RUN: Final = 5
SHARE: Final = 8
LEAST_SHARED: Final = 6
CONTAINED: Final = 0.4
POSSIBLE: Final = 0.25
PLAIN: Final = 0.7
MANY: Final = 12
COMMONEST: Final = 60
_SIGNS: Final = (*((sign, "") for sign in "’‘'"), *((sign, " ") for sign in "“”„«»–—…§"))
_BYTES: Final = bytes(code if code >= 128 or chr(code).isalnum() else 32 for code in range(256))  # noqa: PLR2004 - above ASCII
_QUOTED: Final = re.compile(r"“[^“”\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»\n]{1,2000}»|„[^„“\n]{1,2000}“")

Hashes = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Copy:
    """One article that repeats another.

    Attributes:
        original: the id of the article copied, as far as can be told.
        copy: the id of the other.
        containment: the share of the smaller one's sampled shingles that stand in the larger one, between 0 and 1.
        direction: what tells the original from the copy: `credit`, `byline`, `time`, or `unknown` (then the longer is named first).
    """

    original: str
    copy: str
    containment: float
    direction: str


def sample(text: str) -> Hashes:
    """The sampled shingles of a text, as sorted 64-bit hashes, each once."""
    hashes = _shingles(text)
    kept: Hashes = np.unique(hashes[(hashes >> np.uint64(40)) % np.uint64(SHARE) == 0])
    return kept


def _shingles(text: str) -> Hashes:
    """The hash of every run of words, in order."""
    text = text.lower()
    for sign, plain in _SIGNS:
        text = text.replace(sign, plain)
    words = text.encode("utf-8", "replace").translate(_BYTES).split()
    if len(words) < RUN:
        return np.empty(0, dtype=np.uint64)
    codes = np.fromiter(map(zlib.crc32, words), dtype=np.uint64, count=len(words))
    mixed: Hashes = np.zeros(len(words) - RUN + 1, dtype=np.uint64)
    for place in range(RUN):
        mixed = (mixed ^ codes[place : len(words) - RUN + 1 + place]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed


def find(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """The pairs of articles of which one repeats the other, in order of the copy's id.

    Sampled shingles propose; where a pair is not plain from them, all shingles outside quotation marks decide, since two
    outlets that quote one statement are no copies of each other.

    Args:
        articles: any number; only their bodies are read.

    Returns:
        One `Copy` a pair. Shingles that stand in more than 60 articles (boilerplate) propose no pair.
    """
    ranked = sorted(articles, key=lambda article: article.id)
    samples = [sample(words_of(article)) for article in ranked]
    crediting, narrated = Crediting(), Narrated()
    found = (confirmed(ranked[one], ranked[two], shared, size, crediting, narrated) for one, two, shared, size in _pairs(samples))
    return tuple(sorted((copy for copy in found if copy), key=lambda copy: (copy.copy, copy.original)))


def words_of(article: Article) -> str:
    """The text of an article's body; all of its text where it has none."""
    return " ".join(span.of(article.text) for span in article.body) or article.text


def confirmed(a: Article, b: Article, shared: int, size: int, crediting: Crediting, narrated: Narrated) -> Copy | None:
    """Whether two articles whose samples share much are copies, and which is the original.

    Args:
        a: the article whose id comes first.
        b: the other.
        shared: how many sampled shingles both have.
        size: how many the smaller sample has.
        crediting: credits read before.
        narrated: shingles counted before.
    """
    held = shared / max(1, size)
    if held < PLAIN or shared < MANY:
        held = _verified(narrated.of(a), narrated.of(b))
    return _directed(a, b, round(min(1.0, held), 4), crediting) if held >= CONTAINED else None


def _pairs(samples: Sequence[Hashes]) -> list[tuple[int, int, int, int]]:
    """Pairs of places whose samples may contain each other, with the shingles shared and the size of the smaller sample."""
    sizes = np.array([len(one) for one in samples], dtype=np.int64)
    if not sizes.sum():
        return []
    owners = np.repeat(np.arange(len(samples), dtype=np.int64), sizes)
    hashes = np.concatenate(samples)
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(hashes)])))
    keys = []
    for length in np.unique(lengths).tolist():
        if 1 < length <= COMMONEST:
            groups = owners[starts[lengths == length][:, None] + np.arange(length)]
            left, right = np.triu_indices(length, 1)
            keys.append((groups[:, left] * len(samples) + groups[:, right]).ravel())
        elif length > COMMONEST:
            common = owners[(starts[lengths == length][:, None] + np.arange(length)).ravel()]
            np.subtract.at(sizes, common, 1)
    if not keys:
        return []
    pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
    ones, twos = pairs // len(samples), pairs % len(samples)
    smaller = np.minimum(sizes[ones], sizes[twos])
    kept = (counts >= np.minimum(LEAST_SHARED, np.maximum(2, smaller // 2))) & (counts >= POSSIBLE * smaller)
    return list(zip(ones[kept].tolist(), twos[kept].tolist(), counts[kept].tolist(), smaller[kept].tolist(), strict=True))


def _verified(one: Hashes, two: Hashes) -> float:
    """How much of the smaller stands in the larger."""
    smaller = min(len(one), len(two))
    shared = len(np.intersect1d(one, two, assume_unique=True))
    return shared / smaller if shared >= LEAST_SHARED else 0.0


class Narrated:
    """The shingles outside quotation marks, of all the text where little stands outside; of each article once."""

    def __init__(self) -> None:
        self._known: dict[str, Hashes] = {}

    def of(self, article: Article) -> Hashes:
        """One article's, sorted, each once."""
        if article.id not in self._known:
            text = words_of(article)
            whole = np.unique(_shingles(text))
            outside = np.unique(_shingles(_QUOTED.sub(" § ", text)))
            self._known[article.id] = outside if len(outside) * 3 >= len(whole) else whole
        return self._known[article.id]


class Crediting:
    """The credits of articles, read once each."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Hop, ...]] = {}

    def of(self, article: Article) -> tuple[Hop, ...]:
        """The agencies that an article credits."""
        if article.id not in self._known:
            self._known[article.id] = hops_of(article)
        return self._known[article.id]


def _directed(a: Article, b: Article, containment: float, crediting: Crediting) -> Copy:
    """Which of two is the original: the one that the other credits, else the one whose by-line is the other's outlet, else the earlier."""
    for first, second in ((a, b), (b, a)):
        if any(hop.basis == "credit" and same_outlet(hop.name, first.outlet) for hop in crediting.of(second)):
            return Copy(first.id, second.id, containment, "credit")
    for first, second in ((a, b), (b, a)):
        if any(same_outlet(author, first.outlet) for author in second.authors) and not same_outlet(first.outlet, second.outlet):
            return Copy(first.id, second.id, containment, "byline")
    credited = [bool(crediting.of(one)) for one in (a, b)]
    if credited[0] != credited[1] and not (a.published and b.published):
        first, second = (b, a) if credited[0] else (a, b)
        return Copy(first.id, second.id, containment, "credit")
    if a.published and b.published and _moment(a.published, b.published):
        first, second = (a, b) if _moment(a.published, b.published) < 0 else (b, a)
        return Copy(first.id, second.id, containment, "time")
    first, second = (a, b) if len(a.text) >= len(b.text) else (b, a)
    return Copy(first.id, second.id, containment, "unknown")


def _moment(one: str, two: str) -> int:
    """-1, 0 or 1 as the first moment is before, level with or after the second; days alone are compared as days."""
    try:
        a, b = datetime.fromisoformat(one), datetime.fromisoformat(two)
    except ValueError:
        return 0
    if len(one) <= 10 or len(two) <= 10:  # noqa: PLR2004 - a bare day has ten characters
        first, second = one[:10], two[:10]
        return (first > second) - (first < second)
    a = a if a.tzinfo else a.replace(tzinfo=UTC)
    b = b if b.tzinfo else b.replace(tzinfo=UTC)
    return (a > b) - (a < b)
