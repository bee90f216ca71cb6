"""What the decoder has learned: transitions, links, span weights, prices and calibration, as they ship beside the encoder."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.link import Relation
from onrecord.errors import ModelError

FILE, MANIFEST = "decoder.npz", "manifest.json"
REMEDY = "install onrecord again, or read with --reader rules"
RELATIONS = ("content-cue", "cue-source", "content-source")


@dataclass(frozen=True, slots=True)
class Decoder:
    """Learned numbers of the decoder.

    Attributes:
        transitions: (tags, tags) scores of the chain.
        content_cue: which cue a content hangs on.
        cue_source: which source a cue has.
        content_source: which source a content has; None in weights that did not learn it.
        spans: (roles, features) weights that make a candidate span's probability; empty where the chain's own stands.
        prices: (3,) what a span of each role has to be worth.
        bonus: (3,) what a span of each role is worth besides if it stands on the chain's best path.
        threshold: attributions of less confidence are left out.
        nested_threshold: the same for attributions inside a content.
        confidence: weights that make an attribution's confidence; empty where the product of its parts stands.
    """

    transitions: NDArray[np.float32]
    content_cue: Relation
    cue_source: Relation
    content_source: Relation | None
    spans: NDArray[np.float64]
    prices: NDArray[np.float64]
    bonus: NDArray[np.float64]
    threshold: float
    nested_threshold: float
    confidence: NDArray[np.float64]


def decoder_of(arrays: Mapping[str, NDArray[np.float32]]) -> Decoder:
    """A decoder from its arrays; those that tuning adds may be absent."""
    links = {}
    for name in RELATIONS:
        own = {key.split(".", 1)[1]: value for key, value in arrays.items() if key.startswith(f"{name}.")}
        links[name] = Relation(own) if own else None
    content_cue, cue_source = links["content-cue"], links["cue-source"]
    if content_cue is None or cue_source is None:
        raise ModelError("the decoder's weights lack a link", FILE, REMEDY)
    return Decoder(
        transitions=np.asarray(arrays["transitions"], np.float32),
        content_cue=content_cue,
        cue_source=cue_source,
        content_source=links["content-source"],
        spans=np.asarray(arrays.get("spans", np.zeros((0, 0))), np.float64),
        prices=np.asarray(arrays.get("prices", np.full(3, 0.5)), np.float64),
        bonus=np.asarray(arrays.get("bonus", np.full(3, 0.3)), np.float64),
        threshold=float(np.asarray(arrays.get("threshold", 0.0))),
        nested_threshold=float(np.asarray(arrays.get("nested_threshold", 0.5))),
        confidence=np.asarray(arrays.get("confidence", np.zeros(0)), np.float64),
    )


def default_folder() -> Path:
    """Where the weights lie in an installed package."""
    return Path(__file__).resolve().parents[2] / "models" / "attribution"


@cache
def load(folder: Path | None = None) -> Decoder:
    """The decoder of a folder of weights, by default the shipped one; read once.

    Raises:
        ModelError: the file is missing, or not the one that the manifest names.
    """
    place = folder or default_folder()
    try:
        data = (place / FILE).read_bytes()
        expected = json.loads((place / MANIFEST).read_text("utf-8"))["files"][FILE]
    except OSError as error:
        raise ModelError("the decoder's weights are missing", str(place), REMEDY) from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("the weights' manifest cannot be read", str(place / MANIFEST), REMEDY) from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise ModelError("the decoder's weights are damaged", str(place / FILE), REMEDY)
    with np.load(io.BytesIO(data)) as arrays:
        return decoder_of(dict(arrays))
