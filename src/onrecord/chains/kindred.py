"""Who goes on speaking under another name: bare surnames, titles, and what a sentence only tells of somebody's words."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.scene import LONGEST_SENTENCE, Scene
from onrecord.model import Attribution, Span

_TELLS: Final = re.compile(
    r"\b(?:threaten(?:ed|s)|call(?:ed|s) (?:on|for)|urg(?:ed|es)|announc(?:ed|es)|vow(?:ed|s)|warn(?:ed|s)|accus(?:ed|es)|promis(?:ed|es)"
    r"|pledg(?:ed|es)|demand(?:ed|s)|condemn(?:ed|s)|reject(?:ed|s)|den(?:ied|ies)|spoke|sp(?:eaks|oken)|said|told)\b"
)
_DEFINITE: Final = re.compile(r"\A(?:[Tt]he\b|[A-Z][\w-]*['’]s?\b)")


def tells(scene: Scene, sentence: Span) -> Span | None:
    """The first verb by which a sentence tells that somebody spoke."""
    match = _TELLS.search(scene.narrated, sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE))
    return Span(*match.span()) if match else None


def bare(scene: Scene, tenant: Attribution) -> bool:
    """Whether the source of words is a name alone, without a title or a description."""
    words = [word for span in tenant.source for word in span.of(scene.text).split()]
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def titled(scene: Scene, key: str) -> bool:
    """Whether an entity is only known by a title that names one bearer (`the harbour minister`)."""
    spans = [Span(start, end) for start, end, other in scene.mentions if other == key and start not in scene.pronouns]
    if not spans or any(span.of(scene.text).split()[-1][:1].isupper() for span in spans):
        return False
    first = spans[0]
    return scene.text[max(0, first.start - 4) : first.start].lower() == "the " or _DEFINITE.match(first.of(scene.text)) is not None
