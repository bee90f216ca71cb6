"""Which words of an attribution the speaker uttered, and which are the reporter's."""

from __future__ import annotations

from onrecord.model.attribution import Attribution
from onrecord.model.span import Spans
from onrecord.text.quotes import scan

_LEAST = 5


def uttered(text: str, attribution: Attribution) -> Spans:
    """The stretches of an attribution that the speaker uttered: of a mixed one what stands in quotation marks.

    Args:
        text: the article's text, in code points.
        attribution: an attribution of that article.

    Returns:
        the content of a direct or an indirect one; of a mixed one its quoted stretches, or all of it where they hold fewer than
        five letters.
    """
    if attribution.kind != "mixed":
        return attribution.content
    found = tuple(quote.span for quote in scan(text, attribution.content).outermost())
    letters = sum(sign.isalpha() for span in found for sign in span.of(text))
    return found if letters >= _LEAST else attribution.content
