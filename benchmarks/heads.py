"""What finding names and asking for pronouns costs beside attributions: the same encoder pass with and without their heads.

Windows of PolNeAR dev are run in turn with each set of outputs, so that both see the same machine; only ratios are printed.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
import onnxruntime as ort

from benchmarks.entities import dev
from onrecord.reader.names import names
from onrecord.reader.pieces import Window, lay, pieces_of
from onrecord.reader.run import feed, session_of
from onrecord.reader.weights import ENCODER, WORDPIECES, default_folder

ARTICLES, ROUNDS = 20, 5
BARE = ("tags", "nested", "vectors")


def passed(session: ort.InferenceSession, windows: Sequence[Window], outputs: Sequence[str]) -> float:
    """CPU seconds of one pass over some windows."""
    start = time.process_time()
    for window in windows:
        session.run(list(outputs), feed(window))
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    folder = default_folder()
    session = session_of(str(folder / ENCODER))
    pieces = pieces_of(folder / WORDPIECES)
    articles = [article for article, _ in dev()][:ARTICLES]
    layouts = [lay(article, pieces) for article in articles]
    windows = [window for layout in layouts for window in layout.windows]
    sets = {"attributions alone": BARE, "with names": (*BARE, "mentions"), "with names and pronouns": (*BARE, "mentions", "who")}
    passed(session, windows, BARE)
    best = {name: min(passed(session, windows, outputs) for _ in range(ROUNDS)) for name, outputs in sets.items()}
    scores = [np.random.default_rng(1).normal(size=(len(layout.words), 9)).astype(np.float32) for layout in layouts]
    start = time.process_time()
    for article, layout, table in zip(articles, layouts, scores, strict=True):
        names(table, layout.words, layout.blocks, article.text)
    reading = time.process_time() - start
    print("| one pass of the encoder | CPU time, attributions alone = 1 |\n|---|---|")
    for name, seconds in best.items():
        print(f"| {name} | {seconds / best['attributions alone']:.3f} |")
    print(f"| the names read off the tags, besides | {reading / best['attributions alone']:.3f} |")


if __name__ == "__main__":
    main()
