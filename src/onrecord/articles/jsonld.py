"""schema.org data that a page carries as JSON-LD: the best source for dates with time, authors and publisher."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.articles.dates import iso
from onrecord.articles.facts import Facts, people, tidy

LARGEST = 2_000_000  # code points of one script
DEEPEST = 12
KINDS = ("Article", "NewsArticle", "BlogPosting", "Report", "LiveBlogPosting", "Posting")


def facts_of(scripts: Sequence[str], url: str | None = None, title: str | None = None) -> Facts:
    """What the JSON-LD of a page says about its article; of several articles, the one with the page's address or title.

    Args:
        scripts: the contents of the page's `application/ld+json` scripts.
        url: the page's address, or None.
        title: the page's title by other metadata, or None.
    """
    articles = [node for script in scripts for node in _nodes(_load(script), 0) if _is_article(node)]
    if not articles:
        return Facts()
    best = max(articles, key=lambda node: _fit(node, url, title))
    return Facts(
        title=_text(best.get("headline")) or _text(best.get("name")),
        authors=tuple(dict.fromkeys(_authors(best.get("author") or best.get("creator")))),
        outlet=_name(best.get("publisher")) or _name(best.get("sourceOrganization")),
        published=iso(_text(best.get("datePublished"))) or iso(_text(best.get("dateCreated"))),
        url=_text(best.get("url")) or _id(best.get("mainEntityOfPage")),
        language=_text(best.get("inLanguage")),
        credit=_text(best.get("creditText")),
        body=best["articleBody"] if isinstance(best.get("articleBody"), str) else None,
    )


def _load(script: str) -> Any:
    """A script's data; None where it is no JSON."""
    if len(script) > LARGEST:
        return None
    text = script.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Every object at the top, in lists and under `@graph` or `mainEntity`."""
    if depth > DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.rpartition("/")[2].endswith(KINDS) for name in names)


def _fit(node: dict[str, Any], url: str | None, title: str | None) -> int:
    own = {_text(node.get("url")), _id(node.get("mainEntityOfPage")), _text(node.get("@id"))}
    same_title = title is not None and (_text(node.get("headline")) or "")[:40].lower() == title[:40].lower()
    return 4 * (url is not None and url in own) + 2 * same_title + (node.get("datePublished") is not None)


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return tidy(html.unescape(value)) if isinstance(value, str) else None


def _id(value: Any) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, dict) else _text(value)


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next((name for name in map(_name, value[:5]) if name), None)
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(value.get("legalName"))
    name = _text(value)
    return None if name is None or name.startswith(("http:", "https:")) else name


def _authors(value: Any, depth: int = 0) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _authors(item, depth + 1)
    elif isinstance(value, dict):
        yield from _authors(value.get("name"), depth + 1)
    elif isinstance(value, str):
        yield from people(html.unescape(value))
