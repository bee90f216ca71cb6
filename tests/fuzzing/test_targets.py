"""Every fuzzing target takes its own seeds, whole and damaged; what fuzzing found once has a test in its own room."""

from __future__ import annotations

import random
from importlib import import_module

import pytest

from fuzzing import log
from fuzzing.targets import NAMES

ROUNDS = 25


def damaged(data: bytes, tokens: tuple[str, ...], dice: random.Random) -> bytes:
    """The bytes with a few changes: something cut out, doubled, turned over, or a token put in."""
    held = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        place = dice.randrange(len(held) + 1)
        stretch = held[place : place + dice.randint(1, 30)]
        change = dice.randrange(4)
        held[place : place + len(stretch)] = (
            b"",
            stretch * 2,
            bytes(byte ^ 1 << dice.randrange(8) for byte in stretch[:1]) + stretch[1:],
            dice.choice(tokens).encode() + stretch,
        )[change]
    return bytes(held)


@pytest.mark.parametrize("name", NAMES)
def test_a_target_takes_its_seeds(name: str) -> None:
    target, dice = import_module(f"fuzzing.targets.{name}"), random.Random(name)  # noqa: S311 (damage, not secrets)
    seeds = [seed if isinstance(seed, bytes) else seed.encode() for seed in target.SEEDS]
    for data in (b"", *seeds, *(damaged(dice.choice(seeds), target.TOKENS, dice) for _ in range(ROUNDS))):
        target.one(data)


def test_the_table_counts_what_is_clean_since_the_last_find() -> None:
    runs = [log.Run("dates", "2031-05-09T10:00:00+00:00", seconds, 10, 5, finds) for seconds, finds in ((60.0, 0), (30.0, 2), (20.0, 0))]
    assert "| dates | 3 | 110 | 30 | 5 | 2 | 20 |" in log.table(runs)
    assert "| all | 3 | 110 | 30 | | 2 | 20 |" in log.table(runs)
