"""The rules reader on news that was annotated by hand: `python -m benchmarks.rules [--train]`.

PolNeAR dev (or train): attributions, scored by the corpora's own `score/attributions.py`. BASIL: stretches in quotation
marks of two words or more, by their hand-made class: of those that are somebody's speech, how many an attribution's content
holds; of scare quotes and titles, how many none does.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.attributions.rules import find
from onrecord.model import Article, Span, content_id
from onrecord.text.paragraphs import paragraphs
from onrecord.text.words import word_count

POLNEAR = "data/polnear"
BASIL = "data/basil/quotes/events.jsonl"
ROLES = ("source", "cue", "content")


def shared() -> Path:
    """Where the corpora lie: `ONRECORD_SHARED`, else `../shared`."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")


def article(text: str) -> Article:
    """A text as an article whose body is the whole text."""
    return Article(content_id("art", text), None, None, None, None, (), None, "en", None, text, paragraphs(text))


def predicted(part: str, target: Path) -> tuple[int, float]:
    """Read a part of PolNeAR and write what was found; returns its words and the seconds that reading took."""
    words, seconds = 0, 0.0
    gold = shared() / POLNEAR / f"{part}.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as rows, target.open("w", encoding="utf-8") as out:
        for line in rows:
            row = json.loads(line)
            words += len(row["text"].split())
            start = time.perf_counter()
            found = find(article(row["text"]))
            seconds += time.perf_counter() - start
            spans = [{**{role: getattr(a, role) for role in ROLES}, "parent": a.parent} for a in found]
            out.write(json.dumps({"id": row["id"], "attributions": spans}) + "\n")
    return words, seconds


def polnear(part: str = "dev") -> tuple[dict[str, Any], int, float]:
    """PolNeAR's figures, the words read and the seconds that reading took."""
    folder = shared() / POLNEAR
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "predicted.jsonl"
        words, seconds = predicted(part, target)
        gold, bio = folder / f"{part}.jsonl.gz", folder / f"bio_{part}.jsonl.gz"
        command = [sys.executable, str(shared() / "score/attributions.py"), str(gold), str(target), "--bio", str(bio), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout), words, seconds


def basil() -> Counter[str]:
    """Quoted stretches of two words or more by class, and how many of each an attribution's content holds."""
    counts: Counter[str] = Counter()
    with (shared() / BASIL).open(encoding="utf-8") as rows:
        for line in rows:
            event = json.loads(line)
            for report in event["articles"]:
                pieces = [piece for a in find(article(report["text"])) for piece in a.content]
                for number, place in enumerate(report["quotes"]):
                    label = event["quotes"].get(f"{report['outlet']}:q{number}", {}).get("class")
                    if label and word_count(report["text"], *place) > 1:
                        counts[label] += 1
                        counts[f"{label}, held"] += any(piece.overlaps(Span(*place)) for piece in pieces)
    return counts


def main() -> None:
    """Print the tables."""
    part = "train" if "--train" in sys.argv else "dev"
    figures, words, seconds = polnear(part)
    print(f"PolNeAR {part}, {figures['articles']} articles, {words / seconds:,.0f} words a second on one core:\n")
    print("| | BIO exact F1 | exact precision | exact recall | exact F1 | overlap F1 |\n|---|--:|--:|--:|--:|--:|")
    for role in ROLES:
        row = figures[role]
        exact = row["exact"]
        print(f"| {role} | {row['bio_exact']['f1']} | {exact['p']} | {exact['r']} | {exact['f1']} | {row['overlap']} |")
    print("\n| whole attributions | precision | recall | F1 |\n|---|--:|--:|--:|")
    for name in ("tuple", "pair"):
        print(f"| {name} | {figures[name]['p']} | {figures[name]['r']} | {figures[name]['f1']} |")
    counts = basil()
    print(
        "\nBASIL, stretches in quotation marks of two words or more:\n\n| class | stretches | in an attribution's content |\n|---|--:|--:|"
    )
    for label in ("said", "scare", "title"):
        print(f"| {label} | {counts[label]} | {counts[f'{label}, held']} |")


if __name__ == "__main__":
    main()
