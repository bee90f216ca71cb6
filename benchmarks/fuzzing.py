"""What was fuzzed, and a short run of every target now: `python -m benchmarks.fuzzing`."""

from __future__ import annotations

from fuzzing import log
from fuzzing.__main__ import fuzz
from fuzzing.targets import NAMES

SECONDS = 3.0


def main() -> None:
    """Print both tables."""
    print("All runs that were logged (`python -m fuzzing --log`); every find is a test now:\n")
    print(log.table(log.runs()))
    print(f"\nNow, {SECONDS:g} processor seconds each:\n")
    print(log.table([fuzz(name, SECONDS) for name in NAMES]))


if __name__ == "__main__":
    main()
