"""The saying itself, reported by one or more attributions, and how each report stands to the others."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.model.attribution import Interval, Kind, Occasion
from onrecord.model.span import Spans

SCHEMA = "onrecord/statement/1"

Relation = Literal["hub", "same", "cut", "overlap", "reworded", "altered", "indirect"]
Wording = Literal["same", "cut", "overlap", "reworded", "altered", "different"]
Op = Literal["kept", "cut", "reworded", "moved", "inserted"]
Tone = Literal["neutral", "doubting", "endorsing", "none"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an alignment: `hub` counts in the hub's article, `version` in the version's own."""

    op: Op
    hub: Spans
    version: Spans


@dataclass(frozen=True, slots=True)
class Alarm:
    """A difference that may change the meaning: `negation`, `number`, `name`, `modality`, `tense`, `antonym`, `ellipsis`, `bracket`."""

    what: str
    hub: Spans
    version: Spans


@dataclass(frozen=True, slots=True)
class Cue:
    """The cue's words, and how it presents what was said."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Score:
    """A total between 0 and 1, and each feature's value."""

    total: float
    features: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """One article's report of a saying, held against the hub."""

    attribution: str
    article: str
    file: str | None
    outlet: str | None
    kind: Kind
    content: Spans
    relation: Relation
    alignment: tuple[Step, ...]
    alarms: tuple[Alarm, ...]
    cue: Cue | None
    via: tuple[str, ...]
    score: Score
    label: str | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An article that covered the occasion and does not report the saying."""

    article: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A saying and its versions.

    Attributes:
        id: stable while the fullest report stands (`sta-...`).
        speaker: the entity's id, or None.
        occasion: where it was said; `name` and `place` may be None.
        said: when, or None.
        hub: the attribution whose wording the others are held against.
        versions: the hub first, then by article and place.
        left_out_by: articles that covered the occasion and leave the saying out.
        repeats: statements of the same speaker that say the same on another occasion.
        independent: how many independent chains stand behind it, at least 1.
    """

    id: str
    speaker: str | None
    occasion: Occasion | None
    said: Interval | None
    hub: str
    versions: tuple[Version, ...]
    left_out_by: tuple[LeftOut, ...] = ()
    repeats: tuple[str, ...] = ()
    independent: int = 1
    schema: str = SCHEMA
