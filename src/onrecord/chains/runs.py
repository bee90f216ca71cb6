"""A run: what one speaker said on one occasion, as far as the article tells, and which markers can speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.chains.marker import Marker
from onrecord.model import Hop, Span
from onrecord.text.wordlist import wordlist

FAMILY = {
    "speech": "spoken",
    "event": "spoken",
    "debate": "debate",
    "hearing": "hearing",
    "press conference": "press",
    "call": "call",
    "interview": "interview",
    "video": "recording",
    "recording": "recording",
    "clip": "recording",
    "footage": "recording",
    "tape": "recording",
}
GOES_WITH = {
    frozenset(pair)
    for pair in (("spoken", "recording"), ("press", "spoken"), ("hearing", "spoken"), ("call", "press"), ("debate", "spoken"))
}
RECENT = 30  # runs of a speaker, the last ones, among which an occasion that is named again is looked for
GENERIC = wordlist("note message document text article piece")


@dataclass(slots=True)
class Run:
    """What one speaker said on one occasion, as far as the article tells."""

    speaker: str
    families: set[str] = field(default_factory=set)
    medium: str | None = None
    name: str | None = None
    place: str | None = None
    evidence: list[Span] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    passed: list[Hop] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    members: list[str] = field(default_factory=list)

    def take(self, marker: Marker) -> None:
        """Let a marker say more about this run."""
        if marker.kind == "occasion":
            medium = "speech" if marker.medium == "remarks" else marker.medium
            if marker.medium and marker.medium not in {"remarks", *GENERIC}:
                self.families.add(FAMILY.get(marker.medium, marker.medium))
            if self.medium is None or (self.medium == "event" and medium in {"speech", "debate"}):
                self.medium = medium
            if marker.name and (self.name is None or (self.name.islower() and not marker.name.islower())):
                self.name = marker.name
            self.place = self.place or marker.place
            self.evidence.extend(marker.evidence or (marker.span,))
        held = self.hops if marker.kind == "occasion" else self.passed
        if any(hop.role in {"document", "statement"} for hop in held) and marker.hops and marker.hops[0].name in GENERIC:
            return
        for hop in marker.hops:
            if all((other.name.lower(), other.role) != (hop.name.lower(), hop.role) for other in held):
                held.append(hop)

    def agrees(self, marker: Marker) -> bool:
        """Whether a marker names this run: by its name, its place or its channel."""
        if marker.name and self.name and not marker.name.islower() and not _apart(marker.name, self.name):
            return True
        if marker.place and self.place and not _apart(marker.place, self.place):
            return True
        return any(
            hop.role in {"outlet", "agency"} and hop.name.lower() == other.name.lower() for hop in marker.hops for other in self.hops
        )

    def fits(self, marker: Marker) -> bool:
        """Whether a marker can speak of this run."""
        family = FAMILY.get(marker.medium or "", marker.medium or "")
        if not self.families or not family or family in {"remarks", *GENERIC}:
            return True
        if marker.name and self.name and not marker.name.islower() and not self.name.islower() and _apart(marker.name, self.name):
            return False
        if marker.place and self.place and _apart(marker.place, self.place):
            return False
        outlets = {hop.name.lower() for hop in self.hops if hop.role in {"outlet", "agency"}}
        given = {hop.name.lower() for hop in marker.hops if hop.role in {"outlet", "agency"}}
        if outlets and given and family == "interview" and not any(a in b or b in a for a in outlets for b in given):
            return False
        return all(family == other or frozenset((family, other)) in GOES_WITH for other in self.families)


def _apart(one: str, two: str) -> bool:
    a, b = set(re.findall(r"\w{3,}", one.lower())), set(re.findall(r"\w{3,}", two.lower()))
    return not a & b
