"""PROV-O: how the words came from the speaker to the article (W3C Recommendation of 30 April 2013), as JSON-LD.

The utterance is an entity attributed to the speaker. Every station of the chain has its own report, quoted from the one
before it and attributed to the station; the last one is the quotation in the article, attributed to the outlet.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.export.files import as_line, write_lines
from onrecord.ledger import Ledger
from onrecord.model import Attribution, Entity, Hop, Reading, content_id

Node = dict[str, Any]
_LINK = {"@type": "@id"}
CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "rdfs:label",
    "value": "prov:value",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", **_LINK},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_LINK},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_LINK},
    "isPartOf": {"@id": "dcterms:isPartOf", **_LINK},
}
_AGENTS = {"person": "prov:Person", "organisation": "prov:Organization", "group": "prov:Organization"}
_PERSONS = frozenset({"spokesperson", "translator", "witness", "recipient"})


def _agent(one: str, name: str, kind: str) -> Node:
    return {"@id": one, "@type": sorted({"prov:Agent", kind}), "label": name}


def _station(hop: Hop, entities: dict[str, Entity]) -> Node:
    entity = entities.get(hop.entity or "")
    if entity is not None:
        return _agent(f"urn:onrecord:entity:{entity.id}", entity.name, _AGENTS.get(entity.type, "prov:Agent"))
    kind = "prov:Person" if hop.role in _PERSONS else "prov:Agent"
    return _agent(f"urn:onrecord:agent:{content_id('agt', hop.name.casefold())}", hop.name, kind)


def _quoted(before: str) -> Node:
    """Quoting is deriving: both are said, for readers that do not know the one from the other."""
    return {"wasQuotedFrom": before, "wasDerivedFrom": before}


def chain(reading: Reading, one: Attribution) -> Node:
    """One attribution's chain as a JSON-LD document."""
    entities = {entity.id: entity for entity in reading.entities}
    quotation = f"urn:onrecord:attribution:{one.id}"
    article = reading.article.url or f"urn:onrecord:article:{reading.article.id}"
    utterance: Node = {"@id": f"{quotation}:utterance", "@type": "prov:Entity", "label": "the words as they were spoken"}
    nodes: list[Node] = [utterance]
    if one.speaker is not None:
        speaker = entities[one.speaker]
        agent = _agent(f"urn:onrecord:entity:{speaker.id}", speaker.name, _AGENTS.get(speaker.type, "prov:Agent"))
        utterance["wasAttributedTo"] = agent["@id"]
        nodes.append(agent)
    before = utterance["@id"]
    for number, hop in enumerate(one.via):
        agent = _station(hop, entities)
        report = f"{quotation}:hop:{number}"
        nodes.append(agent)
        label = f"as {hop.role}"
        nodes.append({"@id": report, "@type": "prov:Entity", "label": label, **_quoted(before), "wasAttributedTo": agent["@id"]})
        before = report
    last: Node = {
        "@id": quotation,
        "@type": "prov:Entity",
        "value": reading.words(one.content),
        **_quoted(before),
        "isPartOf": article,
    }
    nodes.append(last)
    if reading.article.outlet:
        outlet = f"urn:onrecord:agent:{content_id('agt', reading.article.outlet.casefold())}"
        last["wasAttributedTo"] = outlet
        nodes.append(_agent(outlet, reading.article.outlet, "prov:Organization"))
    nodes.append({"@id": article, "@type": "prov:Entity", "label": reading.article.title or article})
    return {"@context": CONTEXT, "@graph": nodes}


def chains(ledger: Ledger) -> Iterator[Node]:
    """Every attribution's chain, article by article."""
    for reading in ledger.readings():
        for one in reading.attributions:
            yield chain(reading, one)


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """One chain a line, each a JSON-LD document by itself."""
    return [write_lines(folder / "chains.jsonl", (as_line(one) for one in chains(ledger)))]
