"""The last resort for a page's date: htmldate (Barbaresi 2020), whose finds are marked as guesses."""

from __future__ import annotations

from htmldate import find_date
from lxml import html


def guessed_date(tree: html.HtmlElement, url: str | None, fetched_at: str | None) -> str | None:
    """The likeliest day of publication, or None.

    Args:
        tree: the parsed page.
        url: its address, or None.
        fetched_at: when it was fetched: nothing later is believed.
    """
    try:
        found = find_date(tree, original_date=True, url=url, max_date=fetched_at[:10] if fetched_at else None)
    except Exception:  # noqa: BLE001 (a guess that fails is no guess)
        return None
    return str(found) if found else None
