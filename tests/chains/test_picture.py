"""A chain graph as a picture: where its nodes stand, what its colours say, and that nothing runs out of it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.chains import Copy, graph, svg, tree
from onrecord.chains.layout import layout
from tests.chains.test_graph import Report, hop
from tests.chains.test_graph import report as told

NAMES = st.sampled_from(["Volmar Radio", "Reuters", "Tolland Gazette", "Lissen Text Institute"])
SVG = "{http://www.w3.org/2000/svg}"


def report(name: str, *via: str) -> Report:
    """A report of an outlet, with its stations as `name/role`."""
    return told(name, *(hop(*station.split("/")) for station in via))


def colours(picture: str) -> dict[str, str]:
    """The colour of each node's outline, by its caption."""
    root = etree.fromstring(picture)
    shapes = {group.findtext(f"{SVG}title"): [one for one in group if one.get("stroke")] for group in root.iter(f"{SVG}g")}
    return {str(caption): str(found[0].get("stroke")) for caption, found in shapes.items()}


def test_articles_of_one_chain_have_one_colour_and_others_another() -> None:
    reports = [report("A", "statement/statement", "Reuters/agency"), report("B", "Reuters/agency"), report("C"), report("D")]
    found = colours(svg(graph(reports, copies=[Copy("C", "D", 1.0, "time")])))
    assert found["A"] == found["B"] == found["Reuters (agency)"]
    assert found["C"] == found["D"] != found["A"]
    assert found["statement (statement)"] not in {found["A"], found["C"]}
    assert "One colour" in svg(graph(reports))
    assert "One colour" not in svg(graph(reports[:2]))


def test_a_tree_numbers_the_chains_where_there_are_several() -> None:
    reports = [report("A", "Reuters/agency"), report("B", "Reuters/agency"), report("C")]
    assert re.findall(r"[A-C] \[\d\]", tree(graph(reports))) == ["A [1]", "B [1]", "C [2]"]
    assert "[1]" not in tree(graph(reports[:2]))


def test_an_outlet_that_translates_stands_for_its_own_report() -> None:
    drawn = graph([report("Volmar Radio"), report("B", "Volmar Radio/translator")])
    assert [node.label for node in drawn.nodes if node.kind != "speaker"] == ["Volmar Radio", "B"]


def test_title_and_note_stand_in_the_picture_and_long_names_are_wrapped() -> None:
    drawn = graph([report("The Very Long Named Morning Beacon of Lissen and All the Harbours")])
    words = [node.text for node in etree.fromstring(svg(drawn, "“Closed.”", "1 independent chain")).iter(f"{SVG}text")]
    assert words[:2] == ["“Closed.”", "1 independent chain"]
    assert "The Very Long Named" in words
    assert max(len(one or "") for one in words[2:]) <= 24


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=5)), max_size=7))
def test_every_edge_runs_to_the_right_and_everything_stays_inside(made: list[tuple[str, list[str]]]) -> None:
    drawn = graph([report(home, *(f"{name}/agency" for name in ways)) for home, ways in made])
    found = layout(drawn)
    column = {key: number for number, keys in enumerate(found.columns) for key in keys}
    assert len(column) == sum(map(len, found.columns))
    assert {node.id for node in drawn.nodes} <= set(column)
    assert set(found.ways) | set(drawn.circular) == set(drawn.edges)
    for way in found.ways.values():
        assert [column[key] for key in way] == list(range(column[way[0]], column[way[0]] + len(way)))
    picture = svg(drawn)
    root = etree.fromstring(picture)
    wide, high = float(root.get("width")), float(root.get("height"))
    for one in root.iter(f"{SVG}rect", f"{SVG}text"):
        assert 0 <= float(one.get("x") or 0) <= wide
        assert 0 <= float(one.get("y") or 0) <= high
