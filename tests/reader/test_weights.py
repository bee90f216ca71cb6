from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.reader import Reader
from onrecord.reader.weights import check, default_folder


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "model"
    shutil.copytree(default_folder(), target)
    return target


def test_the_shipped_weights_are_what_their_manifest_says() -> None:
    weights = check(default_folder())
    assert weights.encoder.stat().st_size < 30_000_000
    assert weights.version


def test_a_missing_folder_is_a_model_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing") as caught:
        Reader.load(tmp_path / "nowhere")
    assert "--reader rules" in str(caught.value)


def test_a_missing_file(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match="missing"):
        Reader.load(copy)


def test_a_damaged_file(copy: Path) -> None:
    data = bytearray((copy / "encoder.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (copy / "encoder.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        Reader.load(copy)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": {}, "version": 1}', "\xff"])
def test_a_manifest_that_cannot_be_read(copy: Path, content: str) -> None:
    (copy / "manifest.json").write_text(content, "latin-1")
    with pytest.raises(ModelError):
        Reader.load(copy)


def test_another_format(copy: Path) -> None:
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["format"] = "onrecord/attribution-model/999"
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="format"):
        Reader.load(copy)


def test_a_file_that_is_no_graph(copy: Path) -> None:
    (copy / "encoder.onnx").write_bytes(b"not a graph")
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["files"]["encoder.onnx"] = hashlib.sha256(b"not a graph").hexdigest()
    (copy / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="cannot be loaded"):
        Reader.load(copy)
