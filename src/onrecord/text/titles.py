"""Quoted stretches that are nobody's speech by their shape: titles of works, shows, headlines."""

from __future__ import annotations

import re

from onrecord.text.words import WORD

SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "by",
        "with",
        "from",
        "as",
        "vs",
        "is",
        "de",
        "la",
        "le",
        "el",
        "s",
    ]
)
FEWEST, MOST = 2, 9


def is_title(inner: str) -> bool:
    """Whether the words inside a pair of marks are written as a title is: every word but the small ones with a capital.

    Args:
        inner: what stands between the marks.

    Returns:
        True for two to nine words of which the first and every longer one begin with a capital and at least two do,
        without a stop at the end ("Face the Nation," is a title with the sentence's comma).
    """
    if inner.rstrip()[-1:] in ".!?;…" or "“" in inner:
        return False
    words = [word.group() for word in WORD.finditer(inner)]
    if not FEWEST <= len(words) <= MOST or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    long = [word for word in words if word.lower() not in SMALL]
    return len(long) >= FEWEST and all(word[0].isupper() or word[0].isdigit() for word in long)


_WORK = (
    r"show|programme?|series|book|novel|memoir|film|movie|song|album|play|musical|column|article|story|episode|special|podcast|"
    r"documentary|magazine|newspaper|game|hymn|poem|host|titled|entitled|headlined|headline"
)
_LEADS = re.compile(
    rf"(?:\b(?:on|in|of|{_WORK})(?:\s+called)?|\b(?:{_WORK})\b(?:\s+\w+){{0,2}}\s+called|\b(?:on|in)\s+(?:the\s+)?(?:[\w’'.&]+\s+){{0,3}}[\w.&]+(?:[’']s)?)[\s,]*$",
    re.IGNORECASE,
)
_BEFORE = 60


def names_work(text: str, start: int, inner: str) -> bool:
    """Whether a quoted stretch names a work or a show: the shape of a title, and words before it that lead to one.

    Args:
        text: the whole text.
        start: where the opening mark stands, in code points.
        inner: what stands between the marks.
    """
    return is_title(inner) and _LEADS.search(text[max(0, start - _BEFORE) : start]) is not None
