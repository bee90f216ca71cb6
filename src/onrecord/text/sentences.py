"""Text into sentences."""

from __future__ import annotations

import re

from onrecord.model.span import Span

_SHORT = """
adm aka al approx apr asst assn atty aug ave bldg blvd brig bros ca capt cf cmdr co col comdr cong corp cpl dec del dem dept
det dir dist div dr ed eds eg esp est etc ex feb fig fla fr ft gen gov hon inc insp ind jan jr jul jun kan lib lt ltd maj mar
mass messrs mfg mgr mich minn miss mlle mme mo mr mrs ms mt mx nat neb nev no nos nov oct okla ore pa pp penn pfc ph pres prof
prop pt pvt rep reps ret rev sec sen sens sept sgt spc sq sr st sta ste supt tel tenn tex treas univ va vol vs wash wis wm yr
"""
_LAST = "etc inc corp co ltd jr sr al est ind mass miss mar ex ed"
_BEFORE_NUMBER = "no nos fig sec vol pp pt art"
ABBREVIATIONS = frozenset(_SHORT.split())
ENDS_TOO = frozenset(_LAST.split())
NUMBERED = frozenset(_BEFORE_NUMBER.split())
_END = re.compile(r"[.!?…‽。！？]+[\"'”’»›)\]」』]*")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:[.&][^\W_]+)*)$")
_OPENERS = "\"'“‘„«‹([「『"


def is_abbreviation(text: str, stop: int, low: int = 0) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation ("Gen.", "U.S.", an initial)."""
    found = _WORD_BEFORE.search(text, max(low, stop - 24), stop)
    if not found:
        return False
    word = found.group(1)
    return word.lower() in ABBREVIATIONS or "." in word or (len(word) == 1 and word.isupper() and word != "I")


def _ends_here(text: str, found: re.Match[str], low: int, high: int) -> bool:
    """Whether a run of stops ends a sentence: what follows begins like one, and no abbreviation stands before."""
    at = found.end()
    while at < min(high, found.end() + 8) and text[at].isspace():
        at += 1
    if at == found.end() and at < high:
        return False
    following = text[at : at + 1] if at < high else ""
    if not following:
        return True
    peek = text[at + 1 : at + 2] if following in _OPENERS else following
    if peek.islower():
        return False
    if found.group() == "." and is_abbreviation(text, found.start(), low):
        word = _WORD_BEFORE.search(text, max(low, found.start() - 24), found.start())
        known = word.group(1).lower() if word else ""
        return (known in ENDS_TOO and peek.isupper()) or (known in NUMBERED and not peek.isdigit())
    return True


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, in order, offsets into the whole text, no white space at their ends.

    A full stop ends a sentence unless it belongs to an abbreviation or a number, or a lower-case word follows;
    closing marks and brackets after it belong to the sentence. A line break alone never ends one: give one
    paragraph at a time.
    """
    high = len(text) if end is None else end
    out: list[Span] = []
    begin = start
    for found in _END.finditer(text, start, high):
        if found.start() >= begin and _ends_here(text, found, start, high):
            out.append(Span(begin, found.end()))
            begin = found.end()
    out.append(Span(begin, high))
    return [span for span in (_strip(text, s) for s in out) if span is not None]


def _strip(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
