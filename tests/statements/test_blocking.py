from __future__ import annotations

from onrecord.statements.blocking import CAP, WIDE, frequencies, keys, pairs
from onrecord.statements.reports import Report, reports
from tests.statements.builders import Saying, reading

LINE = "The ferries were tied up at the northern pier all week."


def found(*sayings: Saying) -> list[Report]:
    return reports([reading(f"a{number}", saying) for number, saying in enumerate(sayings)])


def test_inflected_and_reordered_words_meet() -> None:
    assert list(pairs(found(Saying(LINE), Saying("All week long the ferry was tied to its northern piers.")))) == [(0, 1)]


def test_nothing_shared_is_no_pair() -> None:
    assert list(pairs(found(Saying(LINE, speaker=None), Saying("Bread costs twice as much.", speaker=None)))) == []


def test_an_unknown_speaker_is_found_by_words() -> None:
    assert list(pairs(found(Saying(LINE, speaker=None), Saying("tied up at the northern pier")))) == [(0, 1)]


def test_indirect_report_joins_in() -> None:
    assert list(pairs(found(Saying(LINE), Saying("that ferries were tied up the whole week", kind="indirect")))) == [(0, 1)]


def test_a_key_of_one_report_is_no_key_and_a_common_key_is_wide() -> None:
    many = found(*[Saying(f"{LINE} Number {number}.") for number in range(CAP + 5)])
    counts = frequencies(many)
    chosen = keys(many[0], counts)
    assert all(counts[key] > 1 for key in chosen if key[0] != WIDE)
    assert any(key[0] == WIDE for key in chosen)
    assert all(1 < counts[key] <= CAP for key in chosen if key[0] != WIDE)


def test_pairs_are_given_once_and_do_not_grow_with_the_square() -> None:
    many = found(*[Saying(f"{LINE} Number {number}.", speaker=None) for number in range(400)])
    given = list(pairs(many))
    assert len(given) == len(set(given))
    assert all(one < other for one, other in given)
    assert len(given) < 400 * 60
