"""Words that an outlet passes on: `the agency quoted him as saying` makes him the speaker, and the agency a station."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.chains.scene import unquoted
from onrecord.model import Article, Attribution, Entity, Span
from onrecord.text.outlets import is_outlet

_QUOTED: Final = re.compile(
    r"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|report(?:ed|s)|describ(?:ed|es))\s+(?P<who>him|her|them"
    r"|(?:the\s+)?[\w’'.\-]+(?:\s+[\w’'.\-]+){0,5}?)\s+"
    r"(?:as\s+(?:saying|telling|stating|adding|declaring|warning|calling|having said)|to have said)\b"
)
_PASSIVE: Final = re.compile(
    r"\b(?:was|were|is|been|being)\s+(?:\w+ly\s+|also\s+|later\s+)?(?:quoted|cited|reported)\s+(?:\w+\s+)?(?:by|in|on)\b"
)
REACH: Final = 160
FAR: Final = 4000
NEAR: Final = 12


def requoted(article: Article, entities: Sequence[Entity], attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the speaker of requoted words put right; the source span stays as the reader gave it.

    The speaker is whoever is quoted: by name where one stands there, else, for a pronoun, the person who spoke last.
    """
    people = {entity.id for entity in entities if entity.type in {"person", "unknown"} and not is_outlet(entity.name)}
    mentions = {(mention.span.start, mention.span.end): entity.id for entity in entities for mention in entity.mentions}
    done: list[Attribution] = []
    last: str | None = None
    issuers: dict[str, str] = {}
    for attribution in attributions:
        found = attribution
        named = next((match["noun"] for span in attribution.source if (match := _THE.match(span.of(article.text)))), "")
        if issuers.get(named) and attribution.cue:
            found = replace(attribution, speaker=issuers[named])
        elif _papered(article.text, attribution):
            speaker = _voice(article.text, attribution, mentions, people, last)
            found = replace(attribution, speaker=speaker or attribution.speaker)
        elif who := _quoted(article.text, attribution):
            speaker = next(
                (key for (start, end), key in sorted(mentions.items()) if who.start <= start and end <= who.end and key in people), None
            )
            if speaker is None and re.fullmatch(r"him|her", who.of(article.text)):
                speaker = last
            if speaker is not None:
                found = replace(attribution, speaker=speaker)
        if found.speaker in people:
            last = found.speaker
        if found.speaker and not named:
            _issued(article.text, found, issuers)
        done.append(found)
    return done


_NOUN: Final = "(?P<noun>statement|letter|memo|e-?mail|message|post|tweet|note|communiqu[eé])"
_ISSUED: Final = re.compile(rf"\b(?:an?|his|her|its|their|another|one)\s+(?:[\w’'-]+\s+){{0,4}}?{_NOUN}\b")
_THE: Final = re.compile(rf"\A(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:[\w’'-]+\s+)?{_NOUN}\Z")


def _issued(text: str, attribution: Attribution, issuers: dict[str, str]) -> None:
    """Remember whose paper an attribution names beside its cue (`said in a statement`)."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    low, high = min(span.start for span in spans), max(span.end for span in spans)
    line = text.find("\n", high)
    near = unquoted(text[max(0, text.rfind("\n", 0, low), low - REACH) : min(high + REACH, line if line >= 0 else len(text))])
    for match in _ISSUED.finditer(near):
        issuers[match["noun"]] = attribution.speaker or ""


_PAPER: Final = re.compile(
    r"\A(?:(?:an?|the|its|his|her)\s+)?(?:[\w’'-]+\s+){0,3}?(?:translations?|transcripts?|transcription|recordings?|videos?"
    r"|audio|clips?|footage|subtitles)\b"
)
_VOICE: Final = re.compile(
    r"(?P<who>\b(?:he|she)\b|\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s+(?:also\s+|then\s+|later\s+)?"
    r"(?:said|says|continued|added|told|went on|declared|stated|insisted|warned|wrote|asked|replied|concluded|vowed|proclaimed"
    r"|claimed|argued)\b"
)


def _papered(text: str, attribution: Attribution) -> bool:
    """Whether the source is only a paper or a recording of words that somebody else spoke (`according to a translation by ...`)."""
    return any(_PAPER.match(span.of(text)) for span in attribution.source)


def _voice(text: str, attribution: Attribution, mentions: dict[tuple[int, int], str], people: set[str], last: str | None) -> str | None:
    """Who speaks beside such a source (`he continued, according to ...`): by name, or for a pronoun the person who spoke last."""
    source = attribution.source[0]
    paragraph = max(0, text.rfind("\n", 0, source.start) + 1, source.start - FAR)
    narrated = unquoted(text[paragraph : source.start])
    for match in _VOICE.finditer(narrated, max(0, len(narrated) - REACH)):
        start, end = (place + paragraph for place in match.span("who"))
        if match["who"] in {"he", "she"}:
            return last
        named = [key for (low, high), key in mentions.items() if low < end and start < high and key in people]
        if named:
            return named[0]
    return None


def _quoted(text: str, attribution: Attribution) -> Span | None:
    """Who is quoted, where the cue of an attribution says that somebody quotes somebody, or is quoted ("Roe was quoted by the paper")."""
    for cue in attribution.cue or attribution.source:
        low, high = max(0, cue.start - REACH), cue.end + REACH
        passive = _PASSIVE.search(text, max(0, cue.start - NEAR), cue.end + NEAR)
        if passive is not None and any(passive.end() <= span.start for span in attribution.source):
            return Span(max(text.rfind("\n", 0, passive.start()) + 1, text.rfind(". ", 0, passive.start()) + 1, low), passive.start())
        for match in _QUOTED.finditer(text, low, high):
            if match.start() < cue.end + 40 and match.end() > cue.start - 40:
                return Span(*match.span("who"))
    return None
