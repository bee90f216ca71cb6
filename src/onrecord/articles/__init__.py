"""A page becomes an article: the one text that all offsets refer to, and title, authors, outlet, dates, credit."""

from onrecord.articles.making import article_of

__all__ = ["article_of"]
