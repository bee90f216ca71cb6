"""The sample corpus against its golden records, one aspect a line: `python -m benchmarks.golden`.

--rules     read by rules
--misses    print what is behind the figures
--floors    raise the floors of the tests to a little below what is measured; --lower lets them fall
"""

from __future__ import annotations

import sys
from collections import defaultdict

from onrecord import api, sample
from onrecord.model import Attribution, Reading
from tests.golden.floors import settle
from tests.golden.loader import HERE, goldens, rows
from tests.golden.scorer import Sayings, Tallies, Tally, score_article, score_check, score_identity, score_statements


def measure(reader: str = "trained") -> Tallies:
    """Read the sample corpus and score every aspect."""
    tallies: Tallies = defaultdict(Tally)
    options = api.ReadOptions(reader="rules" if reader == "rules" else "trained")
    run = api.read_all(*sample.articles(), options=options)
    tallies["articles read"].found = tallies["articles read"].wanted = len(sample.articles())
    tallies["articles read"].right = len(run.readings)
    tallies["articles read"].misses += [f"{problem.where}: {problem.what}" for problem in run.problems]
    by_name = {_stem(reading): reading for reading in run.readings}
    pairs: dict[str, dict[int, Attribution]] = defaultdict(dict)
    records = list(goldens())
    for golden in records:
        if golden.name in by_name:
            pairs[golden.name] = score_article(golden, by_name[golden.name], tallies)
    score_identity(pairs, records, tallies)
    articles = {name: reading.article.id for name, reading in by_name.items()}
    score_statements(rows("statements"), Sayings(pairs, api.compare(run.readings)), tallies, articles)
    _measure_check(tallies, options)
    return tallies


def _measure_check(tallies: Tallies, options: api.ReadOptions) -> None:
    """Hold the drafts against the articles and the transcript."""
    paths = {"drafts/draft.md": sample.draft(), **{f"check/{name}.md": HERE / "check" / f"{name}.md" for name in ("sound", "faulty")}}
    against = [str(path) for path in sample.articles()]
    transcripts = [str(path) for path in sample.transcripts()]
    result = api.check([str(path) for path in paths.values()], against=against, transcripts=transcripts, options=options)
    texts = {name: path.read_text("utf-8") for name, path in paths.items()}
    score_check([*rows("draft"), *rows("check/expected")], result.findings, texts, tallies)


def _stem(reading: Reading) -> str:
    return (reading.article.file or "").replace("\\", "/").rpartition("/")[2].rpartition(".")[0]


def table(tallies: Tallies) -> str:
    """A Markdown table."""
    lines = ["| aspect | precision | recall | F1 | right / found / wanted |", "|---|---|---|---|---|"]
    for name, tally in tallies.items():
        counts = f"{tally.right} / {tally.found} / {tally.wanted}"
        lines.append(f"| {name} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} | {counts} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and what the options ask for."""
    reader = "rules" if "--rules" in sys.argv else "trained"
    tallies = measure(reader)
    print(table(tallies))
    if "--floors" in sys.argv or "--lower" in sys.argv:
        settle(tallies, reader, lower="--lower" in sys.argv)
    if "--misses" in sys.argv:
        for name, tally in tallies.items():
            for miss in tally.misses:
                print(f"- {name}: {miss}")


if __name__ == "__main__":
    main()
