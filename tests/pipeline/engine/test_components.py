from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.engine.components import components

EDGES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40)


def _reached(edges: list[tuple[int, int]], start: int) -> set[int]:
    """Everything that hangs together with one member, by walking."""
    found, to_do = {start}, [start]
    while to_do:
        one = to_do.pop()
        for a, b in edges:
            for other in {a, b} - found if one in {a, b} else ():
                found.add(other)
                to_do.append(other)
    return found


@given(EDGES)
def test_a_component_is_what_can_be_reached_named_by_its_least_member(edges: list[tuple[int, int]]) -> None:
    found = components(edges)
    assert found == {one: min(_reached(edges, one)) for edge in edges for one in edge}


@given(EDGES, st.randoms())
def test_the_order_and_the_direction_of_edges_are_nothing_to_it(edges: list[tuple[int, int]], dice: random.Random) -> None:
    turned = [(b, a) for a, b in edges]
    dice.shuffle(turned)
    assert components(turned) == components(edges)


def test_names_hang_together_as_numbers_do() -> None:
    assert components([("c", "b"), ("x", "y"), ("b", "a")]) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}
