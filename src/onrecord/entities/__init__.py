"""Mentions become people and organisations, in one article and across articles; what each is called, and by whom."""

from onrecord.entities.aliases import Alias, Aliases, read_aliases
from onrecord.entities.link import judgements_of, link
from onrecord.entities.people import Somebody, Title, people
from onrecord.entities.resolve import resolve

__all__ = ["Alias", "Aliases", "Somebody", "Title", "judgements_of", "link", "people", "read_aliases", "resolve"]
