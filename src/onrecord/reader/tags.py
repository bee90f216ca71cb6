"""The tags of the trained reader: which there are, and which may follow which."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
MENTION_TYPES = ("person", "organisation", "place", "misc")
MENTION_TAGS = ("O", *(f"{place}-{kind}" for kind in MENTION_TYPES for place in "BI"))


def follows(before: str, after: str) -> bool:
    """Whether tag `after` may stand right after tag `before` (BIOES)."""
    if before[0] in "BI":
        return after[0] in "IE" and after[1:] == before[1:]
    return after[0] in "OBS"


ALLOWED = tuple(tuple(follows(a, b) for b in TAGS) for a in TAGS)
INITIAL = tuple(tag[0] in "OBS" for tag in TAGS)
FINAL = tuple(tag[0] in "OES" for tag in TAGS)
