"""What a trained encoder saw in one article: its words, a score for every tag at every word, and the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.model.span import Span, Spans

NameType = Literal["person", "organisation", "place", "misc"]


@dataclass(frozen=True, slots=True)
class Scores:
    """A table of float32 scores, one row a word, one column a label; readable with `numpy.frombuffer`.

    Attributes:
        labels: the columns' names, in order.
        values: row-major little-endian float32, `len(words) * len(labels) * 4` bytes.
    """

    labels: tuple[str, ...]
    values: bytes


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the encoder found.

    Attributes:
        span: where.
        type: `person`, `organisation`, `place`, or `misc` for names of anything else.
        probability: of the type at its least certain word, as the encoder says; between 0 and 1.
    """

    span: Span
    type: NameType
    probability: float


@dataclass(frozen=True, slots=True)
class Encoding:
    """One article as the encoder saw it.

    Attributes:
        words: spans of the words and marks, in order, over the article's body.
        blocks: half-open ranges of word indices, one a paragraph: no finding crosses from a block into an unrelated one.
        tags: emission scores of the attribution tags (`O`, `B-source`, ...).
        nested: the same for attributions that stand inside a content; of meaning inside contents alone.
        vectors: low-dimensional word vectors for linking, labels are their dimensions.
        names: people, organisations, places and other names, in order, none over another.
        who: vectors by which a pronoun finds whom it stands for: columns `q…` of the word as a pronoun, as many `k…` of the word as the
            last one of somebody's name or description, and `c`, what speaks for it by itself. No columns where the weights have none.
    """

    words: Spans
    blocks: tuple[tuple[int, int], ...]
    tags: Scores
    nested: Scores
    vectors: Scores
    names: tuple[Name, ...]
    who: Scores = Scores((), b"")
