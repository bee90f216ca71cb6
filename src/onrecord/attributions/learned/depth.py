"""Where the trained reader is out of its depth: text that is not the English prose it learned from."""

from __future__ import annotations

from collections.abc import Sequence

LEARNED = "en"
COMMON = frozenset(
    {
        "the", "of", "to", "and", "a", "in", "that", "is", "was", "for", "on", "it", "with", "as", "he", "she", "they", "at", "by", "be",
        "has", "had", "have", "his", "her", "their", "from", "but", "not", "are", "were", "an", "this", "i", "we", "you", "will", "would",
        "who",
    }
)  # fmt: skip
ENOUGH = 40
LEAST = 0.12


def out_of_depth(language: str | None, words: Sequence[str]) -> bool:
    """Whether a text is in another language than the reader learned from.

    Args:
        language: ISO 639-1 code where it is known; it decides.
        words: the words and marks; where the language is not known and they are enough, the share of the commonest English words decides.
    """
    if language is not None:
        return language.lower().split("-")[0] != LEARNED
    letters = [word.lower() for word in words if word[0].isalpha()]
    if len(letters) < ENOUGH:
        return False
    return sum(word in COMMON for word in letters) < LEAST * len(letters)
