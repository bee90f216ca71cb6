"""Two names: transliterations meet, brothers and namesakes do not; every verdict explains itself."""

from __future__ import annotations

from math import exp

import pytest

from onrecord.entities.names import explain, explain_batch
from onrecord.entities.names.compare import align, likeness
from onrecord.entities.names.features import NAMES, matrix, weight
from onrecord.entities.names.parts import parse, sound_of


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Khaled Mashaal", "Khalid Mish'al"),
        ("Muammar Gaddafi", "Moammar Qadhafi"),
        ("Yevgeny Lebedinsky", "Evgeni Lebedinskiy"),
        ("LINDQVIST, Johan", "Johan Lindqvist"),
        ("Abd al-Karim Nassour", "Abdulkarim Nasour"),
        ("Guiqin Su", "Gui Qin Su"),
        ("José Martínez Ferrándiz", "Jose Martinez Ferrandiz"),
    ],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert explain(a, b).verdict == "same"
    assert explain(b, a).score == pytest.approx(explain(a, b).score)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Henrik Aalto", "Pirkko Virtanen"),
        ("Oleg Baranov", "Dmitri Kuznetsov"),
        ("Carlos Ortega Ruiz", "Maria Jimenez Pardo"),
        ("Hassan Jabari", "Tariq Mansouri"),
    ],
)
def test_names_of_two_people(a: str, b: str) -> None:
    assert explain(a, b).verdict == "different"


def test_a_contradicted_part_weighs_more_than_one_left_out() -> None:
    left_out = explain("Ruslan Petrovich Ostapenko", "Ruslan Ostapenko").score
    contradicted = explain("Ruslan Petrovich Ostapenko", "Ruslan Petrovich Mashkov").score
    assert left_out > contradicted


def test_vowels_that_clash_count_against() -> None:
    same, other = explain("Hasan Tabrizi", "Hassan Tabrizi"), explain("Hasan Tabrizi", "Husayn Tabrizi")
    assert same.score > other.score


def test_features_add_up() -> None:
    told = explain("Khaled Mashaal", "Khalid Mishal")
    assert 1 / (1 + exp(-sum(told.features.values()))) == pytest.approx(told.score)
    assert set(told.features) <= {"start", *NAMES}


def test_bodies_have_their_own_weights() -> None:
    assert explain("Northern Steel Company Ltd", "Northern Steel Co.").kind == "organisation"
    veto = explain("Israeli Foreign Ministry", "Iranian Foreign Ministry")
    assert veto.verdict != "same"


def test_batch_keeps_the_order() -> None:
    pairs = [("Ada Lund", "Ada Lund"), ("Ada Lund", "Otto Brenner"), ("Ada Lund", "A. Lund")]
    assert explain_batch(pairs) == [explain(a, b) for a, b in pairs]
    assert explain_batch([]) == []


def test_parts_and_sounds() -> None:
    assert [p.text for p in parse("Sheikh Dr. Abd al-Rahman bin Yusuf al-Tamimi").parts] == ["abdrahman", "yusuf", "tamimi"]
    assert parse("Abd al-Rahman bin Yusuf").parts[-1].after_kin
    assert parse("Lars Holm Jr.").generation != parse("Lars Holm Sr.").generation
    assert sound_of("khaled") == sound_of("halid")
    assert likeness("bill", "william").total >= 0.9
    assert likeness("j", "jonas").total == pytest.approx(0.8)


def test_alignment_tells_omission_from_contradiction() -> None:
    omitted = align(parse("Ana Maria Solis"), parse("Ana Solis"), weight)
    assert omitted.left_a > 0
    assert omitted.left_b == 0
    contradicted = align(parse("Ana Maria Solis"), parse("Ana Beatriz Solis"), weight)
    assert min(contradicted.left_a, contradicted.left_b) > 0
    fathers = align(parse("Omar bin Salim Hadad"), parse("Omar bin Rashid Hadad"), weight)
    assert fathers.fathers == 1


def test_matrix_has_a_column_for_every_feature() -> None:
    assert matrix([("Ada Lund", "A Lund")]).shape == (1, len(NAMES))
    assert matrix([]).shape == (0, len(NAMES))
