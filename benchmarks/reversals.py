"""Sentences with the meaning turned: a negation put in or taken out, another number, another name, another strength.

The words put in are chosen by hand and apart from the gate's own lists, so that what is measured is not the lists.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

NAMES = ["Kowalczyk", "Ramirez", "Tromsø", "Norway", "Lindqvist", "Toyota", "Geneva", "Mbeki", "Okafor", "Fernandez", "Siemens", "Kenya"]
COUNTS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty", "forty", "fifty"]
AMOUNTS = {"million": "billion", "billion": "million", "percent": "dollars", "half": "a third", "all": "few", "most": "few"}
STRENGTHS = {
    "must": ["may", "might", "need not"],
    "has to": ["may", "might"],
    "have to": ["may", "might"],
    "may": ["must", "will", "shall"],
    "might": ["must", "will"],
    "can": ["must", "should", "has to"],
    "could": ["must", "will"],
    "should": ["may", "could", "might"],
    "will": ["may", "might", "could"],
    "would": ["must", "may"],
}
_AUXILIARY = r"\b(is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b(?!\s*(?:not|n['’]t|never))"


def negation(words: str, rng: random.Random) -> str | None:
    """A negator taken out, or put in behind an auxiliary."""
    there = re.search(r"\b(?:not|never)\s(?!only|just)", words) or re.search(r"(?<!ca)(?<!wo)n['’]t\b", words)
    if there and rng.random() < 0.7:  # noqa: PLR2004
        return words[: there.start()] + words[there.end() :]
    places = list(re.finditer(_AUXILIARY, words))
    if not places:
        return None
    place = rng.choice(places)
    return words[: place.end()] + rng.choice([" not", " not", " never", " no longer", " hardly", " scarcely"]) + words[place.end() :]


def number(words: str, rng: random.Random) -> str | None:
    """A number replaced by another."""
    places = list(re.finditer(rf"\b\d+(?:[.,]\d+)*\b|\b(?:{'|'.join(COUNTS)}|{'|'.join(AMOUNTS)})\b", words))
    if not places:
        return None
    place = rng.choice(places)
    old = place.group()
    if old[0].isdigit():
        new = str((int(old[0]) + rng.randint(1, 7)) % 9 + 1) + old[1:]
        new = new if new != old else f"7{old}"
    else:
        new = AMOUNTS.get(old) or rng.choice([word for word in COUNTS if word != old])
    return words[: place.start()] + new + words[place.end() :]


def name(words: str, rng: random.Random) -> str | None:
    """A name inside a sentence replaced by another."""
    places = list(re.finditer(r"(?<=[a-z,] )[A-Z][a-zéöüáš]{3,}\b", words))
    if not places:
        return None
    place = rng.choice(places)
    new = rng.choice([other for other in NAMES if other != place.group()])
    return words[: place.start()] + new + words[place.end() :]


def modality(words: str, rng: random.Random) -> str | None:
    """A modal replaced by one of another strength."""
    places = list(re.finditer(rf"\b({'|'.join(STRENGTHS)})\b", words))
    if not places:
        return None
    place = rng.choice(places)
    return words[: place.start()] + rng.choice(STRENGTHS[place.group()]) + words[place.end() :]


WAYS: dict[str, Callable[[str, random.Random], str | None]] = {
    "negation": negation,
    "number": number,
    "name": name,
    "modality": modality,
}
