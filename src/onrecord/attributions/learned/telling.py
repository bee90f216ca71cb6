"""Whether what was found inside a content is a saying of its own, or only somebody's act that the outer speaker tells of."""

from __future__ import annotations

from onrecord.attributions.draft import Draft
from onrecord.attributions.lexicon import known_tone
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span

STRONG_MARKS = frozenset('“”„‟"«»')
THINGS = frozenset({"which", "that", "it"})
INWARD = frozenset({"opinion", "expectation", "evidence"})


def tells(draft: Draft | Attribution, text: str) -> bool:
    """Whether somebody says or thinks what an inner draft holds.

    A cue needs a word that reports: "said he needs to assess it" has one saying, not two. And words in quotation marks belong to who
    speaks, not to whom the speaker says to think something: "he said conservatives believe you 'should not pay'", nor to nobody, nor to
    a thing ("a bill, which defends 'plain people'"). No source stands inside its own content.

    Args:
        draft: an attribution inside an indirect or mixed content.
        text: the article's.
    """
    marked = any(_marked(span, text) for span in draft.content)
    if any(piece.contains(span) for piece in draft.content for span in draft.source):
        return False
    if marked and (not draft.source or draft.source[0].of(text).lower() in THINGS):
        return False
    tone = known_tone(" ".join(span.of(text) for span in draft.cue))
    if tone is None:
        return False
    return tone not in INWARD or not marked


def _marked(span: Span, text: str) -> bool:
    """Whether a quotation mark stands in a stretch, or one on each side of it."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    around = not STRONG_MARKS.isdisjoint(before) and not STRONG_MARKS.isdisjoint(after)
    return around or not STRONG_MARKS.isdisjoint(span.of(text))
