"""An article's words with their sentence, paragraph and whether they stand inside quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Article, Span

WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\b[A-Z]\.(?=\s?[A-Z])|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Jr|Sr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Pres|Cpl|Det|No|vs"
    r"|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|Md|Mich|Minn|Miss|Mo"
    r"|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo)\."
    r"|(?:[^\W\d_]|[0-9])[\w]*(?:[-‑'’`ʿʾ‘][^\W_]+)*|[@#]\w+|…|\.{2,}|--+|\S"
)
CLITIC = re.compile(r"['’‘](?:s|d|ll|re|ve|m)$", re.IGNORECASE)
OPENING = "“«„"
CLOSING = "”»"
STOPS = frozenset(".!?")
LONG = 2000


@dataclass(frozen=True, slots=True)
class Words:
    """Columns, one entry a word or mark; "'s", "'d" and the like are words of their own.

    Attributes:
        text: the article's text.
        spans: where each word stands.
        words: the words themselves.
        lower: the same in lower case.
        sentences: number of the sentence that each word stands in, rising over the whole article.
        paragraphs: number of the paragraph, as in `article.body`.
        quoted: whether the word stands between quotation marks.
        first: whether the word begins a sentence, a quotation or what follows a colon.
    """

    text: str
    spans: tuple[Span, ...]
    words: tuple[str, ...]
    lower: tuple[str, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]
    quoted: tuple[bool, ...]
    first: tuple[bool, ...]

    def between(self, start: int, end: int) -> range:
        """Indices of the words that begin inside `[start, end)`, offsets in code points."""
        return range(lower_bound(self.spans, start), lower_bound(self.spans, end))

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after an offset."""
        return lower_bound(self.spans, offset)

    def sentence(self, index: int) -> range:
        """Indices of the words of the sentence that a word stands in."""
        return _alike(self.sentences, index)

    def paragraph(self, index: int) -> range:
        """Indices of the words of the paragraph that a word stands in."""
        return _alike(self.paragraphs, index)

    def span(self, first: int, last: int) -> Span:
        """The stretch from one word to the end of another, both included."""
        return Span(self.spans[first].start, self.spans[last].end)


def _alike(numbers: Sequence[int], index: int) -> range:
    """The indices that share the number of one of them, in numbers that rise."""
    return range(bisect_left(numbers, numbers[index]), bisect_right(numbers, numbers[index]))


def lower_bound(spans: Sequence[Span], offset: int) -> int:
    """How many spans begin before the offset."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def tokens(text: str, start: int, end: int) -> list[Span]:
    """Words and marks of one paragraph."""
    found: list[Span] = []
    for match in WORD.finditer(text, start, end):
        span = Span(match.start(), match.end())
        if span.length > LONG:
            continue
        clitic = CLITIC.search(match[0])
        if clitic and clitic.start():
            cut = span.start + clitic.start()
            found += [Span(span.start, cut), Span(cut, span.end)]
        else:
            found.append(span)
    return found


def read_words(article: Article) -> Words:
    """Cut the body of an article into words.

    Args:
        article: only what lies inside `article.body` is read; the whole text where no body is given.
    """
    text = article.text
    columns: tuple[list[Span], list[str], list[int], list[int], list[bool], list[bool]] = ([], [], [], [], [], [])
    spans, words, sentences, paragraphs, quoted, first = columns
    sentence = 0
    for number, paragraph in enumerate(article.body or ((0, len(text)),)):
        inside, begin = False, True
        cut = tokens(text, *paragraph)
        for index, span in enumerate(cut):
            word = text[span.start : span.end]
            opens = word in OPENING or (word == '"' and not inside)
            closes = word in CLOSING or (word == '"' and inside)
            inside = (inside or opens) and not closes
            spans.append(span)
            words.append(word)
            sentences.append(sentence)
            paragraphs.append(number)
            quoted.append(inside and not opens)
            first.append(begin)
            begin = opens or word in ":•" or (begin and not word[0].isalnum() and not closes) or ends_sentence(text, cut, index)
            if ends_sentence(text, cut, index):
                sentence += 1
        sentence += 1
    return Words(
        text,
        tuple(spans),
        tuple(words),
        tuple(word.lower() for word in words),
        tuple(sentences),
        tuple(paragraphs),
        tuple(quoted),
        tuple(first),
    )


def ends_sentence(text: str, cut: Sequence[Span], index: int) -> bool:  # noqa: PLR0911  one return a case
    """Whether a word of a paragraph ends its sentence: a stop, with a capital, a digit or an opening mark after it."""
    word = text[cut[index].start : cut[index].end]
    if word in CLOSING or word in {'"', "'", "’"}:
        if index == 0 or text[cut[index - 1].start] not in STOPS:
            return False
    elif word[0] not in STOPS and not (word.endswith(".") and word.count(".") > 1):
        return False
    if index + 1 == len(cut):
        return True
    after = text[cut[index + 1].start]
    if after in "”»’" or (after == '"' and cut[index].end == cut[index + 1].start):
        return False
    if cut[index + 1].start == cut[index].end:
        return False
    if word.count(".") > 1:
        return False
    return after.isupper() or after.isdigit() or after in OPENING or after in "\"'‘([@#"
