"""The trained weights as they ship: which files, of which content, and what they were made for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import ModelError

FORMAT = "onrecord/attribution-model/1"
ENCODER, WORDPIECES, MANIFEST = "encoder.onnx", "wordpieces.json", "manifest.json"
REMEDY = "install onrecord again, or read with --reader rules"


@dataclass(frozen=True, slots=True)
class Weights:
    """Paths of files that were held against their digests.

    Attributes:
        encoder: the ONNX graph.
        wordpieces: the tokeniser's vocabulary and rules.
        version: names the weights; changes whenever they do.
    """

    encoder: Path
    wordpieces: Path
    version: str


def default_folder() -> Path:
    """Where the weights lie in an installed package."""
    return Path(__file__).resolve().parent.parent / "models" / "attribution"


def check(folder: Path) -> Weights:
    """Hold the files of a model against its manifest.

    Raises:
        ModelError: a file is missing or not the one that the manifest names, or the manifest is of another format.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        digests: dict[str, str] = manifest["files"]
        version = str(manifest["version"])
        form = manifest["format"]
    except OSError as error:
        raise ModelError("the trained weights are missing", str(folder), REMEDY) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("the weights' manifest cannot be read", str(folder / MANIFEST), REMEDY) from error
    if form != FORMAT:
        raise ModelError(f"the weights are of format {form!r}, not {FORMAT!r}", str(folder), REMEDY)
    for name in (ENCODER, WORDPIECES):
        _check_file(folder / name, digests.get(name, ""))
    return Weights(folder / ENCODER, folder / WORDPIECES, version)


def _check_file(path: Path, expected: str) -> None:
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError("a file of the trained weights is missing", str(path), REMEDY) from error
    if found != expected:
        raise ModelError("a file of the trained weights is damaged", str(path), REMEDY)
