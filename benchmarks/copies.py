"""Copies found, and how fast: `python -m benchmarks.copies`.

Copies are made from every BASIL article and every AEB page's hand-made text: cut short at the end (wire copy trimmed to
fit), paragraphs or sentences set in another order, a third of the sentences dropped, wrapped in another outlet's
boilerplate, and words replaced here and there. One made copy of each kind joins the originals; a pair counts as found when
it joins a copy with its original or two copies of one original. BASIL by itself holds three outlets' own articles on each
event and no copies: every pair found there is a false one.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import time
from pathlib import Path

from onrecord.chains import copies
from onrecord.model import Article, Span, content_id
from onrecord.text.sentences import sentences

EDITED = 0.03
SHORTEST = 60
BOILERPLATE = (
    "Sign up to the morning letter of this paper and read the day's news before breakfast. Copyright of this page lies with its publisher.",
    "All rights are reserved. This material may not be broadcast, rewritten or passed on without leave in writing from the newsroom.",
    "Read more of our reporting on this subject in the weekend edition, or write to the editor at the address given below.",
)


def shared() -> Path:
    """Where the corpora lie: `ONRECORD_SHARED`, else `../shared`."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")


def basil() -> list[str]:
    """The texts of the BASIL articles."""
    with gzip.open(shared() / "data/basil/events.jsonl.gz", "rt", encoding="utf-8") as lines:
        return ["\n".join(" ".join(paragraph) for paragraph in json.loads(line)["paragraphs"]) for line in lines]


def aeb() -> list[str]:
    """The hand-made texts of the AEB pages."""
    folder = shared() / "data/pages/aeb"
    with (folder / "ground-truth.json").open(encoding="utf-8") as file:
        return [page["articleBody"] for page in json.load(file).values() if page.get("articleBody")]


def article(name: str, text: str, outlet: str) -> Article:
    """A text as an article of one paragraph."""
    return Article(content_id("art", name), name, None, outlet, None, (), None, "en", None, text, (Span(0, len(text)),) if text else ())


def variants(text: str, rng: random.Random) -> dict[str, str]:
    """One made copy of each kind."""
    pieces = [span.of(text) for line in _lines(text) for span in sentences(text, *line)]
    trimmed = pieces[: max(4, len(pieces) * 3 // 5)]
    shuffled = pieces[:]
    rng.shuffle(shuffled)
    thinned = [piece for piece in pieces if rng.random() > 1 / 3] or pieces
    words = text.split()
    edited = [word if rng.random() > EDITED else rng.choice(words) for word in words]
    return {
        "trimmed": " ".join(trimmed),
        "reordered": " ".join(shuffled),
        "thinned": " ".join(thinned),
        "wrapped": " ".join((*BOILERPLATE[:2], *pieces, BOILERPLATE[2])),
        "trimmed and wrapped": " ".join((BOILERPLATE[0], *trimmed, *BOILERPLATE[1:])),
        "edited": " ".join(edited),
    }


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def measure(seed: int = 7) -> dict[str, float]:
    """Precision and recall over made copies, false pairs on BASIL alone, articles a CPU-second."""
    rng = random.Random(seed)  # noqa: S311 - made copies, no secrets
    articles: list[Article] = []
    family: dict[str, int] = {}
    kinds: dict[str, str] = {}
    texts = [*basil(), *(text for text in aeb() if len(text.split()) >= SHORTEST)]
    for number, text in enumerate(texts):
        for kind, words in {"original": text, **variants(text, rng)}.items():
            made = article(f"{number} {kind}", words, kind)
            articles.append(made)
            family[made.id], kinds[made.id] = number, kind
    start = time.process_time()
    found = copies.find(articles)
    seconds = time.process_time() - start
    joined = {frozenset((copy.original, copy.copy)) for copy in found}
    right = sum(len({family[one] for one in pair}) == 1 for pair in joined)
    originals = {family[one.id]: one.id for one in articles if kinds[one.id] == "original"}
    wanted = [(one.id, originals[family[one.id]]) for one in articles if kinds[one.id] != "original"]
    figures = {
        "articles": len(articles),
        "precision": right / max(1, len(joined)),
        "recall": sum(frozenset(pair) in joined for pair in wanted) / len(wanted),
        "articles a CPU-second": len(articles) / seconds,
        "false pairs on BASIL alone": len(copies.find([article(f"basil {n}", text, "") for n, text in enumerate(basil())])),
    }
    for kind in sorted({kind for kind in kinds.values() if kind != "original"}):
        pairs = [pair for pair in wanted if kinds[pair[0]] == kind]
        figures[f"recall, {kind}"] = sum(frozenset(pair) in joined for pair in pairs) / len(pairs)
    return figures


def main() -> None:
    """Print the table."""
    print("| measure | value |\n|---|---|")
    for name, value in measure().items():
        print(f"| {name} | {value:,.0f} |" if value > 1 or name.startswith("false") else f"| {name} | {value:.4f} |")


if __name__ == "__main__":
    main()
