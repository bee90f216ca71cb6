"""When: readings of time expressions, by the language around them."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains.dates import Resolved, find, resolve

THURSDAY = "2024-08-29"


def between(found: Resolved) -> tuple[str | None, str | None]:
    return found.start, found.end


@pytest.mark.parametrize(
    ("expression", "start", "end", "granularity"),
    [
        ("on Wednesday", "2024-08-28", "2024-08-28", "day"),
        ("Thursday", "2024-08-29", "2024-08-29", "day"),
        ("Monday night", "2024-08-26", "2024-08-26", "part-of-day"),
        ("last Friday", "2024-08-23", "2024-08-23", "day"),
        ("next Tuesday", "2024-09-03", "2024-09-03", "day"),
        ("the day before yesterday", "2024-08-27", "2024-08-27", "day"),
        ("this morning", "2024-08-29", "2024-08-29", "part-of-day"),
        ("last week", "2024-08-19", "2024-08-25", "week"),
        ("over the weekend", "2024-08-24", "2024-08-25", "weekend"),
        ("two weeks ago", "2024-08-12", "2024-08-18", "week"),
        ("three days ago", "2024-08-26", "2024-08-26", "day"),
        ("last month", "2024-07-01", "2024-07-31", "month"),
        ("in May", "2024-05-01", "2024-05-31", "month"),
        ("last November", "2023-11-01", "2023-11-30", "month"),
        ("July last year", "2023-07-01", "2023-07-31", "month"),
        ("last year", "2023-01-01", "2023-12-31", "year"),
        ("the second quarter", "2024-04-01", "2024-06-30", "quarter"),
        ("Aug. 7", "2024-08-07", "2024-08-07", "day"),
        ("Jan. 14", "2024-01-14", "2024-01-14", "day"),
        ("Sept. 14", "2024-09-14", "2024-09-14", "day"),
        ("Monday, Oct. 23", "2023-10-23", "2023-10-23", "day"),
        ("last summer", "2023-06-01", "2023-08-31", "season"),
        ("in three days", "2024-09-01", "2024-09-01", "day"),
        ("Christmas Eve", "2024-12-24", "2024-12-24", "day"),
        ("the week of March 6", "2024-03-04", "2024-03-10", "week"),
        ("3:30 p.m. Wednesday", "2024-08-28T15:30", "2024-08-28T15:30", "minute"),
    ],
)
def test_relative_to_publication(expression: str, start: str, end: str, granularity: str) -> None:
    found = resolve(expression, THURSDAY, "", "")
    assert (found.start, found.end, found.granularity, found.anchor) == (start, end, granularity, "published")


@pytest.mark.parametrize(
    ("expression", "start", "end", "granularity"),
    [
        ("Aug. 7, 1998", "1998-08-07", "1998-08-07", "day"),
        ("7 October 2023", "2023-10-07", "2023-10-07", "day"),
        ("Friday, October 6, 2023", "2023-10-06", "2023-10-06", "day"),
        ("2015-03-04", "2015-03-04", "2015-03-04", "day"),
        ("12/25/2015", "2015-12-25", "2015-12-25", "day"),
        ("25.12.2015", "2015-12-25", "2015-12-25", "day"),
        ("February 2012", "2012-02-01", "2012-02-29", "month"),
        ("late 1998", "1998-01-01", "1998-12-31", "year"),
        ("the third quarter of 1984", "1984-07-01", "1984-09-30", "quarter"),
        ("spring 1989", "1989-03-01", "1989-05-31", "season"),
        ("the early 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("the 19th century", "1801-01-01", "1900-12-31", "century"),
        ("nineteen ninety-six", "1996-01-01", "1996-12-31", "year"),
        ("Easter 2024", "2024-03-31", "2024-03-31", "day"),
    ],
)
def test_absolute_needs_no_publication(expression: str, start: str, end: str, granularity: str) -> None:
    for published in (None, THURSDAY):
        found = resolve(expression, published)
        assert (found.start, found.end, found.granularity, found.anchor) == (start, end, granularity, "none")


@pytest.mark.parametrize(
    ("before", "after", "want"),
    [
        ("The ministry said", " that it would close the port.", "2024-08-26"),
        ("The ministry said it would close the port", ".", "2024-09-02"),
        ("Talks are scheduled for", ", the mayor said.", "2024-09-02"),
        ("The council will vote on", ".", "2024-09-02"),
        ("The two are to meet", " in Harbourton.", "2024-09-02"),
        ("The two met", " to discuss the bridge.", "2024-08-26"),
        ("On", ", the union plans to march through the old town.", "2024-09-02"),
        ("On", ", the union marched through the old town.", "2024-08-26"),
        ("The hearing begins", ".", "2024-09-02"),
        ("They spoke of", "'s flood.", "2024-08-26"),
        ("The bill must be signed by", ".", "2024-09-02"),
        ("Nobody could be reached", " for comment.", "2024-08-26"),
        ("She resigned. The party will choose its leader", ".", "2024-09-02"),
    ],
)
def test_the_sentence_decides_which_monday(before: str, after: str, want: str) -> None:
    assert between(resolve("Monday", THURSDAY, before, after)) == (want, want)


def test_the_day_of_publication_wins_over_the_week_after() -> None:
    assert between(resolve("Thursday", THURSDAY, "The board will meet", ".")) == (THURSDAY, THURSDAY)


def test_a_day_that_hangs_on_another_is_counted_from_it() -> None:
    found = resolve("the next day", THURSDAY, "He arrived on Monday. She left", ".")
    assert between(found) == ("2024-08-27", "2024-08-27")
    assert found.anchor == "2024-08-26"


@pytest.mark.parametrize(
    "expression",
    [
        "three years",
        "recently",
        "now",
        "every Monday",
        "Mondays",
        "the future",
        "05/06/2015",
        "30 February 2012",
        "xyzzy",
        "",
        "several years ago",
        "noon",
        "25",
    ],
)
def test_no_place_in_the_calendar_gives_a_reason(expression: str) -> None:
    found = resolve(expression, THURSDAY)
    assert between(found) == (None, None)
    assert found.reason


def test_without_publication_a_bound_is_offered_and_no_reading() -> None:
    found = resolve("on Wednesday", None, "He said", ".", ["2023-10-07", "2022-01-01"])
    assert between(found) == (None, None)
    assert found.earliest == "2023-10-04"
    assert "2023-10-07" in found.reason
    assert resolve("on Wednesday", None).earliest is None


def test_a_moment_with_a_zone_counts_as_its_own_calendar_day() -> None:
    assert between(resolve("today", "2024-08-29T23:30:00-07:00")) == (THURSDAY, THURSDAY)
    assert resolve("today", "not a date").start is None


def test_finding_spans() -> None:
    text = (
        "He spoke on Wednesday, Aug. 28, and again last week; in May 2023 too. They met in 2016, at 3:30 p.m. Friday, and march on. May I?"
    )
    assert [span.of(text) for span in find(text)] == ["Wednesday, Aug. 28", "last week", "May 2023", "2016", "3:30 p.m. Friday"]


@given(st.text(max_size=200), st.none() | st.dates().map(date.isoformat), st.text(max_size=50), st.text(max_size=50))
def test_any_text_is_answered(expression: str, published: str | None, before: str, after: str) -> None:
    found = resolve(expression, published, before, after)
    assert (found.start is None) == (found.end is None)
    if found.start and found.end:
        assert found.start <= found.end
        assert found.granularity is not None
    else:
        assert found.reason


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday", "Wednesday"]))
def test_a_bare_weekday_is_that_weekday_within_the_week_before(published: date, name: str) -> None:
    found = resolve(name, published.isoformat(), "she said", ".")
    assert found.start is not None
    when = date.fromisoformat(found.start)
    assert when.strftime("%A") == name
    assert 0 <= (published - when).days < 7


@given(st.text(alphabet="on Wednesday,lastJune 123456789:./-'", max_size=400))
def test_found_spans_lie_in_order_within_the_text(text: str) -> None:
    spans = find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_long_input_is_read_in_bounded_time() -> None:
    assert len(find("on Monday " * 100_000)) == 2000
    assert resolve("Monday" * 100_000, THURSDAY).start is None
    assert resolve("Monday", THURSDAY, "he will " * 200_000, "and then " * 200_000).start == "2024-09-02"


RESULTS = "2024-10-24"


@pytest.mark.parametrize(
    ("expression", "before", "start"),
    [
        ("a year ago", "The mill said third-quarter net rose to 9 million from 8 million", "2023-07-01"),
        ("a year earlier", "In the second quarter the mill earned 9 million, against 8 million", "2023-04-01"),
        ("the year-earlier period", "The mill said third-quarter net rose. In", "2023-07-01"),
        ("the 2022 quarter", "The mill said third-quarter net rose. It had lost money in", "2022-07-01"),
        ("the quarter", "The mill said third-quarter net rose. Costs fell in", "2024-07-01"),
        ("the latest quarter", "The mill said third-quarter net rose. Costs fell in", "2024-07-01"),
    ],
)
def test_what_a_report_on_results_compares_is_a_quarter(expression: str, before: str, start: str) -> None:
    found = resolve(expression, RESULTS, before)
    assert (found.start, found.granularity) == (start, "quarter")


def test_without_a_quarter_in_front_a_year_ago_is_a_year_and_the_quarter_is_open() -> None:
    assert between(resolve("a year ago", RESULTS, "The mill earned 9 million, up from 8 million")) == ("2023-01-01", "2023-12-31")
    assert resolve("the quarter", RESULTS, "The mill earned 9 million in").start is None
    assert resolve("the latest quarter", RESULTS, "It hopes for a better fourth quarter than").start == "2024-07-01"


def test_a_quarter_that_ends_off_the_calendar_is_the_companys_own() -> None:
    assert resolve("its fourth quarter", RESULTS, "It lost money in", "ended June 30.").start is None
    assert resolve("its third quarter", RESULTS, "It lost money in", "ended Sept. 30.").start == "2024-07-01"


def test_a_quarter_that_has_just_ended_is_meant_by_results_still_to_be_reported() -> None:
    assert resolve("third-quarter", RESULTS, "The mill said it expects to report").start == "2024-07-01"
    assert resolve("the second quarter", RESULTS, "The mill will open in").start == "2025-04-01"


def test_the_past_decade_is_a_length() -> None:
    assert resolve("the past decade", RESULTS, "It has grown over").start is None


@pytest.mark.parametrize(("published", "beside"), [("9999-12-31", "next Monday"), ("9999-12-31", "tomorrow"), ("0001-01-01", "yesterday")])
def test_a_day_beyond_the_calendar_beside_an_expression_is_no_day(published: str, beside: str) -> None:
    assert isinstance(resolve("203;", published, "", beside), Resolved)
    assert isinstance(resolve("in the morning", published, beside, ""), Resolved)


@pytest.mark.parametrize(("expression", "before"), [("the next day", "on 9999-12-31,"), ("the day before", "on 0001-01-01,")])
def test_a_day_that_hangs_on_the_calendars_first_or_last_is_open(expression: str, before: str) -> None:
    assert resolve(expression, "2024-11-05", before).start is None
