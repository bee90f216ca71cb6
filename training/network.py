"""The network: a small BERT encoder (Devlin et al. 2019) with feature codes added, and one head for each thing that is read off it."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reader.tags import MENTION_TAGS, TAGS
from onrecord.reader.words import CODES

LAYERS, WIDTH, INNER, HEADS = 6, 384, 1536, 12
VECTOR = 64


class Layer(nn.Module):
    """Self-attention and a feed-forward part, each with its residual and layer norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(batch, pieces, WIDTH) to the same; `mask` is (batch, 1, 1, pieces), True where there is a piece."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        if self.training:
            seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=self.dropout)
        else:
            weights = q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
            if mask is not None:
                weights = weights.masked_fill(~mask, -1e4)
            seen = weights.softmax(-1) @ v
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + functional.dropout(seen, self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + functional.dropout(inner, self.dropout, self.training))


class Network(nn.Module):
    """Wordpieces and feature codes in; attribution tags, nested tags, mention tags and linking vectors out, one row a piece."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.codes = nn.Embedding(CODES, WIDTH)
        nn.init.zeros_(self.codes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.nested = nn.Linear(WIDTH, len(TAGS))
        self.mentions = nn.Linear(WIDTH, len(MENTION_TAGS))
        self.vectors = nn.Linear(WIDTH, VECTOR)
        self.dropout = dropout

    def encode(self, pieces: Tensor, codes: Tensor, mask: Tensor | None) -> Tensor:
        """Hidden states, (batch, pieces, WIDTH)."""
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.codes(codes)
        x = functional.dropout(self.norm(x), self.dropout, self.training)
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def forward(self, pieces: Tensor, codes: Tensor) -> tuple[Tensor, ...]:
        """What is exported: every head's scores at every piece of one window."""
        x = self.encode(pieces, codes, None)
        return self.tags(x), self.nested(x), self.mentions(x), self.vectors(x)


def load_pretrained(net: Network, folder: Path) -> None:
    """Copy the pretrained encoder's weights in; heads and feature codes stay as they are."""
    weights = load_file(folder / "model.safetensors")
    weights = {key.removeprefix("bert."): value.float() for key, value in weights.items()}
    with torch.no_grad():
        net.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0])
        net.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        net.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(net.layers):
            at = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                pairs = (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"))
                for ours, theirs in (*pairs, ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    getattr(getattr(layer, ours), kind).copy_(weights[f"{at}{theirs}.{kind}"])
