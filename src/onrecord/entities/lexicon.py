"""Small word lists, written for this project: given names, places, titles, heads of bodies, words that are no names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Gender = Literal["male", "female"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists, folded to lower case.

    Attributes:
        given: given name to the gender it usually goes with, or None where it goes with either.
        honorifics: "mr", "dr." to the gender they tell, or None.
        roles: nouns for one person to the gender they tell, or None.
        crowd: nouns for several people ("officials").
        titles: words that stand before a name as a title or part of one.
        speech: verbs that a person does.
        bodies: names of bodies that their words alone do not give away.
        offices: names of offices.
        body_heads: words that make a name the name of a body ("ministry").
        body_nouns: nouns that a text uses for a body ("the group").
        firms: suffixes of firms.
        places: place names, and countries.
        place_words: words that make a name the name of a place ("river").
        states: abbreviations of US states, as they stand after a town.
        peoples: word for a people or its things ("Qatari") to the country.
        capitals: town used for a government to the country.
        common: words that a capital letter does not make a name.
        particles: small words inside names ("bin", "de").
    """

    given: dict[str, Gender | None]
    honorifics: dict[str, Gender | None]
    roles: dict[str, Gender | None]
    crowd: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    bodies: frozenset[str]
    offices: frozenset[str]
    body_heads: frozenset[str]
    body_nouns: frozenset[str]
    firms: frozenset[str]
    places: frozenset[str]
    place_words: frozenset[str]
    states: frozenset[str]
    peoples: dict[str, str]
    capitals: dict[str, str]
    common: frozenset[str]
    particles: frozenset[str]


def sections(name: str) -> dict[str, list[str]]:
    """The sections of one list file: entries are split at commas where a line has any, else at blanks."""
    found: dict[str, list[str]] = {}
    current: list[str] = []
    text = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current += [entry.strip() for entry in (line.split(",") if "," in line else line.split()) if entry.strip()]
    return found


def by_gender(lists: dict[str, list[str]], stem: str) -> dict[str, Gender | None]:
    """Entries of `stem male`, `stem female` and `stem` with the gender they tell."""
    found: dict[str, Gender | None] = dict.fromkeys(lists[stem])
    found.update(dict.fromkeys(lists[f"{stem} male"], "male"))
    found.update(dict.fromkeys(lists[f"{stem} female"], "female"))
    return found


def countries() -> tuple[set[str], dict[str, str], dict[str, str]]:
    """Names of countries, words for their people, and their capitals."""
    names: set[str] = set()
    peoples: dict[str, str] = {}
    capitals: dict[str, str] = {}
    text = resources.files(__package__).joinpath("data", "places.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        country, people, seats = (part.strip() for part in line.split("|"))
        names.add(country.casefold())
        peoples.update(dict.fromkeys((word.casefold() for word in people.split(",")), country))
        capitals.update(dict.fromkeys((seat.casefold() for seat in seats.split(",") if seat), country))
    return names, peoples, capitals


@cache
def us_states() -> dict[str, list[str]]:
    """Names of US states in lower case to their abbreviations as written."""
    text = resources.files(__package__).joinpath("data", "states.txt").read_text("utf-8")
    rows = (line.partition(" | ") for line in text.splitlines() if not line.startswith("#"))
    return {state: short.split() for state, _, short in rows}


@cache
def abbreviated_states() -> dict[str, str]:
    """Names and abbreviations of US states, without their full stops, to the name in lower case."""
    return {form.replace(".", ""): state for state, short in us_states().items() for form in (state, *short)}


@cache
def lexicon() -> Lexicon:
    """The lists, read once."""
    given = sections("given_names.txt")
    people, bodies, towns, common = (sections(name) for name in ("people.txt", "bodies.txt", "towns.txt", "common.txt"))
    names, peoples, capitals = countries()
    genders: dict[str, Gender | None] = dict.fromkeys(given["male"], "male")
    genders.update({name: None if name in genders else "female" for name in given["female"]})
    genders.update(dict.fromkeys(given["either"]))
    return Lexicon(
        given=genders,
        honorifics=by_gender(people, "honorifics"),
        roles=by_gender(people, "role nouns"),
        crowd=frozenset(people["crowd nouns"]),
        titles=frozenset(people["titles"]),
        speech=frozenset(people["person verbs"]),
        bodies=frozenset(name.casefold() for name in bodies["bodies"]),
        offices=frozenset(name.casefold() for name in bodies["offices"]),
        body_heads=frozenset(bodies["name heads"]),
        body_nouns=frozenset(bodies["nominal heads"]),
        firms=frozenset(bodies["firm suffixes"]),
        places=frozenset(names | set(capitals) | {name.casefold() for name in towns["places"]}),
        place_words=frozenset(towns["place words"]),
        states=frozenset(form for short in us_states().values() for form in short if form.endswith(".")),
        peoples=peoples,
        capitals=capitals,
        common=frozenset(common["never alone"]),
        particles=frozenset(common["particles"]),
    )
