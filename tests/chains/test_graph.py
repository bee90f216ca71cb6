"""Chains as a graph, drawn and counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from onrecord.chains import Copy, dot, graph, independent, svg, tree
from onrecord.model import Article, Attribution, Hop, Span

TEXT = "Ada Marsh spoke."
Report = tuple[Article, Attribution]


def article(name: str, outlet: str | None = None) -> Article:
    return Article(name, name, None, outlet, None, (), None, "en", None, TEXT, (Span(0, len(TEXT)),))


def hop(name: str, role: str = "agency") -> Hop:
    return Hop(name, None, role, (Span(0, 3),))  # type: ignore[arg-type]


def report(name: str, *via: Hop, outlet: str | None = None) -> Report:
    return article(name, outlet or name), Attribution(f"att-{name}", "direct", (Span(0, 3),), (), (Span(0, 9),), "ent-1", via=via)


def test_five_outlets_on_one_translation_are_one_witness() -> None:
    reports = [report(f"Paper {letter}", hop("Marra Text Institute", "translator")) for letter in "ABCDE"]
    assert independent(reports) == 1


def test_reports_from_the_hall_and_by_an_agency_are_two() -> None:
    assert independent([report("Paper A"), report("Paper B", hop("Volmar News Agency"))]) == 2


def test_a_statement_or_a_post_of_the_speakers_own_ties_nobody() -> None:
    own = (hop("statement", "statement"), hop("Telegram", "platform"))
    assert independent([report("Paper A", *own), report("Paper B", *own)]) == 2


def test_an_outlet_that_is_cited_and_its_own_report_are_one() -> None:
    assert independent([report("Harbour Courier"), report("Paper B", hop("the Harbour Courier", "outlet"))]) == 1


def test_articles_of_one_outlet_and_copies_are_one() -> None:
    assert independent([report("one", outlet="Harbour Courier"), report("two", outlet="Harbour Courier")]) == 1
    assert independent([report("one"), report("two")], [Copy("one", "two", 0.9, "time")]) == 1


def test_circular_sourcing_is_one_chain_and_is_drawn_to_an_end() -> None:
    reports = [report("Alpha Times", hop("Beta Times", "outlet")), report("Beta Times", hop("Alpha Times", "outlet"))]
    assert independent(reports) == 1
    drawn = graph(reports, {"ent-1": "Ada Marsh"})
    assert drawn.circular
    assert "↺ back to" in tree(drawn)
    assert "dashed" in dot(drawn)
    etree.fromstring(svg(drawn))


def test_initials_and_the_full_name_are_one_station() -> None:
    reports = [report("Marra Daily", hop("EPW")), report("Tolland Ledger", hop("Eastern Passage Wire")), report("Eastern Passage Wire")]
    assert independent(reports) == 1
    assert tree(graph(reports, {"ent-1": "Ada Marsh"})).splitlines() == [
        "Ada Marsh",
        "└─ Eastern Passage Wire",
        "   ├─ Marra Daily",
        "   └─ Tolland Ledger",
    ]


def test_no_report_is_no_chain() -> None:
    assert independent([]) == 0
    assert tree(graph([])) == ""
    etree.fromstring(svg(graph([])))


def test_a_tree_goes_from_the_speaker_to_the_articles() -> None:
    drawn = graph([report("Paper A", hop("Volmar News Agency")), report("Paper B", hop("Volmar News Agency"))], {"ent-1": "Ada Marsh"})
    assert tree(drawn).splitlines() == ["Ada Marsh", "└─ Volmar News Agency (agency)", "   ├─ Paper A", "   └─ Paper B"]


def test_ten_stations_are_all_drawn() -> None:
    drawn = graph([report("Paper A", *(hop(f"Station {n} News", "outlet") for n in range(10)))], {})
    assert len(drawn.nodes) == 12
    assert len(tree(drawn).splitlines()) == 12


names = st.text(min_size=1, max_size=30)
few = st.sampled_from(("Alpha Times", "Beta Times", "the Alpha Times", "Volmar Wire"))
roles = st.sampled_from(("outlet", "agency", "statement", "platform"))


@given(st.lists(st.tuples(few, st.lists(st.tuples(few, roles), max_size=3)), max_size=6))
def test_a_graph_has_as_many_independent_chains_as_its_reports(made: list[tuple[str, list[tuple[str, str]]]]) -> None:
    reports = [report(name, *(hop(*station) for station in via)) for name, via in made]
    assert graph(reports).independent == independent(reports)


@given(st.lists(st.tuples(names, st.lists(names, max_size=3)), max_size=6))
def test_any_names_are_escaped_in_every_drawing(made: list[tuple[str, list[str]]]) -> None:
    drawn = graph([report(name, *(hop(other, "outlet") for other in via)) for name, via in made], {"ent-1": '<b>"Ada"</b>'})
    etree.fromstring(svg(drawn, '<script>"'))
    assert "<script>" not in svg(drawn, "<script>")
    assert all(line.count('"') % 2 == 0 for line in dot(drawn).replace("\\\\", "").replace('\\"', "").splitlines())
    assert len(tree(drawn).splitlines()) >= len({name for name, _ in made}) * bool(made)


@given(st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.lists(st.sampled_from("ABCDEFG"), max_size=3)), min_size=1, max_size=9))
def test_the_count_is_between_one_and_the_reports_and_never_grows_with_a_copy(made: list[tuple[str, list[str]]]) -> None:
    reports = [
        report(f"art{n}", *(hop(f"{one} Times", "outlet") for one in via), outlet=f"{name} Times") for n, (name, via) in enumerate(made)
    ]
    count = independent(reports)
    assert 1 <= count <= len(reports)
    assert independent(reports, [Copy("art0", f"art{len(reports) - 1}", 1.0, "unknown")]) <= count
    assert independent(reports[::-1]) == count
