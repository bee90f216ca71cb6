"""What a name's place or shape tells of its kind, whatever else was made of it: datelines are places, "The Vale Bugle" is an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.words import Words
from onrecord.text.outlets import is_outlet

DASHES = frozenset({"—", "–", "--", "-"})
DATELINE_WORDS = 8


def recast(words: Words, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, those of a dateline as places and those of outlets as organisations.

    Args:
        words: the article's words.
        names: its names, in order.
    """
    return tuple(_seen(words, name) for name in names)


def _seen(words: Words, name: Name) -> Name:
    if in_dateline(words, name):
        return replace(name, type="place", title=None, gender=None, sure=True)
    if name.type not in {"person", "unknown"} or name.title or name.first == name.last or words.lower[name.first] in lexicon().given:
        return name
    return replace(name, type="organisation", gender=None) if is_outlet(words.span(name.first, name.last).of(words.text)) else name


def in_dateline(words: Words, name: Name) -> bool:
    """Whether a name is in capitals at the head of a paragraph, and a dash soon follows: "NORHAVEN (VNA) — "."""
    head = name.first == 0 or words.paragraphs[name.first - 1] != words.paragraphs[name.first]
    if not head or not all(word.isupper() and len(word) > 1 for word in words.words[name.first : name.last + 1]):
        return False
    for word in words.words[name.last + 1 : name.last + 1 + DATELINE_WORDS]:
        if word in DASHES:
            return True
        if word not in {",", "(", ")", "/"} and not word[0].isupper() and not word[0].isdigit():
            return False
    return False
