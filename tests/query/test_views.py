"""The pages' questions, over invented news whose answers are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks.made_news import News
from onrecord import query
from onrecord.ledger import Ledger
from onrecord.model import Judgement, Reading, Statement


@pytest.fixture(scope="module")
def made() -> tuple[list[Reading], list[Statement]]:
    """Sixteen articles and what they say."""
    news = News(seed=3)
    found = list(news.readings(16))
    return found, news.statements(found)


@pytest.fixture(scope="module")
def filled(lasting_location: str, made: tuple[list[Reading], list[Statement]]) -> Iterator[Ledger]:
    """A ledger of them, to be read."""
    with Ledger.open(lasting_location) as ledger:
        yield fill(ledger, made)


def fill(ledger: Ledger, made: tuple[list[Reading], list[Statement]]) -> Ledger:
    for reading in made[0]:
        ledger.put_reading(reading)
    ledger.replace_statements([], made[1])
    return ledger


def test_a_statement_shows_every_version_beside_the_hub(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    readings = {reading.article.id: reading for reading in made[0]}
    for statement in made[1]:
        view = query.statement(filled, statement.id)
        assert view is not None
        assert view.statement == statement
        assert view.speaker is not None
        assert view.speaker.id == statement.speaker
        assert [one.article for one in statement.left_out_by] == [
            one.id for one in sorted(view.left_out_by, key=lambda x: [y.article for y in statement.left_out_by].index(x.id))
        ]
        for shown in view.versions:
            assert shown.reported is not None
            reading = readings[shown.version.article]
            assert "".join(segment.text for segment in shown.segments) == reading.words(shown.version.content)
            assert shown.reported.via == tuple(query.Link(name, None, "agency", "text") for name in shown.version.via)
            assert {segment.op for segment in shown.segments} <= {"kept", None}
        assert "".join(segment.text for segment in view.versions[0].hub) == view.hub.words if view.hub else False
        assert sum(count.count for count in view.cues) == len(statement.versions)
    assert query.statement(filled, "sta-none") is None


def test_lists_of_statements(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    assert {one.id for one in query.statements(filled, limit=500).items} == {one.id for one in made[1]}
    several = query.statements(filled, order="versions", several=True, limit=500).items
    assert [one.versions for one in several] == sorted((one.versions for one in several), reverse=True)
    assert min(one.versions for one in several) > 1
    differing = query.statements(filled, order="spread", limit=500).items
    assert [(one.altered, one.spread) for one in differing] == sorted(((one.altered, one.spread) for one in differing), reverse=True)
    speaker = made[1][0].speaker or ""
    assert {one.id for one in query.statements(filled, speaker=speaker, limit=500).items} == {
        one.id for one in made[1] if one.speaker == speaker
    }


def test_a_person_across_all_articles(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    speaker = Counter(a.speaker for reading in made[0] for a in reading.attributions).most_common(1)[0][0]
    mine = [(reading, a) for reading in made[0] for a in reading.attributions if a.speaker == speaker]
    view = query.person(filled, speaker or "")
    assert view is not None
    assert view.entity.count == len(mine)
    assert view.articles == len({reading.article.id for reading, _ in mine})
    assert {one.outlet: one.count for one in view.quoted_by} == Counter(reading.article.outlet for reading, _ in mine)
    assert {(one.text, one.outlet): one.count for one in view.spellings} == Counter(
        (view.entity.name, reading.article.outlet) for reading, _ in mine
    )
    assert sum(one.count for one in view.labels) == len(mine)
    assert view.quoted_labels == ()
    assert sum(one.count for one in view.through) == sum(len(a.via) for _, a in mine)
    assert sum(one.count for one in view.months) == len(mine)
    assert {one.id for one in view.statements.items} == {one.id for one in made[1] if one.speaker == speaker}
    assert query.person(filled, "ent-none") is None


def test_people_by_the_beginnings_of_their_names(filled: Ledger) -> None:
    everyone = query.people(filled, limit=500).items
    assert [one.count for one in everyone] == sorted((one.count for one in everyone), reverse=True)
    first = everyone[0]
    assert first.id in {one.id for one in query.people(filled, first.name[:3]).items}
    assert query.people(filled, "zzz").items == ()
    assert query.people(filled, types=["place"]).items == ()


def test_an_outlet_beside_the_others(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    name = made[0][0].article.outlet or ""
    mine = [reading for reading in made[0] if reading.article.outlet == name]
    view = query.outlet(filled, name.upper())
    assert view is not None
    assert (view.name, view.articles, view.attributions) == (name, len(mine), sum(len(reading.attributions) for reading in mine))
    own = [one for one in made[1] if name in {v.outlet for v in one.versions}]
    shared = Counter(outlet for one in own for outlet in {v.outlet for v in one.versions} - {name})
    missing = Counter(x.outlet for one in own for x in one.left_out_by)
    assert {one.outlet: (one.shared, one.left_out) for one in view.beside} == {outlet: (n, missing[outlet]) for outlet, n in shared.items()}
    assert {one.text for one in view.cues} <= {"said", "told reporters", "claimed", "insisted", "announced"}
    assert sum(one.count for one in view.kinds) == view.attributions
    assert query.outlet(filled, "nobody") is None
    assert {one.name for one in query.outlets(filled).items} == {reading.article.outlet for reading in made[0]}


def test_an_occasion_put_together_from_all_articles(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    occasion = made[1][0].occasion
    assert occasion is not None
    view = query.occasion(filled, occasion.id or "")
    assert view is not None
    assert (view.name, view.place, view.medium) == (occasion.name, occasion.place, occasion.medium)
    mine = {one.id: one for one in made[1] if one.occasion and one.occasion.id == occasion.id}
    assert {one.brief.id for one in view.sayings.items} == set(mine)
    for one in view.sayings.items:
        assert one.outlets == {v.outlet: v.relation for v in reversed(mine[one.brief.id].versions)}
    assert query.occasion(filled, "occ-none") is None
    assert {one.id for one in query.occasions(filled).items} == {s.occasion.id for s in made[1] if s.occasion}


def test_an_article_and_where_else_its_words_are(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    where = {v.attribution: (one.id, len(one.versions)) for one in made[1] for v in one.versions}
    reading = made[0][2]
    view = query.article(filled, reading.article.id)
    assert view is not None
    assert view.reading == reading
    assert not view.corrected
    assert {one.id: (one.statement, one.versions) for one in view.attributions} == {a.id: where[a.id] for a in reading.attributions}
    assert query.article(filled, "art-none") is None
    assert query.articles(filled, limit=1).more


def test_the_first_page(filled: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    view = query.start(filled, limit=3)
    assert view.counts == {
        "articles": 16,
        "attributions": sum(len(reading.attributions) for reading in made[0]),
        "statements": len(made[1]),
        "outlets": len({reading.article.outlet for reading in made[0]}),
        "speakers": len({a.speaker for reading in made[0] for a in reading.attributions}),
    }
    assert [one.id for one in view.newest] == [reading.article.id for reading in made[0][:-4:-1]]
    assert all(one.versions > 1 for one in view.differing)


def test_an_article_says_that_it_was_corrected(ledger: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    ledger.put_reading(made[0][0])
    ledger.put_judgements([Judgement("speaker", made[0][0].attributions[0].id, "name:Bo Ray", "same", by="mia")])
    corrected = query.article(ledger, made[0][0].article.id)
    assert corrected is not None
    assert corrected.corrected


def test_review_asks_for_a_person_once(ledger: Ledger, made: tuple[list[Reading], list[Statement]]) -> None:
    filled = fill(ledger, made)
    altered = {(one.hub, v.attribution) for one in made[1] for v in one.versions if v.relation == "altered"}
    asked = query.review(filled, limit=500).items
    assert {(one.a.id, one.b.id) for one in asked} == altered
    assert all(one.a.reported and one.b.reported for one in asked)
    hub, other = min(altered)
    filled.put_judgements([Judgement("wording", hub, other, "different", by="mia"), Judgement("statement", hub, other, "unsure", 0.51)])
    asked = query.review(filled, limit=500).items
    assert (asked[0].about, {asked[0].a.id, asked[0].b.id}, asked[0].score) == ("statement", {hub, other}, 0.51)
    assert len(asked) == len(altered)
    assert query.start(filled).undecided == len(asked)
    assert query.waiting(filled) == {"statement": 1, "wording": len(altered) - 1}
    filled.put_judgements([Judgement("statement", hub, other, "same", by="mia")])
    assert {one.about for one in query.review(filled).items} == {"wording"}
    paged = [one for offset in range(len(altered)) for one in query.review(filled, limit=1, offset=offset).items]
    assert len({(one.a.id, one.b.id) for one in paged}) == len(altered) - 1


def test_an_empty_ledger_has_empty_answers(ledger: Ledger) -> None:
    assert query.start(ledger).counts["articles"] == 0
    assert query.search(ledger, "x").items == ()
    assert query.people(ledger).items == ()
    assert query.outlets(ledger).items == ()
    assert query.review(ledger).items == ()
    assert query.history(ledger).items == ()
