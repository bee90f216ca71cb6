"""A name that belongs to a description in front, given back to the source: "according to its chairwoman, Ana Roe, they lied"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attributions.agreeing import draft_of
from onrecord.attributions.draft import Draft
from onrecord.model import Attribution, Span
from onrecord.text.words import word_count

LEAST_WORDS = 3
_CUE = re.compile(r"according to", re.IGNORECASE)
_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|del|la|von|van|bin|ibn|al|el)){0,3}\s+[A-ZÀ-Þ][\w’'-]+),\s+(?=\S)"
)
_DESCRIBES = re.compile(r"(?:an?|the|its|his|her|their|our|one|[A-ZÀ-Þ][\w.-]*['’]s)\s[^,;:“”\"]*[a-zß-ÿ-]")


def apposed(text: str, one: Attribution) -> tuple[Draft, ...]:
    """A draft whose source, a description, has the full name at the head of the content, where a comma on either side sets it apart.

    Args:
        text: the article's text.
        one: an attribution that stands in no other.

    Returns:
        The draft; nothing where the attribution stays as it is.
    """
    if len(one.source) != 1 or len(one.cue) != 1 or not _CUE.fullmatch(one.cue[0].of(text)):
        return ()
    source, first = one.source[0], one.content[0]
    if text[source.end : first.start].strip() != "," or not _DESCRIBES.fullmatch(source.of(text)):
        return ()
    name = _NAME.match(text, first.start, first.end)
    if name is None or word_count(text, name.end(), first.end) < LEAST_WORDS:
        return ()
    content = (Span(name.end(), first.end), *one.content[1:])
    return (replace(draft_of(one, "trained"), source=(Span(source.start, name.end("name")),), content=content),)
