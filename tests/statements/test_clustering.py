from __future__ import annotations

import random
from dataclasses import replace

import pytest

from onrecord.model import Group, Judgement, Reading, Span
from onrecord.statements import cluster
from tests.statements.builders import Saying, reading

LONG = "The canal was dug by our fathers, and we will not sell it for a treaty that nobody in this country has been shown."
PART = "we will not sell it for a treaty that nobody in this country has been shown"
OTHER = "Every pilot who signs the letter will be given his licence back, and the fines will be paid from the fund."


def groups_of(*readings: Reading) -> list[set[str]]:
    names = {one.id: f"{each.article.file}:{number}" for each in readings for number, one in enumerate(each.attributions)}
    return sorted(({names[member] for member in group.members} for group in cluster(readings)), key=sorted)


def test_a_cut_report_hangs_on_the_full_one() -> None:
    full, part = reading("full", Saying(LONG)), reading("part", Saying(PART))
    (group,) = cluster([part, full])
    assert group.hub == full.attributions[0].id
    assert group.members == (full.attributions[0].id, part.attributions[0].id)
    assert 0.5 < group.scores[1].total <= 1


def test_another_speaker_is_another_saying() -> None:
    assert len(cluster([reading("a", Saying(LONG)), reading("b", Saying(LONG, speaker="Mirko Dahl"))])) == 2


def test_one_surname_and_the_same_words_are_one_saying() -> None:
    assert len(cluster([reading("a", Saying(LONG)), reading("b", Saying(LONG, speaker="Treasurer Orla Venn"))])) == 1


def test_a_long_run_says_more_than_a_speaker_who_is_only_described() -> None:
    described = Saying(LONG, speaker="an old sailor")
    assert len(cluster([reading("a", Saying(LONG)), reading("b", described)])) == 1
    fragment = Saying("our treaty", speaker="an old sailor")
    assert len(cluster([reading("a", Saying(LONG)), reading("b", fragment)])) == 2


def test_an_article_merges_with_itself_only_what_it_reports_word_for_word() -> None:
    lede, echo = Saying("the bells rang word for word"), Saying("the treaty")
    whole = Saying("Our treaty with the islands was read aloud in the square before the bells rang word for word.")
    assert sorted(map(len, groups_of(reading("a", lede, whole, echo)))) == [1, 2]


def test_an_unknown_speaker_is_a_wildcard() -> None:
    assert len(cluster([reading("a", Saying(LONG)), reading("b", Saying(LONG, speaker=None))])) == 1


def test_a_body_and_its_speaker_need_a_long_run() -> None:
    body = Saying(LONG, speaker="Ministry of Locks", speaker_type="organisation")
    assert len(cluster([reading("a", Saying(LONG)), reading("b", body)])) == 1
    short = Saying("a treaty for the canal", speaker="Ministry of Locks", speaker_type="organisation")
    assert len(cluster([reading("a", Saying("a treaty about the canal")), reading("b", short)])) == 2


def test_the_same_words_on_another_occasion_are_a_repeat() -> None:
    groups = cluster([reading("a", Saying(LONG, occasion="Harbour Forum")), reading("b", Saying(LONG, occasion="Day of the Locks"))])
    assert len(groups) == 2
    assert groups[0].repeats == (groups[1].id,)
    assert groups[1].repeats == (groups[0].id,)


def test_two_days_are_two_occasions() -> None:
    groups = cluster([reading("a", Saying(LONG, said="2026-03-01")), reading("b", Saying(LONG, said="2026-03-04"))])
    assert [len(group.repeats) for group in groups] == [1, 1]


def test_a_fragment_makes_no_bridge() -> None:
    one = reading("one", Saying("Our treaty with the islands was read aloud in the square before the bells rang, word for word."))
    two = reading("two", Saying("Nothing in the budget mentions our treaty with the islands, and the auditors have asked me why twice."))
    fragment = reading("fragment", Saying("our treaty with the islands"))
    assert len(groups_of(one, two, fragment)) == 2


def test_within_an_article_other_words_stay_apart() -> None:
    assert len(cluster([reading("a", Saying(LONG), Saying(OTHER), Saying("We will see about the treaty."))])) == 3


def test_the_order_of_input_changes_nothing() -> None:
    readings = [
        reading("a", Saying(LONG), Saying(OTHER)),
        reading("b", Saying(PART), Saying("the fines will be paid from the fund")),
        reading("c", Saying(LONG, speaker=None), Saying("nobody in this country")),
        reading("d", Saying(OTHER, occasion="forum")),
    ]
    whole = cluster(readings)
    for seed in range(5):
        mixed = readings[:]
        random.Random(seed).shuffle(mixed)  # noqa: S311
        assert cluster(mixed) == whole


def test_ids_stand_when_an_article_is_added() -> None:
    before = {group.id for group in cluster([reading("a", Saying(LONG)), reading("b", Saying(OTHER))])}
    after = {group.id for group in cluster([reading("a", Saying(LONG)), reading("b", Saying(OTHER)), reading("c", Saying(PART))])}
    assert after == before


def test_a_person_has_the_last_word() -> None:
    a, b = reading("a", Saying(LONG)), reading("b", Saying(PART))
    ids = a.attributions[0].id, b.attributions[0].id
    apart = Judgement("attribution", *ids, "different", by="a person")
    assert len(cluster([a, b], [apart])) == 2
    assert len(cluster([a, b], [apart, Judgement("attribution", *ids, None, by="a person")])) == 1
    c, d = reading("c", Saying("They came.")), reading("d", Saying("The delegation arrived late."))
    joined = Judgement("attribution", c.attributions[0].id, d.attributions[0].id, "same", by="a person")
    assert len(cluster([c, d], [joined])) == 1


def test_the_same_article_twice_is_one_article() -> None:
    assert len(cluster([reading("a", Saying(LONG)), reading("a", Saying(LONG))])) == 1


def test_nothing_and_wordless_quotations_give_nothing() -> None:
    assert cluster([]) == ()
    assert cluster([reading("a", Saying("“…”"))]) == ()


@pytest.mark.timeout(300)
def test_one_saying_in_five_thousand_articles() -> None:
    ways = (LONG, PART, f"{LONG} We have waited long enough.", LONG.replace("nobody", "no one"))
    readings = [reading(f"n{number}", Saying(ways[number % len(ways)])) for number in range(5_000)]
    groups: tuple[Group, ...] = cluster(readings)
    assert max(len(group.members) for group in groups) == 5_000


def test_what_was_in_print_before_it_was_said_is_a_repeat() -> None:
    groups = cluster([reading("a", Saying(LONG), published="2026-03-05"), reading("b", Saying(LONG, said="2026-03-11"))])
    assert [len(group.repeats) for group in groups] == [1, 1]


def test_words_told_in_others_words_are_a_saying_of_their_own() -> None:
    def told(name: str) -> Reading:
        whole = reading(name, Saying("She said to me: ‘Nobody will find a crown for this ending’"))
        (outer,) = whole.attributions
        start = whole.article.text.index("‘")
        inner = replace(outer, id=f"att-inner-{name}", content=(Span(start, outer.content[0].end),), parent=outer.id)
        return replace(whole, attributions=(outer, inner))

    assert groups_of(told("a"), told("b")) == [{"a.txt:0", "b.txt:0"}, {"a.txt:1", "b.txt:1"}]
