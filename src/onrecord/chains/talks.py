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
_HOST: Final = re.compile(rf"\b(?:hosts?|anchor(?:man|woman)?|moderator|presenter|interviewer|correspondent)\s+(?P<who>{PROPER})")
_TO_HOST: Final = re.compile(
    rf"\b(?:told|tells|[Aa]sked by|[Pp]ressed by|[Qq]uestioned by|to)\s+(?:(?:Mr|Ms|Mrs|Dr)\.\s+)?(?:[a-z]+\s+)?(?P<who>{PROPER})"
)


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
    """The last names of those whom a sentence calls the host, anchor or moderator of a talk."""
    return {_last(match["who"]) for match in _HOST.finditer(scene.narrated, sentence.start, sentence.end)}


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].rstrip(".,’'")


def speaks_to(scene: Scene, sentence: Span, names: set[str]) -> bool:
    """Whether words are told to, or asked by, one of some people, by their last names."""
    found = _TO_HOST.finditer(scene.narrated, sentence.start, sentence.end)
    return any(_last(match["who"]) in names for match in found)


def may_join(run: Run, cue: str) -> bool:
    """Whether somebody who asks or answers right after words of a run takes part in its talk."""
    if not run.families & TALKS:
        return False
    return asks(cue) or (answers(cue) and "interview" not in run.families)


def cue_of(tenant: Attribution, text: str) -> str:
    """The words of an attribution's cue."""
    return " ".join(span.of(text) for span in tenant.cue)
