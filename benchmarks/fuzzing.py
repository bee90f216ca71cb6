"""What was fuzzed, and a short run of every target now: `python -m benchmarks.fuzzing`."""

from __future__ import annotations

from fuzzing import log
from fuzzing.__main__ import NEEDS, can_fuzz, fuzz
from fuzzing.targets import NAMES

SECONDS = 3.0


def main() -> None:
    """Print both tables."""
    print("All runs that were logged (`python -m fuzzing --log`); every find is a test now:\n")
    print(log.table(log.runs()))
    if not can_fuzz():
        print(f"\nNot run again here: {NEEDS}.")
        return
    done = [fuzz(name, SECONDS) for name in NAMES]
    print(f"\nNow, {SECONDS:g} processor seconds each:\n\n{log.table(done)}")


if __name__ == "__main__":
    main()
