"""What a few word lists tell about a name's place in its sentence, without a parser."""

from __future__ import annotations

from typing import Literal

from onrecord.entities.lexicon import lexicon
from onrecord.entities.words import Words
from onrecord.text.wordlist import wordlist

Place = Literal["subject", "object", "possessor", "oblique", "other"]

PREPOSITIONS = wordlist(
    "of for to with from by at in on against about inside near under over among between behind beside like than into through"
    " during after before without within toward towards around across upon via despite versus beyond regarding concerning including"
    " as"
)
AUXILIARIES = wordlist(
    "is are was were be been being has have had do does did will would can could may might must shall should 's 'd isn't wasn't"
    " doesn't didn't won't wouldn't can't couldn't hasn't hadn't isn’t wasn’t doesn’t didn’t won’t wouldn’t can’t couldn’t hasn’t"
    " hadn’t"
)
CITING = frozenset({"citing", "quoting"})
CONJUNCTIONS = wordlist("and but or because while when where that if as since although though so whether after before until once which who")
ADVERBS = wordlist(
    "also then later again never always often still already now once even just only himself herself itself themselves both all"
)
IRREGULAR = wordlist(
    "said told made took went came got gave saw knew thought found left felt held kept brought began wrote stood heard let meant"
    " met ran paid sat spoke lay led read grew lost fell sent built understood drew broke spent cut rose drove bought wore chose"
    " won taught sold fought sought spread threw shot put beat became hit set quit died sang swore struck flew hid slept shook"
    " stole tore woke goes says does wants"
)
DETERMINERS = wordlist("the a an this that these those his her their its our my your another one two three several many some no any each")
POSSESSIVES = frozenset({"'s", "’s", "‘s"})
APOSTROPHES = frozenset({"'", "’"})
SECOND, PHRASE = 2, 7


def verbal(lower: str) -> bool:
    """Whether a word looks like a finite verb."""
    if lower in AUXILIARIES or lower in IRREGULAR or lower in lexicon().speech:
        return True
    return len(lower) > 3 and lower.isalpha() and (lower.endswith("ed") or (lower.endswith("s") and not lower.endswith(("ss", "us", "is"))))  # noqa: PLR2004


def owns(words: Words, last: int) -> bool:
    """Whether a name that ends at a word stands for an owner: "Roe's"."""
    return last + 1 < len(words.lower) and words.lower[last + 1] in POSSESSIVES


def start_of(words: Words, first: int) -> int:
    """The first word of the phrase that a name ends: back over titles, places and roles before it ("Illinois Sen.", "union spokesman")."""
    lists = lexicon()
    start = first
    while start > 0 and first - start < PHRASE and words.sentences[start - 1] == words.sentences[first] and not words.first[start]:
        word, lower = words.words[start - 1], words.lower[start - 1]
        if (
            not word[0].isalnum()
            or not (word[0].isupper() or lower in lists.roles or lower in lists.titles)
            or lower in PREPOSITIONS | CONJUNCTIONS
        ):
            break
        start -= 1
    return start


def place_of(words: Words, first: int, last: int) -> Place:
    """How a name or pronoun stands in its sentence."""
    lower = words.lower
    if words.words[first][0].isupper():
        first = start_of(words, first)
    after = lower[last + 1] if last + 1 < len(lower) else ""
    if after in POSSESSIVES | APOSTROPHES or lower[last] in {"his", "their", "its", "my", "our"}:
        return "possessor"
    before = lower[first - 1] if first else ""
    if before in PREPOSITIONS - CONJUNCTIONS and not words.first[first]:
        return "oblique"
    following = after
    if after in ADVERBS and last + SECOND < len(lower):
        following = lower[last + SECOND]
    if verbal(following) or (after == "," and (words.first[first] or before in CONJUNCTIONS | {","})):
        return "subject"
    if words.first[first] or before in CONJUNCTIONS:
        return "subject"
    if before in lexicon().speech and words.quoted[first] is False:
        return "subject" if first > 1 and not words.lower[first - SECOND].isalpha() else "object"
    return "object" if verbal(before) or before.endswith("ing") else "other"
