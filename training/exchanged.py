"""GAP's rows with other given names, and with the gender of everybody exchanged: what a fit must not hang on, changed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from benchmarks import gap
from onrecord.entities.lexicon import Gender, lexicon
from onrecord.entities.pronouns import possesses
from onrecord.entities.words import Words, read_words
from onrecord.model import Span

COUPLES = (
    "he she, himself herself, man woman, men women, boy girl, boys girls, father mother, fathers mothers, son daughter, sons daughters,"
    " brother sister, brothers sisters, husband wife, husbands wives, uncle aunt, nephew niece, king queen, prince princess, actor actress,"
    " actors actresses, mr. mrs., mr mrs, sir lady, grandfather grandmother, grandson granddaughter, boyfriend girlfriend, male female,"
    " males females, widower widow, stepfather stepmother, waiter waitress, host hostess, hero heroine, duke duchess, emperor empress,"
    " groom bride, dad mom, fiancé fiancée, monk nun, businessman businesswoman, spokesman spokeswoman, chairman chairwoman"
)
PAIRS = [(couple.split()[0], couple.split()[1]) for couple in COUPLES.split(", ")]
WORDS = {**{her: his for his, her in PAIRS}, **dict(PAIRS), "him": "her", "hers": "his"}
SHAPES = ("as it is", "gender exchanged", "other names")
OTHER: dict[Gender, Gender] = {"male": "female", "female": "male"}


def shapes(rows: Sequence[dict[str, str]]) -> list[list[dict[str, str]]]:
    """All rows in each of `SHAPES`, shape after shape."""
    return [list(rows), *([exchanged(row, gender=gender) for row in rows] for gender in (True, False))]


def exchanged(row: dict[str, str], *, gender: bool) -> dict[str, str]:
    """A row with other given names, the same ones wherever the row is read again.

    Args:
        row: a row of GAP.
        gender: whether the names are of the other gender, and words that tell one are exchanged as well; else names keep theirs.

    Returns:
        the row with its text, pronoun, names and their offsets (code points) changed.
    """
    text, pieces, at = row["Text"], [], 0
    edits = list(changes(read_words(gap.article_of(text)), random.Random(row["ID"]), gender=gender))  # noqa: S311 - reproducible, not secret
    for span, new in edits:
        pieces += [text[at : span.start], new]
        at = span.end
    changed = {**row, "Text": "".join([*pieces, text[at:]])}
    for key in ("Pronoun", "A", "B"):
        start = int(row[f"{key}-offset"])
        first, end = moved(start, edits), moved(start + len(row[key]), edits)
        changed[f"{key}-offset"] = str(first)
        changed[key] = changed["Text"][first:end]
    return changed


def changes(words: Words, draw: random.Random, *, gender: bool) -> Iterator[tuple[Span, str]]:
    """The stretches of a text that are put in other words, in order."""
    given = lexicon().given
    names = {g: sorted(name for name, own in given.items() if own == g and name not in lexicon().places) for g in OTHER}
    chosen: dict[str, str] = {}
    for index, (word, lower) in enumerate(zip(words.words, words.lower, strict=True)):
        own = given.get(lower) if word[0].isupper() else None
        if own is not None and lower not in WORDS:
            new = chosen.setdefault(lower, draw.choice(names[OTHER[own] if gender else own]))
        elif gender and lower == "her":
            new = "his" if possesses(words, index) else "him"
        elif gender and lower == "his":
            new = "her" if words.words[index + 1 : index + 2] and words.words[index + 1][0].isalnum() else "hers"
        elif gender and lower in WORDS:
            new = WORDS[lower]
        else:
            continue
        yield words.spans[index], new.capitalize() if word[0].isupper() else new


def moved(offset: int, edits: list[tuple[Span, str]]) -> int:
    """Where an offset lies after some edits; one inside an edited stretch comes to lie inside the new one."""
    shift = 0
    for span, new in edits:
        if span.start > offset:
            break
        if offset < span.end:
            return span.start + shift + min(offset - span.start, len(new))
        shift += len(new) - span.length
    return offset + shift
