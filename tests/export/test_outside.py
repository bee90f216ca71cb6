"""Annotations, claims and people, held against libraries, types and vocabularies that others publish."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib import RDF, RDFS

from onrecord.export import write
from onrecord.ledger import Ledger
from tests.export.filling import lines
from tests.export.tools import PACKAGES, Outside

ANNOTATION = 't.AnnotationW3C & { id: string; type: "Annotation"; "@context": "http://www.w3.org/ns/anno.jsonld" }'
SDO = rdflib.Namespace("http://schema.org/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
WRITTEN = {SDO.Text, SDO.URL, SDO.Date, SDO.DateTime}
"""The kinds of value that are written as a string."""


def vocabulary(name: str) -> rdflib.Graph:
    """A published vocabulary: N-Quads, all in one graph, so its name is taken off."""
    quads = (PACKAGES / "@vocabulary" / name / f"{name}.nq").read_text("utf-8").splitlines()
    return rdflib.Graph().parse(data="\n".join(f"{quad.rsplit(' ', 2)[0]} ." for quad in quads), format="nt")


def exported(ledger: Ledger, kind: str, folder: Path) -> list[dict[str, Any]]:
    (path,) = write(ledger, kind, folder)
    found = lines(path)
    assert found
    return found


def selectors(annotations: list[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    targets = [one["target"] if isinstance(one["target"], list) else [one["target"]] for one in annotations]
    return [(target["source"], selector) for some in targets for target in some for selector in target["selector"]]


def test_apache_annotator_finds_every_quotation_by_its_words_and_by_its_place(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    texts = {reading.article.url: reading.article.text for reading in filled.readings()}
    asked = selectors(exported(filled, "webannotation", tmp_path))
    answers = outside.ask("annotator.js", {"texts": texts, "selectors": asked})
    assert len(answers) == 2 * sum(len(a.content) for reading in filled.readings() for a in reading.attributions)
    for (source, quote), by_words, by_place in zip(asked[::2], answers[::2], answers[1::2], strict=True):
        assert len(by_words) == 1
        assert by_words == by_place
        units = texts[source].encode("utf-16-le")
        start, end = by_words[0]
        assert units[2 * start : 2 * end].decode("utf-16-le") == quote["exact"]
    assert any(ord(letter) > 0xFFFF for _, one in asked for letter in one.get("exact", ""))  # places count code points, not units


def test_annotations_have_the_types_of_the_web_annotation_model(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    found = exported(filled, "webannotation", tmp_path)
    changes = {"target": {"type": "SpecificPlace"}, "type": "Note", "said": "yes", "id": None, "@context": "https://x.example"}
    broken = [{**found[0], key: value} for key, value in changes.items()]
    broken.append(copy.deepcopy(found[0]))
    broken[-1]["target"]["selector"][1]["start"] = "4"
    wrong = outside.type_errors("@iiif/presentation-3", "dist/presentation-3.d.ts", ANNOTATION, found + broken)
    assert sorted(wrong) == list(range(len(found), len(found) + len(broken))), wrong


def test_annotations_use_words_of_the_annotation_vocabulary(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    assert outside.folder.is_dir()
    known = vocabulary("oa")
    classes, motives = (set(known.subjects(RDF.type, kind)) for kind in (RDFS.Class, OA.Motivation))
    found = exported(filled, "webannotation", tmp_path)
    for one in found:
        assert OA[one["type"]] in classes
        assert OA[one["motivation"]] in motives
        for body in one["body"]:
            assert OA[body["type"]] in classes
            assert OA[body["purpose"]] in motives
    for _, selector in selectors(found):
        assert OA[selector["type"]] in classes
        for name in set(selector) - {"type"}:
            assert (OA[name], RDF.type, RDF.Property) in known


def test_claims_have_the_types_of_schema_org(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    found = exported(filled, "schemaorg", tmp_path)
    assert len(found) == len(list(filled.statements()))
    changes = {"appearance": {"@type": "Place"}, "@type": "Saying", "saidBy": "Ann Lee", "@context": "https://x.example"}
    broken = [{**found[0], key: value} for key, value in changes.items()]
    wrong = outside.type_errors("schema-dts", "dist/schema.d.ts", "t.WithContext<t.Claim>", found + broken)
    assert sorted(wrong) == list(range(len(found), len(found) + len(broken))), wrong


def misused(graph: rdflib.Graph, known: rdflib.Graph) -> list[str]:
    """The properties that schema.org does not define, or not for such a thing, or not with such a value."""

    def kinds(node: Any) -> set[Any]:
        return {above for kind in graph.objects(node, RDF.type) for above in known.transitive_objects(kind, RDFS.subClassOf)}

    wrong = []
    for thing, word, value in graph:
        if word == RDF.type:
            fits = (value, RDF.type, RDFS.Class) in known
        else:
            ranges = set(known.objects(word, SDO.rangeIncludes))
            fits = bool(kinds(thing) & set(known.objects(word, SDO.domainIncludes)))
            fits = fits and bool(ranges & (WRITTEN if isinstance(value, rdflib.Literal) else kinds(value)))
        if not fits:
            wrong.append(f"{thing} {word} {value}")
    return wrong


def linked(claims: list[dict[str, Any]]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for one in claims:
        graph.parse(data=json.dumps({**one, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    return graph


def test_claims_are_linked_data_that_uses_schema_org_as_it_is_defined(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    assert outside.folder.is_dir()
    known = vocabulary("schema")
    found = exported(filled, "schemaorg", tmp_path)
    graph = linked(found)
    assert misused(graph, known) == []
    claims = list(graph.subjects(RDF.type, SDO.Claim))
    assert len(claims) == len(found) == len(list(filled.statements()))
    assert any("We will" in str(text) for text in graph.objects(None, SDO.text))
    assert all(list(graph.objects(one, SDO.appearance)) for one in claims)
    assert not list(graph.subjects(RDF.type, SDO.ClaimReview))
    for key, value in (("headlines", "x"), ("spokenByCharacter", found[0]["author"]), ("locationCreated", "here"), ("@type", "Saying")):
        assert misused(linked([{**found[0], key: value}]), known), key


def test_people_and_organisations_are_follow_the_money_entities(filled: Ledger, tmp_path: Path, outside: Outside) -> None:
    found = exported(filled, "ftm", tmp_path)
    assert {one["schema"] for one in found} == {"Person"}
    for one, answer in zip(found, outside.ask("money.js", found), strict=True):
        assert answer["wrong"] == []
        assert answer["caption"] == one["properties"]["name"][0]
        assert sorted(answer["properties"]) == sorted(one["properties"])


@pytest.mark.parametrize(
    ("schema", "properties", "wrong"),
    [
        ("Human", {"name": ["Ann Lee"]}, "No such schema: Human"),
        ("Person", {"name": ["Ann Lee"], "voice": ["high"]}, "Property does not exist: voice"),
        ("Person", {"alias": ["Ann"]}, "name is missing"),
        ("Organization", {"name": ["Lee & Co"], "position": ["mayor"]}, "Property does not exist: position"),
        ("Person", {"name": ["Ann Lee"], "sourceUrl": ["no address"]}, "Thing:sourceUrl: no address is no address"),
    ],
)
def test_what_follow_the_money_does_not_take_is_found(outside: Outside, schema: str, properties: dict[str, list[str]], wrong: str) -> None:
    (answer,) = outside.ask("money.js", [{"id": "a", "schema": schema, "properties": properties}])
    assert wrong in answer["wrong"]


def test_organisations_are_follow_the_money_entities_too(outside: Outside) -> None:
    properties = {"name": ["Port Board"], "alias": ["the Board"], "description": ["authority"], "sourceUrl": ["https://a.example/1"]}
    (answer,) = outside.ask("money.js", [{"id": "b", "schema": "Organization", "properties": properties}])
    assert (answer["caption"], answer["wrong"]) == ("Port Board", [])
