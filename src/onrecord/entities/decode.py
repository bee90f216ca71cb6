"""Names that the trained encoder saw and names that the rules saw, held against each other.

The encoder is better at telling that something is a name and of what kind; the rules know titles, honorifics and the words of the lists.
Where the two overlap the encoder's kind holds unless a list or a title decides; where only one of them sees a name, the encoder's is taken,
and the rules' if a list or a title stands behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.entities.lexicon import Lexicon, lexicon
from onrecord.entities.mentions import Name, given_gender, title_end, title_gender, town
from onrecord.entities.recast import recast
from onrecord.entities.words import Words
from onrecord.model import EntityType
from onrecord.model.encoding import Name as Seen
from onrecord.text.outlets import is_outlet

STATE, AIRED = frozenset({"state", "local", "national", "public"}), frozenset({"television", "tv", "radio"})
LEAST = 0.5
SURE = 0.9


def with_encoder(words: Words, ruled: Sequence[Name], seen: Sequence[Seen]) -> tuple[Name, ...]:
    """The names of an article, by the encoder and by rules.

    Args:
        words: the article's words.
        ruled: names that the rules found, in order.
        seen: names that the encoder found, in order; spans in code points.
    """
    lists = lexicon()
    trained = [name for one in seen if one.probability >= LEAST and (name := placed(words, one, lists)) is not None]
    kept: list[Name] = []
    misc = [words.between(one.span.start, one.span.end) for one in seen if one.type == "misc" and one.probability >= SURE]
    starts = [name.first for name in trained]
    used: set[int] = set()
    for name in ruled:
        number = overlapping(name, trained, starts)
        if number is None:
            aside = any(span.start <= name.first < span.stop for span in misc) and name.type in {"unknown", "organisation"}
            if (name.sure and not aside) or (name.last > name.first and name.type == "unknown"):
                kept.append(name)
        elif number not in used:
            used.add(number)
            kept.append(both(name, trained[number], lists, words))
    kept += [name for number, name in enumerate(trained) if number not in used]
    kept = known_again(words, recast(words, kept), ruled)
    return with_initials(words, without_overlaps(sorted(agreed(words, kept), key=lambda name: (name.first, -name.last))))


def known_again(words: Words, kept: Sequence[Name], ruled: Sequence[Name]) -> list[Name]:
    """The names, and those single ones of the rules that are the surname of somebody, or the last word of an outlet, named in full."""
    full = [name for name in kept if name.last > name.first]
    surnames = {words.words[name.last] for name in full if name.type == "person"}
    outlets = {words.words[name.last] for name in full if name.type == "organisation" and is_outlet(words.words[name.last])} - surnames
    taken = {name.first for name in kept}
    alone = [name for name in ruled if name.first == name.last and name.first not in taken and name.type in {"person", "unknown"}]
    people = [replace(name, type="person", sure=True) for name in alone if words.words[name.last] in surnames]
    return [*kept, *people, *(replace(name, type="organisation", sure=True) for name in alone if words.words[name.last] in outlets)]


def agreed(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names, one word of them being a place wherever it is one somewhere and nowhere part of a person's full name."""
    single = [name for name in names if name.first == name.last]
    places = {words.words[name.first] for name in single if name.type == "place"}
    full = {word for name in names if name.type == "person" and name.last > name.first for word in words.words[name.first : name.last + 1]}
    titled = {words.words[name.first] for name in single if name.type == "person" and name.title}
    turned = places - full - titled
    return [
        replace(name, type="place", gender=None)
        if name.type == "person" and (town(words, name) or (name.first == name.last and words.words[name.first] in turned))
        else name
        for name in names
    ]


def with_initials(words: Words, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names, an initial that was taken for a name of its own put before the one that it begins: "R." and "Ana Roe"."""
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept else None
        if before and name.type == "person" and name.title is None and before.last + 1 == name.first and initial(words, before):
            kept[-1] = replace(name, first=before.first, title=before.title)
        else:
            kept.append(name)
    return tuple(kept)


def initial(words: Words, name: Name) -> bool:
    """Whether a name is one capital letter with a full stop."""
    word = words.words[name.first]
    return name.first == name.last and len(word) == 2 and word[0].isupper() and word[1] == "."  # noqa: PLR2004


def placed(words: Words, one: Seen, lists: Lexicon) -> Name | None:
    """A name of the encoder on this room's words, its title set apart; None for what is no name of somebody or some place."""
    inside = words.between(one.span.start, one.span.end)
    first, last = inside.start, inside.stop - 1
    while first <= last and (words.lower[first] in {"the", "a", "an"} or not words.words[first][0].isalnum()):
        first += 1
    while last >= first and not words.words[last][0].isalnum():
        last -= 1
    if one.type == "misc" or first > last or not any(c.isalpha() for c in words.words[first]):
        return None
    alone = words.lower[first] if first == last else ""
    if alone in lists.peoples and alone.replace(".", "") not in {"us", "usa", "uk", "america", "uae"}:
        return None
    if (
        (alone in STATE and words.lower[last + 1 : last + 2] and words.lower[last + 1] in lists.body_nouns | AIRED)
        or alone in lists.roles
        or alone in lists.crowd
        or alone in lists.honorifics
        or alone in lists.titles
        or (words.first[first] and alone in lists.common)
        or (one.type == "person" and one.probability < SURE and last > first and bare_title(words.lower[last], lists))
    ):
        return None
    if one.type != "person":
        return Name(first, last, one.type, sure=one.probability >= SURE)
    start = first
    while start > 0 and title_word(words, start - 1, first, lists):
        start -= 1
    cut = title_end(words, start, last, lists) if start < last or words.lower[first] in lists.titles else None
    if cut is not None and cut < last:
        gender = title_gender(words, start, cut, lists) or given_gender(words, cut + 1, last, lists)
        return Name(cut + 1, last, "person", (start, cut), gender, sure=True)
    return Name(first, last, "person", None, given_gender(words, first, last, lists), sure=one.probability >= SURE)


def bare_title(last: str, lists: Lexicon) -> bool:
    """Whether what ends in this word is a title without a name ("Industry Minister")."""
    return last in lists.titles or last in lists.roles


def title_word(words: Words, index: int, first: int, lists: Lexicon) -> bool:
    """Whether a capitalised word before a name belongs to its title."""
    if words.sentences[index] != words.sentences[first] or not words.words[index][0].isupper():
        return False
    lower = words.lower[index]
    return lower in lists.titles or lower in lists.honorifics or lower in lists.roles or lower in lists.peoples


def overlapping(name: Name, trained: Sequence[Name], starts: Sequence[int]) -> int | None:
    """The encoder's name that shares a word with one of the rules', or None."""
    at = bisect_right(starts, name.last)
    for number in range(max(0, at - 2), min(len(trained), at + 1)):
        if trained[number].first <= name.last and name.first <= trained[number].last:
            return number
    return None


def both(name: Name, seen: Name, lists: Lexicon, words: Words) -> Name:
    """One name out of two that overlap."""
    if name.type == "person" and name.title and name.last == seen.last:
        return replace(name, gender=name.gender or seen.gender)
    listed = " ".join(words.lower[name.first : name.last + 1])
    if name.first == seen.first and name.last == seen.last:
        known: EntityType | None = name.type if name.type == "office" or listed in lists.bodies else None
        return Name(name.first, name.last, known or seen.type, seen.title or name.title, seen.gender or name.gender, sure=True)
    longer = name.last - name.first > seen.last - seen.first
    if longer and name.type == seen.type == "person":
        return replace(name, gender=name.gender or seen.gender, sure=True)
    if longer and name.type in {"unknown", "place"} and is_outlet(words.span(name.first, name.last).of(words.text)):
        return replace(name, type="organisation", sure=True)
    body, behind = name.sure and name.type in {"organisation", "office"}, name.type == "unknown" and seen.type == "place"
    if longer and (body or (behind and seen.last < name.last)):
        return name
    return replace(seen, gender=seen.gender or (name.gender if name.type == "person" and seen.type == "person" else None), sure=True)


def without_overlaps(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names in order, none over another, titles aside."""
    kept: list[Name] = []
    for name in names:
        if kept and name.first <= kept[-1].last:
            continue
        if name.title and kept and name.title[0] <= kept[-1].last:
            name = replace(name, title=(kept[-1].last + 1, name.title[1]) if kept[-1].last < name.title[1] else None)  # noqa: PLW2901
        kept.append(name)
    return tuple(kept)
