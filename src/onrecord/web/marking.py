"""An article's text cut into stretches that a template can show: whose words they are, what is source and what is cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Attribution, Reading, Span
from onrecord.text.control import CONTROL

HUES = 6
UNSAFE = CONTROL | dict.fromkeys((0x200E, 0x200F), "\ufffd")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text with one look.

    Attributes:
        words: the text; control and direction characters are replaced, markup is left to the template to escape.
        attribution: number (from 1) of the innermost attribution whose content it is, or 0.
        hue: the speaker's colour, 0 to 5.
        opens: whether a content piece begins here.
        source: whether it is part of a source.
        cue: whether it is part of a cue.
    """

    words: str
    attribution: int = 0
    hue: int = 0
    opens: bool = False
    source: bool = False
    cue: bool = False


def hues(attributions: Sequence[Attribution]) -> dict[str | None, int]:
    """A colour for each speaker, in order of first words; speakers beyond the sixth share."""
    speakers = dict.fromkeys(attribution.speaker for attribution in attributions)
    return {speaker: number % HUES for number, speaker in enumerate(speakers)}


def paragraphs(reading: Reading) -> list[list[Stretch]]:
    """The article's paragraphs as stretches.

    Linear in the text and in the spans: each paragraph looks only at the spans that touch it.
    """
    colours = hues(reading.attributions)
    marks = sorted(
        (span.start, -span.end, number, role)
        for number, attribution in enumerate(reading.attributions, 1)
        for role, spans in (("content", attribution.content), ("source", attribution.source), ("cue", attribution.cue))
        for span in spans
    )
    shown: list[list[Stretch]] = []
    active: list[tuple[Span, int, str]] = []
    upcoming = 0
    for paragraph in reading.article.body:
        active = [mark for mark in active if mark[0].end > paragraph.start]
        while upcoming < len(marks) and marks[upcoming][0] < paragraph.end:
            start, minus, number, role = marks[upcoming]
            if -minus > paragraph.start:
                active.append((Span(start, -minus), number, role))
            upcoming += 1
        shown.append(_stretches(reading, paragraph, active, colours))
    return shown


def _stretches(reading: Reading, paragraph: Span, marks: Sequence[tuple[Span, int, str]], colours: dict[str | None, int]) -> list[Stretch]:
    cuts = {paragraph.start, paragraph.end}
    for span, _, _ in marks:
        cuts.update(place for place in span if paragraph.start < place < paragraph.end)
    places = sorted(cuts)
    made = []
    for start, end in pairwise(places):
        over = [(span, number, role) for span, number, role in marks if span.start <= start and end <= span.end]
        contents = sorted((span.length, number, span.start) for span, number, role in over if role == "content")
        number = contents[0][1] if contents else 0
        made.append(
            Stretch(
                words=reading.article.text[start:end].translate(UNSAFE),
                attribution=number,
                hue=colours[reading.attributions[number - 1].speaker] if number else 0,
                opens=bool(contents) and contents[0][2] == start,
                source=any(role == "source" for _, _, role in over),
                cue=any(role == "cue" for _, _, role in over),
            )
        )
    return made
