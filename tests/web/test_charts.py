from __future__ import annotations

from onrecord.web.charts import MARGIN, WIDTH, bars, time_line


def test_a_time_line_stands_between_its_margins() -> None:
    line = time_line(["2031-05-04", "2031-05-04T10:00:00+02:00", "2031-06-01", None, "spring"])
    assert line is not None
    assert line.rows == (("2031-05-04", 2), ("2031-06-01", 1))
    assert [dot.x for dot in line.dots] == [MARGIN, WIDTH - MARGIN]
    assert line.dots[0].radius > line.dots[1].radius


def test_one_day_is_no_time_line() -> None:
    assert time_line(["2031-05-04", "2031-05-04"]) is None


def test_bars_are_shares_of_the_longest() -> None:
    assert [(bar.label, bar.share) for bar in bars([("A", 4, "/a"), ("B", 1, None)])] == [("A", 100.0), ("B", 25.0)]
    assert bars([]) == ()
