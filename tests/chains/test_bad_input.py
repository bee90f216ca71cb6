"""Dates and sources that are missing, wrong or run in a ring: recorded as found, flagged, and followed to an end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.chains import Traced, dot, graph, independent, svg, trace, tree
from onrecord.model import Article, Attribution, Span
from tests.chains.test_graph import hop, report
from tests.chains.test_trace import article, hops, run

MONDAY = "“We wait,” Ada Marsh said on Monday."


def flags(traced: Traced) -> list[str]:
    return [one.flag for one in traced.quality]


def test_an_article_without_a_date_says_so_and_relative_days_stay_open() -> None:
    traced = run(MONDAY, "Ada Marsh", published=None)
    assert flags(traced) == ["no-date"]
    assert traced.attributions[0].said is None


def test_without_a_date_a_full_date_resolves_and_a_date_line_counts_as_one() -> None:
    dated = run("“We wait,” Ada Marsh said on 4 March 2011.", "Ada Marsh", published=None)
    assert dated.attributions[0].said is not None
    assert dated.attributions[0].said.start == "2011-03-04"
    line = run(f"LISSEN, 7 August 1998 (VNA) - {MONDAY}", "Ada Marsh", published=None)
    assert flags(line) == []
    assert line.attributions[0].said is not None
    assert line.attributions[0].said.start == "1998-08-03"


def test_a_date_in_the_future_is_flagged_and_kept() -> None:
    traced = run(MONDAY, "Ada Marsh", published="2031-01-02")
    assert flags(traced) == ["date-in-future"]
    assert traced.attributions[0].said is not None
    assert traced.attributions[0].said.start == "2030-12-30"


def test_a_date_line_that_contradicts_the_page_wins_and_is_flagged_with_its_words() -> None:
    text = f"LISSEN, 7 August 1998 (VNA) - {MONDAY}"
    traced = run(text, "Ada Marsh", published="2024-08-29")
    assert flags(traced) == ["dateline-contradicts-date"]
    assert [span.of(text) for span in traced.quality[0].evidence] == ["7 August 1998"]
    said = traced.attributions[0].said
    assert said is not None
    assert (said.start, said.anchor) == ("1998-08-03", "1998-08-07")


def test_a_date_line_a_day_off_is_no_contradiction() -> None:
    assert flags(run(f"LISSEN, 28 August 2024 (VNA) - {MONDAY}", "Ada Marsh", published="2024-08-29")) == []


def test_today_in_a_page_published_again_years_later_is_the_day_of_its_date_line() -> None:
    traced = run("Published: 4 March 2011\n\n“We wait,” Ada Marsh said today.", "Ada Marsh", published="2024-08-29")
    said = traced.attributions[0].said
    assert said is not None
    assert (said.start, said.anchor) == ("2011-03-04", "2011-03-04")
    assert flags(traced) == ["dateline-contradicts-date"]


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024-08-29T00:30:00+12:00", "2024-08-29"), ("2024-08-28T23:30:00-11:00", "2024-08-28"), ("2024-08-29T00:30:00Z", "2024-08-29")],
)
def test_today_is_the_day_that_the_article_s_own_zone_names(published: str, day: str) -> None:
    said = run("“We wait,” Ada Marsh said today.", "Ada Marsh", published=published).attributions[0].said
    assert said is not None
    assert (said.start, said.end) == (day, day)


def test_an_outlet_that_cites_itself_is_flagged_with_its_words_and_is_no_station() -> None:
    text = "“We wait,” Ada Marsh said, as first reported by the Morning Beacon."
    traced = run(text, "Ada Marsh")
    assert hops(traced) == [[]]
    assert flags(traced) == ["outlet-cites-itself"]
    assert [span.of(text) for span in traced.quality[0].evidence] == ["Morning Beacon"]


def test_two_outlets_that_cite_each_other_are_one_chain_and_drawn_to_an_end() -> None:
    ring = [report("Alpha Times", hop("Beta Times", "outlet")), report("Beta Times", hop("Alpha Times", "outlet"))]
    drawn = graph(ring)
    assert independent(ring) == 1
    assert len(drawn.circular) == 1
    assert "back to" in tree(drawn)
    assert dot(drawn).count("dashed") == 1
    assert svg(drawn).count("stroke-dasharray") == 1


def test_a_ring_of_three_and_an_outlet_outside_it_are_two_chains() -> None:
    names = ["Alpha Times", "Beta Times", "Gamma Times"]
    ring = [report(one, hop(two, "outlet")) for one, two in zip(names, [*names[1:], names[0]], strict=True)]
    assert independent([*ring, report("Delta Times")]) == 2
    assert len(graph(ring).circular) == 1


def test_ten_stations_are_kept_in_their_order() -> None:
    papers = [f"{name} Gazette" for name in ("Alma", "Bree", "Cole", "Dorn", "Elm", "Fenn", "Gale", "Holt", "Isla", "Jura")]
    text = f"“We wait,” Ada Marsh told the {papers[0]}, " + ", ".join(f"as cited by the {paper}" for paper in papers[1:]) + "."
    assert [name for name, _ in hops(run(text, "Ada Marsh"))[0]] == papers


def nested(depth: int) -> tuple[Article, list[Attribution]]:
    """Words inside words inside words, each told by somebody else."""
    text = "".join(f"P{n} said that " for n in range(depth)) + "it rains."
    made = []
    for n in range(depth):
        start = text.index(f"P{n} ")
        inner = start + len(f"P{n} said ")
        parent = f"att-{n - 1}" if n else None
        source = Span(start, start + len(f"P{n}"))
        made.append(Attribution(f"att-{n}", "indirect", (Span(inner, len(text)),), (), (source,), f"ent-{n}", parent=parent))
    return article(text), made


def test_words_nested_ten_deep_came_through_everybody_in_turn() -> None:
    whole, made = nested(11)
    deepest = trace(whole, [], made, date(2024, 9, 1)).attributions[-1]
    assert [one.name for one in deepest.via] == [f"P{n}" for n in reversed(range(10))]


def test_words_that_are_each_other_s_parents_are_followed_to_an_end() -> None:
    whole, made = nested(2)
    looped = [replace(made[0], parent="att-1"), made[1]]
    assert all(len(one.via) <= 10 for one in trace(whole, [], looped, date(2024, 9, 1)).attributions)


@pytest.mark.timeout(300)
def test_three_hundred_reports_in_one_ring_are_drawn() -> None:
    ring = [report(f"Paper {n}", hop(f"Paper {(n + 1) % 300}", "outlet")) for n in range(300)]
    assert independent(ring) == 1
    assert tree(graph(ring))
    assert svg(graph(ring)).endswith("</svg>\n")
