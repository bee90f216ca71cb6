"""States inside the shipped encoder, for heads that are fitted on it as it is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper

from onrecord.reader.pieces import Layout
from onrecord.reader.run import feed, session_of


def output_of(layer: int) -> str:
    """The name that the encoder's graph gives to what a layer puts out, counted from 0."""
    return f"/layers.{layer}/norm2/LayerNormalization_output_0"


def tapped(encoder: Path, output: str) -> ort.InferenceSession:
    """The encoder with a layer's output (`output_of`) as one more of its own."""
    model = onnx.load(str(encoder))
    model.graph.output.append(helper.make_tensor_value_info(output, TensorProto.FLOAT, None))
    return session_of(model.SerializeToString())


def states_of(session: ort.InferenceSession, output: str, layout: Layout) -> list[np.ndarray]:
    """For each window of a text the states of its words, (words, width)."""
    return [session.run([output], feed(window))[0][0][np.array(window.firsts)] for window in layout.windows]
