"""What each corpus adds to the head that finds names: `python -m training.mentions`.

The head is fitted anew on the shipped encoder's last layer, on all five corpora, on all but one, and on each alone, and measured on what
no fit has seen: `names.held_out`, and every tenth document of GUM, which has no such part. Only the head is fitted: the encoder below it
has learned from all five (from that tenth of GUM too), so what a corpus gave to the encoder stays in every row.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import onnxruntime as ort
import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model import Article, Span
from onrecord.reader.pieces import Pieces, lay, pieces_of
from onrecord.reader.tags import MENTION_TAGS
from onrecord.reader.weights import ENCODER, WORDPIECES, default_folder
from training import names
from training.decode import f1, mention_counts
from training.learn import NAME_SHARES
from training.network import LAYERS, WIDTH
from training.polnear import Document, Paragraph
from training.states import output_of, states_of, tapped

HIDDEN = output_of(LAYERS - 1)
EPOCHS, BATCH, RATE = 4, 1024, 5e-3
TENTH = 10


class Seen(NamedTuple):
    """One corpus as the encoder sees it: sentences one after another, a state and a tag's number for each word."""

    sentences: list[Paragraph]
    states: Tensor
    tags: Tensor


def article_of(document: Document) -> Article:
    """A document's sentences as an article of one paragraph each, its words at the offsets that they have."""
    lines, body, start = [], [], 0
    for sentence in document.paragraphs:
        line = [" "] * sentence.offsets[-1][1]
        for (word, _), (first, end) in zip(sentence.words, sentence.offsets, strict=True):
            line[first:end] = word
        lines.append("".join(line))
        body.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Article("art-0", None, None, None, None, (), None, "en", None, "\n".join(lines), tuple(body))


def seen(documents: Sequence[Document], session: ort.InferenceSession, pieces: Pieces) -> Seen:
    """The states of some documents' words."""
    sentences: list[Paragraph] = []
    states: list[np.ndarray] = []
    for document in (each for each in documents if each.paragraphs):
        layout = lay(article_of(document), pieces)
        states += states_of(session, HIDDEN, layout)
        sentences += document.paragraphs
    tags = [tag for sentence in sentences for tag in sentence.mentions or []]
    return Seen(sentences, torch.from_numpy(np.concatenate(states)), torch.tensor(tags))


def fit(corpora: Sequence[Seen]) -> nn.Linear:
    """A head fitted on the words of some corpora whose tags are known."""
    torch.manual_seed(1)
    states, tags = (torch.cat(parts) for parts in zip(*((one.states, one.tags) for one in corpora), strict=True))
    head = nn.Linear(WIDTH, len(MENTION_TAGS))
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE)
    known = torch.nonzero(tags != names.UNKNOWN)[:, 0]
    steps = EPOCHS * (len(known) // BATCH + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for chosen in known[torch.randperm(len(known))].tensor_split(len(known) // BATCH + 1):
            optimiser.zero_grad()
            functional.cross_entropy(head(states[chosen]), tags[chosen]).backward()
            optimiser.step()
            rate.step()
    return head


def measured(head: nn.Linear, corpus: Seen) -> float:
    """Exact F1 of people, bodies and places, in points."""
    with torch.no_grad():
        best = head(corpus.states).argmax(-1).numpy()
    counts, at = np.zeros(3, np.int64), 0
    for sentence in corpus.sentences:
        counts += mention_counts(best[at : at + len(sentence.words)], sentence)
        at += len(sentence.words)
    return f1(*counts.tolist())


def choices(corpora: dict[str, Seen]) -> Iterator[tuple[str, list[Seen]]]:
    """Each row of the table with the corpora that its head is fitted on."""
    yield "all five", list(corpora.values())
    for name in corpora:
        yield f"without {name}", [one for other, one in corpora.items() if other != name]
    for name, one in corpora.items():
        yield f"{name} alone", [one]


def main() -> None:
    """Read, fit, measure, print."""
    torch.set_num_threads(1)
    session, pieces = tapped(default_folder() / ENCODER, HIDDEN), pieces_of(default_folder() / WORDPIECES)
    draw = random.Random(1)  # noqa: S311 - reproducible, not secret
    known, aside = names.documents(), names.held_out()
    aside["gum"] = known["gum"][::TENTH]
    del known["gum"][::TENTH]
    taken = {name: [d for d in some if draw.random() < NAME_SHARES.get(name, 1.0)] for name, some in known.items()}
    corpora = {name: seen(some, session, pieces) for name, some in taken.items()}
    held = {name: seen(some, session, pieces) for name, some in aside.items()}
    print("Exact F1 of people, bodies and places on held-out parts.\n")
    print("| head fitted on | words with a tag | " + " | ".join(held) + " | mean |\n|---|--:|" + "--:|" * (len(held) + 1))
    for name, chosen in choices(corpora):
        head = fit(chosen)
        figures = [measured(head, corpus) for corpus in held.values()]
        words = sum(int((one.tags != names.UNKNOWN).sum()) for one in chosen)
        print(f"| {name} | {words:,} | " + " | ".join(f"{value:.1f}" for value in [*figures, float(np.mean(figures))]) + " |", flush=True)


if __name__ == "__main__":
    main()
