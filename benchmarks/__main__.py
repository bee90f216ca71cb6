"""Run the benchmarks and write `benchmarks/RESULTS.md`.

    python -m benchmarks                  all of them
    python -m benchmarks speed names      some; the others' sections stay as they are

Each benchmark is a module that prints Markdown; what it prints is its section. One that fails keeps its old section, and is
named at the end.
"""

from __future__ import annotations

import argparse
import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
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


def run(name: str) -> str | None:
    """One benchmark's Markdown, or None where it failed."""
    print(f"{name} ...", file=sys.stderr, flush=True)
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], stdout=subprocess.PIPE, text=True, timeout=LIMIT_S, check=False)
    if done.returncode or not done.stdout.strip():
        print(f"{name} failed with exit code {done.returncode}", file=sys.stderr)
        return None
    measured = f"Measured on {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {platform.machine()}."
    body = re.sub(r"^#+ .*\n+", "", done.stdout.strip(), count=1) if done.stdout.lstrip().startswith("#") else done.stdout.strip()
    return f"## {SECTIONS[name]}\n\n{body}\n\n{measured} Command: `python -m benchmarks.{name}`."


def main() -> None:
    """Run what is asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *SECTIONS])
    names = parser.parse_args().names or list(SECTIONS)
    sections = sections_in(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    failed = []
    for name in names:
        section = run(name)
        if section is None:
            failed.append(name)
        else:
            sections[name] = section
        page = "\n\n".join(f"<!-- {key} -->\n{sections[key]}" for key in SECTIONS if key in sections)
        RESULTS.write_text(f"{HEAD}\n{page}\n", "utf-8")
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
