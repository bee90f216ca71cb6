"""The training loop: batches of attributions and names in turn, one optimiser, averaged weights, checkpoints that it resumes from."""

from __future__ import annotations

import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training import names
from training.decode import dev_figures, mention_figures
from training.learn import Model, Settings, epoch_batches, groups, name_batches
from training.network import load_pretrained
from training.polnear import Document
from training.windows import Batch, Pieces, cut, grouped

SHOWN, SAVED = 50, 400
DEV_BUDGET = 192
NAMES_WEIGHT = 0.7
STILL = frozenset({"net.words.weight"})


def pieces_of(base: Path) -> Pieces:
    """The pretrained encoder's wordpieces."""
    pieces = Pieces(Tokenizer.from_file(str(base / "tokenizer.json")))
    pieces.tokenizer.no_truncation()
    pieces.tokenizer.no_padding()
    return pieces


class Run:
    """One training run in one folder: `log.jsonl`, `settings.json`, `last.pt` to resume from, `average.pt` with the averaged weights.

    Args:
        settings: what the run is made of.
        folder: where it keeps its files.
        base: the pretrained encoder's folder.
        docs: what it learns from.
        dev_docs: what its curve is measured on.
        start: weights to go on from, instead of the pretrained encoder's.
        resume: go on from `last.pt` where there is one.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        base: Path,
        docs: Sequence[Document],
        dev_docs: Sequence[Document],
        *,
        start: Path | None = None,
        resume: bool = False,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.settings, self.folder, self.dev_docs = settings, folder, list(dev_docs)
        self.docs = list(docs)[: settings.articles] if settings.articles else list(docs)
        torch.manual_seed(settings.seed)
        self.rng = random.Random(settings.seed)  # noqa: S311 - reproducible, not secret
        self.pieces = pieces_of(base)
        self.model = Model(settings)
        load_pretrained(self.model.net, base)
        if start:
            self.model.load_state_dict(torch.load(start, weights_only=False)["model"], strict=False)
        windows = cut(self.docs, random.Random(0), settings.windows, self.pieces)  # noqa: S311
        self.per_epoch = sum(1 for _ in grouped(windows, settings.budget, self.pieces, random.Random(0)))  # noqa: S311
        self.steps = int(self.per_epoch * settings.epochs)
        self.optimiser = torch.optim.AdamW(groups(self.model, settings), betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.average = copy.deepcopy(self.model.state_dict())
        self.step = 0
        resumed = resume and (folder / "last.pt").exists()
        if resumed:
            self._restore(torch.load(folder / "last.pt", weights_only=False))
        self.log = (folder / "log.jsonl").open("a" if resumed else "w", encoding="utf-8")
        (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1) + "\n", "utf-8")
        self._tell({"steps": self.steps, "per_epoch": self.per_epoch, "from": self.step})

    def train(self) -> Path:
        """Take all steps that are left, and say where the averaged weights are."""
        aside = name_batches(self.pieces, self.settings, self.rng)
        began, sums = time.monotonic(), dict[str, float]()
        batches: Iterator[Batch] = iter(())
        while self.step < self.steps:
            made = next(batches, None)
            if made is None:
                batches = epoch_batches(self.docs, self.pieces, self.settings, self.rng)
                continue
            for key, value in self._update(made, aside).items():
                sums[key] = 0.98 * sums.get(key, value) + 0.02 * value
            if self.step % SHOWN == 0:
                shown = {key: round(value, 4) for key, value in sums.items()}
                self._tell({"step": self.step, "seconds": round(time.monotonic() - began), **shown})
            if self.step % SAVED == 0 or self.step == self.steps:
                self._save()
            if self.step % max(self.per_epoch // 2, 1) == 0 or self.step == self.steps:
                figures = evaluate(self.average, self.settings, self.dev_docs, self.pieces, names_too=self.step == self.steps)
                self._tell({"step": self.step, "epoch": round(self.step / self.per_epoch, 2), **figures})
        return self.folder / "average.pt"

    def _update(self, made: Batch, aside: Iterator[Batch]) -> dict[str, float]:
        """One step of the optimiser and of the average; the losses."""
        self.model.train()
        at, warm = (self.step + 1) / self.steps, self.settings.warmup
        factor = min(at / warm, max(0.02, (1 - at) / (1 - warm)))
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        losses = self.model.loss(made)
        torch.stack(list(losses.values())).sum().backward()
        if self.settings.names_every and self.step % self.settings.names_every == 0:
            extra = self.model.loss(next(aside))
            (NAMES_WEIGHT * extra["mentions"]).backward()
            losses |= extra
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        decay = min(self.settings.average, self.step / (self.step + 10))
        with torch.no_grad():
            state = self.model.state_dict()
            moving = [key for key in state if key not in STILL]
            torch._foreach_lerp_([self.average[key] for key in moving], [state[key] for key in moving], 1 - decay)
        return {key: value.item() for key, value in losses.items()}

    def _save(self) -> None:
        state: dict[str, Any] = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(), "average": self.average}
        state |= {"step": self.step, "rng": self.rng.getstate()}
        kept = {"model": self.average, "settings": asdict(self.settings), "step": self.step}
        for name, what in (("last", state), ("average", kept)):
            torch.save(what, self.folder / f"{name}.tmp")
            (self.folder / f"{name}.tmp").replace(self.folder / f"{name}.pt")

    def _restore(self, kept: dict[str, Any]) -> None:
        self.model.load_state_dict(kept["model"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.average, self.step = kept["average"], kept["step"]
        self.rng.setstate(kept["rng"])

    def _tell(self, what: dict[str, Any]) -> None:
        print(json.dumps(what), file=self.log, flush=True)


def evaluate(
    weights: dict[str, Tensor], settings: Settings, dev_docs: Sequence[Document], pieces: Pieces, *, names_too: bool
) -> dict[str, float]:
    """The dev curve's figures for given weights."""
    model = Model(settings)
    model.load_state_dict(weights)
    table = model.chain.transitions.detach().numpy()
    figures = dev_figures(model.net, table, list(model.relations), dev_docs, pieces, DEV_BUDGET)
    return figures | (mention_figures(model.net, names.held_out(), pieces) if names_too else {})


FRESH = ("net.nested", "relations.2")
LAST = ("net.mentions",)


def mean(paths: Sequence[Path], target: Path) -> Path:
    """Average the weights of several runs (a "model soup"; Wortsman et al. 2022).

    Args:
        paths: averaged weights of runs that went on from the same weights.
        target: where the mean is kept.

    Parts that the first run did not train (`FRESH`) leave it out; the head for names is the last run's.
    """
    kept = [torch.load(path, weights_only=False) for path in paths]
    out = {}
    for key in kept[-1]["model"]:
        some = kept[-1:] if key.startswith(LAST) else kept[1:] if key.startswith(FRESH) else kept
        out[key] = torch.stack([one["model"][key] for one in some]).mean(0)
    torch.save({"model": out, "settings": kept[-1]["settings"], "step": sum(one["step"] for one in kept)}, target)
    return target
