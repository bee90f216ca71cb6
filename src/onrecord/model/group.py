"""Which attributions report one saying, before anybody has looked at how they differ."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Spans
from onrecord.model.statement import Score


@dataclass(frozen=True, slots=True)
class Group:
    """The reports of one saying.

    Attributes:
        id: made from the fullest report (`sta-...`): stable while that is the fullest, whatever else is found.
        hub: the attribution whose wording the others are held against, the longest one.
        members: attribution ids, the hub first, then by article and place.
        scores: how well each member's wording fits the hub's (or the longer member's that it hangs on); 1 for the hub.
        contents: what of each member's content is of this saying; empty where it is all of every member's.
        repeats: ids of groups in which the same speaker says the same on another occasion.
    """

    id: str
    hub: str
    members: tuple[str, ...]
    scores: tuple[Score, ...]
    repeats: tuple[str, ...] = ()
    contents: tuple[Spans, ...] = ()
