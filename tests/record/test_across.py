"""What `docs/reference/record.md` says of statements, of checked drafts and of explanations."""

from __future__ import annotations

import json
from itertools import permutations

import jsonschema
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord import api, wire
from onrecord.cli.main import group
from onrecord.comparison import transcribed
from onrecord.model import Finding, Statement
from onrecord.pipeline.across import linked, statements_of
from onrecord.pipeline.checking import checked, record_of
from tests.contract import finding_breaches, statement_breaches, untold, wording_breaches
from tests.record.news import DEEDS, PEOPLE, SUBJECTS, Said, article, news, read

STATEMENT = jsonschema.Draft202012Validator(wire.schema_of(Statement, "onrecord/statement/1"))
FINDING = jsonschema.Draft202012Validator(wire.schema_of(Finding, "onrecord/check/1"))
WORDS = st.lists(
    st.sampled_from([*"abcdefg", "not", "12", "million", "the", "Ito", "must", "never", "can't", "twenty-one", "…", "[sic]", ","]),
    max_size=14,
)
SPACED = WORDS.map(" ".join)


@given(news(), news())
@settings(max_examples=40)
def test_statements_keep_the_contract(one: tuple[str, list[Said]], other: tuple[str, list[Said]]) -> None:
    readings = linked([read(one[0], "The Gull"), read(other[0], "The Tern"), read(one[0], "The Auk")])
    statements = statements_of(readings)
    for statement in statements:
        assert statement_breaches(statement, readings) == []
        STATEMENT.validate(json.loads(wire.encode(statement)))
    reported = [version.attribution for statement in statements for version in statement.versions]
    assert len(set(reported)) == len(reported)
    direct = {a.id for reading in readings for a in reading.attributions if a.kind == "direct" and a.parent is None}
    assert direct <= set(reported)


@given(news(), news())
@settings(max_examples=25)
def test_ids_do_not_hang_on_the_order(one: tuple[str, list[Said]], other: tuple[str, list[Said]]) -> None:
    readings = [read(one[0], "The Gull"), read(other[0], "The Tern"), read(one[0], "The Auk")]
    found = []
    for order in permutations(readings):
        whole = linked(order)
        found.append(({s.id for s in statements_of(whole)}, {e.id for reading in whole for e in reading.entities}))
    assert all(same == found[0] for same in found)
    assert linked(linked(readings)) == linked(readings)


@example("We willo1psl", "$1pilotWe wil|t 0\ufffds.")
@given(SPACED, SPACED)
@settings(max_examples=200)
def test_steps_tile_both_wordings(a: str, b: str) -> None:
    (answer,) = api.explain_wordings([(a, b)])
    assert wording_breaches(a, b, answer) == []
    plain = [text.replace("[sic]", "") for text in (a, b)]
    if plain == [a, b]:
        assert untold(a, [span for step in answer["alignment"] for span in step["hub"]]) == ""
        assert untold(b, [span for step in answer["alignment"] for span in step["version"]]) == ""


@given(SPACED)
def test_a_wording_is_the_same_as_itself(words: str) -> None:
    (answer,) = api.explain_wordings([(words, words)])
    assert all(step["op"] == "kept" for step in answer["alignment"])
    assert not answer["alarms"]


@given(
    st.sampled_from(SUBJECTS), st.sampled_from(DEEDS), st.sampled_from(PEOPLE), st.sampled_from(["", " not", " never"]), st.integers(0, 3)
)
def test_findings_keep_the_contract(subject: str, deed: str, who: str, turn: str, cut: int) -> None:
    report = read(f"“{subject} {deed}, and we have waited for it for 12 days,” Mara Ito said on Monday.", "The Gull")
    spoken = transcribed(article(f"ITO: {subject} {deed}, and, well, we have waited for it for 12 days.\nHERON: Since when?", "transcript"))
    words = f"{subject}{turn} {deed}, and we have waited for it for 12 days".split()
    draft = read(f"“{' '.join(words[: len(words) - cut])},” {who} said.\n\n“Nobody ever said these words to anyone,” {who} added.", "draft")
    for record in (record_of([spoken], [report]), record_of([], [report]), record_of([spoken], [])):
        findings = checked([draft], record)
        assert len(findings) == 2
        for finding in findings:
            assert finding_breaches(finding, draft.article.text) == []
            FINDING.validate(json.loads(wire.encode(finding)))
        assert findings[1].verdict == "not-on-record"
        kinds = [evidence.kind for evidence in findings[0].evidence]
        assert kinds == sorted(kinds, reverse=True), "a transcript goes before a report"


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e"), max_size=20)


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS, "n": st.integers()}), max_size=8), st.sampled_from(["name", "wording"]))
@settings(max_examples=30)
def test_a_batch_comes_back_in_order_with_the_answer_added(rows: list[dict[str, object]], what: str) -> None:
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    done = CliRunner().invoke(group, ["explain", what, "--batch", "-", "--json"], input=lines)
    assert done.exit_code == 0, done.output
    back = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert [{key: row[key] for key in ("a", "b", "n")} for row in back] == rows
    added = {"name": {"verdict", "score", "features"}, "wording": {"relation", "score", "features", "alignment", "alarms"}}[what]
    assert all(added <= set(row) for row in back)


@given(st.lists(st.sampled_from(["on Monday", "last week", "in May", "12 noon", "x", ""]), max_size=6), st.none() | st.just("2031-05-09"))
@settings(max_examples=30)
def test_dates_come_back_in_order(expressions: list[str], published: str | None) -> None:
    lines = "".join(json.dumps({"expression": one, "published": published, "k": n}) + "\n" for n, one in enumerate(expressions))
    done = CliRunner().invoke(group, ["explain", "date", "--batch", "-", "--json"], input=lines)
    assert done.exit_code == 0, done.output
    back = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["expression"], row["k"]) for row in back] == [(one, n) for n, one in enumerate(expressions)]
    for row in back:
        assert {"from", "to", "granularity", "rule", "anchor", "reason"} <= set(row)
        assert (row["from"] is None and row["to"] is None) == (row["granularity"] is None)
