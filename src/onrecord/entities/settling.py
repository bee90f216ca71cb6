"""Whom the source of a saying means: a name, a pronoun, a description, several together, or whom "who" takes up."""

from __future__ import annotations

from onrecord.entities.cast import Draft, new_draft
from onrecord.entities.descriptions import about_person, phrase, told
from onrecord.entities.grammar import DETERMINERS
from onrecord.entities.labels import COPULAS, add
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.pronouns import SPEAKERS
from onrecord.entities.scene import Scene, pronoun, see
from onrecord.entities.sources import Source, earlier_author, nominal
from onrecord.entities.words import Words
from onrecord.model import EntityType


def of_source(scene: Scene, source: Source, end: int) -> Draft | None:
    """The draft that a source means, made where it brings somebody in."""
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
        return described(scene, source, end)
    return None


def described(scene: Scene, source: Source, end: int) -> Draft | None:
    """Whom a description means: the name it stands beside, somebody called so before, or somebody new."""
    words = scene.words
    if about_person(words, source) and not source.plural:
        for beside in (source.last + 2, end + 1, end):
            if words.words[beside - 1 : beside] == (",",) and (name := starts_at(scene, beside)) is not None:
                return scene.owner[name.first]
    beside_it = scene.names.get(source.last + 1)
    if beside_it is not None and beside_it.type == "person" and about_person(words, source) and not source.plural:
        return scene.owner[beside_it.first]
    written = earlier_author(words, source, scene.names)
    if written is not None:
        return scene.owner[written.names[0].first]
    if source.definite and (found := told(words, source, scene.trail)) is not None:
        see(scene, found, source.first, source.last, "title" if about_person(words, source) else "nominal")
        if source.last > source.first:
            add(words, found, source.first, source.last, "role")
        return found
    return unnamed(scene, source, end)


def starts_at(scene: Scene, index: int) -> Name | None:
    """A person's name that begins at a word, or whose title does."""
    for first in range(index, index + 4):
        name = scene.names.get(first)
        if name is not None and name.type == "person" and (first == index or (name.title is not None and name.title[0] == index)):
            return name
    return None


def unnamed(scene: Scene, source: Source, end: int) -> Draft | None:
    """Somebody without a name; the same words in one article mean the same."""
    words = scene.words
    text = phrase(words, source, end)
    if text is None:
        return None
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
            return scene.owner[name.first]
    first = before
    while first > 0 and before - first < 8 and words.sentences[first - 1] == sentence and words.words[first][0].isalnum():  # noqa: PLR2004
        if words.lower[first] in DETERMINERS:
            break
        first -= 1
    if words.lower[first] not in DETERMINERS:
        return None
    subject = next((n for i in range(max(0, first - 6), first) if (n := scene.names.get(i)) and n.last == first - 2), None)
    if subject is not None and words.lower[first - 1] in COPULAS:
        return scene.owner[subject.first]
    source = nominal(words, list(range(first, before + 1)), scene.names)
    return described(scene, source, before + 1)


def appositive(words: Words, last: int, before: int) -> bool:
    """Whether only an apposition stands between a name and the word before "who"."""
    return words.words[last + 1] == "," and words.lower[last + 2] in {"a", "an", "the"} and "," not in words.words[last + 2 : before + 1]
