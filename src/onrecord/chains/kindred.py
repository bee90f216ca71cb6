"""Who goes on speaking under another name: bare surnames, titles, and what a sentence only tells of somebody's words."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.beside import Times
from onrecord.chains.runs import Run
from onrecord.chains.scene import LEDE, LONGEST_SENTENCE, Scene
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


class Kindred:
    """Which speakers of an article are one, though their names could not be told to be one's."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._spoke: dict[str, int] = {}
        self._kin: dict[str, str] = {}

    def note(self, key: str, index: int) -> None:
        """Remember that somebody spoke in a sentence."""
        self._spoke[key] = index

    def key(self, key: str, tenant: Attribution, index: int, *, spoken: bool) -> str:
        """The speaker whose words go on under a bare surname or title that could not be told whose it is (`Marsh`, `the minister`).

        That is the last one who spoke before and is called so. Somebody who is named bare right after the article has opened
        with a title (`The harbour's minister said on Monday ...`) is taken for its bearer.
        """
        words = self._scene.called.get(key, frozenset())
        if spoken or key in self._kin or not words:
            return self._kin.get(key, key)
        before = [other for other in self._spoke if other != key]
        found = key
        if len(words) == 1:
            alike = (other for other in before if words <= self._scene.called.get(other, frozenset()))
            found = max(alike, key=lambda other: self._spoke[other], default=key)
        elif index < LEDE and len(before) == 1 and bare(self._scene, tenant) and titled(self._scene, before[0]):
            found = before[0]
        if found != key:
            self._kin[key] = self._kin.get(found, found)
            self._spoke[key] = index
        return self._kin.get(key, key)


class Dated:
    """When somebody spoke, of whom a sentence only tells that (`Marsh threatened on Monday to close the quay`)."""

    def __init__(self, scene: Scene, times: Times) -> None:
        self._scene = scene
        self._times = times
        self._told: dict[str, tuple[int, list[Span]]] = {}

    def note(self, index: int, about: str | None) -> None:
        """Take in a sentence that holds no words of anybody's; `about` is whom it is about, for one with a pronoun."""
        sentence = self._scene.sentences[index]
        verb = tells(self._scene, sentence)
        times = self._times.attached(sentence, [verb]) if verb is not None else []
        if verb is None or not times:
            return
        named = {key for _, _, key in self._scene.mentions_in(sentence.start, verb.start)} or ({about} if about else set())
        paragraph = self._scene.paragraphs[index]
        self._told = {key: told for key, told in self._told.items() if paragraph - told[0] <= 1}
        self._told.update((key, (paragraph, times)) for key in named)

    def of(self, key: str, run: Run, index: int) -> list[Span]:
        """The times for a run that has none: those told just before of its speaker."""
        if run.times or not self._told:
            return []
        words = self._scene.called.get(key) or frozenset("?")
        paragraph = self._scene.paragraphs[index]
        found = (
            times
            for other, (place, times) in self._told.items()
            if paragraph - place <= 1 and (other == key or words <= self._scene.called.get(other, frozenset()))
        )
        return next(found, [])
