"""A wording as comparable terms: case, quotation style, contractions, abbreviations and spelled-out numbers put on one footing.

Every term keeps the span it came from, so that whatever is found among terms can be shown in the text. One word may give several terms
("didn't": `did`, `not`) and several words may give one ("ninety-six": `96`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from onrecord.model.span import Span
from onrecord.text.numerals import ORDINALS, SCALES, UNITS, Numeral, plain, value

TermKind = Literal["word", "name", "initial", "number"]

_LETTERS = r"[^\W\d_]"
_TOKEN = re.compile(
    rf"""
    (?P<lead>\[{_LETTERS}\]{_LETTERS}+(?:['’ʼ]{_LETTERS}+)*)     # [W]e
  | (?P<gap>[\[(]?\s*(?:…|\.{{2,}}|\.(?:\s\.)+|\*\s\*\s\*)\s*[\])]?)
  | (?P<open>\[) | (?P<close>\])
  | (?P<figure>\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s|k|m|bn|tn)\b)?)
  | (?P<dotted>(?:{_LETTERS}\.){{2,}})                             # U.S., p.m.
  | (?P<cent>per\s+cents?\b)
  | (?P<word>{_LETTERS}+(?:[*'’ʼ]+{_LETTERS}+|\*+)*)
  | (?P<sign>[%&$€£])
  | (?P<stop>[.!?;:]["”’'»)\]]*(?=\s|$)|\n)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BRACKET_REACH = 240
_SIGNS = {"%": "percent", "&": "and", "$": "dollar", "€": "euro", "£": "pound"}
_MONEY = frozenset({"dollar", "euro", "pound"})
_WHOLE: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "cant": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "dont": ("do", "not"),
    "let's": ("let", "us"),
    "y'all": ("you", "all"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "gotten": ("got",),
    "alright": ("all", "right"),
    "everyone": ("everyone",),
    "ok": ("okay",),
    "o'clock": ("o'clock",),
    "mr": ("mr",),
    "mister": ("mr",),
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative",),
    "dr": ("doctor",),
    "gen": ("general",),
    "sgt": ("sergeant",),
    "pct": ("percent",),
    **{month[:3]: (month,) for month in ("january", "february", "august", "october", "november", "december")},
    "sept": ("september",),
    "st": ("saint",),
    "vs": ("versus",),
    "dollars": ("dollar",),
    "euros": ("euro",),
    "pounds": ("pound",),
    "percents": ("percent",),
}
_ENDINGS = {"'ll": "will", "'re": "are", "'ve": "have", "'d": "would", "'m": "am"}
_IS_AFTER = frozenset(
    """he she it that this there here what who where when how why which one everybody everyone somebody someone nobody nothing
    something""".split()  # noqa: SIM905
)


class Term(NamedTuple):
    """One comparable unit of a wording.

    Attributes:
        form: its canonical form: lower case, no accents, numbers in digits.
        span: where it stands, in code points of the text it was read from.
        kind: `number`; `name` (capitalised inside a sentence); `initial` (capitalised where a sentence opens); else `word`.
        inserted: whether it stands inside an editor's square brackets.
    """

    form: str
    span: Span
    kind: TermKind
    inserted: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording as terms.

    Attributes:
        text: what the spans count in.
        terms: in order.
        gaps: indices of terms before which the text shows an omission (an ellipsis); `len(terms)` for one at the end.
        seams: indices of terms that open a new piece of a broken quotation.
        stops: indices of terms before which a sentence or clause ended (`.`, `!`, `?`, `;`, `:`, a line break).
    """

    text: str
    terms: tuple[Term, ...]
    gaps: frozenset[int] = frozenset()
    seams: frozenset[int] = frozenset()
    stops: frozenset[int] = frozenset()

    @property
    def forms(self) -> list[str]:
        """The terms' forms, in order."""
        return [term.form for term in self.terms]

    def own(self) -> list[str]:
        """The forms that the speaker uttered: editors' insertions left out."""
        return [term.form for term in self.terms if not term.inserted]


@lru_cache(maxsize=65536)
def split_word(word: str) -> tuple[str, ...]:
    """The canonical forms of one word; contractions are opened.

    Args:
        word: letters and apostrophes as they stand in a text.
    """
    folded = fold(word)
    if folded in _WHOLE:
        return _WHOLE[folded]
    if folded.endswith("n't") and len(folded) > len("n't"):
        return (folded[:-3], "not")
    head, mark, tail = folded.rpartition("'")
    if mark and head:
        if tail == "s":
            return (head, "is") if head in _IS_AFTER else (spelling(head), "'s")
        if mark + tail in _ENDINGS:
            return (spelling(head), _ENDINGS[mark + tail])
    return (spelling(folded),)


def fold(word: str) -> str:
    """Lower case without accents, every apostrophe the typewriter's."""
    word = word.replace("’", "'").replace("ʼ", "'").replace("‘", "'")
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return word.casefold().strip("'")


_SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2}[lvbndm])our(s|ed|ing|able|ite|ites|hood)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{3})(elled|elling|eller|ellers)$"), lambda found: found.group(1).replace("ll", "l")),
)


def spelling(word: str) -> str:
    """One form for British and American spellings of a word in lower case; not a spelling to show to anybody."""
    if len(word) > len("wise"):
        for pattern, put in _SPELLINGS:
            word = pattern.sub(put, word)
    return word


def phrase(text: str, spans: Sequence[Span] | None = None) -> Phrase:
    """Read a wording.

    Args:
        text: the text that spans count in, in Unicode code points.
        spans: the pieces to read, in order; the whole text where None.

    Returns:
        the terms of all the pieces; square brackets, ellipses and the pieces' seams are remembered, quotation marks are not.
    """
    raw: list[Numeral] = []
    gaps: set[int] = set()
    seams: set[int] = set()
    stops: set[int] = set()
    for span in (Span(0, len(text)),) if spans is None else spans:
        if raw:
            seams.add(len(raw))
        _read(text, span, raw, gaps, stops)
    return _number(text, raw, gaps, seams, stops)


def _read(text: str, span: Span, raw: list[Numeral], gaps: set[int], stops: set[int]) -> None:
    """Add one piece's raw terms, and the indices of its gaps and stops."""
    closing = -1
    opening = True
    for found in _TOKEN.finditer(text, span.start, span.end):
        group = found.lastgroup or ""
        here = Span(*found.span())
        if group == "gap":
            gaps.add(len(raw))
            opening = True
        elif group == "stop":
            stops.add(len(raw))
            opening = True
        elif group == "open":
            closing = text.find("]", here.end, min(span.end, here.end + _BRACKET_REACH))
        elif group != "close":
            inserted = here.start < closing
            raw.extend(_terms(group, found.group(), here, inserted=inserted, opening=opening))
            opening = False


def _terms(group: str, word: str, span: Span, *, inserted: bool, opening: bool) -> Iterator[Numeral]:
    """The raw terms of one token."""
    if group == "figure":
        yield Numeral(plain(word), span, "number", inserted, figure=True)
    elif group == "sign":
        yield Numeral(_SIGNS[word], span, "word", inserted)
    elif group == "cent":
        yield Numeral("percent", span, "word", inserted)
    elif group == "dotted":
        form = fold(word).replace(".", "")
        yield Numeral("usa" if form == "us" else form, span, "name" if word[0].isupper() else "word", inserted)
    else:
        if group == "lead":
            word = word[1] + word[3:]
        kind: TermKind = "word"
        if word[0].isupper() and word not in {"I", "OK"} and not word.startswith(("I'", "I’")):
            kind = "initial" if opening else "name"
        if word in {"US", "USA"}:
            yield Numeral("usa", span, "name", inserted)
            return
        for form in split_word(word):
            yield Numeral(form, span, kind, inserted)
            kind = "word"


def _number(text: str, raw: list[Numeral], gaps: set[int], seams: set[int], stops: set[int]) -> Phrase:
    """Join the words of one number; move the indices along."""
    if not any(term.kind == "number" or term.form in UNITS or term.form in SCALES or term.form in ORDINALS for term in raw):
        terms = tuple(Term(t.form, t.span, t.kind, t.inserted) for t in raw)
        return Phrase(text, terms, frozenset(gaps), frozenset(seams), frozenset(stops))
    breaks = gaps | seams | stops
    kept: list[Term] = []
    moved: dict[int, int] = {}
    place = 0
    while place < len(raw):
        moved[place] = len(kept)
        form, width = value(raw, place, breaks)
        if width:
            for offset in range(width):
                moved[place + offset] = len(kept)
            kept.append(Term(form, Span(raw[place].span.start, raw[place + width - 1].span.end), "number", raw[place].inserted))
            if len(kept) > 1 and kept[-2].form in _MONEY and kept[-2].span.end == kept[-1].span.start:
                money = Span(kept[-2].span.start, kept[-1].span.end)  # one word, as a contraction is: "$5" is "5 dollars"
                kept[-2:] = [term._replace(span=money) for term in kept[:-3:-1]]
            place += width
        else:
            term = raw[place]
            kept.append(Term(term.form, term.span, term.kind, term.inserted))
            place += 1
    moved[len(raw)] = len(kept)

    def shift(indices: Iterable[int]) -> frozenset[int]:
        return frozenset(moved[index] for index in indices)

    return Phrase(text, tuple(kept), shift(gaps), shift(seams), shift(stops))
