"""Reports inside a report: what a speaker, while being quoted, says that somebody else said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.attributions.draft import Draft
from onrecord.attributions.joining import joined
from onrecord.attributions.lexicon import tone_of
from onrecord.attributions.lines import lines
from onrecord.attributions.parsing import read
from onrecord.model import Span
from onrecord.text.quotes import Scan, scan
from onrecord.text.words import word_count

LEAST_WORDS, LEAST_WITH_MARKS = 5, 3
TONES = frozenset(["neutral", "doubting", "denial", "admission", "promise", "question", "demand"])
NOBODY = frozenset(["i", "we", "it", "this", "that", "which", "you", "there", "they"])


MARKS = re.compile(r"[\"'“‘«]")
NEGATED = re.compile(r"\b(?:never|not|no longer)\b|n[’']t\b", re.IGNORECASE)
NO_ONE = re.compile(r"(?:nobody|no one|none|neither|no)\b", re.IGNORECASE)


def _is_report(text: str, draft: Draft, quoted: Scan) -> bool:
    """Whether an inner finding is surely a report: words in marks of somebody named, or a plain verb of saying."""
    if not draft.source or not draft.cue:
        return False
    held = any(quote.span.overlaps(piece) for quote in quoted.quotes[:200] for piece in draft.content)
    if not held and (NO_ONE.match(text, *draft.source[0]) or any(NEGATED.search(text, *cue) for cue in draft.cue)):
        return False
    own = draft.source[0].of(text).lower() in NOBODY
    return held or (not own and tone_of(draft.cue[0].of(text)) in TONES)


def inner_drafts(text: str, drafts: Sequence[Draft], found: Scan) -> tuple[list[Draft], Scan]:
    """Read the insides of the quotations that the drafts hold.

    Args:
        text: the article's text.
        drafts: what was found outside.
        found: the article's quotations.

    Returns:
        What was found inside, and the quotations in marks of that inner level.
    """
    pieces = sorted({piece for draft in drafts for piece in draft.content})
    blocks: list[Span] = []
    at = 0
    for quote in found.quotes:
        least = LEAST_WITH_MARKS if MARKS.search(text, *quote.inner) else LEAST_WORDS
        if quote.depth or word_count(text, *quote.inner) < least or (blocks and quote.inner.start < blocks[-1].end):
            continue
        while at < len(pieces) and pieces[at].end <= quote.span.start:
            at += 1
        if at < len(pieces) and pieces[at].start < quote.span.end:
            blocks.append(quote.inner)
    quoted = scan(text, blocks)
    sentences = [sentence for line in lines(text, blocks, quoted) for sentence in read(text, line, quoted)]
    return [draft for draft in joined(text, sentences, quoted) if _is_report(text, draft, quoted)], quoted
