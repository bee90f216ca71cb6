"""Whether what was found inside a content is a saying of its own, or only somebody's act that the outer speaker tells of."""

from __future__ import annotations

from onrecord.attributions.draft import Draft
from onrecord.attributions.lexicon import known_tone
from onrecord.model.attribution import Attribution
from onrecord.model.span import Span

STRONG_MARKS = frozenset('“”„‟"«»')
INWARD = frozenset({"opinion", "expectation", "evidence"})


def tells(draft: Draft | Attribution, text: str) -> bool:
    """Whether somebody says or thinks what an inner draft holds.

    A cue needs a word that reports: "said he needs to assess it" has one saying, not two. And words in quotation marks belong to who
    speaks, not to whom the speaker says to think something: "he said conservatives believe you 'should not pay'".

    Args:
        draft: an attribution inside an indirect or mixed content.
        text: the article's.
    """
    tone = known_tone(" ".join(span.of(text) for span in draft.cue))
    if tone is None:
        return False
    return tone not in INWARD or not any(_marked(span, text) for span in draft.content)


def _marked(span: Span, text: str) -> bool:
    """Whether a quotation mark stands in a stretch, or one on each side of it."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 2]
    around = not STRONG_MARKS.isdisjoint(before) and not STRONG_MARKS.isdisjoint(after)
    return around or not STRONG_MARKS.isdisjoint(span.of(text))
