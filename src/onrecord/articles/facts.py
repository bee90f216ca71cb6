"""What a source says about an article, before the article is made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from onrecord.text.control import whole

LONGEST_NAME = 120
_BY = re.compile(r"^(?:by|from|von|par|por|di)\s*:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\||\band\b|&|,)\s*")
_PERSON = re.compile(r"[^\W\d_a-zà-ÿ][\w.’'-]*(?:\s+(?:[a-z]{2,3}\s+){0,2}[^\W\d_a-zà-ÿ][\w.’'-]*){1,3}")


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, authors, outlet and dates as a page's metadata or a text's header gives them.

    Attributes:
        title: the headline, or None.
        authors: by-lines, in order.
        outlet: the publisher's name, or None.
        published: ISO 8601 date, or date with time and zone, or None.
        url: the page's own address, or None.
        language: ISO 639-1 code as declared, or None.
        credit: the agency credit as declared, or None.
        body: the article's words, where the metadata carries them, or None.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    credit: str | None = None
    body: str | None = None


def tidy(value: object) -> str | None:
    """A string without needless blanks and lone surrogates; None for everything else."""
    if not isinstance(value, str):
        return None
    return " ".join(whole(value).split()) or None


def people(value: str, *, split: bool = True) -> tuple[str, ...]:
    """The names in a by-line: "By Ann Lee and Bo Ek" gives both; what does not read as a list of people stays whole."""
    line = _BY.sub("", tidy(value) or "")
    if not line or len(line) > LONGEST_NAME or line.startswith(("http:", "https:", "@")):
        return ()
    parts = [part for part in _AND.split(line) if part]
    if ";" in line:
        return tuple(part.strip() for part in line.split(";") if part.strip())
    if split and len(parts) > 1 and all(_PERSON.fullmatch(part) for part in parts):
        return tuple(parts)
    return (line,)


def host_of(url: str | None) -> str | None:
    """An address's host without `www.`, for want of the outlet's name."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
