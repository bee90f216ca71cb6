"""The commands that the documentation shows, and what it says they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"(?:<!-- exit: (\d+) -->\n)?```console\n(.*?)```", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """One command, the exit code it should end with, and lines that it should print."""

    command: str
    code: int
    lines: tuple[str, ...]


def pages() -> list[Path]:
    """Every page for readers, the README first."""
    return [path for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if "decisions" not in path.parts]


def steps(page: Path) -> Iterator[Step]:
    """The commands of a page, in order: lines after `$ `; what follows them is output; `...` stands for lines not shown."""
    for code, block in BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *output = part.rstrip().split("\n")
            while command.endswith("\\") and output:
                command += "\n" + output.pop(0)
            yield Step(command, int(code or 0), tuple(line for line in output if line.strip() not in {"", "..."}))


def scripts(page: Path) -> list[str]:
    """The Python examples of a page."""
    return re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
