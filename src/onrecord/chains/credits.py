"""Who an article is from: agency credits and by-lines are stations of all its words."""

from __future__ import annotations

import re
from typing import Final

from onrecord.chains.lexicon import role_of, same_outlet
from onrecord.model import Article, Hop, Role, Span
from onrecord.text.outlets import AGENCIES, OUTLETS, is_outlet

_WIRES: Final = (
    "AP|Associated Press|Reuters|AFP|Agence France-Presse|UPI|dpa|ANSA|EFE|Xinhua|TASS|Interfax|Anadolu|AA|Yonhap"
    "|Kyodo|PTI|ANI|JNS|JTA|WAFA|CP|PA|AAP"
)
_DATELINE: Final = re.compile(rf"\A\s*[A-ZÀ-Þ][^\n]{{0,80}}?\((?P<name>{_WIRES})\)\s*(?:[-–—_:]|\Z|\n)")
_CONTRIBUTED: Final = re.compile(
    r"\b(?:[Tt]he\s+)?(?P<name>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})\s+contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)"
)
_PHRASE: Final = re.compile(
    r"\A(?:(?:with|additional|reporting|files|material|report|by|from|and|the)\s+)+(?=[A-Z])"
    r"|\s+(?:also\s+)?contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article)\.?\Z|\s+contributed\.?\Z"
    r"|\A\s*[©(]+\s*(?:\d{4}\s+)?|[).]+\Z",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(r"\s*(?:/|;|,|\band\b|&|\+)\s*")
TAIL: Final = 600


def hops_of(article: Article) -> tuple[Hop, ...]:
    """The agencies that an article credits, in its metadata, by-lines, date line or closing line; never its own outlet."""
    named = [name for part in _SPLIT.split(_PHRASE.sub("", article.credit or "")) if (name := _PHRASE.sub("", part).strip())]
    signed = [re.sub(r"\A(?:by|from)\s+", "", author, flags=re.IGNORECASE).strip() for author in article.authors]
    found = [Hop(name, None, _role(name), (), "credit") for name in named]
    found.extend(Hop(name, None, "agency", (), "byline") for name in signed if name.lower().removeprefix("the ") in AGENCIES)
    if article.body:
        found.extend(_in_text(article))
    kept: list[Hop] = []
    for hop in found:
        if not same_outlet(hop.name, article.outlet) and not any(same_outlet(hop.name, other.name) for other in kept):
            kept.append(hop)
    return tuple(kept)


def _role(name: str) -> Role:
    """The role of whoever is credited: an agency where it goes by initials that are no known outlet's."""
    return "agency" if re.fullmatch(r"[A-Z]{2,6}", name) and name.lower() not in OUTLETS else role_of(name)


def _in_text(article: Article) -> list[Hop]:
    first, last = article.body[0], article.body[-1]
    found = []
    if match := _DATELINE.match(article.text[first.start : min(first.end, first.start + 140)]):
        start, end = match.span("name")
        found.append(Hop(match["name"], None, role_of(match["name"]), (Span(first.start + start, first.start + end),), "credit"))
    low = max(last.start, last.end - TAIL)
    found.extend(
        Hop(match["name"], None, _role(match["name"]), (Span(*match.span("name")),), "credit")
        for match in _CONTRIBUTED.finditer(article.text, low, last.end)
        if is_outlet(match["name"])
    )
    return found
