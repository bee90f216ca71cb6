"""What a sentence says about the way of words: each pattern of English, and what it names.

A marker that bears an occasion (`in a statement`, `told the Courier`, `at a rally in Harbourton`) opens or names one;
a marker that only passes words on (`according to a translation by ...`, `as cited by ...`) hangs on an occasion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.chains.lexicon import OCCASIONS, OUTLET_WORD, is_outlet, role_of
from onrecord.chains.patterns import (
    AMBIGUOUS,
    AUDIENCE,
    CHANNEL,
    DOCUMENT,
    EMAILED,
    FLOOR,
    GENERIC_OUTLET,
    GIVEN,
    HANDED,
    HELD,
    MONTHLIKE,
    NAMED,
    NOUNS,
    PASSED,
    PEOPLE_FIRST,
    PLATFORM,
    POST_ON,
    PROGRAMME,
    PROPER,
    QUOTES,
    SPEAKING,
    TESTIFIED,
    THROUGH,
    TWEETED,
    WHERE,
    WRITER,
)
from onrecord.chains.scene import LONGEST_SENTENCE
from onrecord.chains.wordlist import wordlist
from onrecord.model import Hop, Role, Span


@dataclass(frozen=True, slots=True)
class Marker:
    """One phrase that says how, where or through whom words came.

    Attributes:
        span: the phrase.
        kind: `occasion` where it names or opens one, `passing` where it only hands words on.
        medium: `statement`, `post`, `interview`, `speech`, ..., or None.
        hops: the stations that it names, nearest the speaker first.
        name: the occasion's name as the article gives it, or None.
        place: the occasion's place, or None.
        evidence: the words for name and place.
        known: whether the phrase points back (`the statement`, `his remarks`).
        subject: whether the phrase is the object of what its sentence's subject did (`issued a statement`).
        speaking: whether the phrase is itself what speaks (`the memo said`).
        other: whether the phrase sets itself apart from what was named before (`another letter`).
        alone: whether it holds for its own attribution only.
    """

    span: Span
    kind: Literal["occasion", "passing"]
    medium: str | None = None
    hops: tuple[Hop, ...] = ()
    name: str | None = None
    place: str | None = None
    evidence: tuple[Span, ...] = ()
    known: bool = False
    subject: bool = False
    speaking: bool = False
    other: bool = False
    alone: bool = False


NEAR_START: Final = 12


def markers(text: str, narrated: str, sentence: Span) -> list[Marker]:
    """The markers of one sentence, in order of their place.

    Args:
        text: the article's text.
        narrated: the same with quoted content blanked out.
        sentence: what to read, in both.
    """
    low, high = sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = [
        *_documents(narrated, low, high),
        *_posts(narrated, low, high),
        *_programmes(text, narrated, low, high),
        *_interviews(narrated, low, high),
        *_passings(narrated, low, high),
        *_occasions(narrated, low, high),
    ]
    return _settled(sorted(found, key=lambda marker: marker.span))


def _settled(found: list[Marker]) -> list[Marker]:
    """Without what another marker says better: the channel of a named programme, `a post` beside its platform, one name twice."""
    programmes = [marker for marker in found if marker.name and marker.medium == "interview"]
    owners = [span for marker in programmes for span in marker.evidence]
    site = any(hop.role == "platform" and hop.name[0].isupper() for marker in found for hop in marker.hops)
    kept: list[Marker] = []
    for marker in found:
        if marker not in programmes and any(marker.span.overlaps(span) for span in owners):
            continue
        if site and marker.hops and marker.hops[0].name == "post":
            continue
        if any(marker.hops and other.hops and marker.span.overlaps(other.span) and marker.kind == other.kind for other in kept):
            continue
        kept.append(marker)
    return kept


def _hop(name: str, role: Role, span: Span) -> Hop:
    return Hop(" ".join(name.split()), None, role, (span,))


def _documents(narrated: str, low: int, high: int) -> Iterator[Marker]:
    taken: set[int] = set()
    for number, pattern in enumerate(DOCUMENT):
        for match in pattern.finditer(narrated, low, high):
            if match.start("noun") not in taken and not _topic(narrated, match, number):
                taken.add(match.start("noun"))
                yield _paper(match, number)


def _paper(match: re.Match[str], number: int) -> Marker:
    """A statement, a post or a document as a marker."""
    span, det = Span(*match.span("noun")), (match["det"] or "").lower()
    known, other = det in {"the", "this", "that", "these", "those"}, det in _APART
    if match["post"]:
        return Marker(span, "occasion", "post", (_hop(_site(match["post"]), "platform", span),), known=known, other=other)
    name = _singular(match["noun"])
    role: Role = "statement" if match["statement"] else "document"
    return Marker(
        span,
        "occasion",
        "statement" if match["statement"] else _medium(name),
        (_hop(name, role, span), *_shown_on(match)),
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
        yield _hop(_platform(site.group()), "platform", Span(*site.span()))


_DEEDS: Final = (1, 2)


def _lone(match: re.Match[str], number: int) -> bool:
    """Whether the paper holds for the words beside it alone: it speaks itself, or is a recording that is cited as proof."""
    return number > _DEEDS[-1] or (number == 0 and match["lead"].lower() == "according to" and bool(match["recording"]))


_APART: Final = frozenset({"another", "separate"})
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


def _posts(narrated: str, low: int, high: int) -> Iterator[Marker]:
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
        yield Marker(span, "occasion", "post", (_hop(_platform(match["name"]), "platform", span),))
    for match in CHANNEL.finditer(narrated, low, high):
        posted = re.search(r"\b[Pp]ost", match.group()) is not None
        if (posted or match["before"] or match["thing"]) and not is_outlet(match["name"]) and not MONTHLIKE.match(match["name"]):
            span = Span(*match.span("name"))
            yield Marker(span, "occasion", "post", (_hop(match["name"], "platform", span),))
    for match in TWEETED.finditer(narrated, low, high):
        span = Span(*match.span())
        yield Marker(span, "occasion", "post", (_hop("Twitter", "platform", span),))
    for match in EMAILED.finditer(narrated, low, high):
        span = Span(*match.span())
        yield Marker(span, "occasion", "email", (_hop(match["mail"], "document", span),))


def _programmes(text: str, narrated: str, low: int, high: int) -> Iterator[Marker]:
    for match in PROGRAMME.finditer(text, low, high):
        span = Span(*match.span("name"))
        owner = re.sub(r"['’]s?\Z", "", (match["owner"] or "").strip())
        if narrated[span.start] != text[span.start] or (
            not owner and "program" not in match.group() and "show" not in match.group() and not _title(match["name"])
        ):
            continue
        if owner and not is_outlet(owner) and "program" not in match.group() and "show" not in match.group():
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


def _named_outlet(match: re.Match[str]) -> tuple[str, Span] | None:
    """The outlet that a match names, where it is one."""
    if match["described"]:
        return match["described"], Span(*match.span("described"))
    if match["affiliate"]:
        return match["affiliate"], Span(*match.span("affiliate"))
    name, (start, end) = match["plain"], match.span("plain")
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
    first = name.split()[0] if name.split() else ""
    if len(first) > 2 and first.isupper() and is_outlet(first):  # noqa: PLR2004 - `US`, `UN`
        return first, Span(start, start + len(first))
    return None


def _interviews(narrated: str, low: int, high: int) -> Iterator[Marker]:
    for match in GIVEN.finditer(narrated, low, high):
        how = match["how"].lower()
        named = _named_outlet(match)
        if named is None:
            continue
        name, span = named
        if how in {"on", "to"} and match["affiliate"]:
            continue
        if how == "to" and not match["described"]:
            ended = re.match(r"\s*(?:[.,;]|\Z)", narrated[span.end : high])
            if re.search(r"(?:\A|[\x00\n\s])[-–—]\s*[A-Z][^.;\n]{2,100}\Z", narrated[low : match.start()]) and ended:
                yield Marker(span, "occasion", "interview", (_hop(name, role_of(name), span),))
                continue
            if not re.search(
                rf"\b(?:said|explained|confirmed|added|statement|comment\w*|remarks|e-?mail|wrote"
                rf"|interview)\b[^;]{{0,{140 if ended else 40}}}\Z",
                narrated[max(low, match.start() - 160) : match.start()],
            ):
                continue
        medium = "article" if how.startswith(("wrote", "writing", "piece", "op-ed", "column")) else "interview"
        yield Marker(span, "occasion", medium, (_hop(name, role_of(name), span),))


def _passings(narrated: str, low: int, high: int) -> Iterator[Marker]:
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
        role: Role = "translator" if translated else role_of(name)
        person = re.search(
            r"\b(?:who\s+(?:was|were)|remarks|comments|speech|words)\b[^.]{0,40}\Z", narrated[max(low, match.start() - 60) : match.start()]
        )
        alone = not translated and not person
        yield Marker(span, "passing", None, (_hop(name, role, span),), alone=alone)
        if (other := _and_outlet(narrated, span.end, high)) is not None:
            yield Marker(other, "passing", None, (_hop(other.of(narrated), role_of(other.of(narrated)), other),), alone=alone)
    for match in WRITER.finditer(narrated, low, high):
        named = _named_outlet(match)
        if named is not None:
            yield Marker(named[1], "passing", None, (_hop(named[0], role_of(named[0]), named[1]),), alone=True)
    for match in QUOTES.finditer(narrated, low, high):
        named = _named_outlet(match)
        if named is None or not _reports(narrated, match, named[1], low, high):
            continue
        yield Marker(named[1], "passing", None, (_hop(named[0], role_of(named[0]), named[1]),), alone=True)
    for match in GENERIC_OUTLET.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        yield Marker(span, "passing", None, (_hop(match["who"], role_of(match["who"]), span),), alone=True)
    for match in HANDED.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        name = _trim(match["who"])
        if match["named"]:
            span, name = Span(*match.span("named")), match["named"]
        voice = re.search(
            r"\b(?:lawyer|attorney|spokes\w+|office|aide|press secretary|publicist|agent|speaker|representative)s?\b", match["who"]
        )
        if not re.search(
            rf"\b(?:{NOUNS.replace('?P<', '?P<x_')})s?\b[^.;]{{0,60}}\Z", narrated[max(low, match.start() - 90) : match.start()]
        ):
            continue
        yield Marker(
            Span(span.start, span.start + len(name)),
            "passing",
            None,
            (_hop(name, "spokesperson" if voice else "recipient", Span(span.start, span.start + len(name))),),
            alone=True,
        )
    for match in THROUGH.finditer(narrated, low, high):
        span = Span(*match.span("who"))
        role = "translator" if re.search("translator|interpreter", match["who"]) else "spokesperson"
        yield Marker(span, "passing", None, (_hop(match["named"] or match["who"], role, span),), alone=True)


def _and_outlet(narrated: str, start: int, high: int) -> Span | None:
    """A second outlet beside the first (`seen by the Courier and Volmar Radio`)."""
    match = re.compile(rf"\s+and\s+(?:[Tt]he\s+)?(?P<name>{PROPER})").match(narrated, start, high)
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


def _occasions(narrated: str, low: int, high: int) -> Iterator[Marker]:
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
        medium = next(name for name in OCCASIONS if match[name.replace(" ", "_")])
        lead = (match["lead"] or "").lower()
        if medium == "event" and lead == "for" and not _speaking(narrated, low, match.start()):
            continue
        generic = match["noun"].lower() in {"remarks", "comments"}
        if medium not in {"speech", "interview"} and lead in {"the", "his", "her", "their", "to", "made", "making", "gave"}:
            continue
        if medium == "event" and lead not in {"in", "at", "during", "for", "addressing", "addressed", "attended", "hosted", "held"}:
            continue
        if medium == "debate" and lead not in {"in", "at", "during"}:
            continue
        place, where = _place(narrated, match.end(), high)
        noun = Span(*match.span("noun"))
        whole = medium == "event"
        evidence = (span if whole else noun, where) if where else (span if whole else noun,)
        known = (match["det"] or lead).lower() in {"the", "his", "her", "their", "this", "that", "those", "these"}
        medium = "remarks" if generic else medium
        name = match["np"].strip() if whole else None
        other = (match["det"] or "").lower() in _APART
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
