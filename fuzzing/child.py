"""The process that fuzzes one target: `python -m fuzzing.child TARGET FOLDER SECONDS`; started by `python -m fuzzing`.

What leaves the target is kept once for each place that it comes from, and fuzzing goes on. The seconds are this process's own
processor time, so that a busy machine fuzzes as much as an idle one.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any

import atheris

LONGEST_S = 20.0  # processor seconds for one input, with every branch counted; far beyond what reading it takes
LONGEST_INPUT = 4096  # bytes
MEMORY_MB = 3000
EVERY = 16  # executions between two looks at the clock


class TooSlowError(Exception):
    """One input took longer than it may."""


class Watched:
    """A target's `one`, counted, timed, and what leaves it kept.

    Args:
        one: the target.
        folder: where finds and the count go.
        seconds: processor time of this process after which it ends.
    """

    def __init__(self, one: Any, folder: Path, seconds: float) -> None:
        self._one, self._folder, self._seconds = one, folder, seconds
        self.executions = 0
        self.known: set[str] = set()
        signal.signal(signal.SIGVTALRM, self._late)

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        self.executions += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST_S)
        try:
            self._one(data)
        except Exception as error:  # noqa: BLE001 (every one is a find)
            self._keep(data, error)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if self.executions % EVERY == 0 and _spent() >= self._seconds:
            self.end()

    def _late(self, _signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {LONGEST_S:g} s")

    def _keep(self, data: bytes, error: Exception) -> None:
        """Keep the first input for each place that an error of a kind comes from."""
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if "onrecord" in frame.filename or "fuzzing" in frame.filename
        ]
        place = f"{type(error).__name__} {Path(frames[-1].filename).name}:{frames[-1].name}" if frames else type(error).__name__
        if isinstance(error, AssertionError):
            place += f" {''.join(sign for sign in str(error) if sign.isalpha() or sign == ' ')[-60:]}"
        if place in self.known:
            return
        self.known.add(place)
        name = sha256(place.encode()).hexdigest()[:12]
        (self._folder / "finds" / f"{name}.bin").write_bytes(data)
        (self._folder / "finds" / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8")

    def end(self) -> None:
        """Write what was done, and end the process."""
        done = {"executions": self.executions, "cpu_s": round(_spent(), 1), "finds": sorted(self.known)}
        (self._folder / "done.json").write_text(json.dumps(done), "utf-8")
        os._exit(0)


def _spent() -> float:
    """This process's processor time, in seconds."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Fuzz until the time is over."""
    name, place, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    with atheris.instrument_imports(include=["onrecord"]):
        target = import_module(f"fuzzing.targets.{name}")
        target.one(b"")
    watched = Watched(target.one, place, seconds)
    options = [
        "fuzzing",
        str(place / "corpus"),
        f"-dict={place / 'tokens.dict'}",
        f"-max_len={LONGEST_INPUT}",
        f"-rss_limit_mb={MEMORY_MB}",
        "-timeout=600",
        f"-artifact_prefix={place / 'finds'}/",
    ]
    atheris.Setup(options, watched)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
