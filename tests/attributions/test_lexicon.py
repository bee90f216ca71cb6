"""The cue lexicon and the verb forms it rests on."""

from __future__ import annotations

import pytest

from onrecord.attributions.lexicon import nouns, tone_of, verbs
from onrecord.attributions.morphology import forms

TONES = {
    "neutral",
    "doubting",
    "denial",
    "admission",
    "demand",
    "promise",
    "question",
    "opinion",
    "blame",
    "praise",
    "evidence",
    "expectation",
}


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("say", {"say", "says", "said", "saying"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("admit", {"admit", "admits", "admitted", "admitting"}),
        ("write", {"write", "writes", "wrote", "written", "writing"}),
        ("decree", {"decree", "decrees", "decreed", "decreeing"}),
        ("rebuff", {"rebuff", "rebuffs", "rebuffed", "rebuffing"}),
        ("go", {"go", "goes", "went", "gone", "going"}),
    ],
)
def test_verb_forms(lemma: str, expected: set[str]) -> None:
    assert set(forms(lemma)) == expected


def test_every_entry_is_well_formed() -> None:
    entries = {verb for found in verbs().values() for verb, _ in found}
    assert len(entries) > 200
    for verb in entries:
        assert verb.tone in TONES, verb
        assert verb.frames, verb
        assert set(verb.frames) <= set("qctnoaw"), verb
    assert set(nouns().values()) <= TONES


@pytest.mark.parametrize(
    ("cue", "tone"),
    [
        ("said", "neutral"),
        ("has repeatedly claimed", "doubting"),
        ("ruled out", "denial"),
        ("called for", "demand"),
        ("his plea", "demand"),
        ("hm", "neutral"),
    ],
)
def test_tones(cue: str, tone: str) -> None:
    assert tone_of(cue) == tone
