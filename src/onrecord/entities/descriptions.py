"""Whom a description means: "the senator", "the agency", "the militant" are held against what the article has called people."""

from __future__ import annotations

from collections.abc import Container

from onrecord.entities.cast import Draft, fold
from onrecord.entities.grammar import DETERMINERS, PREPOSITIONS
from onrecord.entities.lexicon import lexicon
from onrecord.entities.pronouns import Trail
from onrecord.entities.saying import ANSWERING, GOING_ON
from onrecord.entities.sources import Source
from onrecord.entities.words import Words
from onrecord.text.wordlist import wordlist

SYNONYMS = [
    frozenset(group.split())
    for group in (
        "senator sen. sen senators lawmaker legislator",
        "representative rep. rep congressman congresswoman lawmaker legislator",
        "governor gov. gov",
        "general gen. gen commander",
        "president leader",
        "nominee candidate contender hopeful frontrunner front-runner standard-bearer",
        "premier minister",
        "spokesman spokeswoman spokesperson",
        "chairman chairwoman chair chairperson head chief leader director president",
        "terrorist militant extremist leader",
        "attorney lawyer solicitor counsel",
        "judge justice magistrate",
        "professor scholar academic researcher",
        "billionaire businessman mogul tycoon",
        "officer policeman policewoman cop detective constable",
        "singer star rapper actor actress performer",
        "author writer novelist journalist columnist reporter",
        "secretary minister",
        "doctor dr. dr physician surgeon",
        "coach manager",
        "group organisation organization movement",
        "agency office department ministry",
        "company firm corporation maker giant retailer manufacturer",
        "newspaper paper daily magazine outlet publication website",
        "network channel broadcaster outlet",
    )
]
VAGUE = wordlist(
    "this that it such some many others one few most those these any all several both other none everyone everybody nobody anyone"
)
PERSONAL = frozenset(["man", "woman", "boy", "girl"])
COUNTRY_WORDS = frozenset({"country", "city", "state", "nation", "kingdom", "republic"})
NEAR_SENTENCES = 2
PHRASE_WORDS = 12
SAME_HEAD, LIKE_HEAD = 2.0, 1.2


def alike(head: str) -> frozenset[str]:
    """The words that may take up what a head says, the head among them."""
    return frozenset({head}).union(*(group for group in SYNONYMS if head in group))


def modifiers(words: Words, source: Source) -> set[str]:
    """The folded words before the head that tell something."""
    inside = (words.lower[i] for i in range(source.first, source.head) if words.words[i][0].isalpha())
    return {fold(w) for w in inside if w not in DETERMINERS and w not in PREPOSITIONS}


def about_person(words: Words, source: Source) -> bool:
    """Whether a description's head is a word for a person."""
    lists = lexicon()
    return words.lower[source.head] in lists.roles or words.lower[source.head] in lists.titles


def told(words: Words, source: Source, trail: Trail, owner: Draft | None = None, cue: frozenset[str] = frozenset()) -> Draft | None:
    """The draft that a definite description takes up, or None where none fits or two fit alike.

    Args:
        words: the article's words.
        source: the description.
        trail: what has been read so far.
        owner: whose the described one is, or None.
        cue: the words of the cue: whoever goes on spoke last, and whoever replies did not.
    """
    head = words.lower[source.head]
    near = alike(head)
    extra = modifiers(words, source)
    scored: list[tuple[float, int, Draft]] = []
    for rank, (draft, _) in enumerate(trail.back(source.first, words)):
        if draft is owner or (owner is not None and not owned_by(draft, owner)):
            continue
        if (value := agreement(words, source, draft, near, extra)) > 0:
            scored.append((value + (0.5 if draft is trail.speaker else 0.0) - 0.05 * rank, -rank, draft))
    scored.sort(key=lambda entry: (-entry[0], -entry[1]))
    if scored and (len(scored) == 1 or scored[0][0] - scored[1][0] > 0.04):  # noqa: PLR2004  one place in rank is 0.05
        return scored[0][2]
    return None if owner is not None else only_near(words, source, trail, cue)


def owned_by(draft: Draft, owner: Draft) -> bool:
    """Whether somebody may be the owner's: an unnamed owner, or one whose name or pronoun stands in what the draft was called."""
    names = {fold(part) for spelling in owner.spellings for part in spelling.split()}
    called = {fold(role) for role in draft.roles}
    others = any("’s " in spelling for spelling in draft.spellings)  # "Roe’s office", once called "her office", is no other's
    return not owner.named or bool(names & called) or (not others and bool({"his", "her", "their"} & called))


def agreement(words: Words, source: Source, draft: Draft, near: frozenset[str], extra: set[str]) -> float:
    """How well a description fits what a draft was called; 0 where it does not."""
    if not of_kind(words, source, draft):
        return 0.0
    head = words.lower[source.head]
    own = {fold(part) for spelling in draft.spellings for part in spelling.split()} if draft.type != "person" and draft.named else set()
    called = {fold(role) for role in draft.roles} | own
    missing = extra - called
    if fold(head) in called:
        value = SAME_HEAD
    elif {fold(w) for w in near} & called and not of_another(draft, extra, missing):
        value = LIKE_HEAD
    else:
        return 0.0
    named = {w for w in missing if any(w == fold(words.lower[i]) and words.words[i][0].isupper() for i in range(source.first, source.head))}
    return max(0.0, value + 0.4 * len(extra & called) - 0.1 * len(missing) - 0.6 * len(named))


def of_another(draft: Draft, extra: set[str], missing: set[str]) -> bool:
    """Whether a description tells itself from whoever is called by another word for its head.

    "The national rail agency" is not "the mayor's office", and "the union president" not "the opposition leader".
    """
    if draft.type == "person":
        return bool(missing & lexicon().body_nouns)
    return bool(missing) and missing == extra


def of_kind(words: Words, source: Source, draft: Draft) -> bool:
    """Whether a draft is one or several, somebody or something, as a description's head has it."""
    lists, head = lexicon(), words.lower[source.head]
    if draft.plural != source.plural and not (source.plural and draft.type in {"organisation", "group"}):
        return False
    if head in lists.roles and head not in lists.body_nouns:
        return draft.type == "person" and not clash(lists.roles[head], draft.gender)
    return draft.type != "person" and (draft.type != "place" or head in COUNTRY_WORDS)


def clash(one: str | None, other: str | None) -> bool:
    """Whether two genders are known and differ."""
    return bool(one and other and one != other)


def only_near(words: Words, source: Source, trail: Trail, cue: frozenset[str]) -> Draft | None:
    """The only draft of the right kind in this sentence and the two before, for a description that nothing was called by."""
    lists = lexicon()
    head = words.lower[source.head]
    extra = modifiers(words, source)
    if source.plural or extra & {fold(w) for w in lists.peoples}:
        return None
    here = words.sentences[source.first]
    near = [draft for draft, sight in trail.back(source.first, words) if here - words.sentences[sight.first] <= NEAR_SENTENCES]
    if head in lists.roles and head not in lists.body_nouns:
        fits = [d for d in near if d.type == "person" and not d.plural and not clash(lists.roles[head], d.gender)]
        last = trail.speaker
        if cue & ANSWERING or brought_in(words, source):
            return None
        if cue & GOING_ON and last is not None and last.type == "person" and not last.plural and not clash(lists.roles[head], last.gender):
            return None if of_another(last, extra, extra - {fold(role) for role in last.roles}) else last
        told_apart = head not in PERSONAL and source.head - source.first > 1
        return fits[0] if len(fits) == 1 and fits[0] is last and not (told_apart and fits[0].roles) else None
    if head in lists.body_nouns:
        wanted = {"place"} if head in COUNTRY_WORDS else {"organisation", "office", "unknown"}
        fits = [d for d in near if d.type in wanted and d.named and not other_name(words, source, d)]
        return fits[0] if len(fits) == 1 else None
    return None


def other_name(words: Words, source: Source, draft: Draft) -> bool:
    """Whether a description begins with a name that is no part of a body's: "the Roe campaign" is not the Harbour Board."""
    own = {part.lower() for spelling in draft.spellings for part in spelling.split()}
    inside = range(source.first, source.head)
    named = {words.lower[i] for i in inside if words.words[i][0].isupper() and words.lower[i] not in DETERMINERS}
    return bool(named) and not named & own


def brought_in(words: Words, source: Source) -> bool:
    """Whether somebody without a name was called by a description's head before: "a reporter" for "the reporter"."""
    head = words.lower[source.head]
    return any(words.lower[i] == head and {"a", "an", "another"} & set(words.lower[max(0, i - 3) : i]) for i in range(source.first))


def phrase(words: Words, source: Source, end: int, names: Container[int] = ()) -> str | None:
    """A source's own words as a name for somebody unnamed: without its article, lower case at the front; None where they say nothing.

    Args:
        words: the article's words.
        source: the description.
        end: the word after its last one.
        names: first words of names, which keep their capital.
    """
    first = source.first
    partly = words.lower[source.last + 1 : source.last + 2] == ("of",)
    while first < source.last and words.lower[first] in {"the", "a", "an", "one", "this", "that", "these", "those"}:
        first += 1
    if words.lower[source.head] in VAGUE and source.head >= source.last and first == source.last and not partly:
        return None
    last = source.last
    while (
        last + 1 < end and last + 1 - first < PHRASE_WORDS and (words.words[last + 1][0].isalnum() or words.words[last + 1] in {"'s", "’s"})
    ):
        if words.lower[last + 1] in {"who", "which", "that", "whose", "said", "says", "told"}:
            break
        last += 1
    text = " ".join(words.text[words.spans[first].start : words.spans[last].end].split())
    opening = words.words[first]
    following = words.words[first + 1] if first < last else ""
    written = (len(opening) > 1 and opening.isupper()) or not words.first[source.first] or first > source.first or following[:1].isupper()
    return text if written or first in names else text[0].lower() + text[1:]
