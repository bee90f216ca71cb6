"""What is trained, on what, with which rates: the model, its losses, and its batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training import names
from training.crf import Chain
from training.linker import RELATIONS, Relation
from training.network import Network
from training.polnear import Document
from training.windows import Batch, Pieces, augmented, batch, cut, grouped

NAME_SHARES = {"wnut17": 0.3, "gum": 0.8}


@dataclass(frozen=True)
class Settings:
    """What a run is made of; kept beside its weights."""

    seed: int = 1
    epochs: float = 4.0
    budget: int = 1024
    windows: tuple[int, ...] = (0, 0, 128, 192, 256)
    rate: float = 3e-4
    head_rate: float = 2e-3
    layer_decay: float = 0.85
    warmup: float = 0.08
    dropout: float = 0.1
    hide: float = 0.06
    average: float = 0.998
    names_every: int = 6
    names_budget: int = 768
    crf: bool = True
    augment: bool = True
    articles: int = 0
    weight_decay: float = 0.05
    lost: float = 0.08


class Model(nn.Module):
    """Encoder with heads, chain and linker: everything that is trained."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.net = Network(dropout=settings.dropout)
        self.chain = Chain()
        self.relations = nn.ModuleList(Relation() for _ in RELATIONS)
        self.settings = settings

    def loss(self, made: Batch) -> dict[str, Tensor]:
        """Mean losses of one batch, by head."""
        with torch.autocast("cpu", torch.bfloat16):
            hidden = self.net.encode(made.pieces, made.codes, made.mask)
        flat = hidden.float().reshape(-1, hidden.shape[-1])
        rows = functional.dropout(flat[made.gather], 0.1, self.training)
        out: dict[str, Tensor] = {}
        if made.mentions is not None:
            out["mentions"] = functional.cross_entropy(self.net.mentions(rows).flatten(0, 1), made.mentions.flatten())
            return out
        scores = self.net.tags(rows)
        words = made.lengths.sum()
        if self.settings.crf:
            out["tags"] = self.chain.loss(scores, made.labels, made.lengths) / words
        else:
            inside = torch.arange(scores.shape[1])[None] < made.lengths[:, None]
            out["tags"] = functional.cross_entropy(scores[inside], made.labels[inside])
        if made.nested is not None:
            out["nested"] = 0.3 * functional.cross_entropy(self.net.nested(rows).flatten(0, 1), made.nested.flatten())
        for name, relation, link in zip(RELATIONS, self.relations, made.links, strict=True):
            if link is not None:
                first, second = (self.net.vectors(flat[at]).flatten(1) for at in (link[0], link[1]))
                score = relation(first, second, link[2]).masked_fill(~link[4], -1e4)
                true = torch.logsumexp(score.masked_fill(~link[3], -1e4), 1)
                out[name] = 0.1 * (torch.logsumexp(score, 1) - true).mean()
        return out


def groups(model: Model, settings: Settings) -> list[dict[str, Any]]:
    """Parameters with their learning rates: lower layers learn more slowly, word vectors not at all."""
    net = model.net
    net.words.weight.requires_grad_(requires_grad=False)
    out = [{"params": [net.places.weight, *net.norm.parameters()], "lr": settings.rate * settings.layer_decay**6, "weight_decay": 0.0}]
    for i, layer in enumerate(net.layers):
        rate = settings.rate * settings.layer_decay ** (5 - i)
        out.append({"params": [p for p in layer.parameters() if p.ndim > 1], "lr": rate, "weight_decay": settings.weight_decay})
        out.append({"params": [p for p in layer.parameters() if p.ndim == 1], "lr": rate, "weight_decay": 0.0})
    heads = [net.tags, net.nested, net.mentions, net.vectors, model.chain, model.relations]
    out.append({"params": [p for head in heads for p in head.parameters()], "lr": settings.head_rate, "weight_decay": 0.0})
    out.append({"params": [net.codes.weight], "lr": settings.head_rate, "weight_decay": 0.0})
    return out


def epoch_batches(docs: list[Document], pieces: Pieces, settings: Settings, rng: random.Random) -> Iterator[Batch]:
    """One pass over the articles, cut anew, augmented anew."""
    changed = docs
    if settings.augment:
        changed = [Document(d.id, [augmented(p, rng) for p in d.paragraphs]) for d in docs]
    for group in grouped(cut(changed, rng, settings.windows, pieces), settings.budget, pieces, rng):
        yield batch(group, pieces, rng, settings.hide, settings.lost)


def name_batches(pieces: Pieces, settings: Settings, rng: random.Random) -> Iterator[Batch]:
    """Batches of names for ever; each round takes every set once, the noisy ones in part."""
    sets = names.documents()
    while True:
        docs = [d for key, some in sets.items() for d in some if rng.random() < NAME_SHARES.get(key, 1.0)]
        changed = [Document(d.id, [augmented(p, rng) for p in d.paragraphs]) for d in docs]
        for group in grouped(cut(changed, rng, (0, 96, 160), pieces), settings.names_budget, pieces, rng):
            made = batch(group, pieces, rng, settings.hide)
            if made.mentions is not None:
                yield made
