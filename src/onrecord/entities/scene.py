"""What is known while one article is read, and whom its pronouns are taken for."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from onrecord.entities.cast import Draft, Sight
from onrecord.entities.descriptions import told
from onrecord.entities.lexicon import lexicon
from onrecord.entities.mentions import Name
from onrecord.entities.pronouns import GENDERS, Trail, ranked
from onrecord.entities.saying import TOLD_WORDS
from onrecord.entities.sources import Source
from onrecord.entities.words import Words
from onrecord.model import Form

SURE, LEAD = 0.5, 0.15


@dataclass(slots=True)
class Scene:
    """What is known while one article is read."""

    words: Words
    names: dict[int, Name]
    owner: dict[int, Draft]
    drafts: list[Draft]
    trail: Trail = field(default_factory=Trail)
    taken: dict[int, Draft | None] = field(default_factory=dict)
    speakers: dict[str, Draft] = field(default_factory=dict)
    held: list[tuple[int, int, Draft]] = field(default_factory=list)


def pronoun(scene: Scene, index: int) -> Draft | None:
    """Take one pronoun for somebody, once; None where nobody fits or two fit."""
    if index in scene.taken:
        return scene.taken[index]
    choices = ranked(scene.words, index, scene.trail, (speaker_around(scene, index), addressee(scene, index)))
    chosen = choices[0].draft if choices and (len(choices) == 1 or clear(choices[0].score, choices[1].score)) else None
    scene.taken[index] = chosen
    if chosen is not None:
        see(scene, chosen, index, index, "pronoun")
        gender = GENDERS.get(scene.words.lower[index])
        if gender:
            scene.trail.kin[gender] = chosen
            chosen.gender = chosen.gender or gender
    return chosen


def speaker_around(scene: Scene, index: int) -> Draft | None:
    """Whose quoted words a pronoun stands in, of several the innermost; None outside quotations."""
    inside = [(end - first, number) for number, (first, end, _) in enumerate(scene.held) if first <= index < end]
    return scene.held[min(inside)[1]][2] if inside else None


def addressee(scene: Scene, index: int) -> Draft | None:
    """Whom a pronoun's saying is told, where a description says it: "he told the governor"."""
    words, saying = scene.words, scene.trail.speaking.get(index)
    if saying is None or saying.told < 0 or words.lower[saying.told : saying.told + 1] != ("the",):
        return None
    after = range(saying.told + 1, min(saying.told + TOLD_WORDS + 1, len(words.words)))
    phrase = itertools.takewhile(lambda i: words.words[i][0].isalpha(), after)
    last = max((i for i in phrase if words.lower[i] in lexicon().roles), default=None)
    if last is None:
        return None
    return told(words, Source("nominal", last, (), saying.told, last, definite=True), scene.trail)


def clear(best: float, second: float) -> bool:
    """Whether the best candidate stands out."""
    return best >= SURE or best - second >= LEAD


def see(scene: Scene, draft: Draft, first: int, last: int, form: Form) -> None:
    """Note that somebody is spoken of here."""
    sight = Sight(first, last, form)
    draft.sights.append(sight)
    scene.trail.see(draft, sight)
