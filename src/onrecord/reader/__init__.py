"""An article becomes what the trained encoder saw: the only room that runs weights."""

from __future__ import annotations

from onrecord.reader.run import Reader

__all__ = ["Reader"]
