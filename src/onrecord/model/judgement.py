"""Same, different or unsure between two ids: never overwritten, only followed by a newer one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict on one pair.

    Attributes:
        about: what is judged: `entity`, `statement`, `attribution` or `wording`.
        a: one id or name.
        b: the other.
        verdict: the verdict, or None where this one withdraws an earlier one.
        score: between 0 and 1, or None for a person's.
        features: each feature's part in the score.
        by: `rule` or a person's name.
        at: ISO 8601 moment with zone, or None for a rule's.
    """

    about: str
    a: str
    b: str
    verdict: Verdict | None
    score: float | None = None
    features: dict[str, float] = field(default_factory=dict)
    by: str = "rule"
    at: str | None = None
