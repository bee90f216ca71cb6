"""Windows of whole paragraphs, their augmentations, and batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.attributions.learned.distance import distances
from onrecord.reader.tags import ROLES, TAGS
from onrecord.reader.words import CLOSE_DOUBLE, ENDS, OPEN_DOUBLE, PLAIN_DOUBLE, codes
from training.polnear import Document, Paragraph, Piece

CLS, SEP, MASK, UNKNOWN = 101, 102, 103, 100
STYLES = (("“", "”"), ('"', '"'), ("''", "''"), ("``", "''"), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"))


class Pieces:
    """Wordpieces of single words, remembered."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Wordpiece numbers of one word, at least one."""
        key = word.lower()
        if key not in self.known:
            self.known[key] = self.tokenizer.encode(word[:100], add_special_tokens=False).ids[:16] or [UNKNOWN]
        return self.known[key]


def tags_of(pieces: Sequence[Piece], length: int) -> list[int]:
    """BIOES tag numbers of painted spans."""
    out = [0] * length
    for role, first, last, _ in pieces:
        name = ROLES[role]
        if first == last:
            out[first] = TAGS.index(f"S-{name}")
            continue
        out[first : last + 1] = [TAGS.index(f"I-{name}")] * (last + 1 - first)
        out[first], out[last] = TAGS.index(f"B-{name}"), TAGS.index(f"E-{name}")
    return out


def without(paragraph: Paragraph, dropped: set[int]) -> Paragraph:
    """The paragraph less some words; spans that lose all their words go too."""
    kept = [i for i in range(len(paragraph.words)) if i not in dropped]
    new = {old: i for i, old in enumerate(kept)}

    def moved(pieces: list[Piece]) -> list[Piece]:
        out = []
        for piece in pieces:
            inside = [new[i] for i in range(piece.first, piece.last + 1) if i in new]
            if inside:
                out.append(piece._replace(first=inside[0], last=inside[-1]))
        return out

    return Paragraph(
        [paragraph.words[i] for i in kept],
        [],
        moved(paragraph.pieces),
        None if paragraph.nested is None else moved(paragraph.nested),
        None if paragraph.mentions is None else [paragraph.mentions[i] for i in kept],
    )


def marks_changed(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """Other quotation marks, of one style all through; now and then one is lost."""
    style = rng.choice(STYLES)
    words, opened, dropped = [], False, set()
    lossy = rng.random() < 0.25
    for i, (word, glued) in enumerate(paragraph.words):
        new = word
        if word in OPEN_DOUBLE or (word in PLAIN_DOUBLE and not opened):
            new, opened = style[0], True
        elif word in CLOSE_DOUBLE or word in PLAIN_DOUBLE:
            new, opened = style[1], False
        is_mark = word in OPEN_DOUBLE or word in CLOSE_DOUBLE or word in PLAIN_DOUBLE
        if is_mark and lossy and rng.random() < 0.4:
            dropped.add(i)
        words.append((new, glued))
    changed = replace(paragraph, words=words)
    return without(changed, dropped) if dropped and len(dropped) < len(words) else changed


def augmented(paragraph: Paragraph, rng: random.Random) -> Paragraph:
    """A changed copy, or the paragraph itself: marks in other styles or lost, letters all small or all capital."""
    draw = rng.random()
    if draw < 0.15:
        paragraph = marks_changed(paragraph, rng)
    draw = rng.random()
    if draw < 0.05:
        paragraph = replace(paragraph, words=[(w.lower(), g) for w, g in paragraph.words])
    elif draw < 0.07:
        paragraph = replace(paragraph, words=[(w.upper(), g) for w, g in paragraph.words])
    return paragraph


def cut(documents: Sequence[Document], rng: random.Random | None, budgets: Sequence[int], pieces: Pieces) -> list[list[Paragraph]]:
    """Neighbouring paragraphs, as many as fit a budget of wordpieces drawn for each window; a longer paragraph stands alone.

    Args:
        documents: the articles.
        rng: draws the budgets; None takes the first always.
        budgets: to draw from, in wordpieces; 0 stands for a single paragraph.
        pieces: wordpieces of words.
    """
    windows = []
    for document in documents:
        window: list[Paragraph] = []
        size, budget = 0, rng.choice(budgets) if rng else budgets[0]
        for paragraph in document.paragraphs:
            length = 1 + sum(len(pieces(w)) for w, _ in paragraph.words)
            if window and size + length > budget:
                windows.append(window)
                window, size, budget = [], 0, rng.choice(budgets) if rng else budgets[0]
            window.append(paragraph)
            size += length
        if window:
            windows.append(window)
    return windows


Link = tuple[Tensor, Tensor, tuple[np.ndarray, ...], Tensor, Tensor]


@dataclass
class Batch:
    """Tensors of several windows. `gather` maps (paragraph, word) to a row of the flattened (window, piece) table."""

    pieces: Tensor
    codes: Tensor
    mask: Tensor
    gather: Tensor
    lengths: Tensor
    labels: Tensor
    nested: Tensor | None
    mentions: Tensor | None
    links: list[Link | None] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)


def link_table(cuts: list[tuple[int, Paragraph, list[int]]], rng: random.Random | None = None, lost: float = 0.0) -> list[Link | None]:
    """For each relation: rows of query and key spans, their distances, the gold column(s), and which pairs stand in one window.

    With `rng`, a share `lost` of the cues and sources is taken away, as a reader misses them: what hung on them has no partner then.
    """
    spans: list[tuple[int, int, int, int, int, int, int, frozenset[tuple[int, int]]]] = []
    ends, blocks, at = [0], [], 0
    for number, (window, paragraph, rows) in enumerate(cuts):
        for role, first, last, ties in paragraph.pieces:
            if rng and ROLES[role] != "content" and rng.random() < lost:
                continue
            spans.append((role, at + first, at + last, rows[first], rows[last], window, number, frozenset((window, t) for t in ties)))
        for word, _ in paragraph.words:
            ends.append(ends[-1] + (word in ENDS))
            blocks.append(number)
        at += len(paragraph.words)
    by_role = [[s for s in spans if s[0] == role] for role in range(len(ROLES))]
    out: list[Link | None] = []
    for q, k in ((2, 1), (1, 0), (2, 0)):
        queries, keys = by_role[q], by_role[k]
        if not queries:
            out.append(None)
            continue
        where = [np.array([(s[1], s[2]) for s in some], np.int64).reshape(-1, 2) for some in (queries, keys, by_role[1])]
        far = distances(where[0], where[1], where[2], np.array(ends), np.array(blocks))
        same = torch.tensor([[a[5] == b[5] for b in keys] + [True] for a in queries]).reshape(len(queries), -1)
        gold = torch.tensor([[bool(a[7] & b[7]) for b in keys] + [False] for a in queries]).reshape(len(queries), -1)
        gold[:, -1] = ~(gold & same)[:, :-1].any(1)
        rows = [torch.tensor([(s[3], s[4]) for s in some], dtype=torch.long).reshape(-1, 2) for some in (queries, keys)]
        out.append((rows[0], rows[1], far, gold & same, same))
    return out


def batch(
    windows: Sequence[Sequence[Paragraph]], pieces: Pieces, rng: random.Random | None = None, drop: float = 0.0, lost: float = 0.0
) -> Batch:
    """Tensors of windows; with `rng`, a share `drop` of the words is hidden behind the mask piece, and a share `lost` of links is cut."""
    ids, marks, cuts = [], [], []
    for number, window in enumerate(windows):
        row, code = [CLS], [0]
        for paragraph in window:
            firsts = []
            for (word, _), mark in zip(paragraph.words, codes(paragraph.words), strict=True):
                firsts.append(len(row))
                new = pieces(word)
                if rng and drop and rng.random() < drop:
                    new = [MASK] * len(new)
                row += new
                code += [mark] * len(new)
            row.append(SEP)
            code.append(0)
            cuts.append([number, paragraph, firsts])
        ids.append(row[:512])
        marks.append(code[:512])
    width = max(len(row) for row in ids)
    shape = (len(ids), width)
    table, coded, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.bool)
    for i, (row, code) in enumerate(zip(ids, marks, strict=True)):
        table[i, : len(row)], coded[i, : len(row)], mask[i, : len(row)] = torch.tensor(row), torch.tensor(code), True
    longest = max(len(c[1].words) for c in cuts)
    gather = torch.zeros(len(cuts), longest, dtype=torch.long)
    labels, nested = torch.zeros_like(gather), torch.full_like(gather, -100)
    mentions = torch.full_like(gather, -100)
    for i, c in enumerate(cuts):
        c[2] = [c[0] * width + min(f, 511) for f in c[2]]
        paragraph, length = c[1], len(c[1].words)
        gather[i, :length] = torch.tensor(c[2])
        labels[i, :length] = torch.tensor(tags_of(paragraph.pieces, length))
        if paragraph.nested is not None:
            inner = tags_of(paragraph.nested, length)
            for role, first, last, _ in paragraph.pieces:
                if ROLES[role] == "content":
                    nested[i, first : last + 1] = torch.tensor(inner[first : last + 1])
        if paragraph.mentions is not None:
            mentions[i, :length] = torch.tensor(paragraph.mentions)
    lengths = torch.tensor([len(c[1].words) for c in cuts])
    return Batch(
        table,
        coded,
        mask,
        gather,
        lengths,
        labels,
        nested if bool((nested >= 0).any()) else None,
        mentions if bool((mentions >= 0).any()) else None,
        link_table([tuple(c) for c in cuts], rng, lost),
        [c[1] for c in cuts],
    )


def grouped(windows: list[list[Paragraph]], budget: int, pieces: Pieces, rng: random.Random) -> Iterator[list[list[Paragraph]]]:
    """Shuffled groups of windows of similar length, each at most `budget` pieces with padding."""
    rng.shuffle(windows)
    sized = [(1 + sum(1 + sum(len(pieces(w)) for w, _ in p.words) for p in window), window) for window in windows]
    groups = []
    for at in range(0, len(sized), 256):
        group: list[list[Paragraph]] = []
        longest = 0
        for size, window in sorted(sized[at : at + 256], key=lambda x: x[0]):
            if group and max(longest, size) * (len(group) + 1) > budget:
                groups.append(group)
                group, longest = [], 0
            group.append(window)
            longest = max(longest, size)
        if group:
            groups.append(group)
    rng.shuffle(groups)
    yield from groups
