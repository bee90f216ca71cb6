"""Attributions from the trained encoder's scores: chain, span choice, links, confidence."""

from __future__ import annotations

from onrecord.attributions.learned.finder import find

__all__ = ["find"]
