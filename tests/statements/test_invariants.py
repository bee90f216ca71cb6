"""What holds of every grouping, whatever the articles say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Group, Reading
from onrecord.statements import cluster
from tests.statements.builders import Saying, mixed, reading

LONG = (
    "The canal was dug by our fathers and we will not sell it for a treaty that nobody in this country has been shown",
    "Every pilot who signs the letter will be given his licence back and the fines will be paid from the harbour fund",
    "I have counted nineteen lamps between the lock and the lighthouse and not a single one of them was burning on Friday",
    "We shall rehearse on borrowed chairs under the leaking roof of the school until somebody finds us another stage",
)
SPEAKERS = ("Orla Venn", "Mirko Dahl", None, "an old sailor")
OCCASIONS = (None, None, "Harbour Forum", "Day of the Locks")


@dataclass(frozen=True)
class Told:
    """A cut of one of the sayings."""

    of: int
    start: int
    words: int
    speaker: str | None
    occasion: str | None

    @property
    def text(self) -> str:
        """Its words."""
        words = LONG[self.of].split()
        start = min(self.start, len(words) - 1)
        return " ".join(words[start : start + self.words])


told = st.builds(
    Told, st.integers(0, len(LONG) - 1), st.integers(0, 12), st.integers(1, 22), st.sampled_from(SPEAKERS), st.sampled_from(OCCASIONS)
)
articles = st.lists(st.lists(told, min_size=1, max_size=4), min_size=1, max_size=6)
several = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(number: int, some: list[Told]) -> Reading:
    return reading(f"a{number}", *(Saying(one.text, one.speaker, one.occasion) for one in some))


def signature(groups: tuple[Group, ...]) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    return [(group.id, group.hub, group.members, group.repeats) for group in groups]


@several
@given(articles, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(some: list[list[Told]], rng: object) -> None:
    readings = [read(number, one) for number, one in enumerate(some)]
    whole = signature(cluster(readings))
    mixed_up = readings[:]
    rng.shuffle(mixed_up)  # type: ignore[attr-defined]
    assert signature(cluster(mixed_up)) == whole


@several
@given(articles)
def test_every_attribution_is_in_one_group_and_the_same_article_twice_is_one(some: list[list[Told]]) -> None:
    readings = [read(number, one) for number, one in enumerate(some)]
    groups = cluster(readings)
    members = [member for group in groups for member in group.members]
    assert sorted(members) == sorted(one.id for each in readings for one in each.attributions)
    assert all(group.hub == group.members[0] and len(group.scores) == len(group.contents) == len(group.members) for group in groups)
    assert cluster([*readings, *readings]) == groups


@several
@given(articles)
def test_two_named_speakers_are_never_in_one_group(some: list[list[Told]]) -> None:
    readings = [read(number, one) for number, one in enumerate(some)]
    names = {entity.id: entity.name for each in readings for entity in each.entities}
    speaker = {one.id: names.get(one.speaker or "") for each in readings for one in each.attributions}
    for group in cluster(readings):
        assert not {"Orla Venn", "Mirko Dahl"} <= {speaker[member] for member in group.members}


def test_a_report_without_a_speaker_joins_no_two_speakers() -> None:
    nobody = reading("nobody", Saying(f"{LONG[0]} at all", None))
    venn, dahl = reading("venn", Saying(LONG[0], "Orla Venn")), reading("dahl", Saying(LONG[0], "Mirko Dahl"))
    assert sorted(len(group.members) for group in cluster([nobody, venn, dahl])) == [1, 2]


@several
@given(articles)
def test_repeats_are_mutual_and_never_of_oneself(some: list[list[Told]]) -> None:
    groups = {group.id: group for group in cluster([read(number, one) for number, one in enumerate(some)])}
    for group in groups.values():
        assert group.id not in group.repeats
        assert all(group.id in groups[other].repeats for other in group.repeats)


@several
@given(st.lists(told, min_size=1, max_size=6))
def test_fragments_make_no_bridge_between_two_sayings(fragments: list[Told]) -> None:
    whole = [reading(f"long{number}", Saying(words)) for number, words in enumerate(LONG)]
    snatches = [read(number, [replace(one, words=min(one.words, 5), speaker=None, occasion=None)]) for number, one in enumerate(fragments)]
    groups = cluster([*whole, *snatches])
    of = {member: group.id for group in groups for member in group.members}
    assert len({of[each.attributions[0].id] for each in whole}) == len(LONG)


@several
@given(st.lists(told, min_size=1, max_size=5), st.lists(told, min_size=1, max_size=3))
def test_ids_stand_when_shorter_reports_are_added(first: list[Told], later: list[Told]) -> None:
    whole = [reading(f"long{number}", Saying(words)) for number, words in enumerate(LONG)]
    before = [*whole, *(read(number, [replace(one, speaker="Orla Venn", occasion=None)]) for number, one in enumerate(first))]
    added = [
        read(100 + number, [replace(one, words=min(one.words, 9), speaker="Orla Venn", occasion=None)]) for number, one in enumerate(later)
    ]
    ids = {each.attributions[0].id: group.id for group in cluster(before) for each in whole if each.attributions[0].id in group.members}
    after = {
        each.attributions[0].id: group.id
        for group in cluster([*before, *added])
        for each in whole
        if each.attributions[0].id in group.members
    }
    assert after == ids


def test_the_hub_may_change_and_the_id_stands() -> None:
    longest = reading("longest", Saying(f"{LONG[0]} and that is that"))
    other = reading("other", Saying(LONG[0].replace("dug", "cut").replace("sell", "give away")))
    before = cluster([longest, other])
    echoes = [reading(f"echo{number}", Saying("we will not give away it for a treaty that nobody in this country")) for number in range(5)]
    after = cluster([longest, other, *echoes])
    assert [group.id for group in before] == [group.id for group in after]
    assert before[0].hub == longest.attributions[0].id
    assert after[0].hub == other.attributions[0].id


def test_two_days_are_kept_apart_through_the_hub() -> None:
    groups = cluster([reading("a", Saying(LONG[0], said="2026-03-01")), reading("b", Saying(LONG[0], said="2026-03-09"))])
    assert [group.repeats for group in groups] == [(groups[1].id,), (groups[0].id,)]


def test_two_words_alone_make_no_saying_of_two_articles() -> None:
    assert len(cluster([reading("a", Saying("of course")), reading("b", Saying("of course"))])) == 2


def test_articles_in_other_languages_are_grouped_by_their_own_words() -> None:
    german = "Wir werden den Kanal nicht für eine Maut verkaufen, die niemand in diesem Land gesehen hat"
    russian = "Мы не продадим канал за пошлину, которой никто в этой стране не видел"
    found = cluster(
        [
            reading(f"{kind}{number}", Saying(words))
            for number in range(2)
            for kind, words in (("d", german), ("r", russian), ("e", LONG[0]))
        ]
    )
    assert sorted(len(group.members) for group in found) == [2, 2, 2]


def test_a_verse_and_a_program_are_words_like_others() -> None:
    verse = "“Roses are red,\nviolets are blue,\nthe harbour is empty,\nand so are you”"
    program = '“for lamp in lamps: print("burning", lamp); return None”'
    assert len(cluster([reading("v", Saying(verse)), reading("p", Saying(program)), mixed("m", "violets are blue")])) == 2
