"""Two names held against each other."""

from __future__ import annotations

from math import isfinite

from onrecord.api import explain_names

SEEDS = (
    "Jawad al-Mur'ashi|Jawad El-Murashi", "Mara Ito|M. Ito",
    "Dr. Mara Ito-Heron, Jr.|Heron, Mara", "Harbour Board|the Board of the Harbour",
    "世界|ワールド", "O’Brien|OBrien", "Port Ask Pilots' Union (PAPU)|PAPU", "Елена Иванова|Yelena Ivanova", "|x", "de la Cruz|Cruz",
)  # fmt: skip
TOKENS = (
    "al-",
    "bin ",
    "Jr.",
    "III",
    "Dr. ",
    "the ",
    "Ministry of ",
    "(",
    ")",
    ",",
    "'",
    "’",
    "-",
    "é",
    "ß",
    "İ",
    "ı",
    "\u0301",
    "|",
    " & ",
    "Inc.",
)


def one(data: bytes) -> None:
    """A verdict of the vocabulary, a finite score, and the same for the pair turned round."""
    a, _, b = data.decode("utf-8", "replace").partition("|")
    here, there = explain_names([(a, b), (b, a)])
    for answer in (here, there):
        assert answer["verdict"] in {"same", "different", "unsure"}
        assert 0 <= answer["score"] <= 1
        assert all(isfinite(value) for value in answer["features"].values() if isinstance(value, (int, float)))
    assert (here["verdict"], here["score"]) == (there["verdict"], there["score"])
