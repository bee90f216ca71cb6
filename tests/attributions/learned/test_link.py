from __future__ import annotations

import numpy as np
import pytest

from onrecord.attributions.learned.distance import BETWEEN, BLOCKS, ENDS, GAPS, distances
from onrecord.attributions.learned.link import Page, Relation, as_rows


def relation(**changes: np.ndarray) -> Relation:
    arrays = {
        "query.weight": np.zeros((4, 4), np.float32),
        "query.bias": np.zeros(4, np.float32),
        "key.weight": np.zeros((4, 4), np.float32),
        "key.bias": np.zeros(4, np.float32),
        "gap": -np.abs(np.arange(GAPS) - 7).astype(np.float32),
        "between": np.zeros(BETWEEN, np.float32),
        "ends": np.zeros(ENDS, np.float32),
        "blocks": np.zeros(BLOCKS, np.float32),
        "none": np.array([-5.0], np.float32),
    }
    return Relation(arrays | changes)


def page(lengths: list[int]) -> Page:
    words = sum(lengths)
    ends = np.cumsum(lengths).tolist()
    return Page(np.zeros((words, 2), np.float32), [False] * words, [(e - n, e) for e, n in zip(ends, lengths, strict=True)])


def test_with_nothing_but_distance_the_nearest_is_the_likeliest() -> None:
    (odds,) = relation().partners(as_rows([(10, 12)]), as_rows([(1, 1), (8, 8), (30, 30)]), as_rows([]), page([40]))
    assert max(odds, key=lambda key: odds[key]) == 1
    assert sum(odds.values()) == pytest.approx(1, abs=0.01)


def test_a_partner_two_paragraphs_away_is_out_of_reach() -> None:
    (odds,) = relation().partners(as_rows([(25, 26)]), as_rows([(3, 3)]), as_rows([]), page([10, 10, 10]))
    assert odds == {-1: pytest.approx(1.0)}


def test_without_partners_none_is_certain() -> None:
    assert relation().partners(as_rows([(1, 2), (4, 5)]), as_rows([]), as_rows([]), page([10])) == [{-1: 1.0}, {-1: 1.0}]


def test_many_spans_give_what_each_gives_alone() -> None:
    spans = [(i * 4, i * 4 + 1) for i in range(400)]
    keys = as_rows([(i * 4 + 3, i * 4 + 3) for i in range(400)])
    sheet = page([80] * 20)
    together = relation().partners(as_rows(spans), keys, keys, sheet)
    for i in (0, 127, 128, 399):
        (alone,) = relation().partners(as_rows([spans[i]]), keys, keys, sheet)
        assert together[i] == pytest.approx(alone)


def test_distances() -> None:
    ends = np.array([0] * 6 + [1] * 5)
    blocks = np.array([0] * 6 + [1] * 4)
    gap, between, stops, apart = distances(as_rows([(4, 5)]), as_rows([(0, 1), (7, 8), (4, 4)]), as_rows([(2, 2), (7, 8)]), ends, blocks)
    assert gap.tolist() == [[7 + 2, 7 - 2, 7]]
    assert between.tolist() == [[1, 0, 0]]
    assert stops.tolist() == [[0, 1, 0]]
    assert apart.tolist() == [[2, 3, 2]]
