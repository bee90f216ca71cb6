"""What a sentence says about the way of words: each pattern of English, and what it names.

A marker that bears an occasion (`in a statement`, `told the Courier`, `at a rally in Harbourton`) opens or names one;
a marker that only passes words on (`according to a translation by ...`, `as cited by ...`) hangs on an occasion.
"""

from __future__ import annotations

from onrecord.chains.channels import interviews, passings, programmes
from onrecord.chains.events import occasions
from onrecord.chains.marker import Marker
from onrecord.chains.papers import documents, posts
from onrecord.chains.scene import LONGEST_SENTENCE
from onrecord.model import Span


def markers(text: str, narrated: str, sentence: Span) -> list[Marker]:
    """The markers of one sentence, in order of their place.

    Args:
        text: the article's text.
        narrated: the same with quoted content blanked out.
        sentence: what to read, in both.
    """
    low, high = sentence.start, min(sentence.end, sentence.start + LONGEST_SENTENCE)
    found = [
        *documents(narrated, low, high),
        *posts(narrated, low, high),
        *programmes(text, narrated, low, high),
        *interviews(narrated, low, high),
        *passings(narrated, low, high),
        *occasions(narrated, low, high),
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
