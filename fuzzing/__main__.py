"""Fuzz, or show what was fuzzed.

    python -m fuzzing                       every target for a minute of processor time each
    python -m fuzzing dates --seconds 600   one of them, longer
    python -m fuzzing --table               the table of the runs that were logged
    python -m fuzzing --try FILE dates      one input again, to see where it fails

Inputs that reach new code are kept under `build/fuzzing/TARGET/corpus`, finds under `build/fuzzing/TARGET/finds`: the input, and
where it failed. A run is logged in `fuzzing/log.json` where `--log` asks for it.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fuzzing import log
from fuzzing.targets import NAMES

NEEDS = "fuzzing needs atheris: pip install -e '.[fuzz]'"
PLACE = Path(__file__).parents[1] / "build" / "fuzzing"


def can_fuzz() -> bool:
    """Whether atheris is installed."""
    return find_spec("atheris") is not None


def prepare(name: str) -> Path:
    """The folder of a target, its seeds and tokens written."""
    target, place = import_module(f"fuzzing.targets.{name}"), PLACE / name
    for folder in ("corpus", "finds"):
        (place / folder).mkdir(parents=True, exist_ok=True)
    for seed in target.SEEDS:
        data = seed if isinstance(seed, bytes) else seed.encode()
        (place / "corpus" / sha256(data).hexdigest()[:16]).write_bytes(data)
    tokens = ["".join(f"\\x{byte:02x}" for byte in token.encode()) for token in target.TOKENS]
    (place / "tokens.dict").write_text("".join(f'"{token}"\n' for token in tokens), "utf-8")
    return place


def fuzz(name: str, seconds: float) -> log.Run:
    """Fuzz one target for so many processor seconds; a process that dies is a find, and another goes on."""
    place, started = prepare(name), datetime.now(UTC).isoformat(timespec="seconds")
    spent, executions, edges, finds = 0.0, 0, 0, set[str]()
    while spent < seconds:
        (place / "done.json").unlink(missing_ok=True)
        command = [sys.executable, "-m", "fuzzing.child", name, str(place), str(seconds - spent)]
        with (place / "output.txt").open("wb") as output:
            ended = subprocess.run(command, stdout=output, stderr=output, check=False)
        said = (place / "output.txt").read_text("utf-8", "replace")
        edges = max([edges, *(int(found) for found in re.findall(r"cov: (\d+)", said))])
        if not (place / "done.json").exists():
            sys.stderr.write(said[-2000:])
            finds.add(f"the process ended with {ended.returncode}")
            break
        done = json.loads((place / "done.json").read_text("utf-8"))
        spent, executions = spent + done["cpu_s"], executions + done["executions"]
        finds.update(done["finds"])
    for find in sorted(finds):
        print(f"{name}: {find}")
    return log.Run(name, started, round(spent, 1), executions, edges, len(finds))


def main() -> None:
    """Do what is asked for; ends with 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m fuzzing", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", choices=[[], *NAMES])
    parser.add_argument("--seconds", type=float, default=60.0, help="processor seconds for each target")
    parser.add_argument("--log", action="store_true", help="write the runs to fuzzing/log.json")
    parser.add_argument("--table", action="store_true", help="print the runs that were logged")
    parser.add_argument("--try", dest="attempt", type=Path, metavar="FILE", help="give one input to the target")
    asked = parser.parse_args()
    if asked.table:
        print(log.table(log.runs()))
        return
    names = asked.targets or NAMES
    if asked.attempt:
        import_module(f"fuzzing.targets.{names[0]}").one(asked.attempt.read_bytes())
        return
    if not can_fuzz():
        sys.exit(NEEDS)
    done = []
    for name in names:
        done.append(fuzz(name, asked.seconds))
        if asked.log:
            log.add(done[-1])
    print(log.table(done))
    sys.exit(any(run.finds for run in done))


if __name__ == "__main__":
    main()
