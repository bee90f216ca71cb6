"""Text into words and marks, with offsets."""

from __future__ import annotations

import re

from onrecord.model.span import Span

TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:[^\W\d_]{1,2}(?![^\W_]))?%?"  # 1,200  3.5%  21st  1990s  10:30
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  a.m.
    r"|[^\W_]+(?:[’'‑-][^\W_]+)*"  # don't  state-run  al-Aqsa
    r"|\.{2,}|…"
    r"|[@#][\w]+"
    r"|\S"
)
WORD = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*")


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words and marks of `text[start:end]`, in order, offsets into the whole text.

    A word keeps its inner apostrophes and hyphens ("don't", "state-run") and its possessive ("Clinton's"); a number
    its separators and suffix ("1,200", "3.5%", "21st"); an abbreviation its stops ("U.S."); any other visible
    character is a token of its own, and a run of full stops is one.
    """
    return [Span(*found.span()) for found in TOKEN.finditer(text, start, len(text) if end is None else end)]


def word_count(text: str, start: int = 0, end: int | None = None) -> int:
    """How many tokens of `text[start:end]` hold a letter or a digit."""
    return sum(1 for _ in WORD.finditer(text, start, len(text) if end is None else end))


def bare(word: str) -> str:
    """A word in lower case without its possessive ending: "Clinton's" and "Clinton’s" become "clinton"."""
    low = word.lower()
    for ending in ("'s", "’s", "s'", "s’"):
        if low.endswith(ending) and len(low) > len(ending):
            return low[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return low


def is_possessive(word: str) -> bool:
    """Whether a word ends as a possessive does ("Clinton's", "the workers'"); contractions such as "it's" count too."""
    return word.lower().endswith(("'s", "’s", "s'", "s’"))
