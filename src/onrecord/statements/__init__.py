"""Attributions of many articles into sayings: block, score, judge, cluster."""

from onrecord.statements.clustering import cluster
from onrecord.statements.wording import WordingVerdict, explain

__all__ = ["WordingVerdict", "cluster", "explain"]
