"""Every command that the documentation shows runs, and prints what is shown."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.make_cli import PAGE, page
from tests.docs.shown import ROOT, pages, scripts, steps

WITH_COMMANDS = [path for path in pages() if next(steps(path), None)]
LIMIT_S = 300


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.slow
@pytest.mark.parametrize("shown", WITH_COMMANDS, ids=_name)
def test_commands_run_and_print_what_is_shown(shown: Path, tmp_path: Path) -> None:
    place = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "120", "NO_COLOR": "1"}
    (tmp_path / "src").symlink_to(ROOT / "src")
    settings = ""
    for step in steps(shown):
        done = subprocess.run(
            ["bash", "-c", f"{settings}\n{step.command}"],
            cwd=tmp_path,
            env=place,
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
            check=False,
        )
        assert done.returncode == step.code, f"$ {step.command}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        for line in step.lines:
            words = re.sub(r"\s+", " ", line).strip()
            assert words in re.sub(r"[ \t]+", " ", done.stdout + done.stderr), (
                f"$ {step.command}\nnot printed: {line}\n{done.stdout[-3000:]}"
            )
        if re.match(r"[A-Z_]+=", step.command):
            settings += f"{step.command}\n"


@pytest.mark.slow
@pytest.mark.parametrize("shown", [path for path in pages() if path.parent != ROOT and scripts(path)], ids=_name)
def test_python_examples_run(shown: Path, tmp_path: Path) -> None:
    for script in scripts(shown):
        done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=LIMIT_S, check=False)
        assert done.returncode == 0, f"{script}\n{done.stderr[-2000:]}"


def test_the_tutorial_shows_every_verb_that_a_newcomer_needs() -> None:
    shown = {shlex.split(step.command)[1] for step in steps(ROOT / "docs" / "tutorial.md") if step.command.startswith("onrecord")}
    assert {"read", "people", "explain", "compare", "check", "add", "search", "verify"} <= shown


def test_links_between_pages_lead_somewhere() -> None:
    for place in pages():
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", place.read_text("utf-8")):
            assert (place.parent / target).exists(), f"{_name(place)}: {target}"


def test_the_reference_of_the_commands_is_what_they_say_of_themselves() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.docs.make_cli"


def test_the_page_list_names_every_page() -> None:
    listed = set(re.findall(r": ([\w/-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), flags=re.MULTILINE))
    there = {path.relative_to(ROOT / "docs").as_posix() for path in pages() if path.parent != ROOT}
    assert listed == there
