"""One occasion, one id, across articles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains import link_occasions
from onrecord.model import Article, Attribution, Entity, Interval, Occasion, Reading, Span

TEXT = "Ada Marsh spoke in Lissen."


def reading(name: str, *told: tuple[str | None, str | None, str | None, str | None], speaker: str = "ent-1") -> Reading:
    """An article with one attribution for each name, place, medium and day."""
    attributions = [
        Attribution(
            f"att-{name}-{n}",
            "direct",
            (Span(0, 3),),
            (),
            (),
            speaker,
            occasion=Occasion(title, place, medium, (), f"occ-{name}-{n}"),
            said=Interval(day, day, "day", (), "published") if day else None,
        )
        for n, (title, place, medium, day) in enumerate(told)
    ]
    article = Article(name, None, None, name, None, (), None, "en", None, TEXT, (Span(0, len(TEXT)),))
    return Reading(article, (Entity(speaker, "person", "Ada Marsh"),), tuple(attributions))


def ids(readings: list[Reading]) -> list[str | None]:
    return [one.occasion.id if one.occasion else None for given_one in readings for one in given_one.attributions]


def linked(*readings: Reading) -> bool:
    found = ids(link_occasions(readings))
    return len(set(found)) == 1


def test_names_that_agree_link() -> None:
    assert linked(
        reading("a", ("17th Lissen Energy Forum", None, "event", None)),
        reading("b", ("Lissen Energy Forum", "Marra", "speech", "2024-05-01")),
    )


def test_place_and_day_link_without_a_name() -> None:
    assert linked(reading("a", (None, "Marra, Tolland", "speech", "2024-05-01")), reading("b", ("rally", "Marra", "event", "2024-05-01")))


def test_a_day_and_a_medium_link() -> None:
    assert linked(reading("a", (None, None, "statement", "2024-05-01")), reading("b", (None, None, "statement", "2024-05-01")))


def test_other_places_days_media_or_speakers_keep_apart() -> None:
    base = reading("a", ("Energy Forum", "Marra", "speech", "2024-05-01"))
    assert not linked(base, reading("b", ("Energy Forum", "Lissen", "speech", "2024-05-01")))
    assert not linked(base, reading("b", ("Energy Forum", "Marra", "speech", "2023-05-01")))
    assert not linked(base, reading("b", ("Energy Forum", "Marra", "interview", "2024-05-01")))
    assert not linked(base, reading("b", ("Energy Forum", "Marra", "speech", "2024-05-01"), speaker="ent-2"))


def test_nothing_known_links_nothing() -> None:
    assert not linked(reading("a", (None, None, None, None)), reading("b", (None, None, None, None)))


def test_two_occasions_of_one_article_never_become_one() -> None:
    both = reading("a", (None, "Marra", "speech", None), (None, "Marra", "speech", None))
    assert len(set(ids(link_occasions([both, reading("b", (None, "Marra", "speech", None))])))) == 2


told = st.tuples(
    st.sampled_from([None, "Energy Forum", "rally"]),
    st.sampled_from([None, "Marra", "Lissen"]),
    st.sampled_from([None, "speech", "interview"]),
    st.sampled_from([None, "2024-05-01", "2024-06-01"]),
)


@given(st.lists(st.lists(told, max_size=3), max_size=5))
def test_linking_again_changes_nothing_and_order_does_not_matter(
    made: list[list[tuple[str | None, str | None, str | None, str | None]]],
) -> None:
    readings = [reading(str(n), *one) for n, one in enumerate(made)]
    once = link_occasions(readings)
    assert [len(one.attributions) for one in once] == [len(one.attributions) for one in readings]
    groups = {frozenset(n for n, other in enumerate(ids(once)) if other == key) for key in ids(once)}
    turned = ids(link_occasions(readings[::-1])[::-1])
    assert {frozenset(n for n, other in enumerate(turned) if other == key) for key in turned} == groups
