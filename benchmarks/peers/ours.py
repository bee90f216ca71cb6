"""onrecord on the same texts, in a process of its own: `python -m benchmarks.peers.ours trained|rules`, in and out as the others."""

from __future__ import annotations

import json
import sys
import time
from hashlib import sha256
from typing import Any

from onrecord.model import Page, Problem, Reading
from onrecord.pipeline.finders import finder_named
from onrecord.pipeline.reading import BATCH, articles_of, read_batch


def page(text: str) -> Page:
    """A text as a plain file."""
    content = text.encode()
    return Page("a.txt", content, sha256(content).hexdigest(), "text/plain", file="a.txt")


def main() -> None:
    """Answer every text with the whole reading's time: attributions, speakers, chains and dates."""
    begun = time.process_time()
    finder = finder_named(sys.argv[1])
    print(json.dumps({"load_s": time.process_time() - begun}), flush=True)
    pages = [page(json.loads(line)["text"]) for line in sys.stdin]
    begun = time.process_time()
    rows: list[Reading | Problem] = []
    for first in range(0, len(pages), BATCH):
        rows += read_batch(list(articles_of(pages[first : first + BATCH])), finder)
    print(json.dumps({"cpu_s": time.process_time() - begun, "answers": [answer(row) for row in rows]}))


def answer(row: Reading | Problem) -> dict[str, Any]:
    """What was found in quotation marks, and whom it is given to."""
    if isinstance(row, Problem):
        return {"quotations": [], "error": row.what}
    told = [one for one in row.attributions if one.kind != "indirect"]
    return {"quotations": [[piece, one.source[0] if one.source else None] for one in told for piece in one.content], "error": None}


if __name__ == "__main__":
    main()
