"""The reader: articles in, what the encoder saw out.

Each window runs by itself, unpadded, on one thread, and windows run side by side. The encoder's int8 activations are scaled by what
stands in the window alone, so that an article's encoding does not depend on the articles beside it nor on the number of threads. Nor does
it depend on the processor: without int8 dot products (x86 before AVX-512 VNNI) the fast sums of products overflow and are clipped, by up
to .7 of a score, so the exact ones are asked for, which cost nothing that could be measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.model.article import Article
from onrecord.model.encoding import Encoding, Scores
from onrecord.reader.names import names
from onrecord.reader.pieces import BUDGET, LIMIT, Layout, Pieces, Window, lay, pieces_of
from onrecord.reader.tags import TAGS
from onrecord.reader.weights import REMEDY, check, default_folder

Floats = NDArray[np.float32]
OUTPUTS = ("tags", "nested", "mentions", "vectors", "who")  # the last may be missing: weights that no pronouns were added to
EXACT = ("session.x64quantprecision", "1")


class Reader:
    """The trained encoder, loaded once. Make one with `Reader.load`.

    Attributes:
        version: names the weights.
        threads: how many windows run side by side.
        budget: wordpieces that paragraphs side by side may have together in a window.
    """

    def __init__(self, session: ort.InferenceSession, pieces: Pieces, version: str, threads: int, budget: int = BUDGET) -> None:
        self._session = session
        given = {each.name for each in session.get_outputs()}
        self._outputs = [output for output in OUTPUTS if output in given]
        self._pieces = pieces
        self.version = version
        self.threads = threads
        self.budget = budget

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 1, budget: int = BUDGET) -> Reader:
        """Load the weights of a folder, by default those that ship with the package.

        Args:
            path: a folder with `manifest.json` and the files it names.
            threads: how many windows run side by side; changes no result.
            budget: wordpieces that paragraphs side by side may have together in a window; changes results.

        Raises:
            ModelError: weights are missing, damaged or of another format.
        """
        weights = check(path or default_folder())
        try:
            session = session_of(str(weights.encoder))
            pieces = pieces_of(weights.wordpieces)
        except Exception as error:  # both libraries raise errors of their own kinds
            raise ModelError("the trained weights cannot be loaded", str(path or default_folder()), REMEDY) from error
        return cls(session, pieces, weights.version, max(1, threads), budget)

    def encode(self, articles: Sequence[Article]) -> list[Encoding]:
        """What the encoder saw in each article, in order; the same whatever stands beside it in the call."""
        layouts = [lay(article, self._pieces, self.budget, max(self.budget, LIMIT)) for article in articles]
        windows = [window for layout in layouts for window in layout.windows]
        if self.threads > 1 and len(windows) > 1:
            with ThreadPoolExecutor(self.threads) as pool:
                outputs = list(pool.map(self._window, windows))
        else:
            outputs = [self._window(window) for window in windows]
        encodings, at = [], 0
        for article, layout in zip(articles, layouts, strict=True):
            encodings.append(_encoding(article.text, layout, outputs[at : at + len(layout.windows)]))
            at += len(layout.windows)
        return encodings

    def _window(self, window: Window) -> tuple[Floats, ...]:
        """Every head's scores at every word of one window."""
        firsts = np.array(window.firsts, np.int64)
        return tuple(table[0][firsts] for table in self._session.run(self._outputs, feed(window)))


def session_of(encoder: str | bytes) -> ort.InferenceSession:
    """An encoder, from a file or from its bytes, made ready to run on one thread with exact sums."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry(*EXACT)
    return ort.InferenceSession(encoder, options, providers=["CPUExecutionProvider"])


def feed(window: Window) -> dict[str, NDArray[np.int64]]:
    """What the encoder takes in for a window."""
    return {"pieces": np.array([window.pieces], np.int64), "codes": np.array([window.codes], np.int64)}


def _encoding(text: str, layout: Layout, outputs: Sequence[tuple[Floats, ...]]) -> Encoding:
    """One article's windows, joined."""
    columns = [np.ascontiguousarray(np.concatenate(column), "<f4") for column in zip(*outputs, strict=True)]
    columns += [np.zeros((0, 0), "<f4")] * (len(OUTPUTS) - len(columns))
    tags, nested, mentions, vectors, who = columns
    return Encoding(
        words=tuple(layout.words),
        blocks=tuple(layout.blocks),
        tags=Scores(TAGS, tags.tobytes()),
        nested=Scores(TAGS, nested.tobytes()),
        vectors=Scores(tuple(f"v{i}" for i in range(vectors.shape[1])), vectors.tobytes()),
        names=names(mentions, layout.words, layout.blocks, text),
        who=Scores(who_labels(who.shape[1]), who.tobytes()),
    )


def who_labels(columns: int) -> tuple[str, ...]:
    """Names of the columns of `Encoding.who`."""
    half = columns // 2
    return (*(f"q{i}" for i in range(half)), *(f"k{i}" for i in range(half)), "c") if half else ()
