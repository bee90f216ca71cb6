"""What a request asks for: numbers, pages and words, each bounded."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

SIZE = 20
FURTHEST = 500
LONGEST = 500
NAME = "onrecord-name"
FILTERS = ("speaker", "outlet", "since", "until", "kind")


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list.

    Attributes:
        number: from 1.
        offset: how many items came before.
        limit: items a page.
    """

    number: int
    limit: int = SIZE

    @property
    def offset(self) -> int:
        """How many items came before."""
        return (self.number - 1) * self.limit


@dataclass(frozen=True, slots=True)
class Query:
    """What a search is for: words, and what the attributions have to be; empty where nothing is asked."""

    words: str
    speaker: str
    outlet: str
    since: str
    until: str
    kind: str

    @property
    def filters(self) -> dict[str, str | None]:
        """Everything but the words, None where nothing is asked."""
        return {name: getattr(self, name) or None for name in FILTERS}


def query_of(request: Request) -> Query:
    """What a search page is asked for."""
    return Query(words_of(request, "q"), *(words_of(request, name) for name in FILTERS))


def slice_of(request: Request, limit: int = SIZE) -> Slice:
    """The page that `?page=` names; the first where it names none."""
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < len("10000") else 1
    return Slice(min(max(number, 1), FURTHEST), limit)


def words_of(request: Request, name: str) -> str:
    """A text of the query, trimmed and bounded."""
    return request.query_params.get(name, "").strip()[:LONGEST]


def signed(request: Request) -> str:
    """The name that this browser signs corrections with; empty where it has none yet."""
    return request.cookies.get(NAME, "")
