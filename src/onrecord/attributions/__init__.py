"""Attributions: content, cue and source; broken, mixed and nested quotations; kinds and flags."""

from onrecord.attributions.draft import Draft
from onrecord.attributions.finishing import finish, nest

__all__ = ["Draft", "finish", "nest"]
