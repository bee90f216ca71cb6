"""Two names: transliterations meet, brothers and namesakes do not; every verdict explains itself."""

from __future__ import annotations

import random
from math import exp

import numpy as np
import pytest

from benchmarks.names import careful, threshold
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


@pytest.mark.parametrize(
    ("a", "b"),
    [("Tariq Nur al-Din", "Tarek Noureddine"), ("Jalal ud-Din Sami", "Jalaluddin Sami"), ("Saif Allah Karim", "Saifullah Karim")],
)
def test_a_compound_is_one_part_however_it_is_written(a: str, b: str) -> None:
    assert len(parse(a).parts) == len(parse(b).parts) == 2
    assert explain(a, b).verdict == "same"


def test_a_bar_set_with_care_is_no_lower_than_one_set_by_the_sample() -> None:
    draw = random.Random(3)  # noqa: S311  a fixed sample
    same = np.array([draw.random() < 0.5 for _ in range(600)])
    scores = np.array([draw.gauss(1.0 if truth else -1.0, 0.8) for truth in same])
    assert careful(scores, same, 0.9) > threshold(scores, same, 0.9)
    assert careful(scores[:3], np.array([True, True, True]), 0.95) == float("inf"), "three right ones prove nothing"


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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jawwad Hadid", "Nadim el-Hadid"),
        ("Samir Haddad", "Fadi Haddad"),
        ("Anton Kuzmin", "Sergei Kuzmin"),
        ("Kim Dong Su", "Kim Dong Il"),
    ],
)
def test_brothers_are_never_one_by_name_alone(a: str, b: str) -> None:
    told = explain(a, b, "person")
    assert told.features["part exchanged"] < 0
    assert told.verdict != "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [("Ana Maria Solis", "Ana Solis"), ("J. Lund", "Ada Lund"), ("Jawad Murashi", "Gewad Morashy"), ("Bill Lund", "William Lund")],
)
def test_what_is_left_out_shortened_or_spelt_otherwise_is_not_exchanged(a: str, b: str) -> None:
    assert "part exchanged" not in explain(a, b, "person").features
