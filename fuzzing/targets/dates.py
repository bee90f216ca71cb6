"""Time expressions: found in a text, and resolved."""

from __future__ import annotations

from datetime import date

from onrecord.api import explain_date
from onrecord.chains.dates import find

SEEDS = (
    "on Wednesday|2031-05-09|He said|that", "last week|2031-05-09||", "the third quarter of 2030|2031-05-09||", "Feb. 29|2031-05-09||",
    "two months ago|2031-01-31T23:59:59+14:00||", "5/9/2031 at 3 p.m.|||", "from May to June 2030|2031-05-09||", "the 1990s|2031-05-09||",
    "early Monday morning|2031-05-09|will|", "10:30 GMT|2031-05-09||", "a decade ago|0001-01-01||", "next spring|9999-12-31||",
    "the day after tomorrow|2031-05-09||", "mid-2031|2031-05-09||", "1,000 years ago|2031||", "nine months ended Sept. 30|2031-10-09||",
)  # fmt: skip
TOKENS = (
    "Monday", "yesterday", "tonight", " ago", "last ", "next ", "this ",
    "May", "Sept.", "2031", "year", "quarter", "century", "decade", "weekend",
    "days", "hours", "fiscal ", "9999", "0001", "-02-30", "T24:00", "99999999999",
    "|", "two", "hundred", "half", " a.m.", "١", "²", "mid-", "since ",
)  # fmt: skip


def one(data: bytes) -> None:
    """An interval the right way round, or none with a reason."""
    expression, published, before, after = (*data.decode("utf-8", "replace").split("|", 3), "", "", "")[:4]
    answer = explain_date(expression, published or None, before, after)
    assert set(answer) >= {"from", "to", "granularity", "rule", "anchor", "reason"}, answer
    start, end = answer["from"], answer["to"]
    if start is None or end is None:
        assert (start is None and end is None) or answer["granularity"], answer
    else:
        assert date.fromisoformat(start[:10]) <= date.fromisoformat(end[:10]), answer
        assert answer["granularity"] != "day" or start[:10] == end[:10], answer
    assert start is not None or end is not None or answer["reason"], answer
    text = f"{before} {expression} {after}"
    assert all(0 <= span.start < span.end <= len(text) for span in find(text, 0, len(text)))
