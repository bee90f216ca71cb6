"""A saying's versions side by side, and drafts held against the record."""

from onrecord.comparison.check import check
from onrecord.comparison.compare import compare
from onrecord.comparison.record import Record
from onrecord.comparison.tone import tone_of
from onrecord.comparison.transcripts import transcribed

__all__ = ["Record", "check", "compare", "tone_of", "transcribed"]
