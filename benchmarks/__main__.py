"""Run the benchmarks and write `benchmarks/RESULTS.md`.

    python -m benchmarks                  all of them
    python -m benchmarks speed names      some; the others' sections stay as they are
    python -m benchmarks growth --with "10000 30000"                        one, with arguments of its own
    python -m benchmarks growth --with "10000 30000" --printed growth.md    the same, as it was printed before, for runs of hours

Each benchmark is a module that prints Markdown; what it prints is its section, with its command. One that fails keeps its old section,
and is named at the end.
"""

from __future__ import annotations

import argparse
import platform
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
LIMIT_S = 3600

SECTIONS = {
    "speed": "Reading: speed, memory and growth",
    "pages": "Pages: text and metadata",
    "rules": "Attributions by rules",
    "reader": "Attributions by the trained reader",
    "golden": "The sample corpus against its hand-made records",
    "entities": "Who: entities in one article and across articles",
    "heads": "What finding names costs beside attributions",
    "names": "Names",
    "dates": "Dates",
    "join": "The two readers joined",
    "chains": "Chains and occasions",
    "copies": "Copies",
    "wording": "Wordings",
    "statements": "Statements",
    "growth": "How comparing grows",
    "growth_on_disk": "How matching grows on disk",
    "engines": "One run on two engines",
    "scale": "What a run costs an article",
    "extending": "What adding to a run costs",
    "end_to_end": "Sayings, from the raw articles",
    "transcripts": "Quotations against transcripts",
    "ledger": "The ledger",
    "adding": "Adding to a ledger",
    "fuzzing": "Fuzzing",
    "memory": "Memory over 10,000 articles",
    "versions": "The same results everywhere",
    "peers": "Beside what a user would pick instead",
}

HEAD = """# Results

Printed by `python -m benchmarks` (`make bench`); every figure below comes from that command. Times depend on the machine, so ratios within
one run say more than seconds.
"""


def sections_in(page: str) -> dict[str, str]:
    """The sections of a results page by the name of their benchmark."""
    return {name: body.strip() for name, body in re.findall(r"<!-- (\w+) -->\n(.*?)(?=\n<!-- \w+ -->|\Z)", page, re.DOTALL)}


def run(name: str, arguments: Sequence[str] = ()) -> str | None:
    """What one benchmark prints, or None where it failed."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=LIMIT_S, check=False)
    if done.returncode or not done.stdout.strip():
        print(f"{name} failed with exit code {done.returncode}", file=sys.stderr)
        return None
    return done.stdout


def section_of(name: str, printed: str, arguments: Sequence[str], day: date) -> str:
    """A benchmark's section: what it printed, when, and by what command."""
    body = re.sub(r"\A#+ .*\n+", "", printed.strip())
    command = shlex.join(["python", "-m", f"benchmarks.{name}", *arguments])
    measured = f"Measured on {day}, Python {platform.python_version()}, {platform.machine()}."
    return f"## {SECTIONS[name]}\n\n{body}\n\n{measured} Command: `{command}`."


def main() -> None:
    """Run what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *SECTIONS])
    parser.add_argument("--with", dest="arguments", type=shlex.split, default=[], metavar="ARGUMENTS", help="what one benchmark is given")
    parser.add_argument("--printed", type=Path, metavar="FILE", help="what one benchmark printed, on the file's day")
    given = parser.parse_args()
    names = given.names or list(SECTIONS)
    if (given.arguments or given.printed) and len(names) > 1:
        parser.error("--with and --printed go with the name of one benchmark")
    sections = sections_in(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    failed = []
    for name in names:
        printed = given.printed.read_text("utf-8") if given.printed else run(name, given.arguments)
        if printed is None:
            failed.append(name)
        else:
            at = given.printed.stat().st_mtime if given.printed else time.time()
            sections[name] = section_of(name, printed, given.arguments, datetime.fromtimestamp(at, UTC).date())
        page = "\n\n".join(f"<!-- {key} -->\n{sections[key]}" for key in SECTIONS if key in sections)
        RESULTS.write_text(f"{HEAD}\n{page}\n", "utf-8")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
