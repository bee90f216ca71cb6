"""Are two names one's? Part by part, with rarity, transliteration and family chains; a name proposes, context decides."""

from onrecord.entities.names.verdict import NameVerdict, explain, explain_batch

__all__ = ["NameVerdict", "explain", "explain_batch"]
