"""A marker: one phrase that says how, where or through whom words came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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


def station(name: str, role: Role, span: Span) -> Hop:
    """A hop that stands in the text; white space in its name becomes one space."""
    return Hop(" ".join(name.split()), None, role, (span,))
