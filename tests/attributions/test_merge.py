"""Two readers' findings made one."""

from __future__ import annotations

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from made import article

from onrecord.attributions import Draft, finish
from onrecord.attributions.merge import join
from onrecord.attributions.rules import find
from onrecord.model import Attribution, Reading, Span

TEXT = (
    "“The lock is shut for good,” Mara Ito said. “It stays shut.”\n\n"
    "Ito called the plan “a sad joke” on Monday.\n\n“Nobody asked the crews,” said Bo Lund, who claims to be a pilot."
)
QUOTES = ["“The lock is shut for good,”", "“It stays shut.”", "“a sad joke”", "“Nobody asked the crews,”"]


def place(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def held(words: str, found: tuple[Attribution, ...]) -> bool:
    return any(piece.contains(place(words)) for attribution in found for piece in attribution.content)


def test_without_a_trained_finding_the_rules_stand() -> None:
    made = article(TEXT)
    joined = join(made, (), find(made))
    assert all(held(words, joined) for words in QUOTES)


def test_a_trained_finding_goes_first() -> None:
    made = article(TEXT)
    learned = finish(
        made, [Draft((place("“Nobody asked the crews,”"),), (place("said Bo"),), (place("Bo Lund, who claims to be a pilot"),), (), 0.7)]
    )
    joined = join(made, learned, find(made))
    (kept,) = [a for a in joined if a.content == (place("“Nobody asked the crews,”"),)]
    assert kept == learned[0]


def test_a_piece_that_was_missed_is_added_and_a_cut_one_is_grown() -> None:
    made = article(TEXT)
    learned = finish(made, [Draft((place("“The lock is shut"),), (place("said"),), (place("Mara Ito"),))])
    joined = join(made, learned, find(made))
    first = joined[0]
    assert first.content == (place("“The lock is shut for good,”"), place("“It stays shut.”"))
    assert first.source == (place("Mara Ito"),)


def test_a_missing_source_is_filled_in() -> None:
    made = article(TEXT)
    learned = finish(made, [Draft((place("“Nobody asked the crews,”"),))])
    joined = join(made, learned, find(made))
    assert any(a.content == (place("“Nobody asked the crews,”"),) and a.source for a in joined)


def test_reports_inside_quotations_are_kept() -> None:
    text = "“The board told us that twelve ships were waiting,” Ito said."
    made = article(text)
    ruled = find(made)
    for learned in ((), ruled, finish(made, [Draft(ruled[0].content, ruled[0].cue, ruled[0].source)])):
        joined = join(made, learned, ruled)
        assert [(a.kind, a.parent) for a in joined] == [("direct", None), ("indirect", joined[0].id)]


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)), max_size=6))
def test_no_quotation_of_the_rules_is_lost(places: list[tuple[int, int]]) -> None:
    made = article(TEXT)
    spans = [Span(start, min(start + length, len(TEXT))) for start, length in places]
    learned = finish(made, [Draft((span,)) for span in spans])
    joined = join(made, learned, find(made))
    Reading(made, (), joined)
    letters = {i for a in joined for piece in a.content for i in range(*piece)}
    for words in QUOTES:
        span = place(words)
        inside = [i for i in range(*span) if TEXT[i].isalnum()]
        assert sum(i in letters for i in inside) >= 0.6 * len(inside)


def test_a_swallowed_interruption_gives_way_to_the_rules() -> None:
    text = "“The lock stays shut,” he went on, according to a translation by the Port Desk. “The crews know why.”\n\n“We wait,” Ito added."
    made = article(text)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    learned = finish(
        made,
        [
            Draft((at("“The lock stays shut,” he went on"),), (at("according to"),), (at("a translation by the Port Desk"),), (), 0.9),
            Draft((at("“The crews know why.”"), at("“We wait,”")), (at("added"),), (at("Ito"),), (), 0.9),
        ],
    )
    joined = join(made, learned, find(made))
    contents = [attribution.content for attribution in joined if attribution.parent is None]
    assert (at("“The lock stays shut,”"), at("“The crews know why.”")) in contents
    assert (at("“We wait,”"),) in contents
    assert len(contents) == 2


def test_a_relative_pronoun_is_no_saying() -> None:
    text = "Ito, who was quoted by the Port Desk, spoke at the lock."
    made = article(text)
    who, desk = text.index("who"), text.index("the Port Desk")
    learned = finish(made, [Draft((Span(who, who + 3),), (Span(who + 4, who + 17),), (Span(desk, desk + 13),), (), 0.9)])
    assert join(made, learned, ()) == ()
