"""Statements, posts and documents as markers: what somebody issued, and what speaks for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from onrecord.chains.marker import Marker, station
from onrecord.chains.patterns import (
    AMBIGUOUS,
    CHANNEL,
    DOCUMENT,
    EMAILED,
    MONTHLIKE,
    PLATFORM,
    POST_ON,
    PROPER,
    TWEETED,
)
from onrecord.model import Hop, Role, Span
from onrecord.text.outlets import is_outlet
from onrecord.text.wordlist import wordlist


def documents(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Statements, letters, recordings and other papers."""
    taken: set[int] = set()
    for number, pattern in enumerate(DOCUMENT):
        for match in pattern.finditer(narrated, low, high):
            if match.start("noun") not in taken and not _topic(narrated, match, number):
                taken.add(match.start("noun"))
                yield _paper(match, number)


def _paper(match: re.Match[str], number: int) -> Marker:
    """A statement, a post or a document as a marker."""
    span, det = Span(*match.span("noun")), (match["det"] or "").lower()
    known, other = det in {"the", "this", "that", "these", "those"}, sets_apart(match)
    if match["post"]:
        return Marker(span, "occasion", "post", (station(_site(match["post"]), "platform", span),), known=known, other=other)
    name = _singular(match["noun"])
    role: Role = "statement" if match["statement"] else "document"
    return Marker(
        span,
        "occasion",
        "statement" if match["statement"] else _medium(name),
        (station(name, role, span), *_shown_on(match)),
        known=known,
        other=other,
        subject=number in _DEEDS,
        speaking=number > _DEEDS[-1],
        alone=_lone(match, number),
    )


def _shown_on(match: re.Match[str]) -> Iterator[Hop]:
    """The platform that a recording is named by (`a YouTube video`)."""
    site = PLATFORM.search(match.string, match.start(), match.start("noun")) if match["recording"] else None
    if site is not None and site.group() not in AMBIGUOUS:
        yield station(_platform(site.group()), "platform", Span(*site.span()))


_DEEDS: Final = (1, 2)
_SPEAKS: Final = 3


def _lone(match: re.Match[str], number: int) -> bool:
    """Whether the paper holds for the words beside it alone: it speaks itself, or is a recording that is cited as proof."""
    return number > _DEEDS[-1] or (number == 0 and match["lead"].lower() == "according to" and bool(match["recording"]))


_APART: Final = re.compile(r"\b(?:another|separate|later|subsequent|follow-up|second|earlier|previous)\b", re.IGNORECASE)


def sets_apart(match: re.Match[str]) -> bool:
    """Whether a phrase tells its occasion from those before: "another letter", "in a later statement"."""
    return match["det"] is not None and _APART.search(match.string, match.start("det"), match.end()) is not None


_COVERAGE: Final = wordlist("report article story column editorial piece")


def _by_outlet(narrated: str, match: re.Match[str]) -> bool:
    """Whether an outlet published what is named: its own coverage, no station of a speaker's words."""
    before = narrated[max(0, match.start() - 80) : match.start()]
    subject = re.search(
        rf"(?P<name>{PROPER})(?P<tail>\s+(?:news agency|newspaper|magazine|news outlet|television|network"
        rf"|channel))?\s+(?:also\s+|later\s+)?\Z",
        before,
    )
    if subject is None:
        return False
    parts = subject["name"].split()
    return subject["tail"] is not None or any(is_outlet(" ".join(parts[n:])) for n in range(len(parts)))


def _topic(narrated: str, match: re.Match[str], number: int) -> bool:
    """Whether the document is what is talked about, not what the words stand in."""
    before = narrated[max(0, match.start() - 24) : match.start()]
    if number == 0 and match["lead"].lower() in {"from", "by", "on", "under"}:
        noun = match["noun"].lower()
        if match["lead"].lower() == "on":
            return not match["recording"] and not match["post"]
        return not re.search(r"\b(?:said|quot\w+|read\w*|wrote|according)\b", before) or noun in {"note", "resolution"}
    if number == _SPEAKS and re.search(r",\s+\Z", before[-3:]) and narrated[match.start("lead") - 2] == ",":
        return True
    if number in _DEEDS and match["noun"].lower() in _COVERAGE and _by_outlet(narrated, match):
        return True
    if number > _DEEDS[-1] and match["noun"].lower() in {"message", "note", "article", "column", "draft"}:
        return True
    return bool(re.search(r"\b(?:no|any|not|without|deny|denied)\s+\Z", before))


def _singular(noun: str) -> str:
    words = " ".join(noun.lower().split()).replace("autobiography", "book")
    words = re.sub(r"^(?:television|tv|radio|campaign|attack) |(?<=mail) message$", "", words)
    return {"ads": "ad", "advertisement": "ad", "videotape": "video", "written statement": "statement"}.get(words, words)


def _medium(name: str) -> str:
    return {"e-mail": "email", "e-mail message": "email", "email message": "email", "memorandum": "memo"}.get(name, name)


def _platform(name: str) -> str:
    """A platform's name as it writes itself (`YouTube` for `You Tube`)."""
    return name.replace("You Tube", "YouTube")


def _site(post: str) -> str:
    for site in ("Facebook", "Instagram", "Telegram", "Twitter"):
        if site in post:
            return site
    return "Twitter" if post.lower().startswith("tweet") else "post"


def posts(narrated: str, low: int, high: int) -> Iterator[Marker]:
    """Posts on a platform, and what somebody e-mailed."""
    for match in POST_ON.finditer(narrated, low, high):
        if (
            match["name"] in AMBIGUOUS
            and not match["thing"]
            and not re.search(
                r"\b(?:post\w*|wrote|account|message|statement|thread)\b[^.]{0,40}\Z",
                narrated[max(low, match.start() - 60) : match.start()],
            )
        ):
            continue
        span = Span(*match.span("name"))
        yield Marker(span, "occasion", "post", (station(_platform(match["name"]), "platform", span),))
    for match in CHANNEL.finditer(narrated, low, high):
        posted = re.search(r"\b[Pp]ost", match.group()) is not None
        if (posted or match["before"] or match["thing"]) and not is_outlet(match["name"]) and not MONTHLIKE.match(match["name"]):
            span = Span(*match.span("name"))
            yield Marker(span, "occasion", "post", (station(match["name"], "platform", span),))
    for match in TWEETED.finditer(narrated, low, high):
        span = Span(*match.span())
        yield Marker(span, "occasion", "post", (station("Twitter", "platform", span),))
    for match in EMAILED.finditer(narrated, low, high):
        span = Span(*match.span())
        yield Marker(span, "occasion", "email", (station(match["mail"], "document", span),))
