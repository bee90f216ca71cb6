from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import sample
from onrecord.comparison import Record, check, transcribed
from onrecord.comparison.drafts import quotations
from onrecord.comparison.people import compatible
from onrecord.model import Article, Finding, Reading
from onrecord.text.code import code
from tests.comparison.corpus import draft, readings, transcripts
from tests.comparison.test_compare import chains
from tests.golden.loader import rows

GOLDEN = Path(__file__).parents[1] / "golden"
ROWS = [*rows("draft"), *rows("check/expected")]


@cache
def record() -> Record:
    return Record(transcripts=transcripts(), reports=readings(), independent=chains)


@cache
def findings(name: str) -> tuple[str, tuple[Finding, ...]]:
    path = sample.folder() / name if name.startswith("drafts/") else GOLDEN / name
    text = path.read_text("utf-8")
    return text, tuple(check(draft(text, [row for row in ROWS if row["draft"] == name], name), record()))


def ask(words: str, speaker: str = "Ryu Tae-jin") -> Finding:
    text = f"“{words}” {speaker} said."
    (finding,) = check(draft(text, [{"speaker": speaker, "content": [f"“{words}”"]}]), record())
    return finding


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['verdict']}: {row['content'][0][:40]}")
def test_verdicts_are_those_of_the_golden_records(row: dict) -> None:
    text, found = findings(row["draft"])
    finding = next(one for one in found if one.content[0].of(text) == row["content"][0])
    assert (finding.verdict, finding.marked) == (row["verdict"], row["marked"])
    assert finding.speaker == row["speaker"]
    assert bool(finding.evidence) == (row["verdict"] != "not-on-record")


def test_a_splice_says_what_lies_between() -> None:
    finding = ask("The ministry did not know. Ask me again in June.")
    assert finding.verdict == "spliced"
    source = transcripts()[0].article.text
    assert "Chief Oh will tell you" in " ".join(span.of(source) for one in finding.differences for span in one.record)


def test_each_attribution_of_a_report_is_held_against_by_itself() -> None:
    text = (
        "“The works stay open until the inspectors have finished,” Ryu Tae-jin told a press conference on Monday. "
        "Oh Kyung-nam said two of the six doors were locked from the outside."
    )
    rows = [
        {"speaker": "Ryu Tae-jin", "content": ["“The works stay open until the inspectors have finished,”"]},
        {"speaker": "Oh Kyung-nam", "content": ["two of the six doors were locked from the outside"]},
    ]
    reports = Record(reports=[draft(text, rows)], independent=chains)
    words = "“Three of the six doors were locked from the outside.”"
    (finding,) = check(draft(f"{words} Oh Kyung-nam said.", [{"speaker": "Oh Kyung-nam", "content": [words]}]), reports)
    assert finding.verdict == "altered"
    assert [[span.of(text) for span in one.record] for one in finding.differences] == [["two"]]
    assert finding.evidence[0].speaker == "Oh Kyung-nam"


def test_what_an_article_tells_between_the_words_is_no_part_of_a_difference() -> None:
    text = "“The works,” Ryu Tae-jin told a press conference on Monday, “stay open until the inspectors have finished.”"
    content = ["“The works,”", "“stay open until the inspectors have finished.”"]
    reports = Record(reports=[draft(text, [{"speaker": "Ryu Tae-jin", "content": content}])], independent=chains)
    words = "“Those plants remain open until the inspectors have finished.”"
    (finding,) = check(draft(f"{words} Ryu Tae-jin said.", [{"speaker": "Ryu Tae-jin", "content": [words]}]), reports)
    told = [span.of(text) for one in finding.differences for span in one.record]
    assert "stay" in told
    assert not any("Ryu" in one or "Monday" in one for one in told)


def test_a_bracket_is_a_marked_change() -> None:
    finding = ask("There are fourteen plants of this kind in [Taesan]")
    assert (finding.verdict, finding.marked) == ("trimmed", True)
    assert {one.kind for one in finding.differences} == {"bracket"}


def test_the_transcript_goes_before_the_reports() -> None:
    finding = ask("Nineteen of them walked out.")
    assert [one.kind for one in finding.evidence] == sorted((one.kind for one in finding.evidence), reverse=True)
    assert finding.evidence[0].kind == "transcript"
    assert finding.evidence[0].span.of(transcripts()[0].article.text) == "Nineteen of them walked out"


def test_stage_notes_are_nobodys_words() -> None:
    assert ask("The microphone fails for a moment.").verdict == "not-on-record"
    assert ask("that inspector will answer for it, and so will I. Chief Oh will tell you about the building.").verdict == "verbatim"


def test_a_surname_or_a_title_is_the_same_speaker() -> None:
    assert ask("Nineteen of them walked out.", "Minister Ryu").verdict == "verbatim"
    assert ask("Nineteen of them walked out.", "Oh Kyung-nam").verdict == "wrong-speaker"


def test_one_chain_is_said_to_be_one() -> None:
    finding = ask("I have made four films with public money and three without it", "Ilka Mbeki-Strand")
    assert finding.independent >= 1
    assert finding.evidence[0].kind == "report"


@pytest.mark.parametrize(
    "program",
    [
        'print("the minister will close the works tomorrow")',
        "```\nsay = 'the minister will close the works tomorrow'\n```",
        'Use `say "the minister will close the works tomorrow"` to print it.',
        '~~~ shell\necho "the minister will close the works tomorrow"\n',
        'lines["the minister will close the works tomorrow"]',
    ],
)
def test_a_string_of_a_program_is_nobodys_words(program: str) -> None:
    draft = Reading(Article("a", "a.md", None, None, None, (), None, "en", None, program))
    assert quotations(draft) == []


@pytest.mark.parametrize(
    "prose", ['("The minister will close the works tomorrow.")', 'It says: "The minister will close the works tomorrow."']
)
def test_a_quotation_in_brackets_is_no_program(prose: str) -> None:
    draft = Reading(Article("a", "a.md", None, None, None, (), None, "en", None, prose))
    assert len(quotations(draft)) == 1


@given(st.text(alphabet="`~ab\n\"'= (", max_size=60))
def test_places_of_code_are_in_order_and_apart(text: str) -> None:
    found = code(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["", "No quotation stands here.", "“”", "“...”", '`print("a")` and “term”'])
def test_a_draft_without_quotations_gives_nothing(text: str) -> None:
    assert check(Reading(Article("d", "d.txt", None, None, None, (), None, "en", None, text)), record()) == []


def test_a_quotation_nobody_is_named_for_is_checked_too() -> None:
    text = "And then: “Two of the six doors were locked from the outside.”"
    (finding,) = check(Reading(Article("d", "d.txt", None, None, None, (), None, "en", None, text)), record())
    assert (finding.verdict, finding.speaker) == ("verbatim", None)


def test_an_empty_record_holds_nothing() -> None:
    empty = Record(independent=chains)
    assert (
        check(draft("“We will pay.” Ryu Tae-jin said.", [{"speaker": "Ryu Tae-jin", "content": ["“We will pay.”"]}]), empty)[0].verdict
        == "not-on-record"
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Jawad al-Mur’ashi", "Nadim El-Mur‘ashi", False),
        ("Jawad al-Mur’ashi", "Jawad El-Murʿashi", True),
        ("al-Mur’ashi", "Nadim El-Mur‘ashi", True),
        ("the deputy minister", "Nadim El-Mur‘ashi", None),
        ("head of Harbour Freight", "Nadim El-Mur‘ashi", None),
        ("spokesman for the Harbour Union", "Nadim El-Mur‘ashi", None),
        ("Ilka Brandt, head of Harbour Freight", "Nadim El-Mur‘ashi", False),
        ("Nadim El-Mur‘ashi, spokesman for the Harbour Union", "al-Mur’ashi", True),
    ],
)
def test_names_with_apostrophes_of_every_kind_are_held_against_each_other(one: str, other: str, *, expected: bool | None) -> None:
    assert compatible(one, other) is expected


def test_what_was_said_after_the_draft_is_no_evidence_before_what_was_said_ahead_of_it() -> None:
    words = "We will count every door in every works of this province before the summer is over"
    earlier = spoken("2026-01-10", f"OH KYUNG-NAM: {words}, and we will count twice.")
    later = spoken("2026-09-10", f"OH KYUNG-NAM: {words}.")
    asked = draft(f"“{words}.”", [{"speaker": "Oh Kyung-nam", "content": [f"“{words}.”"]}])
    asked = replace(asked, article=replace(asked.article, published="2026-03-01"))
    (finding,) = check(asked, Record(transcripts=[later, earlier], independent=chains))
    assert finding.evidence[0].file == "2026-01-10.txt"
    assert len(finding.evidence) == 2


def spoken(day: str, text: str) -> Reading:
    return transcribed(Article(f"tr-{day}", f"{day}.txt", None, None, None, (), day, "en", None, text, ()))
