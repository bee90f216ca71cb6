"""Speed and memory of a whole run, stage by stage, from 10 to 1,000 articles. Prints Markdown.

The articles are the sample corpus, repeated with another number at each copy's end, so that no two are the same. Each size runs
in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from onrecord import api, wire
from onrecord.articles import article_of
from onrecord.attributions.quality import quality_of
from onrecord.chains import link_occasions, trace
from onrecord.entities import link, resolve
from onrecord.ingest import FetchOptions, pages
from onrecord.model import Article, Page, Reading
from onrecord.pipeline.across import statements_of
from onrecord.pipeline.finders import finder_named

SIZES = (10, 100, 1000)
BATCH = 32


def _copies(count: int) -> list[Article]:
    """As many articles as are asked for, no two the same."""
    originals = [
        article_of(page) for page in pages([str(path) for path in api.sample_articles()], FetchOptions()) if isinstance(page, Page)
    ]
    made = []
    for number in range(count):
        origin = originals[number % len(originals)]
        text = origin.text if number < len(originals) else f"{origin.text}\n\nEdition {number}."
        made.append(api.article_from_text(text, outlet=f"{origin.outlet} {number // len(originals)}", published=origin.published))
    return made


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def __call__(self, stage: str, call: Callable[..., Any], *given: Any) -> Any:
        """Call, and count the time for the stage."""
        start = time.perf_counter()
        result = call(*given)
        self.seconds[stage] += time.perf_counter() - start
        return result


def measure(count: int, reader: str) -> dict[str, Any]:
    """One run over `count` articles: seconds by stage, attributions, peak memory in MiB."""
    clock = Clock()
    started = time.perf_counter()
    finder = clock("start (weights)", finder_named, reader)
    articles = clock("articles", _copies, count)
    readings: list[Reading] = []
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        for article, encoding in zip(batch, clock("reader (encoder)", finder.encode, batch), strict=True):
            found = clock("attributions", finder.find, article, encoding)
            entities, spoken = clock("entities", resolve, article, found, encoding)
            traced = clock("chains", trace, article, entities, spoken)
            quality = quality_of(article, traced.attributions)
            readings.append(Reading(article, tuple(traced.entities), tuple(traced.attributions), quality, tuple(traced.remarks)))
    lines = clock("wire", lambda: [wire.encode(reading) for reading in readings])
    readings = clock("entities.link", link, readings)
    readings = clock("chains.link", link_occasions, readings)
    statements = clock("statements and comparison", statements_of, readings)
    return {
        "articles": count,
        "words": sum(len(article.text.split()) for article in articles),
        "attributions": sum(len(reading.attributions) for reading in readings),
        "statements": len(statements),
        "bytes": sum(map(len, lines)),
        "seconds": dict(clock.seconds),
        "total": time.perf_counter() - started,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _print(results: list[dict[str, Any]], reader: str) -> None:
    print(f"\nReader: {reader}, one process, one thread.\n")
    print("| " + " | ".join(["", *(f"{result['articles']} articles" for result in results)]) + " |")
    print("|---|" + "---|" * len(results))
    rows: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("words", lambda r: f"{r['words']:,}"),
        ("attributions", lambda r: f"{r['attributions']:,}"),
        ("statements", lambda r: f"{r['statements']:,}"),
        ("articles/s, all stages", lambda r: f"{r['articles'] / r['total']:.1f}"),
        ("words/s, all stages", lambda r: f"{r['words'] / r['total']:,.0f}"),
        ("peak memory, MiB", lambda r: f"{r['peak']:.0f}"),
    ]
    stages = list(results[-1]["seconds"])
    rows += [(f"{stage}, s", lambda r, stage=stage: f"{r['seconds'][stage]:.2f}") for stage in stages]  # type: ignore[misc]
    for name, value in rows:
        print(f"| {name} | " + " | ".join(value(result) for result in results) + " |")


def main() -> None:
    """Measure every size in a process of its own, with both readers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", type=int, help="measure this size alone and print JSON")
    parser.add_argument("--reader", default="trained", choices=["trained", "rules"])
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one, options.reader)))
        return
    for reader in ("trained", "rules"):
        results = []
        for size in SIZES:
            command = [sys.executable, "-m", "benchmarks.speed", "--one", str(size), "--reader", reader]
            done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            results.append(json.loads(done.stdout))
        _print(results, reader)


if __name__ == "__main__":
    main()
