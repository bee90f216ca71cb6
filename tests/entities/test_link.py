"""Across articles: one id for one person, whatever the order; judgements and aliases hold over rebuilds; nothing is chained together."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entities import Aliases, judgements_of, link, people, read_aliases
from onrecord.entities.clustering import cluster
from onrecord.entities.link import clustered, make_nodes
from onrecord.entities.scoring import keys, score
from onrecord.model import Judgement, Reading
from tests.entities.writing import named, read, said

ONE = "Harbour chief Yusuf Darwish and Mayor Ada Lund met the Tidewater Alliance in Kelmar. Darwish said the pier was safe."
TWO = "Yousef Darwich, the harbour chief of Kelmar, told the Tidewater Alliance and Mayor Ada Lund that the pier would hold."
THREE = "Mayor Lund met the Tidewater Alliance. Lund said no. Otto Brenner, a grocer, disagreed."


def readings() -> list[Reading]:
    return [
        read(ONE, said(ONE, "Darwish", "the pier was safe", "indirect", nth=1), name="one", outlet="The Vale Courier"),
        read(TWO, said(TWO, "Yousef Darwich", "the pier would hold", "indirect"), name="two", outlet="Kelmar Post", published="2031-05-03"),
        read(THREE, said(THREE, "Lund", "no", "indirect", nth=1), name="three", outlet="Kelmar Post", published="2031-05-04"),
    ]


def ids(found: list[Reading]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for reading in found:
        for entity in reading.entities:
            for mention in entity.mentions:
                if mention.form == "name":
                    names.setdefault(mention.span.of(reading.article.text), set()).add(entity.id)
    return names


def test_one_id_behind_spellings_and_bare_surnames() -> None:
    found = ids(link(readings()))
    assert found["Yusuf Darwish"] == found["Yousef Darwich"]
    assert found["Ada Lund"] == found["Lund"]
    assert found["Ada Lund"] != found["Otto Brenner"]
    assert found["Tidewater Alliance"] != found["Ada Lund"]


def test_speakers_follow_their_entities() -> None:
    linked = link(readings())
    assert linked[0].attributions[0].speaker == linked[1].attributions[0].speaker
    assert linked[2].attributions[0].speaker == named(linked[0].entities, "Ada Lund").id


def test_ids_do_not_depend_on_the_order() -> None:
    expected = ids(link(readings()))
    for order in itertools.permutations(readings()):
        assert ids(link(list(order))) == expected


def test_ids_stay_when_later_articles_come() -> None:
    before = ids(link(readings()[:1]))
    after = ids(link(readings()))
    assert all(after[name] == before[name] for name in before)


def test_linking_twice_changes_nothing() -> None:
    once = link(readings())
    assert ids(link(once)) == ids(once)


def test_readings_come_back_in_their_order() -> None:
    given_order = readings()[::-1]
    assert [r.article.id for r in link(given_order)] == [r.article.id for r in given_order]


def judged(a: str, b: str, verdict: str | None, moment: str = "2031-06-01T10:00:00Z") -> Judgement:
    return Judgement("entity", a, b, verdict, by="Rita", at=moment)  # type: ignore[arg-type]


def test_a_judgement_survives_a_rebuild_and_can_be_undone() -> None:
    apart = judged("Yusuf Darwish", "Yousef Darwich", "different")
    for _ in range(2):
        found = ids(link(readings(), [apart]))
        assert found["Yusuf Darwish"] != found["Yousef Darwich"]
    undone = ids(link(readings(), [apart, judged("Yousef Darwich", "Yusuf Darwish", None)]))
    assert undone == ids(link(readings()))


def test_a_merge_by_hand_and_its_withdrawal() -> None:
    same = judged("Otto Brenner", "Yusuf Darwish", "same")
    found = ids(link(readings(), [same]))
    assert found["Otto Brenner"] == found["Yusuf Darwish"]
    back = ids(link(readings(), [same, judged("Otto Brenner", "Yusuf Darwish", "different")]))
    assert back["Otto Brenner"] != back["Yusuf Darwish"]


def test_a_judgement_by_id() -> None:
    plain = link(readings())
    a, b = named(plain[2].entities, "Otto Brenner").id, named(plain[0].entities, "Ada Lund").id
    found = ids(link(readings(), [judged(a, b, "same")]))
    assert found["Otto Brenner"] == found["Ada Lund"]
    assert ids(link(readings(), [judged(a, b, "same"), judged(a, b, None)])) == ids(plain)


def test_two_people_of_one_name_told_apart_by_their_article() -> None:
    twins = [
        read("Lars Holm, a judge, spoke.", name="x", published="2031-01-01"),
        read("Lars Holm, a plumber, spoke.", name="y", published="2031-01-02"),
    ]
    assert len(ids(link(twins))["Lars Holm"]) == 1
    assert len(ids(link(twins, [judged("Lars Holm@art-x", "Lars Holm@art-y", "different")]))["Lars Holm"]) == 2


def test_a_rule_s_judgement_is_not_replayed() -> None:
    rule = Judgement("entity", "Yusuf Darwish", "Yousef Darwich", "different", 0.1)
    assert ids(link(readings(), [rule])) == ids(link(readings()))


def test_aliases_bring_together_what_no_score_can() -> None:
    pair = [
        read("The Society of the Tide met. The Society of the Tide sang.", name="p"),
        read("The Brine Lodge met. The Brine Lodge sang.", name="q"),
    ]
    curated = read_aliases(
        '{"name": "Society of the Tide", "type": "organisation", "aliases": ["Brine Lodge"], "source": "its bylaws"}', "x.jsonl"
    )
    without, together = ids(link(pair, aliases=Aliases())), ids(link(pair, aliases=curated))
    assert without["Society of the Tide"] != without["Brine Lodge"]
    assert together["Society of the Tide"] == together["Brine Lodge"]


def test_judgements_stand_above_aliases() -> None:
    pair = [
        read("The Society of the Tide met. The Society of the Tide sang.", name="p"),
        read("The Brine Lodge met. The Brine Lodge sang.", name="q"),
    ]
    curated = read_aliases(
        '{"name": "Society of the Tide", "type": "organisation", "aliases": ["Brine Lodge"], "source": "its bylaws"}', "x.jsonl"
    )
    found = ids(link(pair, [judged("Society of the Tide", "Brine Lodge", "different")], curated))
    assert found["Society of the Tide"] != found["Brine Lodge"]


def test_families_and_generations_stay_apart() -> None:
    pair = [
        read("Salim bin Rashid Hadad spoke. Hadad left.", name="p"),
        read("Salim bin Omar Hadad spoke. Hadad left.", name="q"),
    ]
    found = ids(link(pair))
    assert found["Salim bin Rashid Hadad"] != found["Salim bin Omar Hadad"]


def test_nationalities_keep_ministries_apart() -> None:
    pair = [read("The Norwegian Fisheries Ministry spoke.", name="p"), read("The Danish Fisheries Ministry spoke.", name="q")]
    found = ids(link(pair))
    assert found["Norwegian Fisheries Ministry"] != found["Danish Fisheries Ministry"]


def test_rule_judgements_carry_their_features() -> None:
    log = judgements_of(readings())
    assert log
    assert all(entry.by == "rule" and entry.features and entry.score is not None and entry.at is None for entry in log)
    assert judgements_of(readings()[::-1]) == log


def test_blocks_meet_for_transliterations() -> None:
    nodes = {node.profile.name: node.profile for node in make_nodes(readings(), ())}
    a, b = nodes["Yusuf Darwish"], nodes["Yousef Darwich"]
    assert keys(a) & keys(b)
    assert score(a, b).verdict == "same"
    assert score(a, b).score == pytest.approx(score(b, a).score)


def test_no_plain_transitive_closure() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.01}
    assert [0, 1, 2] not in cluster(3, scores, (), (), 0.75)


@given(st.integers(2, 12), st.randoms(use_true_random=False))
def test_constraints_always_hold(count: int, draw: random.Random) -> None:
    pairs = list(itertools.combinations(range(count), 2))
    scores = {pair: draw.random() for pair in pairs}
    cannot = draw.sample(pairs, min(len(pairs), 4))
    groups = cluster(count, scores, [], cannot, 0.5)
    assert sorted(i for group in groups for i in group) == list(range(count))
    assert not any({a, b} <= set(group) for group in groups for a, b in cannot)


def test_people_lists_spellings_and_titles_by_outlet() -> None:
    listed = {one.name: one for one in people(link(readings()))}
    master = next(one for name, one in listed.items() if "Darwi" in name)
    assert master.attributions == 2
    assert master.articles == 2
    assert set(master.spellings) == {"The Vale Courier", "Kelmar Post"}
    assert {title.outlet for title in master.titles} == {"The Vale Courier", "Kelmar Post"}
    assert "Harbour chief" in {title.text for title in master.titles}


def test_every_profile_is_in_one_cluster() -> None:
    nodes, groups = clustered(readings(), (), Aliases())
    assert sorted(i for group in groups for i in group) == list(range(len(nodes)))
