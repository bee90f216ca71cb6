"""What a request asks for: numbers, pages and words, each bounded."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

SIZE = 20
FURTHEST = 500
LONGEST = 500
NAME = "onrecord-name"


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
