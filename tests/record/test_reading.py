"""What `docs/reference/record.md` says of a reading, clause by clause, on news that was made and on any text at all."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import api, wire
from onrecord.chains.dates import resolve
from onrecord.model import Interval, Reading
from tests.contract import breaches, interval_breaches
from tests.record.news import PEOPLE, Said, news, read

CHECKER = jsonschema.Draft202012Validator(wire.schema_of(Reading, "onrecord/reading/1"))
PARTS = (
    *"“”‘’\"'„«»[]().,…—- \n",
    " said ",
    " that ",
    "Mara Ito",
    " told ",
    "the board",
    "The Gull reported ",
    "Monday",
    "The lock is shut",
    "x",
)
MESS = st.lists(st.sampled_from(PARTS), max_size=60).map("".join) | st.text(max_size=200)


@given(news())
def test_news_keeps_the_contract(made: tuple[str, list[Said]]) -> None:
    reading = read(made[0])
    assert breaches(reading) == []
    line = wire.encode(reading)
    assert b"\n" not in line
    CHECKER.validate(json.loads(line))


@given(MESS)
@settings(max_examples=150)
def test_any_text_keeps_the_contract(text: str) -> None:
    reading = read(text or "-")
    assert breaches(reading) == []
    assert wire.decode_reading(wire.encode(reading)) == reading


@given(news())
def test_content_is_whole_keeps_its_marks_and_tells_its_kind(made: tuple[str, list[Said]]) -> None:
    text, told = made
    found = {tuple(span.of(text) for span in one.content): one for one in read(text).attributions}
    for said in told:
        assert said.pieces in found, (said, list(found))
        assert found[said.pieces].kind == said.kind


@given(news())
def test_the_speaker_is_who_the_source_names(made: tuple[str, list[Said]]) -> None:
    text, told = made
    reading = read(text)
    names = {entity.id: entity.name for entity in reading.entities}
    by_words = {tuple(span.of(text) for span in one.content): one for one in reading.attributions}
    for said in told:
        assert names.get(by_words[said.pieces].speaker or "") == said.speaker


@given(st.sampled_from(["“The lock is shut, and it stays shut.”", "The lock is shut, it was said.", "‘Wait,’ somebody called."]))
def test_without_a_source_there_is_no_speaker(text: str) -> None:
    for one in read(f"The harbour was quiet.\n\n{text}").attributions:
        assert one.source or one.speaker is None


@given(news(), st.sampled_from(["\ufeff", "", "\n\n"]))
def test_a_plain_file_s_text_is_its_content(made: tuple[str, list[Said]], head: str) -> None:
    text = head + made[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode())
        reading = api.read(path, options=api.ReadOptions(reader="rules"))
    assert reading.article.text.encode() == text.encode()
    assert breaches(reading) == []


@given(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), st.sampled_from(["“", '"']))
def test_a_quotation_in_a_quotation_has_its_parent(outer: str, inner: str, mark: str) -> None:
    closing = "”" if mark == "“" else '"'
    text = f"{mark}{inner} told me ‘the lock is shut for good’, and I said nothing,{closing} {outer} said."
    reading = read(text)
    top = [one for one in reading.attributions if one.parent is None]
    within = [one for one in reading.attributions if one.parent is not None]
    assert len(top) == len(within) == 1
    assert within[0].parent == top[0].id
    assert breaches(reading) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The lock is shut,” Mara Ito told the Lowland News Agency.", "Lowland News Agency"),
        ("The Lowland Herald quoted Mara Ito as saying that the lock was shut.", "Lowland Herald"),
        ("“The lock is shut,” Mara Ito wrote on Channel.", None),
        ("“The lock is shut,” Mara Ito said in a statement carried by the Lowland News Agency.", "Lowland News Agency"),
    ],
)
def test_every_hop_has_evidence_and_the_own_outlet_is_none(text: str, name: str | None) -> None:
    reading = read(text, outlet="The Gull")
    hops = [hop for one in reading.attributions for hop in one.via]
    assert name is None or name in {hop.name for hop in hops}
    assert all(hop.evidence or hop.basis != "text" for hop in hops)
    own = read(text.replace("Lowland News Agency", "Gull").replace("Lowland Herald", "Gull"), outlet="The Gull")
    assert not any(hop.name.lower().endswith("gull") and hop.role in {"outlet", "agency"} for one in own.attributions for hop in one.via)


@given(st.sampled_from(["Mayor", "Professor"]), st.sampled_from(PEOPLE))
def test_a_label_has_the_voice_that_uttered_it(title: str, other: str) -> None:
    text = f"{title} Aldo Venn spoke first.\n\n“Chairman Bela Kost is wrong, and he knows it,” {other} said."
    reading = read(text)
    voices = {label.text: label.voice for entity in reading.entities for label in entity.labels}
    (said,) = [one for one in reading.attributions if one.kind == "direct"]
    assert voices[title] == "outlet"
    assert voices["Chairman"] == said.id


EXPRESSIONS = {
    "day": ["yesterday", "on Wednesday", "three days ago", "5 May 2030"], "week": ["last week", "this week", "next week"],
    "month": ["in May", "last month", "May 2030"], "quarter": ["the third quarter of 2030", "the second quarter"], "year": ["last year", "in 2029"],
    "decade": ["the 1990s"], "season": ["last summer"],
}  # fmt: skip


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.data())
def test_a_date_is_never_finer_than_its_words(published: date, data: st.DataObject) -> None:
    grain = data.draw(st.sampled_from(sorted(EXPRESSIONS)))
    expression = data.draw(st.sampled_from(EXPRESSIONS[grain]))
    found = resolve(expression, str(published), "He said", "that the lock was shut.")
    if found.start is None:
        assert found.reason
        return
    assert found.granularity == grain
    least = {"day": 1, "week": 7, "month": 28, "quarter": 89, "season": 59, "year": 365, "decade": 3652}[grain]
    assert list(interval_breaches(Interval(found.start, found.end, grain, (), None))) == []  # type: ignore[arg-type]
    first, last = (date.fromisoformat(str(day)) for day in (found.start, found.end))
    assert (last - first).days + 1 >= least


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("“The lock ... is shut,” Mara Ito said.", "ellipsis"),
        ("“It [the lock] is shut today,” Mara Ito said.", "editorial-insert"),
        ("Mara Ito said the lock was “as good as new” again.", "fragment"),
        ("Mara Ito reportedly said that the lock was shut.", "hearsay"),
        ("“The lock is shut until the tide is back.”", "no-source"),
        ("Mara Ito said, “The lock is shut.", "unclosed-quote"),
    ],
)
def test_flags_say_what_a_careful_user_should_know(text: str, flag: str) -> None:
    assert any(flag in one.flags for one in read(text).attributions)


@given(news())
def test_ids_are_made_from_content(made: tuple[str, list[Said]]) -> None:
    one, again, elsewhere = read(made[0]), read(made[0]), read(made[0], outlet="The Tern")
    assert one == again
    assert not {a.id for a in one.attributions} & {a.id for a in elsewhere.attributions}
