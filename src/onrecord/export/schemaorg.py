"""schema.org: every saying is a `Claim` that appears in articles, as a `Quotation` where its words are quoted.

No `ClaimReview` is ever written: nothing is judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.export.files import as_line, write_lines
from onrecord.ledger import Ledger
from onrecord.model import Attribution, Reading, Statement, Version

CONTEXT = "https://schema.org"
Node = dict[str, Any]
_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization", "office": "Organization"}
AT_ONCE = 200


def _given(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], "")}


def speaker_node(one: str | None, names: dict[str, tuple[str, str]]) -> Node | None:
    """Who spoke."""
    if one is None:
        return None
    kind, name = names.get(one, ("unknown", one))
    return {"@type": _TYPES.get(kind, "Person"), "@id": f"urn:onrecord:entity:{one}", "name": name}


def article_node(reading: Reading) -> Node:
    """The article in which something appears."""
    a = reading.article
    return _given(
        {
            "@type": "NewsArticle",
            "@id": a.url or f"urn:onrecord:article:{a.id}",
            "headline": a.title,
            "url": a.url,
            "datePublished": a.published,
            "inLanguage": a.language,
            "author": [{"@type": "Person", "name": name} for name in a.authors],
            "publisher": {"@type": "Organization", "name": a.outlet} if a.outlet else None,
        }
    )


def claim(statement: Statement, there: dict[str, tuple[Reading, Attribution]], names: dict[str, tuple[str, str]]) -> Node | None:
    """A saying as a claim, or None where its hub is not there any more.

    Args:
        statement: the saying.
        there: attribution id to its reading and itself.
        names: entity id to type and name.
    """
    hub = there.get(statement.hub)
    if hub is None:
        return None
    speaker = speaker_node(statement.speaker, names)
    said, occasion = statement.said, statement.occasion
    found = [(v, *there[v.attribution]) for v in statement.versions if v.attribution in there]
    first = min(found, key=lambda x: (x[1].article.published or "9", x[1].article.id))
    return _given(
        {
            "@context": CONTEXT,
            "@type": "Claim",
            "@id": f"urn:onrecord:statement:{statement.id}",
            "text": hub[0].words(hub[1].content),
            "author": speaker,
            "dateCreated": (said.start or said.end) if said else None,
            "locationCreated": {"@type": "Place", "name": occasion.place} if occasion and occasion.place else None,
            "inLanguage": hub[0].article.language,
            "appearance": [_appearance(v, reading, one, speaker) for v, reading, one in found],
            "firstAppearance": {"@id": article_node(first[1])["@id"]},
        }
    )


def _appearance(version: Version, reading: Reading, one: Attribution, speaker: Node | None) -> Node:
    if version.kind == "indirect":
        return article_node(reading)
    return _given(
        {
            "@type": "Quotation",
            "@id": f"urn:onrecord:attribution:{one.id}",
            "text": reading.words(one.content),
            "spokenByCharacter": speaker,
            "inLanguage": reading.article.language,
            "isPartOf": article_node(reading),
        }
    )


def claims(ledger: Ledger) -> Iterator[Node]:
    """Every saying, by id."""
    for some in _parts(ledger):
        articles = {v.article for one in some for v in one.versions}
        there = {a.id: (reading, a) for reading in ledger.readings(articles) for a in reading.attributions}
        names = dict(ledger.names_of(one.speaker for one in some if one.speaker))
        for one in some:
            if node := claim(one, there, names):
                yield node


def _parts(ledger: Ledger) -> Iterator[list[Statement]]:
    source = ledger.statements()
    while part := list(islice(source, AT_ONCE)):
        yield part


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """One claim a line, each a JSON-LD document by itself."""
    return [write_lines(folder / "claims.jsonl", (as_line(one) for one in claims(ledger)))]
