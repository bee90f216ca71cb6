"""Formats that others read."""

from onrecord.export.formats import FORMATS, write
from onrecord.export.tables import arrow_table

__all__ = ["FORMATS", "arrow_table", "write"]
