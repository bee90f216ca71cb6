"""Papers that somebody made public: who let out the e-mails, letters or recordings that an article then quotes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.chains.lexicon import role_of
from onrecord.chains.marker import Marker, station
from onrecord.chains.patterns import PROPER
from onrecord.chains.scene import LEDE, LONGEST_SENTENCE, Scene
from onrecord.model import Attribution, Hop, Span
from onrecord.text.outlets import is_outlet
from onrecord.text.wordlist import wordlist

_PAPERS: Final = (
    r"(?P<noun>(?i:e-?mails|text messages|messages|letters|correspondence|memos|memorandums|memoranda|cables|documents|records|papers|files"
    r"|transcripts|tapes|recordings|excerpts|diaries|notes|drafts?|logs))"
)
_LETTING: Final = (
    r"(?:released|published|made public|disclosed|leaked|obtained|unveiled|turned over|handed over|declassified|unsealed|posted)"
)
_BY: Final = re.compile(
    rf"\b{_PAPERS}\b(?:\s+[\w’'-]+){{0,2}}?[\s,\"”\x00]+(?:that\s+(?:were|was)\s+|first\s+|later\s+)?{_LETTING}"
    rf"(?:\s+(?:\w+day|\w+ \w+))?\s+by\s+(?:[Tt]he\s+)?(?P<who>{PROPER})"
)
_LET: Final = re.compile(
    rf"(?P<who>{PROPER})\s+(?:(?:on\s+)?\w+day\s+|later\s+|also\s+|has\s+|had\s+)?{_LETTING}\s+(?:[\w’',-]+\s+){{0,6}}?{_PAPERS}\b"
)
_CORRESPONDENCE: Final = wordlist("email letter message correspondence memo cable", " ") | frozenset({"text message"})
_ANY: Final = wordlist("document record paper file excerpt draft transcript note")
_WRITTEN: Final = re.compile(r"\b(?:wrote|writes|writing|written|e-?mailed|texted|forwarded)\b")
_CLOCK: Final = re.compile(
    r"(?:\A\W*|[.”\"\x00]\s+)(?:[Aa]t\s+(?:\d{1,2}(?::\d\d)?\s*[ap]\.?m\b|noon\b|midnight\b)|(?:About\s+|Some\s+)?[\w-]+\s+(?:minutes|hours?)\s+later\b)"
)
REACH: Final = 400
_ODD: Final = {"memorandum": "memo", "memorandums": "memo", "memoranda": "memo", "diaries": "diary", "email message": "email"}


@dataclass(frozen=True, slots=True)
class Trove:
    """Papers, and who let them out.

    Attributes:
        noun: what they are, in the singular, without hyphen.
        spelt: the same as the article writes it.
        start: where the article names them.
        hops: who let them out.
        told: whether the article opens with letters or messages, and so tells what people wrote to each other.
    """

    noun: str
    spelt: str
    start: int
    hops: tuple[Hop, ...]
    told: bool


def troves(scene: Scene) -> tuple[Trove, ...]:
    """The papers of an article that it says somebody let out, in order."""
    found: dict[str, Trove] = {}
    for index, sentence in enumerate(scene.sentences):
        for pattern in (_BY, _LET):
            for match in pattern.finditer(scene.unquoted, sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE)):
                noun = single(match["noun"])
                if noun not in found:
                    told = index < LEDE and noun in _CORRESPONDENCE
                    hops = tuple(station(name, role_of(name) if is_outlet(name) else "recipient", span) for name, span in _names(match))
                    found[noun] = Trove(noun, match["noun"].lower().removesuffix("s"), match.start(), hops, told)
    return tuple(found.values())


def _names(match: re.Match[str]) -> list[tuple[str, Span]]:
    """Who let the papers out; two outlets are two."""
    start, name = match.start("who"), match["who"]
    first, joined, second = name.partition(" and ")
    if joined and is_outlet(first) and is_outlet(second):
        at = start + len(first) + len(joined)
        return [(first, Span(start, start + len(first))), (second, Span(at, at + len(second)))]
    return [(name, Span(start, start + len(name)))]


def single(noun: str) -> str:
    """A paper's name in the singular, lower case, without hyphen (`email` for `E-mails`)."""
    bare = noun.lower().replace("e-mail", "email")
    return _ODD.get(bare, bare.removesuffix("s"))


def let_out(known: Sequence[Trove], hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """Who let out the paper that is among some hops: the same kind of paper, or, for mere documents, the last ones named before."""
    for hop in hops:
        if hop.role != "document" or not hop.evidence:
            continue
        noun, place = single(hop.name), hop.evidence[0].start
        same = [trove for trove in known if trove.noun == noun]
        before = [trove for trove in known if trove.start < place] if noun in _ANY else []
        if same or before:
            return (same or before)[-1].hops
    return ()


def written(known: Sequence[Trove], scene: Scene, tenant: Attribution, sentence: Span, found: list[Marker]) -> list[Marker]:
    """The markers of words, with what an article adds that opens with letters or messages that were let out and tells them in order.

    Words that were `written` came in them, and so did those in a sentence with a time of the clock, which are a letter of their own.
    """
    trove = next((trove for trove in known if trove.told and trove.start < sentence.start), None)
    if trove is None:
        return found
    high = max(sentence.start, min(span.start for span in (*tenant.source, *tenant.cue, *tenant.content)))
    low = max(sentence.start, high - REACH)
    clock = _CLOCK.search(scene.unquoted[low:high])
    if any(marker.kind == "occasion" for marker in found):
        of_it = [clock is not None and any(single(hop.name) == trove.noun for hop in marker.hops) for marker in found]
        return [replace(marker, other=True) if own else marker for marker, own in zip(found, of_it, strict=True)]
    if clock is None and not any(_WRITTEN.search(cue.of(scene.text)) for cue in tenant.cue):
        return found
    span = Span(low + clock.start(), low + clock.end()) if clock else tenant.cue[0]
    hop = Hop(trove.spelt, None, "document", (trove.hops[0].evidence[0],))
    return [*found, Marker(span, "occasion", trove.noun, (hop, *trove.hops), other=clock is not None)]
