"""Are two profiles one? Block keys, and a score in log-odds over name, role, company and time.

Both are pure functions, so that the join can run anywhere.

The weights are few and stand here in plain sight; `benchmarks/entities.py` measures what comes of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.entities.cast import stands_for
from onrecord.entities.lexicon import lexicon
from onrecord.entities.names import NameVerdict, explain_batch
from onrecord.entities.names.parts import parse
from onrecord.entities.names.verdict import Kind
from onrecord.entities.profiles import Profile
from onrecord.model import Verdict

SAME, ASK = 0.75, 0.3
WEIGHTS = {
    "name": 0.9,
    "same key": 3.0,
    "surname alone": -2.2,
    "only full name": 3.0,
    "given name alone": -4.5,
    "roles shared": 0.9,
    "roles apart": -0.3,
    "company shared": 3.5,
    "years apart": -0.15,
    "acronym": 1.5,
    "acronym spelt out": 4.0,
    "short form": 0.6,
    "place left off": 0.6,
    "generation": -6.0,
    "fathers": -4.0,
    "vowels": -2.0,
    "part exchanged": -4.0,
}
START = -0.4
KINDS: tuple[Kind, Kind] = ("person", "organisation")
NAME_LIMIT = 5.0
PARTS_OF = frozenset({"forum", "council", "committee", "commission", "foundation", "court", "school", "team", "police", "government"})


class Judged(NamedTuple):
    """A score between 0 and 1, each feature's part in log-odds, and the band it falls into."""

    score: float
    features: dict[str, float]
    verdict: Verdict


def keys(profile: Profile) -> frozenset[str]:
    """The blocks that a profile stands in: consonants of its name's parts; a body's first word, initials and whole name."""
    found: set[str] = set()
    for name, _ in profile.names[:8]:
        if profile.family == "person":
            parts = parse(name).parts
            found.update(f"p:{part.bones}" for part in (parts[-1], parts[0]) if len(part.text) > 1)
        else:
            words = profile.key.split()
            found.add(f"{profile.family[0]}:{words[-1] if words else ''}")
            found.add(f"{profile.family[0]}:{words[0] if words else ''}")
            found.add(
                f"{profile.family[0]}:{''.join(w[0] for w in words)}"
                if len(words) > 1
                else f"{profile.family[0]}:{name.lower().replace('.', '')}"
            )
    if profile.family != "person":
        found.add(f"{profile.family[0]}:{profile.key}")
    return frozenset(found)


def score(a: Profile, b: Profile) -> Judged:
    """How likely two profiles are one."""
    return score_many([(a, b)])[0]


def score_many(pairs: Sequence[tuple[Profile, Profile]]) -> list[Judged]:
    """`score` for many pairs: names of people, and those of bodies, are compared together."""
    names: dict[int, NameVerdict] = {}
    for kind in KINDS:
        chosen = [i for i, (a, _) in enumerate(pairs) if (a.family == "person") == (kind == "person")]
        told = explain_batch([(pairs[i][0].name, pairs[i][1].name) for i in chosen], kind, rising=True)
        names.update(zip(chosen, told, strict=True))
    return [judged(a, b, names[i]) for i, (a, b) in enumerate(pairs)]


def judged(a: Profile, b: Profile, names: NameVerdict) -> Judged:
    """One pair, its names compared already."""
    if a.family != b.family:
        return Judged(0.0, {"other kind": -NAME_LIMIT}, "different")
    values = person_values(a, b, names) if a.family == "person" else body_values(a, b, names)
    values.update(context(a, b))
    if values.get("vowels") or values.get("part exchanged"):
        values["company shared"] = values.get("company shared", 0.0) / 2  # what two unlike names share is the story
    return banded({"start": START, **{name: WEIGHTS[name] * value for name, value in values.items() if value}})


def banded(parts: dict[str, float]) -> Judged:
    """The score of some parts in log-odds, and its band."""
    total = 1 / (1 + math.exp(-sum(parts.values())))
    return Judged(total, parts, "same" if total >= SAME else "unsure" if total >= ASK else "different")


def only(judged: Judged) -> Judged:
    """The same pair where no other full name in the articles fits the surname."""
    return banded({**judged.features, "only full name": WEIGHTS["only full name"]})


def logit(value: float) -> float:
    """Log-odds of a probability, within limits."""
    return max(-NAME_LIMIT, min(NAME_LIMIT, math.log(max(value, 1e-9) / max(1 - value, 1e-9))))


def person_values(a: Profile, b: Profile, names: NameVerdict) -> dict[str, float]:
    """What the names of two people tell."""
    if a.full and b.full:
        exchanged = "part exchanged" in names.features  # brothers differ so: however likely a list of aliases makes it, ask
        return {
            "same key": float(a.key == b.key),
            "name": min(0.0, logit(names.score)) if exchanged else logit(names.score),
            "part exchanged": float(exchanged),
            "generation": float("generations differ" in names.features),
            "fathers": float(names.features.get("fathers differ", 0.0) < 0),
            "vowels": float(names.features.get("vowels clash", 0.0) < 0),
        }
    short, long = (a, b) if not a.full else (b, a)
    one, other = parse(short.name).parts, parse(long.name).parts
    if not long.full:
        return {"same key": float(a.key == b.key), "surname alone": 1.0, "name": logit(names.score) if a.key != b.key else 0.0}
    last = one[-1].text == other[-1].text or one[-1].sound == other[-1].sound
    first = one[-1].text == other[0].text
    return {"surname alone": float(last), "given name alone": float(not last), "name": 0.0 if last or first else -NAME_LIMIT}


def body_values(a: Profile, b: Profile, names: NameVerdict) -> dict[str, float]:  # noqa: PLR0911  one return a case
    """What the names of two bodies or places tell."""
    if a.key == b.key:
        return {"same key": 1.5}
    if a.family == "place":
        return {"name": -NAME_LIMIT}
    shared = {n for n, _ in a.names if len(n) > 1} & {n for n, _ in b.names if len(n) > 1}
    long_a, long_b = " " in a.key, " " in b.key
    if shared and not (long_a and long_b):
        return {"acronym spelt out": 1.0}
    if acronym(a, b) or acronym(b, a):
        return {"acronym": 1.0}
    if short_of(a, b) or short_of(b, a):
        return {"short form": 1.0}
    if placed(a, b) or placed(b, a):
        return {"place left off": 1.0}
    return {"name": logit(names.score) - 1.0 if long_a and long_b else -NAME_LIMIT, "acronym": float(bool(shared))}


def acronym(a: Profile, b: Profile) -> bool:
    """Whether a name of the first is the initials of a name of the second."""
    return any(stands_for(short, long.split()) for short, _ in a.names if " " not in short for long, _ in b.names if " " in long)


def short_of(a: Profile, b: Profile) -> bool:
    """Whether the first is the second without the words that only say what kind of body it is."""
    lists = lexicon()
    rest = b.key.removeprefix(a.key + " ").split() if b.key.startswith(a.key + " ") else []
    return bool(rest) and all(word in lists.body_nouns or word in lists.firms for word in rest) and not set(rest) & PARTS_OF


def placed(a: Profile, b: Profile) -> bool:
    """Whether the second is the first with a place before it: "Springfield Herald" for "Herald"."""
    return b.key.endswith(" " + a.key) and b.key[: -len(a.key) - 1] in lexicon().places


def context(a: Profile, b: Profile) -> dict[str, float]:
    """What roles, company and time tell."""
    found: dict[str, float] = {}
    both = a.roles & b.roles
    if a.roles and b.roles:
        found["roles shared" if both else "roles apart"] = math.sqrt(len(both)) if both else 1.0
    if a.company and b.company:
        found["company shared"] = len(a.company & b.company) / max(3, min(len(a.company), len(b.company)))
    if a.first[:4].isdigit() and b.first[:4].isdigit() and "9999" not in {a.first[:4], b.first[:4]}:
        found["years apart"] = min(20.0, abs(int(a.first[:4]) - int(b.first[:4])))
    return found


def block(profiles: Iterable[Profile]) -> dict[str, list[int]]:
    """Block key to the places of the profiles that stand in it."""
    found: dict[str, list[int]] = {}
    for place, profile in enumerate(profiles):
        for key in sorted(keys(profile)):
            found.setdefault(key, []).append(place)
    return found
