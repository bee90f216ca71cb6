"""Whom the source of a saying means: a name, a pronoun, a description, several together, or whom "who" takes up."""

from __future__ import annotations

from onrecord.entities.cast import Draft, new_draft
from onrecord.entities.descriptions import about_person, phrase, told
from onrecord.entities.grammar import APOSTROPHES, DETERMINERS, POSSESSIVES
from onrecord.entities.labels import COPULAS, add
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.pronouns import SPEAKERS
from onrecord.entities.scene import Scene, pronoun, see
from onrecord.entities.sources import Source, earlier_author, nominal, phrase_start
from onrecord.entities.words import Words
from onrecord.model import EntityType
from onrecord.text.wordlist import wordlist

GIVING = wordlist("name known identified named called himself herself goes")
BEFORE_GIVEN = wordlist("only simply just as by himself herself his her the first last name nom de guerre surname nickname pseudonym alias")
GIVEN_WORDS = 10


def of_source(scene: Scene, source: Source, end: int, cue: frozenset[str] = frozenset()) -> Draft | None:
    """The draft that a source means, made where it brings somebody in.

    Args:
        scene: what is known so far.
        source: the source, taken apart.
        end: the word after its last one.
        cue: the words of the cue in lower case.
    """
    words = scene.words
    if source.kind == "name":
        return scene.owner[source.names[0].first]
    if source.kind == "joint":
        return joint(scene, source)
    if source.kind == "pronoun":
        return None if words.lower[source.head] in SPEAKERS else pronoun(scene, source.head)
    if source.kind == "relative":
        return antecedent(scene, source.head)
    if source.kind == "nominal":
        return described(scene, source, end, cue)
    return None


def described(scene: Scene, source: Source, end: int, cue: frozenset[str] = frozenset()) -> Draft | None:
    """Whom a description means: the name it stands beside, somebody called so before, or somebody new."""
    words = scene.words
    one_person = about_person(words, source) and not source.plural
    given = given_as(scene, source) if one_person else None
    if given is not None:
        add(words, scene.owner[given.first], source.first, source.last, "role")
        return scene.owner[given.first]
    if one_person:
        for beside in (source.last + 2, end + 1, end):
            if words.words[beside - 1 : beside] == (",",) and (name := starts_at(scene, beside)) is not None:
                return scene.owner[name.first]
    beside_it = scene.names.get(source.last + 1)
    if beside_it is not None and beside_it.type == "person" and one_person:
        return scene.owner[beside_it.first]
    written = earlier_author(words, source, scene.names)
    if written is not None:
        return of_source(scene, written, written.last + 1)
    owner = possessor(scene, source)
    if source.definite and (found := told(words, source, scene.trail, owner, cue)) is not None:
        see(scene, found, source.first, source.last, "title" if about_person(words, source) else "nominal")
        if source.last > source.first:
            add(words, found, source.first, source.last, "role")
        return found
    return unnamed(scene, source, end, owner)


def given_as(scene: Scene, source: Source) -> Name | None:
    """The name that a description says its bearer gave or goes by: "a man who gave his name as Omar", "known as Abu Karam"."""
    words = scene.words
    for index in range(source.last + 1, min(source.last + GIVEN_WORDS, len(words.words))):
        if words.sentences[index] != words.sentences[source.last]:
            return None
        if words.lower[index] in GIVING:
            first = index + 1
            while words.lower[first : first + 1] and words.lower[first] in BEFORE_GIVEN:
                first += 1
            name = scene.names.get(first)
            return name if name is not None and name.type == "person" else None
    return None


def possessor(scene: Scene, source: Source) -> Draft | None:
    """Whose a description's head is, where the text says so: "Doe's campaign", "her deputy"; of several owners the last."""
    words = scene.words
    for index in range(source.head - 1, source.first - 1, -1):
        if words.words[index] in POSSESSIVES or (words.words[index] in APOSTROPHES and index > source.first):
            near = (scene.names.get(first) for first in range(index - 1, max(index - 8, -1), -1))
            name = next((name for name in near if name is not None and name.last == index - 1), None)
            return scene.owner[name.first] if name is not None else None
    return pronoun(scene, source.first) if words.lower[source.first] in {"his", "her"} else None


def starts_at(scene: Scene, index: int) -> Name | None:
    """A person's name that begins at a word, or whose title does."""
    for first in range(index, index + 4):
        name = scene.names.get(first)
        if name is not None and name.type == "person" and (first == index or (name.title is not None and name.title[0] == index)):
            return name
    return None


def unnamed(scene: Scene, source: Source, end: int, owner: Draft | None = None) -> Draft | None:
    """Somebody without a name; the same words in one article mean the same, and so do the words for what one owner has."""
    words = scene.words
    text = phrase(words, source, end, scene.names)
    if text is None:
        return None
    if owner is not None and owner.named:
        text = f"{owner.name()}’s {after_owner(text)}"
    for draft in scene.drafts:
        if not draft.named and text in draft.spellings:
            see(scene, draft, source.first, source.last, "nominal")
            return draft
    lists = lexicon()
    head = words.lower[source.head]
    single: EntityType = "person" if head in lists.roles else "organisation" if head in lists.body_nouns else "unknown"
    kind: EntityType = "group" if source.plural else single
    draft = new_draft(scene.drafts, kind)
    draft.named, draft.plural, draft.gender = False, source.plural, lists.roles.get(head)
    draft.spellings[text] += 1
    draft.roles.update(words.lower[source.first : source.last + 1])
    see(scene, draft, source.first, source.last, "nominal")
    return draft


def after_owner(text: str) -> str:
    """The words of a description behind its owner: "campaign" of "Doe's campaign" and of "her campaign"."""
    for mark in ("’s ", "'s ", "‘s ", "s’ ", "s' "):
        before, found, rest = text.rpartition(mark)
        if found and before:
            return rest
    return text.partition(" ")[2] or text


def joint(scene: Scene, source: Source) -> Draft | None:
    """Several named together: a group of this article, by their names."""
    parts = list(dict.fromkeys(scene.owner[name.first].name() for name in source.names))
    if len(parts) == 1:
        return scene.owner[source.names[0].first]
    text = ", ".join(parts[:-1]) + " and " + parts[-1]
    for draft in scene.drafts:
        if not draft.named and text in draft.spellings:
            return draft
    draft = new_draft(scene.drafts, "group")
    draft.named, draft.plural = False, True
    draft.spellings[text] += 1
    see(scene, draft, source.first, source.last, "name")
    return draft


def antecedent(scene: Scene, index: int) -> Draft | None:
    """Whom "who" or "which" takes up: the name or description that ends right before it."""
    words = scene.words
    before = index - 1
    while before > 0 and words.words[before] in {",", "—", "–", "(", ")"}:
        before -= 1
    sentence = words.sentences[index]
    for start in range(before, max(before - 16, -1), -1):
        name = scene.names.get(start)
        if name and words.sentences[start] == sentence and (name.last == before or appositive(words, name.last, before)):
            if words.lower[index] == "who" and name.type == "place":
                before = before_place(words, start)
                continue
            if words.lower[index] == "which" and name.type == "person":
                return body_of(scene, start, before)
            return scene.owner[name.first]
    first = phrase_start(words, before)
    if words.lower[first] not in DETERMINERS:
        return None
    subject = next((n for i in range(max(0, first - 6), first) if (n := scene.names.get(i)) and n.last == first - 2), None)
    if subject is not None and words.lower[first - 1] in COPULAS:
        return scene.owner[subject.first]
    source = nominal(words, list(range(first, before + 1)), scene.names)
    return described(scene, source, before + 1)


def body_of(scene: Scene, start: int, before: int) -> Draft | None:
    """The body whose "of" a person's name completes: "the administration of Mayor Roe, which"; None where there is none."""
    words = scene.words
    for head in range(start - 1, max(start - 8, 0), -1):
        if words.lower[head] in lexicon().body_nouns and words.lower[head + 1] == "of":
            first = head
            while first > 0 and head - first < 4 and words.lower[first] not in DETERMINERS:  # noqa: PLR2004  a small bound
                first -= 1
            return described(scene, nominal(words, list(range(first, before + 1)), scene.names), before + 1)
    return None


def before_place(words: Words, start: int) -> int:
    """The last word before a place that only says where somebody is from: "Roe of Vale, Ont., who"."""
    before = start - 1
    while before > 0 and (words.words[before] in {",", "(", ")"} or words.lower[before] in {"of", "from", "in"}):
        before -= 1
    return before


def appositive(words: Words, last: int, before: int) -> bool:
    """Whether only an apposition stands between a name and the word before "who"."""
    return words.words[last + 1] == "," and words.lower[last + 2] in {"a", "an", "the"} and "," not in words.words[last + 2 : before + 1]
