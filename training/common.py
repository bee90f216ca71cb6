"""Make the table of common words: in how many of the training articles each word stands, in lower case, away from a sentence's beginning.

Usage: python -m training.common

Reads PolNeAR's training part (shared/data/polnear); writes `src/onrecord/text/common.json`: counts of single words only, no text. The
table gives words their weight where no collection is at hand to count in, and tells a name from a word that only opens a sentence.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import Counter
from pathlib import Path

from onrecord.text.terms import phrase

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src" / "onrecord" / "text" / "common.json"
LEAST = 12


def articles() -> list[str]:
    """The training part's texts."""
    folder = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "data" / "polnear"
    path = next(path for path in sorted(folder.iterdir()) if path.name.startswith("train."))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def main() -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    texts = articles()
    for text in texts:
        counts.update({term.form for term in phrase(text).terms if term.kind == "word" and "'" not in term.form[1:]})
    words = {word: count for word, count in sorted(counts.items()) if count >= LEAST}
    OUT.write_text(json.dumps({"articles": len(texts), "words": words}, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(words)} words of {len(texts)} articles, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
