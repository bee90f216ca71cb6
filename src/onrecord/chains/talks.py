"""Talks with more than one voice: who asks in an interview, who answers at a hearing, who else spoke in a debate."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.patterns import PROPER
from onrecord.chains.runs import Run
from onrecord.chains.scene import Scene
from onrecord.model import Attribution, Span

TALKS: Final = frozenset({"interview", "hearing", "debate", "press", "call"})
SITTINGS: Final = frozenset({"hearing", "debate"})
NEAR: Final = 2
_ASKS: Final = re.compile(r"\b(?:ask(?:ed|s|ing)?|pressed|quizzed|prodded|wondered)\b")
_ANSWERS: Final = re.compile(
    r"\b(?:repl(?:ied|ies|ying)|answer(?:ed|s|ing)|respond(?:ed|s|ing)|retort(?:ed|s)|shot back|shoots back|interject(?:ed|s|ing)"
    r"|interrupt(?:ed|s|ing)|chimed in|cut in|broke in|fired back)\b"
)
_GOES_ON: Final = re.compile(r"\b(?:continu(?:es?|ed|ing)|went on|goes on)\b")
_HOST: Final = re.compile(
    rf"\b(?:hosts?|anchor(?:man|woman)?|moderator|presenter|interviewer|correspondent)\s+(?P<who>{PROPER})"
)
_TO_HOST: Final = re.compile(r"\b(?:told|tells|asked by|pressed by|questioned by|to)\s+(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?(?:[a-z]+\s+)?\Z")


def asks(cue: str) -> bool:
    """Whether words are put as a question."""
    return _ASKS.search(cue) is not None


def answers(cue: str) -> bool:
    """Whether words answer what was just said."""
    return _ANSWERS.search(cue) is not None


def goes_on(cue: str) -> bool:
    """Whether words go on where somebody has just spoken."""
    return _GOES_ON.search(cue) is not None


def hosts(scene: Scene, sentence: Span) -> set[str]:
    """The entities that a sentence calls the host, anchor or moderator of a talk."""
    found = set()
    for match in _HOST.finditer(scene.narrated, sentence.start, sentence.end):
        who = scene.mentioned_in(*match.span("who"))
        found |= set(who[:1])
    return found


def speaks_to(scene: Scene, sentence: Span, known: frozenset[str]) -> bool:
    """Whether words are told to, or asked by, one of some people."""
    return any(
        key in known and _TO_HOST.search(scene.narrated, max(sentence.start, start - 40), start) is not None
        for start, _, key in scene.mentions_in(sentence.start, sentence.end)
    )


def may_join(run: Run, cue: str) -> bool:
    """Whether somebody who asks or answers right after words of a run takes part in its talk."""
    if not run.families & TALKS:
        return False
    return asks(cue) or (answers(cue) and "interview" not in run.families)


def cue_of(tenant: Attribution, text: str) -> str:
    """The words of an attribution's cue."""
    return " ".join(span.of(text) for span in tenant.cue)
