"""A saying that is told with whom its source cites, taken apart: "Reuters, citing two officials, said that ..." is two attributions."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.attributions.agreeing import draft_of
from onrecord.attributions.draft import Draft
from onrecord.attributions.lexicon import known_tone
from onrecord.model import Attribution, Span

_CITING = re.compile(r"citing|quoting", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"\s+(?P<said>[a-z]+)(?:\s+(?:on\s+)?[\w]+day)?,\s+")
_SAID_BEHIND = re.compile(r"(?P<whom>[^,;:“”\"]{3,90}),\s+(?P<said>[a-z]+)(?:\s+(?:on\s+)?[\w]+day)?,?\s+(?=\S)")
_THAT = re.compile(r"(?P<whom>[^,;:“”\"]{3,90}),\s+(?=that\s)")


def unmixed(text: str, one: Attribution) -> tuple[Draft, ...]:
    """Two drafts of an attribution that holds a saying beside whom its source cites.

    Args:
        text: the article's text.
        one: an attribution that stands in no other.

    Returns:
        The drafts; nothing where the attribution stays as it is.
    """
    if len(one.cue) != 1 or not one.source or not _CITING.fullmatch(one.cue[0].of(text)):
        return ()
    first = one.content[0]
    before = _SAID_BEFORE.fullmatch(text, one.source[-1].end, one.cue[0].start)
    match = (_THAT if before else _SAID_BEHIND).match(text, first.start, first.end)
    if match is None:
        return ()
    where = before or match
    if known_tone(where["said"]) is None or match.end() >= first.end:
        return ()
    draft = draft_of(one, "trained")
    cited = replace(draft, content=(Span(first.start, match.end("whom")),))
    return cited, replace(draft, cue=(Span(*where.span("said")),), content=(Span(match.end(), first.end), *one.content[1:]))
