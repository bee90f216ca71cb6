"""When: time expressions to intervals, with the rule, the anchor and the reason."""

from onrecord.chains.dates.find import find
from onrecord.chains.dates.resolve import day, resolve
from onrecord.chains.dates.span_of_time import Resolved

__all__ = ["Resolved", "day", "find", "resolve"]
