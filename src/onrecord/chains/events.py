"""Speeches, hearings and other events as markers, with their name and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.chains.lexicon import OCCASIONS
from onrecord.chains.marker import Marker
from onrecord.chains.papers import sets_apart
from onrecord.chains.patterns import (
    ABOUT,
    AUDIENCE,
    FLOOR,
    HELD,
    MONTHLIKE,
    NAMED,
    PEOPLE_FIRST,
    SPEAKING,
    TESTIFIED,
    WHERE,
)
from onrecord.model import Span
from onrecord.text.outlets import is_outlet
from onrecord.text.wordlist import wordlist


def occasions(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Speeches, hearings, meetings and audiences."""
    named: list[Span] = []
    for match in NAMED.finditer(narrated, low, high):
        if is_outlet(match["name"]) or (match["lead"].lower() in {"during", "for", "in"} and not _speaking(narrated, low, match.start())):
            continue
        span = Span(*match.span("name"))
        named.append(span)
        place, where = _place(narrated, span.end, high)
        evidence = (span, where) if where else (span,)
        yield Marker(span, "occasion", "event", (), name=match["name"], place=place, evidence=evidence)
    for match in HELD.finditer(narrated, low, high):
        span = Span(*match.span("np"))
        if any(span.overlaps(other) for other in named):
            continue
        if _TOLD_OF.search(narrated, low, match.start()):
            continue
        medium = next(name for name in OCCASIONS if match[name.replace(" ", "_")])
        lead = (match["lead"] or "").lower()
        if medium == "event" and lead == "for" and not _speaking(narrated, low, match.start()):
            continue
        generic = match["noun"].lower() in {"remarks", "comments"}
        if medium not in {"speech", "interview"} and lead in {"the", "his", "her", "their", "to", "made", "making", "gave"}:
            continue
        if medium == "event" and lead not in _ATTENDED:
            continue
        if medium == "debate" and (lead not in {"in", "at", "during"} or ABOUT.match(narrated, match.end(), high)):
            continue
        place, where = _place(narrated, match.end(), high)
        noun = Span(*match.span("noun"))
        whole = medium == "event"
        shown = span if whole else noun
        evidence = (shown, where) if where else (shown,)
        known = (match["det"] or lead).lower() in {"the", "his", "her", "their", "this", "that", "those", "these"}
        medium = "remarks" if generic else medium
        name = match["np"].strip() if whole else None
        other = sets_apart(match)
        yield Marker(span, "occasion", medium, (), name=name, place=place, evidence=evidence, known=known, other=other)
    for match in FLOOR.finditer(narrated, low, high):
        span = Span(*match.span("name"))
        yield Marker(span, "occasion", "speech", (), name=match["name"], evidence=(span,))
    for match in AUDIENCE.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        medium = "press conference" if match["who"] in {"reporters", "journalists"} else "speech"
        yield Marker(span, "occasion", medium, (), evidence=(span,), known=True)
    for match in TESTIFIED.finditer(narrated, low, high):
        span = Span(*match.span())
        yield Marker(span, "occasion", "hearing", (), evidence=(span,))


_TOLD_OF: Final = re.compile(r"\babout\s+\Z")
_ATTENDED: Final = wordlist("in at during for addressing addressed attended hosted held told telling")


def _speaking(narrated: str, low: int, start: int) -> bool:
    """Whether words are spoken at what follows (`recorded for a congress`), or something else is done for it or in its time."""
    return SPEAKING.search(narrated, max(low, start - 80), start) is not None


def _place(narrated: str, start: int, high: int) -> tuple[str | None, Span | None]:
    match = WHERE.match(narrated[start : min(high, start + 140)])
    if not match or MONTHLIKE.match(match["place"]) or PEOPLE_FIRST.match(match["place"]):
        return None, None
    place = re.sub(rf",?\s+{MONTHLIKE.pattern}.*\Z", "", match["place"]).rstrip(",.")
    begin = start + match.start("place")
    return place, Span(begin, begin + len(place))
