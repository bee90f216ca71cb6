"""Curated aliases: three formats, dated and sourced; circles, clashes and broken lines are named with their place."""

from __future__ import annotations

import json

import pytest

from onrecord.entities import Aliases, read_aliases
from onrecord.entities.profiles import name_key
from onrecord.errors import RecordError

LINE = {"name": "Brine Lodge", "type": "organisation", "aliases": ["BL", "Lodge of Brine"], "source": "its bylaws"}


def lines(*rows: dict[str, object]) -> str:
    return "\n".join(json.dumps({**LINE, **row}) for row in rows)


def test_json_lines_csv_and_follow_the_money_say_the_same() -> None:
    csv = "name,type,aliases,source\nBrine Lodge,organisation,BL|Lodge of Brine,its bylaws\n"
    entity = {
        "id": "x1",
        "schema": "Organization",
        "properties": {"name": ["Brine Lodge"], "alias": ["BL", "Lodge of Brine"]},
        "datasets": ["its bylaws"],
    }
    assert read_aliases(lines({}), "a").entries == read_aliases(csv, "a").entries == read_aliases(json.dumps(entity), "a").entries


@pytest.mark.parametrize("text", ["x" * 200_000 + ",type\n", "name,type,aliases,source\n" + "x" * 200_000 + ",person,y,z\n"])
def test_a_field_without_end_is_an_error(text: str) -> None:
    with pytest.raises(RecordError, match="not CSV"):
        read_aliases(text, "a.csv")


def test_both_names_are_found() -> None:
    found = read_aliases(lines({}), "a.jsonl").same("lodge of brine", "BL")
    assert found is not None
    assert found.source == "its bylaws"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not a JSON object"),
        ("{}", "name or source is missing"),
        (lines({"source": ""}), "name or source is missing"),
        (lines({"type": "ship"}), "unknown type"),
        (lines({"aliases": "BL"}), "aliases is no list"),
        (lines({"since": "yesterday"}), "no date"),
        (lines({"since": "2030", "until": "2020"}), "is after"),
        ("name,aliases\nx,y\n", "columns missing"),
        (lines({}, {"name": "BL", "aliases": ["Brine Lodge"]}), "in a circle"),
        (lines({"aliases": ["Tide"]}, {"name": "Reef", "aliases": ["Tide"]}), "stands for both"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, words: str) -> None:
    with pytest.raises(RecordError, match=words) as error:
        read_aliases(text, "mine.jsonl")
    assert "mine.jsonl" in str(error.value)


def test_one_name_for_two_things_at_different_times_is_no_clash() -> None:
    text = lines({"aliases": ["Tide"], "until": "2020"}, {"name": "Reef", "aliases": ["Tide"], "since": "2021"})
    assert len(read_aliases(text, "a").entries) == 2


def test_the_shipped_file_is_sound_and_sourced() -> None:
    shipped = Aliases.shipped()
    assert len(shipped.entries) > 30
    assert all(entry.source for entry in shipped.entries)
    assert shipped.same("IMF", "International Monetary Fund")


def test_no_shipped_name_leads_to_two_things() -> None:
    owner: dict[tuple[str, bool], str] = {}
    for entry in Aliases.shipped().entries:
        for name in entry.names():
            assert owner.setdefault((name_key(name, entry.type), entry.type == "place"), entry.name) == entry.name, name


def test_adding_to_the_shipped_ones_checks_for_clashes() -> None:
    assert read_aliases(lines({}), "a").plus(Aliases.shipped()).same("BL", "Brine Lodge")
    with pytest.raises(RecordError, match="stands for both"):
        Aliases.shipped().plus(read_aliases(lines({"aliases": ["IMF"]}), "a"))


def test_an_empty_file_has_no_aliases() -> None:
    assert read_aliases("", "a") == Aliases()
