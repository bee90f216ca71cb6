from __future__ import annotations

import pytest

from onrecord.comparison import tone_of
from onrecord.comparison.tone import REASONS


@pytest.mark.parametrize(
    ("cue", "tone"),
    [
        ("said", "neutral"),
        ("told reporters", "neutral"),
        ("has claimed", "doubting"),
        ("insisted", "doubting"),
        ("allegedly said", "doubting"),
        ("acknowledged", "endorsing"),
        ("pointed out", "endorsing"),
        ("revealing", "endorsing"),
        ("according to", "neutral"),
        ("", "none"),
    ],
)
def test_tones(cue: str, tone: str) -> None:
    assert tone_of(cue)[0] == tone


def test_every_class_has_reasons_and_no_verb_stands_twice() -> None:
    verbs = [verb for lines in REASONS.values() for _, words in lines for verb in words.split()]
    assert len(verbs) == len(set(verbs))
    assert all(reason for lines in REASONS.values() for reason, _ in lines)
