"""Outlets, agencies, translators and go-betweens as markers: to whom words were given, and who handed them on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.chains.lexicon import role_of
from onrecord.chains.marker import Marker, station
from onrecord.chains.patterns import (
    GENERIC_OUTLET,
    GIVEN,
    HANDED,
    MONTHLIKE,
    NOUNS,
    PASSED,
    PROGRAMME,
    PROPER,
    QUOTES,
    THROUGH,
    VERSION,
    WRITER,
)
from onrecord.model import Hop, Role, Span
from onrecord.text.outlets import OUTLET_WORD, is_outlet

NEAR_START: Final = 12
_WIRE: Final = re.compile(r"\b(?:news agency|news service|wire service)\b")
_WHOSE: Final = frozenset({"State", "National", "Public"})
_PASSED_ON: Final = re.compile(r"\b[Aa]ccording\s+\Z")
_AND: Final = re.compile(rf"\s+and\s+(?:[Tt]he\s+)?(?P<name>{PROPER})")
_PAPER: Final = re.compile(rf"\b(?:{NOUNS})s?\b[^.;]{{0,60}}\Z")
_VOICE: Final = re.compile(r"\b(?:lawyer|attorney|spokes\w+|office|aide|press secretary|publicist|agent|speaker|representative)s?\b")


def programmes(text: str, narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Programmes in quotation marks (`on the programme "The Hour"`)."""
    for match in PROGRAMME.finditer(text, low, high):
        span = Span(*match.span("name"))
        owner = re.sub(r"['’]s?\Z", "", (match["owner"] or "").strip())
        called = "program" in match.group() or "show" in match.group()
        likely = is_outlet(owner) if owner else match.group()[:3].lower() != "for" and _title(match["name"])
        if narrated[span.start] != text[span.start] or not (called or likely):
            continue
        evidence = (Span(match.start("owner"), match.start("owner") + len(owner)), span) if owner else (span,)
        yield Marker(
            span,
            "occasion",
            "interview",
            (Hop(match["name"].strip(), None, "outlet", evidence),),
            name=match["name"].strip(),
            evidence=evidence,
        )


def _title(name: str) -> bool:
    words = [word for word in name.split() if len(word) > 3]  # noqa: PLR2004 - `the`, `and`, `of` stay small in titles
    return bool(words) and all(word[0].isupper() for word in words)


def _role(match: re.Match[str], name: str) -> Role:
    """The role of the outlet that a match names: by its name, or by what it is called there ("the state news agency VNA")."""
    return "agency" if match["described"] and _WIRE.search(match["outlet"]) else role_of(name)


def _named_outlet(match: re.Match[str]) -> tuple[str, Span] | None:
    """The outlet that a match names, where it is one."""
    group = next((group for group in ("described", "affiliate") if match[group]), None)
    if group is not None:
        name = match[group].rstrip(".,")
        return name, Span(match.start(group), match.start(group) + len(name))
    name, (start, end) = match["plain"], match.span("plain")
    if match["tail"] and name in _WHOSE:
        return f"{name.lower()}{match['tail']}", Span(start, match.end("tail"))
    name = name.rstrip(".,")
    first, joined, second = name.partition(" and ")
    if joined and is_outlet(first) and is_outlet(second):
        name = first
    for stop in (r"['’]s?(?:\s.*)?\Z", rf"\s+(?:on\s+)?{MONTHLIKE.pattern}.*\Z", r"\s+in\s+.*\Z"):
        name = re.sub(stop, "", name)
    end = start + len(name)
    if match["tail"] or is_outlet(name) or is_outlet(f"The {name}"):
        return name, Span(start, end)
    parts = name.split()
    for size in range(len(parts) - 1, 0, -1):
        head = re.match(r"\s+".join(map(re.escape, parts[:size])), name)
        if head and is_outlet(head.group()) and (size > 1 or not re.fullmatch(OUTLET_WORD, parts[0])):
            return head.group(), Span(start, start + len(head.group()))
    first = parts[0] if parts else ""
    if len(first) > 2 and first.isupper() and is_outlet(first):  # noqa: PLR2004 - `US`, `UN`
        return first, Span(start, start + len(first))
    return None


def interviews(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Outlets that words were given to, or written for."""
    for match in GIVEN.finditer(narrated, low, high):
        how = match["how"].lower()
        named = _named_outlet(match)
        if named is None:
            continue
        name, span = named
        if how in {"on", "to"} and (match["affiliate"] or _PASSED_ON.search(narrated, low, match.start())):
            continue
        if how == "to" and not match["described"]:
            ended = re.match(r"\s*(?:[.,;]|\Z)", narrated[span.end : high])
            if re.search(r"(?:\A|[\x00\n\s])[-–—]\s*[A-Z][^.;\n]{2,100}\Z", narrated[low : match.start()]) and ended:
                yield Marker(span, "occasion", "interview", (station(name, _role(match, name), span),))
                continue
            if not re.search(
                rf"\b(?:said|explained|confirmed|added|statement|comment\w*|remarks|e-?mail|wrote"
                rf"|interview)\b[^;]{{0,{140 if ended else 40}}}\Z",
                narrated[max(low, match.start() - 160) : match.start()],
            ):
                continue
        medium = "article" if how.startswith(("wrote", "writing", "piece", "op-ed", "column")) else "interview"
        yield Marker(span, "occasion", medium, (station(name, _role(match, name), span),))


def passings(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Whoever handed words on: outlets and translators, writers of an outlet, go-betweens."""
    yield from _handed_on(narrated, low, high)
    yield from _cited(narrated, low, high)
    yield from _go_betweens(narrated, low, high)


def _handed_on(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """`As cited by`, `in a translation by`, `seen by`."""
    for match in PASSED.finditer(narrated, low, high):
        how = match["how"].lower()
        translated = (
            "translat" in how
            or re.search(r"translat(?:ion|ed)\b[^.]{0,40}\Z", narrated[max(low, match.start() - 50) : match.start()]) is not None
        )
        named = _named_outlet(match)
        if named is None and not translated:
            continue
        if how == "by" and not translated and not re.match(r"\s+as\s+(?:saying|having)", narrated[match.end() : match.end() + 12]):
            continue
        name, span = named or (match["plain"], Span(*match.span("plain")))
        role: Role = "translator" if translated else _role(match, name)
        person = re.search(
            r"\b(?:who\s+(?:was|were)|remarks|comments|speech|words)\b[^.]{0,40}\Z", narrated[max(low, match.start() - 60) : match.start()]
        )
        alone = not translated and not person
        yield Marker(span, "passing", None, (station(name, role, span),), alone=alone)
        if (other := _and_outlet(narrated, span.end, high)) is not None:
            yield Marker(other, "passing", None, (station(other.of(narrated), role_of(other.of(narrated)), other),), alone=alone)


def _cited(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """An outlet that quotes or reports, by its name, its writer, or as `the agency`."""
    for match in VERSION.finditer(narrated, low, high):
        name, span = _named_outlet(match) or (match["plain"] or "", Span(*match.span("plain")))
        if name:
            yield Marker(span, "passing", None, (station(name, "translator", span),), alone=True)
    for match in WRITER.finditer(narrated, low, high):
        named = _named_outlet(match)
        if named is not None:
            yield Marker(named[1], "passing", None, (station(named[0], _role(match, named[0]), named[1]),), alone=True)
    for match in QUOTES.finditer(narrated, low, high):
        named = _named_outlet(match)
        if named is None or not _reports(narrated, match, named[1], low, high):
            continue
        yield Marker(named[1], "passing", None, (station(named[0], _role(match, named[0]), named[1]),), alone=True)
    for match in GENERIC_OUTLET.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        yield Marker(span, "passing", None, (station(match["who"], role_of(match["who"]), span),), alone=True)


def _go_betweens(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Spokespeople, lawyers, interpreters, and whoever let a paper out."""
    for match in HANDED.finditer(narrated, low, high):
        if not _PAPER.search(narrated[max(low, match.start() - 90) : match.start()]):
            continue
        name, start = (match["named"], match.start("named")) if match["named"] else (_trim(match["who"]), match.start("who"))
        span = Span(start, start + len(name))
        role: Role = "spokesperson" if _VOICE.search(match["who"]) else "recipient"
        yield Marker(span, "passing", None, (station(name, role, span),), alone=True)
    for match in THROUGH.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        role = "translator" if re.search("translator|interpreter", match["who"]) else "spokesperson"
        yield Marker(span, "passing", None, (station(match["named"] or match["who"], role, span),), alone=True)


def _and_outlet(narrated: str, start: int, high: int) -> Span | None:
    """A second outlet beside the first (`seen by the Courier and Volmar Radio`)."""
    match = _AND.match(narrated, start, high)
    return Span(*match.span("name")) if match is not None and is_outlet(match["name"]) else None


def _reports(narrated: str, match: re.Match[str], named: Span, low: int, high: int) -> bool:
    """Whether an outlet that `reported` or `wrote` stands for the words: it quotes, opens the sentence or closes it."""
    if not match["how"].startswith(("report", "wr")) or match["after"] or named.start <= low + NEAR_START:
        return True
    led = re.search(r"[,”\"\x00]\s+(?:[Tt]he\s+)?\Z", narrated[max(low, match.start() - 3) : named.start])
    return led is not None and re.match(r"(?:\s+(?:on\s+)?\w+day)?\s*(?:\.|\Z)", narrated[match.end() : high]) is not None


def _trim(who: str) -> str:
    return re.sub(
        rf"\s+(?:on|in|at|to|for|this|last|after|before|and|who|that|earlier|late|said|says|reads?|states?|stated)\b.*\Z"
        rf"|\s+{MONTHLIKE.pattern}.*\Z",
        "",
        who,
    )
