"""Who the words of a source span are about: a name, a pronoun, or a description with its head."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.entities.grammar import APOSTROPHES, DETERMINERS, POSSESSIVES, PREPOSITIONS, owns, verbal
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.pronouns import GENDERS, NEUTER, PLURAL, SPEAKERS
from onrecord.entities.words import Words
from onrecord.text.wordlist import wordlist

RELATIVES = frozenset({"who", "which", "that", "whom"})
STOPS = frozenset({",", "(", "—", "–", "--", "-", ":", ";", ".", "“", "”", '"'})
TRAILING = wordlist("himself herself itself themselves also later alike together all both respectively then again ago too")
SUBORDINATE = wordlist(
    "who which that whose where when while whom if because and or but including speaking citing working living close familiar"
)
DOCUMENTS = wordlist(
    "statement letter report email e-mail tweet memo memorandum remarks speech interview testimony release post video transcript readout"
    " op-ed article column book blog message note filing affidavit lawsuit complaint brief advertisement ad comment comments"
    " statements tweets letters emails commercial spot petition manifesto communique"
)
KINDS = [
    frozenset(group.split())
    for group in (
        "ad advertisement commercial spot video",
        "statement release message post note",
        "memo memorandum report brief note",
        "email e-mail message note letter",
        "lawsuit complaint filing suit brief",
        "op-ed column article blog post",
        "statement statements",
        "letter letters",
    )
]
MADE = wordlist("written signed issued released prepared sent posted published made circulated submitted authored put out")
NOT_MADE = wordlist(
    "funded commissioned obtained seen reviewed cited provided supported followed prompted sparked shared quoted endorsed caused"
)
MAKERS = frozenset({"by", "from"})
ISSUING = wordlist(
    "released issued sent wrote published posted unveiled aired filed ran circulated put produced launched responded retorted answered"
    " countered submitted penned delivered gave tweeted signed back hit releases issues sends writes"
)
KIND_WORDS = wordlist(
    "news agency newspaper outlet channel network website magazine daily weekly station broadcaster paper tabloid site blog movement"
    " organisation organization group company firm bank airline party union television tv radio wire service"
)
REACH, MAKER_WORDS, ISSUE_WORDS, SUBJECT_WORDS, PHRASE, DATELINE = 600, 14, 8, 40, 8, 8
DEFINITE = frozenset(["the", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my", "your"])
OF_OWN = frozenset(("of", owner, "own") for owner in ("his", "her", "its", "their"))


@dataclass(frozen=True, slots=True)
class Source:
    """A source span, taken apart.

    Attributes:
        kind: what it is; `joint` where it names several.
        head: index of the head word, or -1.
        names: the names that the kind rests on.
        first: first word of the describing phrase.
        last: last word of its base phrase, the head itself.
        definite: whether the phrase points back ("the official") or brings somebody in ("an official").
        plural: whether it is several.
    """

    kind: Literal["name", "joint", "pronoun", "relative", "nominal", "empty"]
    head: int = -1
    names: tuple[Name, ...] = ()
    first: int = -1
    last: int = -1
    definite: bool = False
    plural: bool = False


def take_apart(words: Words, span: range, names: Mapping[int, Name]) -> Source:
    """What a source span is.

    Args:
        words: the article's words.
        span: the words of the source.
        names: the article's names by their first word.
    """
    kept = [i for i in span if words.words[i][0].isalnum() or words.words[i] in POSSESSIVES]
    if not kept:
        return Source("empty")
    first = kept[0]
    if words.lower[first] in GENDERS or words.lower[first] in PLURAL | NEUTER | SPEAKERS:
        bare = all(words.lower[i] in TRAILING | {"both", "all", "two"} for i in kept[1:])
        if bare or words.lower[first] in {"he", "she", "they", "it", "i", "we"}:
            return Source("pronoun", first)
    if words.lower[first] in RELATIVES and len(kept) == 1:
        return Source("relative", first)
    heads = head_names(words, kept, names)
    if heads:
        joint = len(heads) > 1 and coordinated(words, heads)
        return Source("joint" if joint else "name", heads[0].last, tuple(heads) if joint else (heads[0],), kept[0], heads[0].last)
    found = nominal(words, kept, names)
    return author_of(words, found, kept, names) or found


def author_of(words: Words, found: Source, kept: list[int], names: Mapping[int, Name]) -> Source | None:
    """Whose words a document holds: "Doe's letter", "a statement by the union", "the report, by Doe,"; None where nothing says so."""
    if words.lower[found.head] not in DOCUMENTS:
        return None
    owners = [names[i] for i in range(kept[0], found.head) if i in names and owns(words, names[i].last)]
    if owners:
        return Source("name", owners[-1].last, (owners[-1],), kept[0], found.last)
    span = maker(words, found.head, kept[-1])
    if span is not None:
        told = take_apart(words, span, names)
        if told.kind in {"name", "joint"} or (told.kind == "nominal" and words.lower[told.head] in lexicon().body_nouns):
            return told
    own = next((i for i in kept if words.lower[i] in {"his", "her"} and (i == found.first or words.lower[i - 1] in MAKERS | {"of"})), None)
    return Source("pronoun", own) if own is not None else None


def maker(words: Words, head: int, last: int) -> range | None:
    """The words after "by" or "from" that name a document's maker, inside its phrase or right after it."""
    at = head + 1
    while at < len(words.words) and (words.lower[at] in MADE or words.words[at] == ","):
        at += 1
    if at <= last and words.lower[at] not in MAKERS:
        at = next((i for i in range(at, last + 1) if words.lower[i] in MAKERS and words.lower[i - 1] not in NOT_MADE), last + 1)
    if at + 1 >= len(words.words) or words.lower[at] not in MAKERS or words.sentences[at] != words.sentences[head]:
        return None
    end = at + 1
    while end < len(words.words) and end - at < MAKER_WORDS and words.sentences[end] == words.sentences[at]:
        if (words.words[end] in STOPS and end > last) or words.lower[end] in SUBORDINATE - {"and"}:
            break
        if end > last and is_verb(words, end):
            break
        end += 1
    return range(at + 1, end) if end > at + 1 else None


def earlier_author(words: Words, found: Source, names: Mapping[int, Name]) -> Source | None:
    """Whose words a document holds that the text has brought in before: "The letter says" after "a letter from the union".

    Where no maker stands beside the document, it is whoever "released a statement" or "answered with a statement of its own".
    """
    head = words.lower[found.head]
    if head not in DOCUMENTS or not found.definite or found.plural:
        return None
    for index in range(found.first - 1, max(-1, found.first - REACH), -1):
        if words.lower[index] not in DOCUMENTS or (words.lower[index] != head and not same_kind(words.lower[index], head)):
            continue
        begin = phrase_start(words, index)
        kept = [i for i in range(begin, index + 1) if words.words[i][0].isalnum() or words.words[i] in POSSESSIVES]
        told = author_of(words, Source("nominal", index, (), begin, index), kept, names) or issuer(words, begin, index, names)
        if told is not None and told.kind in {"name", "nominal"} and not (told.kind == "nominal" and words.lower[told.head] in DOCUMENTS):
            return told
    return None


def phrase_start(words: Words, last: int) -> int:
    """The first word of the phrase that ends at a word: back to its determiner, a mark or the beginning of its sentence."""
    first = last
    while first > 0 and last - first < PHRASE and words.sentences[first - 1] == words.sentences[last] and words.words[first][0].isalnum():
        if words.lower[first] in DETERMINERS:
            break
        first -= 1
    return first


def same_kind(one: str, other: str) -> bool:
    """Whether two words may stand for one document."""
    return any(one in group and other in group for group in KINDS)


def issuer(words: Words, first: int, head: int, names: Mapping[int, Name]) -> Source | None:
    """Who released, sent or answered with a document: the name that begins the sentence in which it is brought in."""
    sentence = words.sentences[first]
    near = range(first - 1, max(-1, first - ISSUE_WORDS - 1), -1)
    limit = next((i for i in near if words.sentences[i] == sentence and words.lower[i] in ISSUING), None)
    if limit is None:
        if words.lower[head + 1 : head + 4] not in OF_OWN:
            return None
        limit = first
    before = range(max(0, limit - SUBJECT_WORDS), limit)
    begin = next((i for i in before if words.sentences[i] == sentence and not words.quoted[i]), limit)
    begin = after_dateline(words, begin, limit)
    name = next((names[i] for i in range(begin, limit) if i in names), None)
    if name is None:
        return None
    start = name.title[0] if name.title else name.first
    if any(words.lower[i] in PREPOSITIONS for i in range(begin, start)):
        return None
    subject = take_apart(words, range(begin, verb_after(words, begin, limit)), names)
    return subject if subject.kind in {"name", "nominal"} else None


def after_dateline(words: Words, begin: int, limit: int) -> int:
    """The first word of a sentence behind the place that an agency's report begins with."""
    dash = next((i for i in range(begin, min(begin + DATELINE, limit)) if words.words[i] in {"--", "—", "–"}), None)
    return dash + 1 if dash is not None and (words.words[begin].isupper() or not words.words[begin][0].isalpha()) else begin


def verb_after(words: Words, begin: int, limit: int) -> int:
    """The first verb or comma from a word on, at most `limit`."""
    return next((i for i in range(begin + 1, limit) if words.words[i] == "," or is_verb(words, i)), limit)


def head_names(words: Words, kept: list[int], names: Mapping[int, Name]) -> list[Name]:
    """The names that a source is about: none that only owns, modifies or completes something else."""
    inside = [names[i] for i in kept if i in names and names[i].last <= kept[-1]]
    heads: list[Name] = []
    aside = {n for n, name in enumerate(inside) if stands_before(words, name, inside[n + 1 :])}
    for number, name in enumerate(inside):
        if name.last < kept[-1] and (number in aside or modifies(words, name, kept[-1])):
            continue
        if number + 1 in aside and words.lower[name.last + 1 : inside[number + 1].first] in {("and",), ("&",)}:
            continue
        start = name.title[0] if name.title else name.first
        if completes(words, kept[0], start, number, heads):
            continue
        heads.append(name)
    people = [name for name in heads if name.type == "person"]
    return people if people and heads and not coordinated(words, heads) else heads


def modifies(words: Words, name: Name, end: int) -> bool:
    """Whether a name owns or modifies what comes next: "Smith's aides", "Smith campaign officials"."""
    after = name.last + 1
    if after > end:
        return False
    lower = words.lower[after]
    if lower in POSSESSIVES | APOSTROPHES:
        return after < end
    if not lower[0].isalpha() or lower in PREPOSITIONS | SUBORDINATE | TRAILING or only_kind(words, name, end):
        return False
    lists = lexicon()
    last_word = after == end and lower in lists.roles and name.type != "person"
    return last_word or not words.words[after][0].isupper() or lower in lists.crowd or (lower in lists.peoples and lower.endswith("s"))


def only_kind(words: Words, name: Name, end: int) -> bool:
    """Whether what follows a body's name only says what it is: "the Vale Echo news agency"."""
    if name.type not in {"organisation", "unknown"}:
        return False
    rest = list(itertools.takewhile(lambda w: w[0].isalpha() and w not in PREPOSITIONS | SUBORDINATE, words.lower[name.last + 1 : end + 1]))
    return bool(rest) and all(word in KIND_WORDS for word in rest)


def stands_before(words: Words, name: Name, following: list[Name]) -> bool:
    """Whether a name only says whose or where the person after it is: "Texas Gov. Roe", "Acme CEO Ana Roe"."""
    person = next((other for other in following if other.type == "person"), None)
    if person is None or name.type == "person":
        return False
    between = words.lower[name.last + 1 : person.first]
    return all(word[0].isalpha() and word not in PREPOSITIONS | SUBORDINATE for word in between)


def completes(words: Words, first: int, start: int, number: int, heads: list[Name]) -> bool:
    """Whether a name completes a preposition or stands in a clause about a head that is there already."""
    if start <= first:
        return False
    before = words.lower[start - 1]
    back = start - 1
    while back > first and (
        before in DETERMINERS
        or (before.isalpha() and before not in PREPOSITIONS and not words.words[back][0].isupper() and back > start - 4)
    ):
        back -= 1
        before = words.lower[back]
    if before in PREPOSITIONS:
        return True
    return bool(heads) and number > 0 and not any(words.lower[i] in {"and", "&", "or"} for i in range(heads[-1].last + 1, start))


def coordinated(words: Words, heads: list[Name]) -> bool:
    """Whether the names are listed side by side."""
    for one, other in itertools.pairwise(heads):
        start = other.title[0] if other.title else other.first
        between = set(words.lower[one.last + 1 : start])
        if not between & {"and", "&", "or", ","} or any(w[0].isalpha() for w in between - {"and", "or", "the", "former", "then"}):
            return False
    return True


def is_verb(words: Words, index: int) -> bool:
    """Whether a word looks like a finite verb and is no name."""
    return verbal(words.lower[index]) and words.words[index][0].islower() and words.words[index] not in POSSESSIVES


def nominal(words: Words, kept: list[int], names: Mapping[int, Name]) -> Source:
    """The head of a describing phrase: the last word before a comma, a preposition or a clause."""
    lists = lexicon()
    last = kept[0]
    for position, index in enumerate(kept):
        lower = words.lower[index]
        gap = position and any(words.words[i] in STOPS for i in range(kept[position - 1] + 1, index))
        if position and (gap or lower in PREPOSITIONS | SUBORDINATE) and not (index in names and names[index].type != "person"):
            break
        if lower not in TRAILING and words.words[index] not in POSSESSIVES:
            last = index
    while last > kept[0] and words.words[last] in POSSESSIVES:
        last -= 1
    head = words.lower[last]
    owned = any(words.words[i] in POSSESSIVES for i in range(kept[0], last))
    plural = (
        head in lists.crowd
        or head in {"these", "those"}
        or (
            head.endswith("s")
            and not head.endswith(("ss", "us", "is", "news"))
            and head not in lists.roles
            and head not in lists.body_nouns
        )
    )
    return Source("nominal", last, (), kept[0], last, words.lower[kept[0]] in DEFINITE or owned, plural)
