"""What an article calls somebody: titles, roles before the name, appositions on either side, "X is a ...", acronyms."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from onrecord.entities.cast import Draft, stands_for
from onrecord.entities.grammar import CITING, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, owns, verbal
from onrecord.entities.lexicon import Lexicon, abbreviated_states, lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.words import Words
from onrecord.model import Relation
from onrecord.text.wordlist import wordlist

EPITHETS = wordlist(
    "terrorist terrorists extremist mastermind warlord dictator tyrant murderer killer jihadist islamist radical hardliner hero"
    " heroine martyr thug strongman tycoon mogul firebrand darling hawk populist billionaire millionaire icon legend villain"
    " traitor liar crook racist bully maverick insider outsider demagogue butcher fanatic ideologue puppet stooge heartthrob"
    " starlet diva superstar troublemaker frontrunner front-runner underdog"
)
PLAIN = wordlist("mr mr. mrs mrs. ms ms. miss sir madam")
HOLDING = wordlist(
    "heads leads runs chairs directs edits owns commands manages governs represents founded headed led chaired edited coaches oversees"
)
MARKS = frozenset({"’", "‘", ",", ".", ";", ":", "(", ")", "—", "–", "--", "“", "”", '"', "!", "?"})
BEFORE_WORDS, APPOSITION_WORDS, LEAD_WORDS = 7, 24, 12
SEAT = re.compile(r",? ?\(?([RDI])[-–]([A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)(?=[,.)]|\s|$)")
SEAT_LENGTH = 24
PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
COPULAS = frozenset({"is", "was", "became", "remains", "remained"})


def describe(words: Words, names: Sequence[Name], owner: Mapping[int, Draft]) -> None:
    """Add to each draft what the article calls it, and what that tells of its gender."""
    lists = lexicon()
    starts = {name.first: name for name in names}
    for name in names:
        draft = owner[name.first]
        start = before_name(words, name, draft, lists)
        if draft.type == "person":
            seat(words, name, draft)
        if draft.type in {"person", "organisation", "office", "unknown"}:
            after_name(words, name, draft, starts, lists)
            lead_in(words, start, draft, starts, lists)
    for before, after in itertools.pairwise(names):
        acronym(words, before, after, owner)
    for name in names:
        draft = owner[name.first]
        if draft.gender is None and draft.type == "person":
            told = [lists.roles.get(role) or lists.honorifics.get(role) for role in sorted(draft.roles)]
            draft.gender = next((gender for gender in told if gender), None)


def add(words: Words, draft: Draft, first: int, last: int, relation: Relation) -> None:
    """Add one label, articles left off."""
    while first < last and words.lower[first] in {"the", "a", "an"}:
        first += 1
    while last > first and words.words[last] in MARKS:
        last -= 1
    if first > last or words.words[first] in MARKS:
        return
    inside = words.lower[first : last + 1]
    head = head_of(words, first, last)
    kind = "epithet" if relation in {"title", "apposition", "role"} and words.lower[head] in EPITHETS else relation
    if (first, last, kind) not in draft.labels:
        draft.labels.append((first, last, kind))
        draft.roles.update(w for w in inside if w[0].isalpha() and w not in PREPOSITIONS | DETERMINERS | CONJUNCTIONS)


def head_of(words: Words, first: int, last: int) -> int:
    """The head of a phrase: its last word before a preposition, a clause or a mark."""
    for index in range(first + 1, last + 1):
        if words.lower[index] in PREPOSITIONS | {"who", "which", "that", "whose", "in", "and"} or words.words[index] in MARKS:
            return index - 1
    return last


def before_name(words: Words, name: Name, draft: Draft, lists: Lexicon) -> int:
    """Take the title and the role words right before a name; returns the first word of them, or of the name."""
    start = name.title[0] if name.title else name.first
    sentence = words.sentences[start]
    before = start - 1
    role = before >= 0 and words.sentences[before] == sentence and is_role(words.lower[before], lists)
    leads = (
        before >= 0
        and words.sentences[before] == sentence
        and words.lower[before] in {"former", "then", "ex", "late", "senior", "acting", "longtime"}
    )
    if role or leads:
        begin = before
        while begin - 1 >= 0 and start - begin < BEFORE_WORDS and words.sentences[begin - 1] == sentence and attributive(words, begin - 1):
            begin -= 1
        add(words, draft, begin, start - 1 if not name.title else name.title[1], "title")
        return begin
    if name.title:
        ahead = name.title[0] - 1
        while (
            ahead >= 0 and words.words[ahead][0].isupper() and words.sentences[ahead] == sentence and name.title[0] - ahead < BEFORE_WORDS
        ):
            draft.roles.add(words.lower[ahead])
            ahead -= 1
        inside = words.lower[name.title[0] : name.title[1] + 1]
        honorific = all(w in PLAIN for w in inside)
        if not honorific:
            add(words, draft, *name.title, "nationality" if all(w in lists.peoples for w in inside) else "title")
    elif before >= 0 and words.lower[before] in lists.peoples and words.sentences[before] == sentence:
        add(words, draft, before, before, "nationality")
    return start


def is_role(lower: str, lists: Lexicon) -> bool:
    """Whether a word says what somebody is: "director", "film-maker"."""
    tail = lower.rpartition("-")[2]
    return not {lower, lower.replace("-", ""), tail}.isdisjoint(lists.roles.keys() | lists.body_nouns)


def attributive(words: Words, index: int) -> bool:
    """Whether a word may stand between the article and the noun: no verb, preposition, conjunction or mark."""
    lower = words.lower[index]
    if (
        not lower[0].isalpha()
        or lower in PREPOSITIONS | CONJUNCTIONS | DETERMINERS
        or lower in {"not", "he", "she", "it", "they", "i", "we", "you"}
    ):
        return False
    return words.words[index][0].isupper() or not verbal(lower) or lower.endswith("ed")


def after_name(words: Words, name: Name, draft: Draft, starts: Mapping[int, Name], lists: Lexicon) -> None:
    """Take an apposition after the name (", leader of ...,") or what a copula says ("is a ...")."""
    at = name.last + 1
    if words.words[at : at + 3 : 2] == (",", ",") and words.words[at + 1].isdigit():
        at += 2
    if at + 1 >= len(words.words) or words.sentences[at] != words.sentences[name.first]:
        return
    copula = words.lower[at] in COPULAS and words.lower[at + 1] in {"a", "an", "the", "one"}
    if words.words[at] not in {",", "—", "–"} and not copula:
        return
    begin, end = at + 1, at + 1
    while end < len(words.words) and end - begin < APPOSITION_WORDS and words.sentences[end] == words.sentences[at]:
        if words.words[end] in {",", ";", "—", "–", "”", '"', "."} or words.lower[end] in {"who", "which", "whose", "said", "says"}:
            break
        end += 1
    if words.lower[begin] == "who" and words.lower[begin + 1 : begin + 2] and words.lower[begin + 1] in HOLDING and draft.type == "person":
        add(words, draft, begin, clause_end(words, begin), "role")
        return
    named = begin in starts and not owns(words, starts[begin].last)
    if end == begin or named or tells_act(words, begin, starts) or (not copula and words.lower[begin] in {"who", "which", "and", "but"}):
        return
    head = head_of(words, begin, end - 1)
    if words.lower[head] in lists.roles.keys() | lists.body_nouns | lists.titles and not any(
        verbal(w) and not w.endswith(("ed", "s")) for w in words.lower[begin:head]
    ):
        add(words, draft, begin, end - 1, "role" if copula else "apposition")


def clause_end(words: Words, begin: int) -> int:
    """The last word of a clause: before a comma, a bracket, a quotation mark or the end of the sentence."""
    end = begin
    while end + 1 < len(words.words) and end + 1 - begin < APPOSITION_WORDS and words.sentences[end + 1] == words.sentences[begin]:
        if words.words[end + 1] in MARKS - {"’", "‘"} or words.lower[end + 1] in {"said", "says", "told"}:
            break
        end += 1
    return end


def tells_act(words: Words, begin: int, starts: Mapping[int, Name]) -> bool:
    """Whether words after a name tell what its bearer did or does: "Roe, accused the mayor of lying", "the Courier, citing police"."""
    first, after = words.lower[begin], begin + 1
    about = after in starts or (after < len(words.lower) and words.lower[after] in DETERMINERS)
    return first in CITING or (about and first.endswith(("ed", "ing")))


def seat(words: Words, name: Name, draft: Draft) -> None:
    """Note the party and the state behind a politician's name, "R-Vt." or "(D-Ohio)", so that "the Vermont Republican" is known again."""
    end = words.spans[name.last].end
    found = SEAT.match(words.text, end, end + SEAT_LENGTH)
    state = abbreviated_states().get(found[2].replace(".", "").strip().lower()) if found else None
    if found and state:
        draft.roles.update({PARTIES[found[1]], *state.split()})


def lead_in(words: Words, start: int, draft: Draft, starts: Mapping[int, Name], lists: Lexicon) -> None:
    """Take an apposition before the name: "The head of the union, Jane Roe," and "a union official, Jane Roe"."""
    comma = start - 1
    if draft.type != "person" or comma < 1 or words.words[comma] != "," or words.sentences[comma] != words.sentences[start]:
        return
    begin = comma
    while (
        begin > 0
        and comma - begin < LEAD_WORDS
        and words.sentences[begin - 1] == words.sentences[start]
        and words.words[begin - 1] not in MARKS
    ):
        begin -= 1
    owned = begin in starts and owns(words, starts[begin].last)
    if begin == comma or not (owned or words.lower[begin] in DETERMINERS | lists.roles.keys()):
        return
    head = head_of(words, begin, comma - 1)
    if words.lower[head] in lists.roles and not any(verbal(w) and not w.endswith(("ed", "s")) for w in words.lower[begin:head]):
        add(words, draft, begin, comma - 1, "apposition")


def acronym(words: Words, before: Name, after: Name, owner: Mapping[int, Draft]) -> None:
    """Take the short form that stands in brackets after the long one, or the long form after the short."""
    if after.first - before.last != 2 or words.words[before.last + 1] != "(" or owner[before.first] is not owner[after.first]:  # noqa: PLR2004
        return
    long, short = sorted((before, after), key=lambda n: n.first - n.last)
    if stands_for(words.words[short.first], words.words[long.first : long.last + 1]):
        owner[after.first].labels.append((after.first, after.last, "acronym"))
