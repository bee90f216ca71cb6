"""Talks with more than one voice: who asks in an interview, who answers at a hearing, who else spoke in a debate."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.patterns import PROPER
from onrecord.chains.runs import RECENT, Run
from onrecord.chains.scene import LEDE, Scene
from onrecord.model import Attribution, Span

TALKS: Final = frozenset({"interview", "hearing", "debate", "press", "call"})
OPENING: Final = 4
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


ELSEWHEN: Final = re.compile(
    r"\b(?:previously|earlier this|last (?:week|month|year|fall|spring|summer|winter)|in the past|once (?:said|called|told"
    r"|wrote)|has (?:long |repeatedly |often |previously )?(?:said|called|told|argued|described)"
    r"|(?:days|weeks|months|years) (?:ago|earlier)|in (?:19|20)\d\d|later (?:said|told|issued|wrote|added that)|at another"
    r" point|on another occasion|separately|reportedly (?:said|told|called)"
    r"|told (?:\w+ ){0,2}(?:aides|allies|advisers|advisors|friends|colleagues|associates|confidants)"
    r"|had (?:also |already |once )?(?:said|told|called|argued|claimed|dismissed|accused|described|warned))\b",
    re.IGNORECASE,
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
    """The last names, in lower case, of those whom a sentence calls the host, anchor or moderator of a talk."""
    return {_last(match["who"]) for match in _HOST.finditer(scene.narrated, sentence.start, sentence.end)}


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].rstrip(".,’'").lower()


def speaks_to(scene: Scene, sentence: Span, names: set[str]) -> bool:
    """Whether words are told to, or asked by, one of some people, by their last names."""
    found = _TO_HOST.finditer(scene.narrated, sentence.start, sentence.end)
    return any(_last(match["who"]) in names for match in found)


def turn(tenant: Attribution, text: str) -> bool:
    """Whether words are a turn of an interview that is printed in turns (`Marsh: It is closed.`)."""
    ends = bool(tenant.source) and bool(tenant.content) and tenant.source[0].end <= tenant.content[0].start
    return ends and cue_of(tenant, text).strip() == ":" and text[tenant.content[0].start] not in '“"«„‘'


def may_join(run: Run, cue: str) -> bool:
    """Whether somebody who asks or answers right after words of a run takes part in its talk."""
    if not run.families & TALKS:
        return False
    return asks(cue) or (answers(cue) and "interview" not in run.families)


def cue_of(tenant: Attribution, text: str) -> str:
    """The words of an attribution's cue."""
    return " ".join(span.of(text) for span in tenant.cue)


class Talks:
    """The talks of one article, and who takes part in them.

    Args:
        scene: the article.
        runs: the runs of each speaker so far, in order; others fill it too.
    """

    def __init__(self, scene: Scene, runs: dict[str, list[Run]]) -> None:
        self._scene = scene
        self._runs = runs
        self._latest: tuple[Run, int] | None = None
        self._hosts: dict[str, set[str]] = {}
        self._sitting: Run | None = None
        self._printed = False

    def note(self, key: str, run: Run, index: int, around: Span, *, printed: bool) -> None:
        """Remember the words placed last, who hosts a talk, and the hearing or debate that the article opens with."""
        if not any(one is run for one in self._runs.setdefault(key, [])[-RECENT:]):
            self._runs[key].append(run)
        self._latest, self._printed = (run, self._scene.paragraphs[index]), printed
        if run.families & TALKS:
            self._hosts.setdefault(key, set()).update(hosts(self._scene, around))
        if index < LEDE and self._sitting is None and run.families & SITTINGS:
            self._sitting = run

    def last_of(self, key: str) -> Run | None:
        """The last talk of a speaker."""
        return next((run for run in reversed(self._runs.get(key, [])) if run.families & TALKS), None)

    def told_to_host(self, key: str, sentence: Span) -> Run | None:
        """The talk with the host to whom a sentence says that words were told (`She also told Marsh that ...`)."""
        names = self._hosts.get(key)
        return self.last_of(key) if names and speaks_to(self._scene, sentence, names) else None

    def joined(self, tenant: Attribution, key: str, current: Run | None, sentence: Span) -> Run | None:
        """The talk with somebody else that words belong to which name no occasion of their own.

        Args:
            tenant: the words.
            key: their speaker.
            current: the speaker's current run.
            sentence: what stands around the words.
        """
        paragraph = self._scene.paragraphs[self._scene.sentence_at(sentence.start)]
        if turn(tenant, self._scene.text):
            return self._latest[0] if self._latest is not None and self._printed else self._opening(paragraph)
        found = self.told_to_host(key, sentence)
        if found is not None or (current is not None and current.families):
            return found
        return self._as_guest(key) or self._right_after(tenant, current, paragraph) or self._sat(sentence)

    def _opening(self, paragraph: int) -> Run | None:
        """The interview that an article tells of before it prints its turns."""
        runs = (run for runs in self._runs.values() for run in reversed(runs) if "interview" in run.families)
        return next(runs, None) if paragraph <= OPENING else None

    def _as_guest(self, key: str) -> Run | None:
        """The talk that somebody hosts."""
        called = self._scene.called.get(key, frozenset())
        guests = [guest for guest, found in self._hosts.items() if guest != key and found & called]
        return self.last_of(guests[-1]) if guests else None

    def _right_after(self, tenant: Attribution, current: Run | None, paragraph: int) -> Run | None:
        """The talk in which somebody asks, answers or goes on right after somebody else's words."""
        if self._latest is None or paragraph - self._latest[1] > NEAR:
            return None
        cue = cue_of(tenant, self._scene.text)
        return self._latest[0] if may_join(self._latest[0], cue) or (goes_on(cue) and current is None) else None

    def _sat(self, sentence: Span) -> Run | None:
        """The hearing or debate that the article opens with, where nothing says that words were spoken another time."""
        return self._sitting if ELSEWHEN.search(self._scene.narrated, sentence.start, sentence.end) is None else None
