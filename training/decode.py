"""Decoding during training, and the figures of the dev curve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from onrecord.reader.tags import ALLOWED, FINAL, INITIAL, MENTION_TAGS, ROLES, TAGS
from training.linker import RELATIONS, Relation
from training.network import Network
from training.polnear import Document, Paragraph
from training.windows import Batch, Pieces, batch, cut

LOW = -1e4


def viterbi(emissions: np.ndarray, transitions: np.ndarray) -> list[int]:
    """Best tags of one paragraph under the hard constraints."""
    barred = np.where(np.array(ALLOWED), 0.0, LOW)
    table = transitions + barred
    score = emissions[0] + np.where(np.array(INITIAL), 0.0, LOW)
    back = np.zeros(emissions.shape, np.int64)
    for t in range(1, len(emissions)):
        moved = score[:, None] + table
        back[t] = moved.argmax(0)
        score = moved[back[t], np.arange(len(score))] + emissions[t]
    at = int((score + np.where(np.array(FINAL), 0.0, LOW)).argmax())
    path = [at]
    for t in range(len(emissions) - 1, 0, -1):
        at = int(back[t, at])
        path.append(at)
    return path[::-1]


def spans(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """(role, first, last) of BIOES tag numbers."""
    found, first = [], 0
    for i, number in enumerate(tags):
        tag = TAGS[number]
        if tag[0] in "BS":
            first = i
        if tag[0] in "ES":
            found.append((ROLES.index(tag[2:]), first, i))
    return found


def f1(right: int, gold: int, told: int) -> float:
    """Harmonic mean of precision and recall, in points."""
    return 200 * right / max(gold + told, 1)


def run(net: Network, made: Batch) -> tuple[np.ndarray, ...]:
    """Scores of every head at every word, (paragraphs, words, ...)."""
    with torch.no_grad():
        hidden = net.encode(made.pieces, made.codes, made.mask)
        rows = hidden.reshape(-1, hidden.shape[-1])[made.gather]
        return tuple(head(rows).float().numpy() for head in (net.tags, net.nested, net.mentions, net.vectors))


def dev_figures(
    net: Network, transitions: np.ndarray, relations: Sequence[Relation], docs: Sequence[Document], pieces: Pieces, budget: int
) -> dict[str, float]:
    """Exact F1 of painted spans on words, and how often the linker is right on gold spans."""
    net.eval()
    right, gold, told = Counter[int](), Counter[int](), Counter[int]()
    links = Counter[str]()
    windows = sorted(cut(docs, None, [budget], pieces), key=lambda w: sum(len(p.words) for p in w))
    for at in range(0, len(windows), 16):
        made = batch(windows[at : at + 16], pieces)
        tags, _, _, vectors = run(net, made)
        for i, paragraph in enumerate(made.paragraphs):
            found = set(spans(viterbi(tags[i, : len(paragraph.words)], transitions)))
            true = {(p.role, p.first, p.last) for p in paragraph.pieces}
            for role in range(3):
                right[role] += sum(s[0] == role for s in found & true)
                gold[role] += sum(s[0] == role for s in true)
                told[role] += sum(s[0] == role for s in found)
        flat = torch.zeros(made.pieces.numel(), vectors.shape[-1])
        flat[made.gather] = torch.from_numpy(vectors)
        for name, relation, link in zip(RELATIONS, relations, made.links, strict=True):
            if link is None:
                continue
            with torch.no_grad():
                score = relation(flat[link[0]].flatten(1), flat[link[1]].flatten(1), link[2]).masked_fill(~link[4], LOW)
            best = score.argmax(1)
            links[name] += int(link[3].gather(1, best[:, None]).sum())
            links[name + "_n"] += len(best)
    out = {role: round(f1(right[i], gold[i], told[i]), 2) for i, role in enumerate(ROLES)}
    out["micro"] = round(f1(sum(right.values()), sum(gold.values()), sum(told.values())), 2)
    return out | {f"link_{name}": round(100 * links[name] / max(links[name + "_n"], 1), 2) for name in RELATIONS}


def mention_spans(tags: Sequence[int]) -> list[tuple[str, int, int]]:
    """(type, first, last) of BIO tag numbers; an I without its B starts a mention."""
    found: list[tuple[str, int, int]] = []
    before = "O"
    for i, number in enumerate(tags):
        tag = MENTION_TAGS[number] if number >= 0 else "O"
        if tag[0] == "B" or (tag[0] == "I" and tag[2:] != before[2:]):
            found.append((tag[2:], i, i))
        elif tag[0] == "I":
            found[-1] = (tag[2:], found[-1][1], i)
        before = tag
    return found


def mention_figures(net: Network, sets: dict[str, list[Document]], pieces: Pieces) -> dict[str, float]:
    """Exact F1 of person, organisation and place names on each held-out set; a name that touches unknown words is not counted."""
    net.eval()
    out = {}
    for name, docs in sets.items():
        right = gold = told = 0
        windows = sorted(cut(docs, None, [192], pieces), key=lambda w: sum(len(p.words) for p in w))
        for at in range(0, len(windows), 32):
            made = batch(windows[at : at + 32], pieces)
            scores = run(net, made)[2]
            for i, paragraph in enumerate(made.paragraphs):
                r, g, t = mention_counts(scores[i, : len(paragraph.words)].argmax(-1), paragraph)
                right, gold, told = right + r, gold + g, told + t
        out[f"names_{name}"] = round(f1(right, gold, told), 2)
    return out


def mention_counts(found: np.ndarray, paragraph: Paragraph) -> tuple[int, int, int]:
    """Right, gold and told names of one sentence."""
    known = paragraph.mentions or []
    told = {s for s in mention_spans(found.tolist()) if s[0] != "misc" and all(known[j] >= 0 for j in range(s[1], s[2] + 1))}
    true = {s for s in mention_spans(known) if s[0] != "misc"}
    return len(told & true), len(true), len(told)
