"""The trained reader on PolNeAR dev, as it ships: `python -m benchmarks.reader`.

Figures are those of the shared scorer over raw article text; the decoder's numbers were fitted on dev, so the
cross-fitted figures of the table of decoding are the honest ones. Names are exact F1 on corpora that training kept back. Then articles a
second, the throughput over the bare encoder's, cold start and peak memory; and what each part is worth (`python -m training.ablation`).
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections import Counter
from typing import Any

import numpy as np

from onrecord.attributions import learned
from onrecord.model import Article, Attribution, Span
from onrecord.reader import Reader
from onrecord.reader.pieces import lay
from onrecord.reader.tags import MENTION_TAGS
from training import ablation, names
from training.polnear import Document, rows, shared
from training.tune import articles, calibration_error, score, scorer, short

COLD = "import time; t = time.perf_counter(); from onrecord.reader import Reader; Reader.load(); print(time.perf_counter() - t)"
KINDS = ("person", "organisation", "place")


def record(one: Attribution) -> dict[str, Any]:
    """An attribution as the scorer reads it."""
    return {"source": one.source, "cue": one.cue, "content": one.content, "parent": one.parent}


def read(reader: Reader, texts: list[Article]) -> dict[str, tuple[Attribution, ...]]:
    """What the reader finds in each article."""
    return {article.id: learned.find(article, encoding) for article, encoding in zip(texts, reader.encode(texts), strict=True)}


def attributions(found: dict[str, tuple[Attribution, ...]]) -> dict[str, float]:
    """BIO exact F1 by role, whole attributions, and calibration."""
    figures = short(score({key: [record(one) for one in some] for key, some in found.items()}))
    sure, hits = judged(found)
    return figures | {"ece": calibration_error(sure, hits), "attributions": float(len(sure)), "right": float(np.mean(hits))}


def judged(found: dict[str, tuple[Attribution, ...]]) -> tuple[list[float], list[bool]]:
    """Confidence of every attribution outside of others, and whether content and source match the gold's."""
    match = scorer().pairs
    sure: list[float] = []
    hits: list[bool] = []
    for row in rows(shared() / "data" / "polnear" / "dev.jsonl.gz"):
        gold = row["annotations"][0]["attributions"]
        told = [one for one in found[row["id"]] if one.parent is None]
        matched = {j: i for i, j in match(gold, [record(one) for one in told])}
        for j, one in enumerate(told):
            sources = [Span(*span) for span in gold[matched[j]].get("source") or []] if j in matched else None
            hit = sources is not None and (any(a.overlaps(b) for a in sources for b in one.source) or not (sources or one.source))
            sure.append(one.confidence)
            hits.append(hit)
    return sure, hits


def named(reader: Reader) -> dict[str, float]:
    """Exact F1 of the names of people, organisations and places on each set that was kept back."""
    out = {}
    for name, documents in names.held_out().items():
        counts = Counter[str]()
        for document in documents:
            counts += _named_document(reader, document)
        out[name] = 200 * counts["right"] / max(counts["gold"] + counts["told"], 1)
    return out


def _named_document(reader: Reader, document: Document) -> Counter[str]:
    """Right, gold and told names; sentences stand one a line, words apart by the spaces they had."""
    text, body, owner = "", [], []
    for paragraph in document.paragraphs:
        start = len(text)
        for i, (word, glued) in enumerate(paragraph.words):
            text += word if glued or not i else " " + word
            tag = (paragraph.mentions or [])[i]
            owner.append((len(text) - len(word), len(text), tag))
        body.append(Span(start, len(text)))
        text += "\n"
    encoding = reader.encode([Article("art", None, None, None, None, (), None, None, None, text, tuple(body))])[0]
    unknown = [(start, end) for start, end, tag in owner if tag < 0]
    gold: list[tuple[int, int, str]] = []
    before = None
    for start, end, tag in owner:
        label = MENTION_TAGS[tag] if tag > 0 else "O"
        if label[0] == "I" and before == label[2:] and gold:
            gold[-1] = (gold[-1][0], end, label[2:])
        elif label != "O":
            gold.append((start, end, label[2:]))
        before = label[2:] if label != "O" else None
    told = {(n.span.start, n.span.end, str(n.type)) for n in encoding.names}
    told = {n for n in told if n[2] in KINDS and not any(a < n[1] and n[0] < b for a, b in unknown)}
    true = {n for n in gold if n[2] in KINDS}
    return Counter(right=len(told & true), gold=len(true), told=len(told))


def speed(texts: list[Article]) -> dict[str, float]:
    """Articles a second with one thread and two, the bare encoder's share, seconds to a loaded reader, and peak memory."""
    reader = Reader.load()
    read(reader, texts[:5])
    bare = whole = single = 0.0
    for at in range(0, len(texts), 12):  # side by side, in CPU time: other work on the machine troubles both alike
        some = texts[at : at + 12]
        windows = [window for article in some for window in lay(article, reader._pieces).windows]  # noqa: SLF001 - the bare encoder
        began = time.process_time()
        for window in windows:
            reader._window(window)  # noqa: SLF001
        bare += time.process_time() - began
        began, clock = time.process_time(), time.perf_counter()
        read(reader, some)
        whole += time.process_time() - began
        single += time.perf_counter() - clock
    double = Reader.load(threads=2)
    began = time.perf_counter()
    read(double, texts)
    two = time.perf_counter() - began
    cold = min(float(subprocess.run([sys.executable, "-c", COLD], capture_output=True, text=True, check=True).stdout) for _ in range(3))
    return {
        "articles of a CPU second, one thread": len(texts) / whole,
        "articles/s, one thread": len(texts) / single,
        "articles/s, two threads": len(texts) / two,
        "throughput over the bare encoder's": bare / whole,
        "cold start, s": cold,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print the tables."""
    reader, texts = Reader.load(), articles()
    print("| PolNeAR dev | |\n|---|---|")
    for key, value in attributions(read(reader, texts)).items():
        print(f"| {key} | {value:.3f} |")
    print("\n| names, exact F1 | |\n|---|---|")
    for key, value in named(reader).items():
        print(f"| {key} | {value:.1f} |")
    print("\n| speed | |\n|---|---|")
    for key, value in speed(texts).items():
        print(f"| {key} | {value:.2f} |")
    print("\nWhat each part is worth.\n")
    ablation.curves()
    ablation.decoding()
    ablation.context()


if __name__ == "__main__":
    main()
