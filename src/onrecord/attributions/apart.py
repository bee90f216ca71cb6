"""Pieces of a quotation that another source has come between, given to that source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.agreeing import draft_of
from onrecord.attributions.draft import Draft
from onrecord.model import Article, Attribution, Span

OPENING = frozenset('“„"«')


def apart(article: Article, found: Sequence[Attribution]) -> tuple[list[Attribution], list[Draft]]:
    """Take pieces in quotation marks from a source of an earlier paragraph where another has spoken since, in the piece's own paragraph.

    `"...," he wrote.` and in the next paragraph `Roe said the plan was "bad." "It is dear."`: the last words are Roe's.

    Args:
        article: the article.
        found: attributions that stand in no other.

    Returns:
        Those that stay as they are, and drafts of those that lose or gain a piece.
    """
    moved: dict[str, list[Span]] = {}
    lost: dict[str, list[Span]] = {}
    paragraph = {piece: _paragraph(article, piece) for one in found for piece in (*one.content, *one.source, *one.cue)}
    sourced = [one for one in found if one.source and one.cue]
    for one in sourced:
        own = {paragraph[span] for span in (*one.source, *one.cue)}
        for before, piece in zip(one.content, one.content[1:], strict=False):
            if paragraph[piece] in own or article.text[piece.start] not in OPENING:
                continue
            between = [
                other
                for other in sourced
                if other is not one
                and all(before.end <= span.start and span.end <= piece.start for span in (*other.source, *other.cue))
                and paragraph[other.source[0]] == paragraph[other.cue[0]] == paragraph[piece]
            ]
            if between:
                heir = max(between, key=lambda other: (other.cue[-1].end, other.id))
                moved.setdefault(heir.id, []).append(piece)
                lost.setdefault(one.id, []).append(piece)
    stay = [one for one in found if one.id not in moved and one.id not in lost]
    changed = [_with(one, moved.get(one.id, []), lost.get(one.id, [])) for one in found if one.id in moved or one.id in lost]
    return stay, changed


def _with(one: Attribution, more: Sequence[Span], less: Sequence[Span]) -> Draft:
    """An attribution as a draft, with some pieces more and some less."""
    content = tuple(sorted(piece for piece in (*one.content, *more) if piece not in less))
    return replace(draft_of(one, "trained"), content=content)


def _paragraph(article: Article, span: Span) -> int:
    """The number of the paragraph that a stretch begins in, or -1."""
    number = bisect_right(article.body, span.start, key=lambda block: block.start) - 1
    return number if number >= 0 and span.start < article.body[number].end else -1
