"""Whether the difference between two near-identical wordings may change what was said."""

from onrecord.text.meaning.gate import Edit, alarms, edits, spans
from onrecord.text.meaning.polarity import negators

__all__ = ["Edit", "alarms", "edits", "negators", "spans"]
