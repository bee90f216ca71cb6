"""Somebody whom an article describes first and names with the next saying.

"The city's mayor said on Monday that the ferry would sail. “We paid for it,” Jane Roe told reporters." News holds a name back where the
office tells readers more ("delayed identification" in journalism's handbooks). Whoever is named so has no introduction of their own: a
name that comes with a title, or that the text has used before, is somebody else. Beyond the lead only those are meant who are described by
whose they are ("Roe's lawyer"): "the lawyer" and "a lawyer" are there somebody who was told of before, or who stays without a name.
"""

from __future__ import annotations

from onrecord.entities.cast import Draft, fold
from onrecord.entities.descriptions import alike, clash
from onrecord.entities.grammar import POSSESSIVES
from onrecord.entities.labels import add
from onrecord.entities.scene import Scene

LEAD_PARAGRAPHS = 2
NEAR_PARAGRAPHS = 2
ONE_OF_MANY = frozenset({"one", "another", "some"})
NAMELESS = frozenset({"source", "official", "diplomat", "aide", "insider", "person", "staffer", "operative", "reporter"})
INTRODUCING = frozenset({"title", "apposition", "role", "epithet"})


def take_up(scene: Scene, named: Draft, at: int) -> None:
    """Give whoever was described and spoke last the name of who speaks next, where the lead of the article held it back.

    Args:
        scene: what is known so far; changed.
        named: who speaks now.
        at: the first word of the source.
    """
    described = scene.trail.speaker
    if described is not None and held_back(scene, described, named, at):
        join(scene, described, named)


def held_back(scene: Scene, described: Draft, named: Draft, at: int) -> bool:
    """Whether a name comes late for somebody whom the lead describes."""
    if described.named or not described.sights or any(one.type != "person" or one.plural for one in (described, named)):
        return False
    return in_lead(scene, described, at) and new_here(scene, named, at) and one_office(scene, described, named)


def in_lead(scene: Scene, described: Draft, at: int) -> bool:
    """Whether somebody is described as one who will be named, and the article has gone on about them until now."""
    words, opening, last = scene.words, described.sights[0], described.sights[-1].first
    if words.paragraphs[at] - words.paragraphs[last] > NEAR_PARAGRAPHS:
        return False
    if words.paragraphs[opening.first] - words.paragraphs[0] >= LEAD_PARAGRAPHS:
        return any(words.words[i] in POSSESSIVES for i in range(opening.first, opening.last))
    return words.lower[opening.first] not in ONE_OF_MANY and words.lower[opening.last] not in NAMELESS


def new_here(scene: Scene, named: Draft, at: int) -> bool:
    """Whether somebody is named here for the first time, in full, and not introduced."""
    words, name = scene.words, scene.names.get(at)
    if name is None or scene.owner[at] is not named or not any(" " in spelling for spelling in named.spellings):
        return False
    before = any(draft is named and place < at for place, draft, _ in scene.trail.names)
    here = (relation for begin, _, relation in named.labels if words.sentences[begin] == words.sentences[at])
    after = words.lower[name.last + 1 : name.last + 3]
    return not before and INTRODUCING.isdisjoint(here) and after not in {(",", "a"), (",", "an"), (",", "one")}


def one_office(scene: Scene, described: Draft, named: Draft) -> bool:
    """Whether the description may be of somebody of that gender and of what the article calls them elsewhere."""
    called = {fold(role) for role in named.roles}
    own = {fold(word) for word in alike(scene.words.lower[described.sights[0].last])}
    return not clash(described.gender, named.gender) and (not called or not called.isdisjoint(own))


def join(scene: Scene, described: Draft, named: Draft) -> None:
    """Put a described person's sayings, sights and description to a name."""
    trail = scene.trail
    for sight in described.sights:
        if sight.form == "nominal" and sight.last > sight.first:
            add(scene.words, named, sight.first, sight.last, "role")
    named.roles |= described.roles
    named.gender = named.gender or described.gender
    named.sights = sorted([*described.sights, *named.sights], key=lambda sight: sight.first)
    trail.sights = [(first, named if draft is described else draft, sight) for first, draft, sight in trail.sights]
    trail.counts[named.number] = trail.counts.get(named.number, 0) + trail.counts.pop(described.number, 0)
    trail.kin = {gender: named if draft is described else draft for gender, draft in trail.kin.items()}
    scene.taken = {index: named if draft is described else draft for index, draft in scene.taken.items()}
    scene.speakers = {one: named if draft is described else draft for one, draft in scene.speakers.items()}
    scene.held = [(first, end, named if draft is described else draft) for first, end, draft in scene.held]
    described.sights.clear()
    described.spellings.clear()
