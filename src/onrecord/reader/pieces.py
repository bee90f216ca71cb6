"""Paragraphs become windows of wordpieces: whole paragraphs side by side, long ones cut at sentence ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.model.article import Article
from onrecord.model.span import Span
from onrecord.reader.words import ENDS, codes, split

CLS, SEP, UNKNOWN = 101, 102, 100
BUDGET = 128
LIMIT = 256
LONGEST_WORD = 100
MOST_PIECES = 16
REMEMBERED = 200_000


class Pieces:
    """Wordpieces of single words, remembered: most words of an article have been seen before."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Wordpiece numbers of one word, at least one."""
        key = word.lower()
        found = self._known.get(key)
        if found is None:
            found = self._tokenizer.encode(word[:LONGEST_WORD], add_special_tokens=False).ids[:MOST_PIECES] or [UNKNOWN]
            if len(self._known) < REMEMBERED:
                self._known[key] = found
        return found


def pieces_of(path: Path) -> Pieces:
    """The wordpieces of a tokeniser's file.

    Raises:
        Exception: whatever the tokeniser's library raises for a file that is none.
    """
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Pieces(tokenizer)


@dataclass(slots=True)
class Window:
    """One pass of the encoder.

    Attributes:
        pieces: wordpiece numbers, with markers.
        codes: a feature code for each; 0 for markers.
        firsts: for each word of the window, in order, the place of its first piece.
    """

    pieces: list[int] = field(default_factory=lambda: [CLS])
    codes: list[int] = field(default_factory=lambda: [0])
    firsts: list[int] = field(default_factory=list)

    def close(self) -> None:
        """End a paragraph, or a part of one."""
        self.pieces.append(SEP)
        self.codes.append(0)


@dataclass(slots=True)
class Layout:
    """An article's words, its blocks, and the windows that they stand in, in order."""

    words: list[Span]
    blocks: list[tuple[int, int]]
    windows: list[Window]


def lay(article: Article, pieces: Pieces, budget: int = BUDGET, limit: int = LIMIT) -> Layout:
    """Split an article's body into words and pack its paragraphs into windows.

    Args:
        article: the article.
        pieces: wordpieces of words.
        budget: wordpieces that paragraphs side by side may have together.
        limit: wordpieces that a paragraph alone may have; a longer one is cut.
    """
    layout = Layout([], [], [])
    window = Window()
    for start, end in article.body:
        words = split(article.text, start, end)
        if not words:
            continue
        at = len(layout.words)
        layout.words += [Span(word.start, word.end) for word in words]
        layout.blocks.append((at, len(layout.words)))
        cut = [pieces(word.text) for word in words]
        marks = codes([(word.text, word.glued) for word in words])
        for first, last in _parts([word.text for word in words], cut, limit - 2):
            size = 1 + sum(map(len, cut[first:last]))
            if window.firsts and len(window.pieces) + size > budget:
                layout.windows.append(window)
                window = Window()
            for i in range(first, last):
                window.firsts.append(len(window.pieces))
                window.pieces += cut[i]
                window.codes += [marks[i]] * len(cut[i])
            window.close()
    if window.firsts:
        layout.windows.append(window)
    return layout


def _parts(words: Sequence[str], cut: Sequence[Sequence[int]], most: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges of words, each at most `most` pieces: after the last sentence end that fits, else where it is full."""
    first, size, stop = 0, 0, 0
    i = 0
    while i < len(words):
        if size + len(cut[i]) > most:
            last = stop if stop > first else i
            yield first, last
            first, size = last, sum(map(len, cut[last:i]))
            stop = first
            continue
        size += len(cut[i])
        i += 1
        if words[i - 1] in ENDS:
            stop = i
    yield first, len(words)
