"""The same results on every Python, with every hash seed, in one process or several: `python -m benchmarks.versions`.

The sample corpus is read, compared and checked, and names, dates and wordings are explained; every line of JSON that comes out
counts. Each way of running has a process of its own. Another Python is one that is found as `python3.12` or `python3.13`, or named by
`--python`; the pinned requirements are set up for it under `build/versions`.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from onrecord import api, wire
from onrecord.sample import folder as sample

ROOT = Path(__file__).parents[1]
PLACE = ROOT / "build" / "versions"
OTHERS = ("python3.11", "python3.12", "python3.13")
NAMES = [("Jawad al-Mur'ashi", "Jawad El-Murashi"), ("Mara Ito", "M. Ito"), ("Harbour Board", "the Board of the Harbour"), ("Ito", "Heron")]
WORDINGS = [("We will not close the works.", "We will close the works."), ("The lock ... is shut", "The lock, of course, is shut today")]
DATES = [
    "on Wednesday",
    "last week",
    "in the third quarter",
    "two days ago",
    "early this month",
    "5 May 2030",
    "a decade ago",
    "next spring",
]


def lines(reader: str, jobs: int) -> Iterator[tuple[str, bytes]]:
    """Everything that is said about the sample corpus, by kind, as lines of JSON."""
    options = api.ReadOptions(reader="rules" if reader == "rules" else "trained", jobs=jobs)
    articles = api.sample_articles()
    run = api.read_all(*articles, options=options)
    yield from (("readings", wire.encode(row)) for row in run.rows)
    yield from (("statements", wire.encode(statement)) for statement in api.compare(run.readings))
    checked = api.check([api.sample_draft()], against=articles, transcripts=api.sample_transcripts(), options=options)
    yield from (("findings", wire.encode(finding)) for finding in checked.findings)
    answers = [*api.explain_names(NAMES), *api.explain_wordings(WORDINGS), *(api.explain_date(date, "2031-05-09") for date in DATES)]
    yield from (("explanations", json.dumps(answer).encode()) for answer in answers)


def digests(said: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """One digest for each kind; the folder that the corpus lies in does not count."""
    here = str(sample()).encode()
    kinds: dict[str, list[bytes]] = {}
    for kind, line in said:
        kinds.setdefault(kind, []).append(line.replace(here, b""))
    return {kind: sha256(b"\n".join(some)).hexdigest()[:12] for kind, some in kinds.items()}


@dataclass(frozen=True, slots=True)
class Way:
    """One way of running: its name, the Python, options and environment."""

    name: str
    python: str = sys.executable
    options: tuple[str, ...] = ()
    more: dict[str, str] = field(default_factory=dict)

    def run(self, reader: str) -> dict[str, str]:
        """Its digests.

        Raises:
            CalledProcessError: it failed.
        """
        command = [self.python, "-m", "benchmarks.versions", "--digest", "--reader", reader, *self.options]
        environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONHASHSEED": "0"} | self.more
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=environment, cwd=ROOT)
        return dict(json.loads(done.stdout))


def found(name: str) -> tuple[str, str] | None:
    """The first Python of that name that runs, on the path or where pyenv keeps them, and its version; None where there is none."""
    for place in (shutil.which(name), *map(str, sorted(Path.home().glob(f".pyenv/versions/*/bin/{name}")))):
        if place:
            asked = [place, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
            done = subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
            if done.returncode == 0:
                return place, done.stdout.strip()
    return None


def ready(python: str, version: str) -> str:
    """The Python of an environment with the pinned requirements, set up once.

    Raises:
        CalledProcessError: pip failed.
    """
    folder = PLACE / version
    if not (folder / ".ready").exists():
        subprocess.run([python, "-m", "venv", str(folder)], check=True)
        lock = ["--require-hashes", "-r", str(ROOT / "requirements/lock.txt")]
        subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", *lock], check=True)
        (folder / ".ready").touch()
    return str(folder / "bin/python")


def ways(others: Iterable[str]) -> Iterator[Way]:
    """Every way of running that is compared with the first."""
    this = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    yield Way(f"{this}, hash seed 0")
    yield from (Way(f"{this}, hash seed {seed}", more={"PYTHONHASHSEED": seed}) for seed in ("1", "4242"))
    yield Way(f"{this}, two processes", options=("--jobs", "2"))
    yield Way(f"{this}, two threads for numbers", more={"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"})
    for name in others:
        other = found(name)
        if other and f"Python {other[1]}" != this:
            yield Way(f"Python {other[1]}", ready(*other))


def main() -> None:
    """Print the table, or one process's digests; ends with 1 where two ways differ."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--digest", action="store_true", help="print this process's digests as JSON")
    parser.add_argument("--reader", default="trained", choices=["trained", "rules"])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--python", action="append", help="another Python; may be given more than once")
    asked = parser.parse_args()
    if asked.digest:
        print(json.dumps(digests(lines(asked.reader, asked.jobs))))
        return
    kinds = ("readings", "statements", "findings", "explanations")
    print(f"| reader | | {' | '.join(kinds)} |\n|---|---|{'---|' * len(kinds)}")
    alike = True
    for reader in ("trained", "rules"):
        first: dict[str, str] = {}
        for way in ways(asked.python or OTHERS):
            told = way.run(reader)
            first = first or told
            alike &= told == first
            print(f"| {reader} | {way.name} | {' | '.join(told[kind] for kind in kinds)} |", flush=True)
    missing = [name for name in asked.python or OTHERS if found(name) is None]
    print(f"\nNot found here: {', '.join(missing)}." if missing else "")
    print(f"{'Every way gives the same.' if alike else 'They differ.'}")
    sys.exit(not alike)


if __name__ == "__main__":
    main()
