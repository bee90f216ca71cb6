"""A name as comparable parts: one spelling of letters, particles and honorifics set aside, each part with its sound and its consonants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii

from onrecord.text.wordlist import wordlist

PART = re.compile(r"[a-z0-9]+")
HONORIFICS = wordlist(
    "mr mrs ms miss dr prof sir dame lord lady sheikh sheik shaykh shaikh cheikh haji hajji hadji hajj haj alhaji sayyid sayed"
    " seyed seyyed syed said- mullah mulla molla maulana mawlawi mawlavi maulavi imam ayatollah general gen col colonel brigadier"
    " maj major capt captain lt ing eng engineer"
)
ARTICLES = wordlist(
    "al el ul as es ash ad ed an en ar er at az il ud the de del da do dos das della di la las le los van von der den y e i of"
)
SMALL = ARTICLES | {"and", "for", "on", "in"}
KIN = wordlist("bin ibn ben bint binti ould weld oglu ogly qizi abu abou abi umm um oum")
SERVANTS = frozenset(["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdil", "abdur", "abdus"])
ENDINGS = {"din": "din", "deen": "din", "dine": "din", "eddin": "din", "eddine": "din", "uddin": "din", "allah": "allah", "ullah": "allah"}
COMPOUND = re.compile(r"(?<=..)(?:(?:al|[aeou]l?)d{1,2}(?:in|ine|een)|[aeiou]ll?ah)$")
GENERATIONS = {"jr": 2, "junior": 2, "ii": 2, "iii": 3, "iv": 4, "sr": 1, "senior": 1}
NOT_ORDER = frozenset({"jr", "sr", "ii", "iii", "ltd", "inc", "llc", "co", "sa", "ag", "corp", "gmbh", "oao", "pao", "jsc"})
WITH_H, CONSONANTS, VOWELS_TOGETHER = (
    tuple((written, heard) for written, _, heard in (pair.partition(":") for pair in spellings.split()))
    for spellings in (
        "tch:S sch:S shch:S sh:S ch:S zh:z kh:h gh:g th:t dh:d ph:f",
        "dj:j dzh:j ts:s tz:s ck:k ce:si ci:si",
        "ou:u oo:u ee:i ea:i ay:ai ey:ai ei:ai aa:a",
    )
)
LETTERS = str.maketrans({"x": "ks", "q": "k", "c": "k", "w": "v"})
VOWEL_LETTERS = str.maketrans("yeo", "iiu")
DOUBLE = re.compile(r"(.)\1+")
SILENT = re.compile(r"(?<=.)h$|[aiu]h(?=[^aiu])")
VOWELS = str.maketrans("", "", "aiuh")
APOSTROPHES = dict.fromkeys(map(ord, "‘’ʿʾʼʹ′"))
NEAR = str.maketrans({"g": "k", "z": "s", "v": "f", "p": "b", "d": "t"})
CACHE = 1 << 17


class Part(NamedTuple):
    """One part of a name.

    Attributes:
        text: lower-case Latin letters and digits.
        sound: the same with ways of transliterating made one.
        bones: its consonants, near ones made one.
        after_kin: whether "bin" or the like stands before it: a father's name.
    """

    text: str
    sound: str
    bones: str
    after_kin: bool = False


class Parts(NamedTuple):
    """A whole name.

    Attributes:
        parts: in order, particles and honorifics left out.
        plain: their letters, with blanks.
        sound: their sounds, with no blanks.
        bones: their consonants, with no blanks.
        generation: 1 for "Sr.", 2 for "Jr." and "II", ..., 0 where the name does not tell.
        initials: first letters of all words, small ones left out.
        kin: whether a father's name is among the parts.
        digits: the parts that are numbers.
    """

    parts: tuple[Part, ...]
    plain: str
    sound: str
    bones: str
    generation: int
    initials: str
    kin: bool
    digits: frozenset[str]


def sound_of(text: str) -> str:
    """A part with the ways of writing one sound made one."""
    if "h" in text:
        text = spelt(text, WITH_H)
    text = spelt(spelt(text, CONSONANTS).translate(LETTERS), VOWELS_TOGETHER).translate(VOWEL_LETTERS)
    heard = DOUBLE.sub(r"\1", text)
    if "h" in heard:
        heard = DOUBLE.sub(r"\1", SILENT.sub(lambda m: m[0][:-1] if len(m[0]) > 1 else "", heard))
    return heard or text


def spelt(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """A text with each written form, in turn, made the sound that it stands for."""
    for written, heard in pairs:
        if written in text:
            text = text.replace(written, heard)
    return text


@lru_cache(CACHE)
def part_of(text: str, after_kin: bool = False) -> Part:  # noqa: FBT001, FBT002  the cache is quicker so
    """One part with its sound and consonants."""
    sound = sound_of(text)
    bones = DOUBLE.sub(r"\1", sound.translate(VOWELS).translate(NEAR))
    return Part(text, sound, bones or sound[:1], after_kin)


@lru_cache(CACHE)
def latin(name: str) -> str:
    """A name in lower-case Latin letters; other scripts are transliterated, marks on letters and apostrophes go."""
    plain = name
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", name)
        plain = "".join([c for c in folded if not unicodedata.combining(c)])
        if not plain.isascii():
            plain = anyascii(plain.translate(APOSTROPHES))
    return plain.lower().replace("'", "").replace("`", "")


@lru_cache(CACHE)
def parse(name: str) -> Parts:
    """The parts of a name.

    Args:
        name: as written; "SURNAME, Given" is read as "Given SURNAME".
    """
    text = latin(name)
    if text.count(",") == 1:
        before, after = text.split(",")
        if after.strip() and not set(PART.findall(after)) <= NOT_ORDER:
            text = f"{after} {before}"
    words = PART.findall(text.replace(".", " ") if "." in text and not re.search(r"\b\w\.\w\.", text) else text.replace(".", ""))
    generation = 0
    if not GENERATIONS.keys().isdisjoint(words):
        generation = max((GENERATIONS[w] for w in words[1:] if w in GENERATIONS), default=0)
        words = [w for i, w in enumerate(words) if not (i and w in GENERATIONS)]
    kept = join_servants(words)
    parts: list[Part] = []
    kin = False
    for word in kept:
        if word in KIN and len(kept) > 1:
            kin = word not in {"abu", "abou", "abi", "umm", "um", "oum"}
            continue
        parts.append(part_of(word, kin))
        kin = False
    if not parts:
        parts = [part_of(word) for word in words] or [part_of("")]
    texts, sounds, bones, fathers = zip(*parts, strict=True)
    return Parts(
        tuple(parts),
        " ".join(texts),
        "".join(sounds),
        "".join(bones),
        generation,
        "".join([w[0] for w in words if w not in SMALL]),
        any(fathers),
        frozenset(filter(str.isdigit, texts)),
    )


def join_servants(words: list[str]) -> list[str]:
    """Words without honorifics, and without articles but at the end, where none stands ("Jong Il").

    "Abd al-X" and "Abdul X", "Nur al-Din" and "Noureddine" are one word.
    """
    kept: list[str] = []
    pending = False
    for position, word in enumerate(words):
        last = position + 1 == len(words)
        if ((word in ARTICLES and not last) or word in HONORIFICS) and len(words) > 1 and (len(word) > 1 or position):
            continue
        if pending:
            kept.append("abd" + word)
            pending = False
        elif kept and word in ENDINGS:
            kept[-1] += ENDINGS[word]
        elif word in SERVANTS and position + 1 < len(words) and any(w not in ARTICLES for w in words[position + 1 :]):
            pending = True
        else:
            kept.append(compound(servant(word)))
    if pending:
        kept.append("abd")
    return kept


@lru_cache(CACHE)
def servant(word: str) -> str:
    """One spelling for "abdulkarim" and "abdelkarim"; "alshehri" is left as it is."""
    if word.startswith("abd") and len(word) > 7 and word[3] in "aeou" and word[4] in "lrsdnz":  # noqa: PLR2004
        return "abd" + word[5:]
    return word


@lru_cache(CACHE)
def compound(word: str) -> str:
    """One spelling for the ends of "Noureddine" and "Saifullah", written as one word."""
    found = COMPOUND.search(word) if len(word) > 6 and not word.startswith("abd") else None  # noqa: PLR2004  shorter words are no compounds
    return word if found is None else word[: found.start()] + ("allah" if found[0].endswith("h") else "din")
