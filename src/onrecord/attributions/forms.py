"""Paragraphs that name their speaker by form: `Smith: ...`, `SMITH: ...`, `Q: ...`, `From Smith:`, `"..." - Smith`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.attributions.draft import Draft
from onrecord.attributions.lines import Line
from onrecord.attributions.sentence import Sentence
from onrecord.model import Span
from onrecord.text.quotes import Scan

_PART = r"[^\W\d_][\w.’'\-]*"
_MORE = r"(?:[A-Z][\w.’'\-]*|de|van|von|der|bin|al|el|of|the|and)"
_ASIDE = r"(?:[ ]?\([^()\n]{1,40}\))?"
_NAME = rf"{_PART}(?:[ \u00a0]+{_MORE}){{0,6}}{_ASIDE}"
LABEL = re.compile(rf"(?P<name>[A-Z][A-Z.’'\- ]{{1,60}}{_ASIDE}|Q|A|{_NAME})[ ]?:(?=\s|[“\"'‘«„])[ ]?")
FROM = re.compile(r"(?:From|Via|Per) (?P<name>[^:“\"\n]{2,60}):\s?")
DASHED = re.compile(r"\s?(?P<dash>[-–—]{1,2}|―)\s?(?P<name>[A-Z][^“”\"\n.!?]{1,80}|[A-Z][^“”\"\n]{1,60})\.?$")
WHERE = re.compile(r",? (?:on|in an?|to the|speaking to|via) [^,]*$")
_HEADINGS = """
note, update, updated, editor's note, editor’s note, correction, read more, related, photo, source, sources, watch,
more, location, date, time, when, where, what, why, how, price, contact, email, phone, abstract, full text,
breaking, also, clarification, amendment, disclosure, the result, first, second, third, question, answer,
here, then, http, https, subject, by, example, the facts
"""
_NO_NAMES = frozenset(heading.strip() for heading in _HEADINGS.replace("\n", " ").split(","))


def _is_speaker(name: str) -> bool:
    """Whether a label reads like a person or a role, and not like a heading."""
    words = name.split()
    return (
        name.strip().lower() not in _NO_NAMES
        and len(words) <= 8  # noqa: PLR2004 - a count of words or marks
        and (name.isupper() or all(w[0].isupper() or w in _LOWER for w in words if w[0].isalpha()))
    )


_LOWER = frozenset(["de", "van", "von", "der", "bin", "al", "el", "of", "the", "and"])


def _label(text: str, line: Line, found: Scan, turns: frozenset[str]) -> Sentence | None:
    """A speaker's label at the head of a paragraph, in a transcript or before a quotation."""
    head = FROM.match(text, line.span.start, line.span.end) or LABEL.match(text, line.span.start, line.span.end)
    if not head or not _is_speaker(head.group("name")):
        return None
    name = Span(*head.span("name"))
    transcript = name.of(text).isupper() or name.of(text) in {"Q", "A"} or name.of(text) in turns
    start = head.end()
    while start < line.span.end and text[start].isspace():
        start += 1
    if start >= line.span.end:
        return None
    quotes = [item.quote for item in line.items if item.quote >= 0 and found.quotes[item.quote].span.start >= start]
    first = found.quotes[quotes[0]] if quotes else None
    if not transcript and not (first and first.span.start <= start + 1):
        return None
    end = line.span.end if transcript or not first else found.quotes[quotes[-1]].span.end
    if not transcript and first and text[first.span.end : line.span.end].strip(" .") != "" and len(quotes) == 1:
        end = first.span.end
    mark = Span(text.index(":", name.end), text.index(":", name.end) + 1)
    speaker = () if name.of(text) in {"Q", "A"} else (name,)
    draft = Draft((Span(start, end),), (mark,), speaker, (), 0.8, "label")
    return Sentence(line.number, line.span, [draft])


def recurring(text: str, blocks: Sequence[Span]) -> frozenset[str]:
    """The labels that head several paragraphs, where several speakers take turns: a transcript or an interview."""
    heads = (LABEL.match(text, *block) for block in blocks)
    names = Counter(head.group("name") for head in heads if head and _is_speaker(head.group("name")))
    turns = frozenset(name for name, count in names.items() if count > 1)
    return turns if len(turns) > 1 else frozenset()


def _dashed(text: str, line: Line, found: Scan) -> Sentence | None:
    """`"..." - Smith`: a quotation, a dash and a name are the whole paragraph."""
    if not line.items or line.items[0].quote < 0:
        return None
    quote = found.quotes[line.items[0].quote]
    tail = DASHED.match(text, quote.span.end, line.span.end)
    if not tail or tail.end() != line.span.end or not _is_speaker(tail.group("name").split(",")[0]):
        return None
    cue, name = Span(*tail.span("dash")), Span(*tail.span("name"))
    where = WHERE.search(text, *name)
    name = Span(name.start, where.start()) if where else name
    return Sentence(line.number, line.span, [Draft((quote.span,), (cue,), (name,), (), 0.8, "dash")])


def labelled(text: str, line: Line, found: Scan, turns: frozenset[str] = frozenset()) -> list[Sentence] | None:
    """Read a paragraph whose form names its speaker, or None where it has no such form; `turns` are the labels of a transcript."""
    sentence = _label(text, line, found, turns) or _dashed(text, line, found)
    return [sentence] if sentence else None
