"""What a person puts right: kept as judgements, undone by judgements, replayed."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from onrecord import query
from onrecord.errors import LedgerError, UsageError
from onrecord.ledger import Ledger
from onrecord.ledger.judging import named_id, span_text
from onrecord.model import Judgement, Reading, Span
from tests.ledger.test_putting import told


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Two articles that mean the same person."""
    ledger.put_reading(told())
    ledger.put_reading(told(one="art-2", url="https://b.example/2"))
    ledger.settled(["att-1", "att-2"])
    return ledger


def judge(ledger: Ledger, about: str, a: str, b: str, verdict: str | None = "same", by: str = "mia") -> None:
    ledger.put_judgements([Judgement(about, a, b, verdict, by=by)])  # type: ignore[arg-type]


def read(ledger: Ledger, one: str) -> Reading:
    reading = ledger.reading(one)
    assert reading is not None
    return reading


def test_a_speaker_is_reassigned_by_name_and_back(filled: Ledger) -> None:
    judge(filled, "speaker", "att-1", "name:Bo Ray")
    assert read(filled, "art-1").attributions[0].speaker == named_id("Bo Ray")
    assert [hit.reported.id for hit in query.search(filled, speaker="bo ray").items] == ["att-1"]
    assert filled.stale() == ["att-1"]
    undone = filled.undo("mia")
    assert undone is not None
    assert undone.b == "name:Bo Ray"
    assert read(filled, "art-1") == told()
    assert filled.undo("mia") is None
    assert filled.verify().clean


def test_a_speaker_can_be_denied(filled: Ledger) -> None:
    judge(filled, "speaker", "att-1", "ent-ann", "different")
    assert read(filled, "art-1").attributions[0].speaker is None
    assert read(filled, "art-2").attributions[0].speaker == "ent-ann"


def test_a_false_attribution_is_struck_and_comes_back(filled: Ledger) -> None:
    judge(filled, "attribution", "att-1", "attribution", "different")
    assert read(filled, "art-1").attributions == ()
    assert [hit.reported.id for hit in query.search(filled, "bridge").items] == ["att-2"]
    assert filled.stale() == ["att-1"]
    filled.undo("mia")
    assert len(query.search(filled, "bridge").items) == 2
    assert read(filled, "art-1") == told()


def test_a_span_is_mended(filled: Ledger) -> None:
    judge(filled, "span", "att-1", span_text("content", [Span(14, 24)]))
    assert read(filled, "art-1").attributions[0].content == (Span(14, 24),)
    assert [hit.reported.words for hit in query.search(filled, '"the bridge"').items if hit.reported.id == "att-1"] == ["the bridge"]
    assert filled.verify().clean


def test_a_span_outside_the_text_is_refused_and_nothing_is_kept(filled: Ledger) -> None:
    with pytest.raises(UsageError, match="does not fit"):
        judge(filled, "span", "att-1", "content:5-90000")
    assert list(filled.judgements()) == []


def test_entities_are_merged_and_taken_apart_again(filled: Ledger) -> None:
    judge(filled, "speaker", "att-2", "name:A. Lee")
    other = named_id("A. Lee")
    judge(filled, "entity", other, "ent-ann")
    stands = min(other, "ent-ann")
    assert filled.standing_ids([other, "ent-ann"]) == {max(other, "ent-ann"): stands}
    assert {a.speaker for one in ("art-1", "art-2") for a in read(filled, one).attributions} == {stands}
    view = query.person(filled, max(other, "ent-ann"))
    assert view is not None
    assert view.ids == tuple(sorted((other, "ent-ann")))
    filled.undo("mia")
    assert filled.standing_ids([other, "ent-ann"]) == {}
    assert [a.speaker for one in ("art-1", "art-2") for a in read(filled, one).attributions] == ["ent-ann", other]


def test_a_namesake_in_one_article_is_told_apart(filled: Ledger) -> None:
    judge(filled, "entity", "art-2/ent-ann", "ent-ann", "different")
    speaker = read(filled, "art-2").attributions[0].speaker
    assert speaker not in (None, "ent-ann")
    assert read(filled, "art-1").attributions[0].speaker == "ent-ann"
    assert read(filled, "art-2").entities[0].name == "Ann Lee"
    filled.undo("mia")
    assert read(filled, "art-2").attributions[0].speaker == "ent-ann"


def test_a_rule_merges_and_a_person_has_the_last_word(filled: Ledger) -> None:
    judge(filled, "speaker", "att-2", "name:A. Lee")
    pair = ("entity", named_id("A. Lee"), "ent-ann")
    filled.put_judgements([Judgement(*pair, "same", 0.93, {"skeleton": 1.0})])
    assert len(filled.standing_ids(pair[1:])) == 1
    judge(filled, *pair, "different")
    filled.put_judgements([Judgement(*pair, "same", 0.99)])
    assert filled.standing_ids(pair[1:]) == {}


def test_a_merge_judged_before_the_entity_is_known_is_applied_when_it_comes(ledger: Ledger) -> None:
    judge(ledger, "entity", "ent-ann", "ent-aaa")
    ledger.put_reading(told())
    assert read(ledger, "art-1").attributions[0].speaker == "ent-ann"
    judge(ledger, "speaker", "att-1", "name:Someone")
    other = told(one="art-2", url="https://c.example")
    renamed = Reading(other.article, tuple(e.__class__("ent-aaa", e.type, e.name, e.mentions) for e in other.entities), ())
    ledger.put_reading(renamed)
    assert ledger.standing_ids(["ent-ann"]) == {"ent-ann": "ent-aaa"}


def test_same_saying_and_altered_wording_make_their_statements_stale(filled: Ledger) -> None:
    judge(filled, "statement", "att-2", "att-1")
    assert filled.stale() == ["att-1", "att-2"]
    assert [one.verdict for one in filled.judged("statement", ["att-1"])] == ["same"]
    filled.settled(["att-1", "att-2"])
    judge(filled, "wording", "att-2", "att-1", "different")
    assert filled.stale() == ["att-1", "att-2"]


def test_who_and_when_are_kept_and_history_shows_what_stands(filled: Ledger) -> None:
    judge(filled, "speaker", "att-1", "name:Bo Ray", by="mia")
    judge(filled, "speaker", "att-2", "name:Bo Ray", by="noa")
    filled.undo("mia")
    made = query.history(filled).items
    assert [(one.judgement.by, one.judgement.verdict, one.stands) for one in made] == [
        ("mia", None, False),
        ("noa", "same", True),
        ("mia", "same", False),
    ]
    assert all(one.judgement.at for one in made)


def test_judgements_are_never_changed_or_taken_out(filled: Ledger) -> None:
    judge(filled, "speaker", "att-1", "name:Bo Ray")
    for verb in ("UPDATE judgement SET author = 'x'", "DELETE FROM judgement"):
        with pytest.raises(LedgerError, match="never changed"), filled.write() as store:
            store.connection.execute(text(verb))
    assert len(list(filled.judgements(by_persons=True))) == 1


def test_a_rule_that_says_the_same_again_is_not_kept_twice(filled: Ledger) -> None:
    again = Judgement("statement", "att-1", "att-2", "unsure", 0.5, {"x": 0.1})
    assert filled.put_judgements([again]) == 1
    assert filled.put_judgements([again]) == 0
    assert [(q.about, q.a.id, q.b.id, q.score) for q in query.review(filled).items] == [("statement", "att-1", "att-2", 0.5)]


def test_rules_are_not_undone_by_name(filled: Ledger) -> None:
    with pytest.raises(UsageError):
        filled.undo("rule")
