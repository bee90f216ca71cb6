"""From trained weights to what ships: an int8 ONNX graph, the tokeniser, the decoder's weights, a manifest."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from onrecord.reader.weights import ENCODER, FORMAT, MANIFEST, WORDPIECES
from training.linker import RELATIONS
from training.network import Network

OPSET = 17
DECODER = "decoder.npz"


class Rows(nn.Module):
    """An embedding kept as int8, one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers: Tensor) -> Tensor:
        """Vectors of the numbered rows."""
        return nn.functional.embedding(numbers, self.rows).float() * nn.functional.embedding(numbers, self.scale)


def to_onnx(net: Network, path: Path, *, rows: bool = True) -> None:
    """Write the float32 graph; word vectors as int8 rows where `rows` says so."""
    net.eval()
    if rows:
        net.words = Rows(net.words.weight.data)
    sample = (torch.randint(0, 30000, (1, 17)), torch.randint(0, 200, (1, 17)))
    names = ["tags", "nested", "mentions", "vectors"]
    axes = {name: {1: "length"} for name in ("pieces", "codes", *names)}
    torch.onnx.export(
        net, sample, str(path), input_names=["pieces", "codes"], output_names=names, dynamic_axes=axes, opset_version=OPSET, dynamo=False
    )


def quantise(source: Path, target: Path, *, narrow: bool = False) -> None:
    """Matrix products to int8, one scale a column; `narrow` keeps weights to 7 bits, for processors whose int8 sums saturate."""
    heads = {node.name for node in onnx.load(str(source)).graph.node if node.op_type == "MatMul" and _is_head(node)}
    quantize_dynamic(
        str(source),
        str(target),
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=narrow,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=sorted(heads),
        extra_options={"MatMulConstBOnly": True},
    )


def _is_head(node: onnx.NodeProto) -> bool:
    """Whether a matrix product belongs to a head: small, and kept in float32."""
    return not node.name.startswith("/layers")


def decoder_arrays(weights: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Chain and linker as plain float32 arrays."""
    out = {"transitions": weights["chain.transitions"].numpy()}
    for i, name in enumerate(RELATIONS):
        at = f"relations.{i}."
        for key, value in weights.items():
            if key.startswith(at):
                out[f"{name}.{key.removeprefix(at)}"] = value.numpy()
    return {key: value.astype(np.float32) for key, value in out.items()}


def manifest(folder: Path, version: str, **more: object) -> None:
    """Write the manifest: every file's SHA-256."""
    files = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir()) if p.name != MANIFEST}
    kept = {"format": FORMAT, "version": version, **more, "files": files}
    (folder / MANIFEST).write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def network(checkpoint: Path) -> tuple[Network, dict[str, Tensor]]:
    """The network of a checkpoint, and all its weights."""
    weights: dict[str, Tensor] = torch.load(checkpoint, weights_only=False)["model"]
    net = Network()
    net.load_state_dict({k.removeprefix("net."): v for k, v in weights.items() if k.startswith("net.")})
    return net, weights


def whole(checkpoint: Path, folder: Path) -> None:
    """Write the encoder in float32, word vectors too."""
    to_onnx(network(checkpoint)[0], folder / ENCODER, rows=False)


def export(checkpoint: Path, base: Path, folder: Path, *, narrow: bool = False) -> None:
    """Write the encoder, the tokeniser and the decoder's weights of a checkpoint; the manifest comes last, after tuning."""
    folder.mkdir(parents=True, exist_ok=True)
    net, weights = network(checkpoint)
    graph = checkpoint.with_suffix(".onnx")
    to_onnx(net, graph)
    quantise(graph, folder / ENCODER, narrow=narrow)
    shutil.copy(base / "tokenizer.json", folder / WORDPIECES)
    np.savez_compressed(folder / DECODER, **decoder_arrays(weights))
