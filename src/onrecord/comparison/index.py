"""Where words stand on record: an index over all utterances, built once, asked for each quotation.

Three-word shingles as 64-bit hashes in one sorted array (as passim does it, Smith et al. 2014, with longer ones). A query looks up its
shingles, the rare ones first, and gathers the hits by document and place: memory is twelve bytes a word, a query takes milliseconds among
millions of words.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Attribution, Reading, Span
from onrecord.text.terms import split_word

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_WIDTH = 3
_PRIMES = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9))
_MOST_HITS = 400
_MOST_COMMON = 4000
_SPREAD = 1.6
_SLACK = 24

Kind = Literal["transcript", "report"]


@dataclass(frozen=True, slots=True)
class Document:
    """One reading on record: a transcript, or an article whose attributions are searched.

    Attributes:
        reading: what was read.
        kind: which of the two.
        first: index of its first word among all words of the index.
        words: where each of its words stands in its text, start and end in turn.
        turns: for each attribution the index of its first word, counted inside the document.
        spoken: the attributions, in the order of `turns`.
    """

    reading: Reading
    kind: Kind
    first: int
    words: NDArray[np.int64]
    turns: NDArray[np.int64]
    spoken: tuple[Attribution, ...]

    def turn(self, word: int) -> Attribution:
        """The attribution that a word, counted inside the document, belongs to."""
        return self.spoken[int(np.searchsorted(self.turns, word, side="right")) - 1]

    def span(self, start: int, end: int) -> Span:
        """Where the words `[start, end)` stand in the text."""
        return Span(int(self.words[start, 0]), int(self.words[end - 1, 1]))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document in which words of a query stand close together.

    Attributes:
        document: index of the document.
        start: first word, counted inside the document.
        end: behind the last.
        covered: indices of the query's words that stand in it as part of a common shingle.
    """

    document: int
    start: int
    end: int
    covered: frozenset[int]


class Index:
    """All words on record.

    Args:
        transcripts: readings of transcripts, one attribution a turn.
        reports: readings of articles.
    """

    def __init__(self, transcripts: Iterable[Reading] = (), reports: Iterable[Reading] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self._forms: dict[str, tuple[int, ...]] = {}
        self.documents: list[Document] = []
        every = array("I")
        seen: set[tuple[Kind, str]] = set()
        kinds: tuple[tuple[Kind, Iterable[Reading]], ...] = (("transcript", transcripts), ("report", reports))
        for kind, readings in kinds:
            for reading in readings:
                if (kind, reading.article.id) not in seen:
                    seen.add((kind, reading.article.id))
                    self._add(reading, kind, every)
        self._words: NDArray[np.uint32] = np.frombuffer(every, dtype=np.uint32) if every else np.zeros(0, dtype=np.uint32)
        self._firsts = np.array([document.first for document in self.documents], dtype=np.int64)
        shingles = _shingles(self._words)
        self._order: NDArray[np.int64] = np.argsort(shingles, kind="stable")
        self._sorted = shingles[self._order]
        self._by_word: NDArray[np.int64] = np.argsort(self._words, kind="stable")
        self._ends = np.searchsorted(self._words[self._by_word], np.arange(len(self._numbers) + 2, dtype=np.uint32))

    def _add(self, reading: Reading, kind: Kind, every: array[int]) -> None:
        """Number one reading's words."""
        text = reading.article.text
        spoken = sorted((one for one in reading.attributions if one.parent is None), key=lambda one: one.content)
        first = len(every)
        places: list[tuple[int, int]] = []
        turns: list[int] = []
        kept: list[Attribution] = []
        reached = 0
        for attribution in spoken:
            turns.append(len(places))
            kept.append(attribution)
            for start, end in attribution.content:
                for found in _WORD.finditer(text, max(start, reached), end):
                    for number in self._forms.get(found.group()) or self._number(found.group()):
                        places.append(found.span())
                        every.append(number)
                reached = max(reached, end)
        every.append(0)
        words = np.array(places, dtype=np.int64).reshape(-1, 2)
        self.documents.append(Document(reading, kind, first, words, np.array(turns, dtype=np.int64), tuple(kept)))

    def _number(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's canonical forms: spellings in case and apostrophes share one, contractions have two."""
        numbers = tuple(self._numbers.setdefault(form, len(self._numbers) + 1) for form in split_word(word))
        self._forms[word] = numbers
        return numbers

    def numbers(self, words: str) -> list[int]:
        """The numbers of a query's words; -1 for a word that stands nowhere on record."""
        return [self._numbers.get(form, -1) for word in _WORD.findall(words) for form in split_word(word)]

    def windows(self, query: Sequence[int], most: int = 12) -> list[Window]:
        """Stretches that share most with a query, best first.

        Args:
            query: numbers of its words (`numbers`).
            most: how many to give.
        """
        places, offsets = self._hits(query)
        size = min(_WIDTH, len(query))
        if len(set(offsets.tolist())) * _WIDTH < len(query) - _WIDTH:
            more, others = self._rare(query)
            if len(more):
                places, offsets, size = np.concatenate([places, more]), np.concatenate([offsets, others]), 1
        if not len(places):
            return []
        reach = int(len(query) * _SPREAD) + _SLACK
        order = np.lexsort((offsets, places))
        places, offsets = places[order], offsets[order]
        documents = np.searchsorted(self._firsts, places, side="right") - 1
        windows: list[Window] = []
        start = 0
        for end in range(1, len(places) + 1):
            apart = end == len(places) or documents[end] != documents[start] or places[end] - places[end - 1] > reach
            if apart:
                windows.append(self._window(int(documents[start]), places[start:end], offsets[start:end], size, reach))
                start = end
        windows.sort(key=lambda window: (-len(window.covered), window.document, window.start))
        return windows[:most]

    def _window(self, number: int, places: NDArray[np.int64], offsets: NDArray[np.int64], size: int, reach: int) -> Window:
        """One cluster of hits as a window; of a long cluster the densest part."""
        first = self.documents[number].first
        low, high = _densest(places, offsets, reach)
        covered = frozenset(int(offset) + step for offset in offsets[low:high] for step in range(size))
        return Window(number, int(places[low]) - first, int(places[high - 1]) - first + size, covered)

    def _hits(self, query: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Places of the query's shingles and the shingles' offsets in the query; common shingles count where rare ones are few."""
        if len(query) < _WIDTH:
            return self._scan(query)
        shingles = _shingles(np.array([max(0, number) for number in query], dtype=np.uint32))
        known = [all(number > 0 for number in query[place : place + _WIDTH]) for place in range(len(query) - _WIDTH + 1)]
        low = np.searchsorted(self._sorted, shingles[: len(known)], side="left")
        high = np.searchsorted(self._sorted, shingles[: len(known)], side="right")
        found: list[tuple[Any, int]] = []
        for limit in (_MOST_HITS, _MOST_COMMON):
            found = [
                (self._order[low[place] : high[place]], place)
                for place in range(len(known))
                if known[place] and 0 < high[place] - low[place] <= limit
            ]
            if found:
                break
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        places = np.concatenate([hits for hits, _ in found])
        return places, np.concatenate([np.full(len(hits), place, dtype=np.int64) for hits, place in found])

    def _rare(self, query: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Places of the query's rare words, for words that were put otherwise."""
        found = [
            (self._by_word[self._ends[number] : self._ends[number + 1]], place)
            for place, number in enumerate(query)
            if number > 0 and self._ends[number + 1] - self._ends[number] <= _MOST_HITS
        ]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        return np.concatenate([at for at, _ in found]), np.concatenate([np.full(len(at), place, dtype=np.int64) for at, place in found])

    def _scan(self, query: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Every place of one or two words."""
        if not query or min(query) <= 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        at = np.flatnonzero(self._words == query[0])
        if len(query) > 1 and len(at):
            at = at[at + 1 < len(self._words)]
            at = at[self._words[at + 1] == query[1]]
        return at[:_MOST_COMMON].astype(np.int64), np.zeros(min(len(at), _MOST_COMMON), dtype=np.int64)


def _densest(places: NDArray[np.int64], offsets: NDArray[np.int64], reach: int) -> tuple[int, int]:
    """The range of hits, no wider than `reach`, that holds most different shingles."""
    if places[-1] - places[0] <= reach:
        return 0, len(places)
    best, best_range, low = 0, (0, 1), 0
    counts: dict[int, int] = {}
    for high in range(len(places)):
        counts[int(offsets[high])] = counts.get(int(offsets[high]), 0) + 1
        while places[high] - places[low] > reach:
            gone = int(offsets[low])
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            low += 1
        if len(counts) > best:
            best, best_range = len(counts), (low, high + 1)
    return best_range


def _shingles(words: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """A hash of each three words that follow each other; 0 where a document ends among them."""
    if len(words) < _WIDTH:
        return np.zeros(0, dtype=np.uint64)
    wide = words.astype(np.uint64)
    total = np.zeros(len(words) - _WIDTH + 1, dtype=np.uint64)
    ends = np.zeros(len(total), dtype=bool)
    with np.errstate(over="ignore"):
        for step, prime in enumerate(_PRIMES):
            part = wide[step : step + len(total)]
            ends |= part == 0
            total = (total ^ (part * prime)) * prime
            total ^= total >> np.uint64(29)
    total[ends] = 0
    return total
