"""onrecord beside what a user would pick instead, on the same articles in the same run: `python -m benchmarks.peers`.

The articles are PolNeAR's development texts. Each tool runs in a process of its own, on one thread, and is timed by its own
processor seconds, loading left out. The first run sets the others up under `build/peers` from PyPI and npm.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.peers import places
from benchmarks.peers.quoted import Asked, Tally, articles, count

HERE = Path(__file__).parent
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Tool:
    """Somebody who is measured.

    Attributes:
        name: as the table calls it.
        command: makes the command line; sets the tool up where that is needed.
        quotes: whether it looks for quotations.
        names: whether it says who spoke.
    """

    name: str
    command: Callable[[], Sequence[str]]
    quotes: bool = True
    names: bool = True


def _spacy(*how: str) -> Callable[[], Sequence[str]]:
    return lambda: [str(places.python()), str(HERE / "in_spacy.py"), *how]


def _node(which: str) -> Callable[[], Sequence[str]]:
    return lambda: ["node", str(HERE / "in_node.mjs"), str(places.node()), which]


TOOLS = (
    Tool("onrecord, trained reader (whole reading)", lambda: [sys.executable, "-m", "benchmarks.peers.ours", "trained"]),
    Tool("onrecord, rules (whole reading)", lambda: [sys.executable, "-m", "benchmarks.peers.ours", "rules"]),
    Tool("textacy quotations on spaCy's small pipeline", _spacy("small", "quotations")),
    Tool("spaCy's small pipeline alone, which Citron begins with", _spacy("small"), quotes=False),
    Tool("an untrained pipeline of the large one's shape, which the Gender Gap Tracker begins with", _spacy("wide"), quotes=False),
    Tool("compromise, `quotations()`", _node("compromise"), names=False),
    Tool("wink-nlp: tokens, sentences, parts of speech, entities", _node("wink"), quotes=False),
)

NOTES = """
Found: four fifths of a quotation's characters or more lie in something reported as quoted. Precision: of the quotations that were found,
those that the annotators too took for somebody's words. Right source: of the speech with an annotated source, that which was found with a
source that shares a character with it. A quotation in an article on which a tool fails counts as not found.

Citron and the Gender Gap Tracker's extractor are on neither PyPI nor npm, and nobody's code is copied here: what stands in the table is the
pipeline that each begins with, so neither can be faster than that. The large English pipeline cannot be had from PyPI either; an untrained
one of its shape does the same work for the clock, and is measured by nothing else. wink-nlp has no finder of quotations.

Published by their authors, on other articles and by other measures, and not to be compared with the above: Citron on PARC 3, end to end,
F1: cue 82.3, source 82.0, content 59.3. Gender Gap Tracker, F1: quotations 83.7 (at an overlap of 0.3), speakers 86.5. BERT with a
CRF on PolNeAR's test part, exact F1: source 82.2, cue 74.9, content 71.0.
"""


def measure(tool: Tool, asked: Sequence[Asked]) -> tuple[Tally, float, float]:
    """How a tool did, its processor seconds over all articles, and those for loading.

    Raises:
        CalledProcessError: it could not be set up, or died.
    """
    lines = "".join(json.dumps({"text": one.text}) + "\n" for one in asked)
    done = subprocess.run(tool.command(), input=lines, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | ONE_THREAD)
    head, body = map(json.loads, done.stdout.splitlines())
    tally = Tally()
    for one, answer in zip(asked, body["answers"], strict=True):
        count(tally, one, answer["quotations"], answer["error"])
    return tally, body["cpu_s"], head["load_s"]


def _row(tool: Tool, tally: Tally, seconds: float, load: float, number: int) -> str:
    cells = [tool.name, f"{number / seconds:.1f}", f"{load:.1f}"]
    cells += [f"{tally.found / tally.speech:.3f}", f"{tally.found / max(1, tally.taken):.3f}"] if tool.quotes else ["-", "-"]
    cells += [f"{tally.right / tally.sourced:.3f}" if tool.quotes and tool.names else "-", str(tally.failed)]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, help="the first so many alone")
    asked = list(islice(articles(), parser.parse_args().articles))
    quotations = [sources for one in asked for _, sources in one.quotations]
    speech = [sources for sources in quotations if sources is not None]
    words = sum(len(one.text.split()) for one in asked)
    print(f"{len(asked)} articles of {words / len(asked):,.0f} words.", end=" ")
    print(f"Quotations in double marks: {len(quotations):,}; speech: {len(speech):,}.\n")
    print("| | articles a processor second | loading, s | speech found | precision | right source | articles failed |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for tool in TOOLS:
        try:
            print(_row(tool, *measure(tool, asked), len(asked)), flush=True)
        except (subprocess.CalledProcessError, FileNotFoundError) as error:
            print(f"| {tool.name} | could not be measured: {type(error).__name__} | | | | | |", flush=True)
    print(NOTES)


if __name__ == "__main__":
    main()
