"""The labelled pairs of wordings that weights are fitted on and figures are measured on: none of them is kept in this repository.

`outlet_pairs`: quotations of two outlets on one event, labelled by hand. `retranslations`: quoted spans of sentences that were
translated twice, whole, cut and with a bracket in place of some words, against spans from the same article and from anywhere.
`basil`: quoted spans of three outlets on one event. `reversals`: retranslations and their sentences with the meaning turned.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LEAST_WORDS = 6
NEAR_LINES = 15
_QUOTED = re.compile(r'[“"„]([^“”"„]{15,}?)[”"“]')


class Pair(NamedTuple):
    """Two wordings, whether they are one saying, and which kind of pair it is."""

    a: str
    b: str
    same: bool
    kind: str


def shared() -> Path:
    """The folder of the shared corpora."""
    return Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "data"


def _lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def outlet_pairs() -> list[Pair]:
    """Cross-outlet pairs with a settled label."""
    rows = _lines(shared() / "matching" / "outlet_pairs.jsonl")
    return [Pair(row["quote_a"], row["quote_b"], bool(row["same"]), row["stratum"][0]) for row in rows if row["same"] is not None]


@cache
def sentences() -> tuple[dict, ...]:
    """Every sentence with its two translations."""
    return tuple(_lines(shared() / "matching" / "retranslations.jsonl.gz"))


@cache
def quoted_spans() -> tuple[tuple[str, int, str, str], ...]:
    """Quoted spans of six words or more that stand in both translations: set, line, span a, span b."""
    found = []
    for row in sentences():
        in_a, in_b = _QUOTED.findall(row["a"]), _QUOTED.findall(row["b"])
        if len(in_a) == len(in_b):
            found += [
                (row["set"], row["line"], a, b)
                for a, b in zip(in_a, in_b, strict=True)
                if len(a.split()) >= LEAST_WORDS and len(b.split()) >= LEAST_WORDS
            ]
    return tuple(found)


def cut(words: str, rng: random.Random) -> str:
    """A stretch of two to four fifths of the words, six at least."""
    parts = words.split()
    length = max(LEAST_WORDS, int(len(parts) * rng.uniform(0.4, 0.8)))
    start = rng.randint(0, max(0, len(parts) - length))
    return " ".join(parts[start : start + length])


def spliced(words: str, rng: random.Random) -> str | None:
    """The words with a bracket in place of a sixth to a third of them, or None where they are too few."""
    parts = words.split()
    length = max(1, int(len(parts) * rng.uniform(0.15, 0.35)))
    if len(parts) < length + 5:
        return None
    start = rng.randint(2, len(parts) - length - 2)
    return " ".join([*parts[:start], rng.choice(["[...]", "[the group]", "[he]"]), *parts[start + length :]])


def retranslations(seed: int = 0) -> list[Pair]:
    """Each span three ways against its other translation, and negatives shaped the same way."""
    rng = random.Random(seed)  # noqa: S311
    rows = quoted_spans()
    ways: dict[str, Callable[[str, random.Random], str | None]] = {"whole": lambda words, _: words, "cut": cut, "spliced": spliced}
    pairs: list[Pair] = []
    for name, line, a, b in rows:
        near = [row for row in rows if row[0] == name and 0 < abs(row[1] - line) <= NEAR_LINES]
        for kind, way in ways.items():
            shaped = way(b, rng)
            if shaped is None:
                continue
            pairs.append(Pair(a, shaped, same=True, kind=kind))
            others = ([rng.choice(near)] if near else []) + [rng.choice([row for row in rows if row[1] != line])]
            pairs += [Pair(a, way(other[3], rng) or other[3], same=False, kind="negative") for other in others]
    return pairs


@cache
def basil_events() -> tuple[dict, ...]:
    """The annotated events."""
    return tuple(_lines(shared() / "basil" / "quotes" / "events.jsonl"))


def quoted(event: dict, key: str) -> str:
    """The words of one numbered quotation, marks included."""
    outlet, number = key.split(":q")
    article = next(article for article in event["articles"] if article["outlet"] == outlet)
    start, end = article["quotes"][int(number)]
    return article["text"][start:end]


def basil(seed: int = 0, share: float = 0.15) -> list[Pair]:
    """Sure pairs across outlets; negatives by one speaker, and a share of the others."""
    rng = random.Random(seed)  # noqa: S311
    pairs: list[Pair] = []
    for event in basil_events():
        said = [key for key, quote in event["quotes"].items() if quote["class"] == "said"]
        labelled = {frozenset((pair["a"], pair["b"])): pair for pair in event["pairs"]}
        for a, b in itertools.combinations(said, 2):
            if a.split(":")[0] == b.split(":")[0]:
                continue
            pair = labelled.get(frozenset((a, b)))
            one_speaker = event["quotes"][a]["speaker"] == event["quotes"][b]["speaker"]
            if pair and pair["sure"]:
                pairs.append(Pair(quoted(event, a), quoted(event, b), same=True, kind=pair["relation"]))
            elif not pair and (one_speaker or rng.random() < share):
                pairs.append(Pair(quoted(event, a), quoted(event, b), same=False, kind="one speaker" if one_speaker else "others"))
    return pairs
