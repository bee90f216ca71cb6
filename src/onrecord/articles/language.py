"""The language of a text."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

SHORTEST = 60  # code points of letters; less cannot be told
SAMPLE = 6_000
ENGLISH_SHARE = 0.28
ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "it",
        "with",
        "as",
        "be",
        "by",
        "at",
        "he",
        "his",
        "from",
        "had",
        "not",
        "are",
        "but",
        "which",
        "you",
        "were",
        "this",
        "have",
        "they",
        "an",
        "or",
        "their",
        "said",
        "one",
        "would",
        "she",
        "her",
        "all",
        "been",
        "has",
        "there",
        "will",
        "more",
        "when",
        "who",
        "him",
        "its",
        "no",
        "about",
        "into",
        "than",
        "out",
        "only",
        "can",
        "some",
        "what",
        "so",
        "if",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where there are too few words to tell.

    Text that is plainly English by its function words is settled at once; the rest goes to py3langid's classifier (Lui and
    Baldwin 2012), whose model takes half a second to load.
    """
    sample = text[:SAMPLE]
    words = [match.group().lower() for match in islice(_WORD.finditer(sample), 1_000)]
    if sum(map(len, words)) < SHORTEST:
        return None
    if sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    import py3langid  # noqa: PLC0415 (the model loads on the first use)

    code = str(py3langid.classify(sample)[0])
    return code if len(code) == 2 else None  # noqa: PLR2004 (ISO 639-1 codes have two letters)
