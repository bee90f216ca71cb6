"""How well quotations are found in transcripts, and what is said about them.

Usage: python -m benchmarks.transcripts

Prints a Markdown table. Quotations of seven outlets against 985 transcripts of one campaign, searched among all. Labels `other`
(another utterance, or somebody else's words read out) are left out of the counts of places and relations.
"""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from benchmarks.wording_pairs import shared
from onrecord.comparison import Record, check, transcribed
from onrecord.model import Article, Attribution, Entity, Finding, Reading, Span, content_id
from onrecord.text.paragraphs import paragraphs

VERDICTS = {"same": "verbatim", "silent-cut": "trimmed", "marked-cut": "trimmed", "spliced": "spliced", "reworded": "reworded"}
FILES = ("transcripts.jsonl.gz", "quotations.jsonl")
LOCATED = 500


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled quotation and what was found."""

    label: dict
    finding: Finding

    @property
    def placed(self) -> bool:
        """Whether the labelled place, or the same words in a transcript of the same day, is among the evidence."""
        low, high = self.label["aligned"][0][0], self.label["aligned"][-1][1]
        return any(one.file == self.label["transcript"] and one.span.start < high and one.span.end > low for one in self.finding.evidence)

    @property
    def first(self) -> bool:
        """Whether it is the first evidence, or that is another record of the same day."""
        evidence = self.finding.evidence
        return self.placed and (evidence[0].file == self.label["transcript"] or _day(evidence[0].file) == _day(self.label["transcript"]))


@cache
def transcripts() -> tuple[dict, ...]:
    """The transcripts as they are stored."""
    with gzip.open(shared() / "transcripts" / FILES[0], "rt", encoding="utf-8") as lines:
        return tuple(map(json.loads, lines))


@cache
def _days() -> dict[str, str]:
    return {row["id"]: row["date"] for row in transcripts()}


def _day(name: str | None) -> str | None:
    return _days().get(name or "")


def readings() -> list[Reading]:
    """The transcripts, read."""
    return [
        transcribed(
            Article(
                row["id"], row["id"], None, None, row["title"], (), row["date"], "en", None, row["text"], paragraphs(row["text"])
            )
        )
        for row in transcripts()
    ]  # fmt: skip


def labels() -> list[dict]:
    """The labelled quotations."""
    return [json.loads(line) for line in (shared() / "transcripts" / FILES[1]).read_text("utf-8").splitlines()]


def drafts() -> Iterator[tuple[list[dict], Reading]]:
    """One draft for each article that is quoted from: a paragraph `SOURCE said: “...”` for each of its quotations."""
    by_article: dict[str, list[dict]] = {}
    for label in labels():
        by_article.setdefault(label["article"], []).append(label)
    for name, rows in by_article.items():
        text = ""
        entities: dict[str, Entity] = {}
        attributions: list[Attribution] = []
        for row in rows:
            source = row["source"] or "somebody"
            speaker = content_id("ent", source)
            entities.setdefault(speaker, Entity(speaker, "person", source))
            start = len(text) + len(source) + len(" said: ")
            text += f"{source} said: “{row['quote']}”\n\n"
            span = Span(start, start + len(row["quote"]) + 2)
            attributions.append(Attribution(content_id("att", name, *span), "direct", (span,), (), (), speaker))
        article = Article(name, name, None, None, None, (), rows[0]["published"], "en", None, text, paragraphs(text))
        yield rows, Reading(article, tuple(entities.values()), tuple(attributions))


def measure() -> tuple[list[Row], float, float]:
    """Every labelled quotation with what was found, seconds to build the index, and seconds to check 500 quotations."""
    read = readings()
    start = time.perf_counter()
    record = Record(transcripts=read, independent=len)
    built = time.perf_counter() - start
    rows: list[Row] = []
    start = time.perf_counter()
    for wanted, draft in drafts():
        found = {finding.content[0].start: finding for finding in check(draft, record)}
        rows += [Row(label, found[one.content[0].start]) for label, one in zip(wanted, draft.attributions, strict=True)]
    return rows, built, (time.perf_counter() - start) * LOCATED / len(rows)


def figures(rows: list[Row]) -> dict[str, float]:
    """The shares that floors are set on."""
    judged = [row for row in rows if row.label["relation"] != "other"]
    same = [row for row in judged if row.label["relation"] == "same"]
    rest = [row for row in judged if row.label["relation"] != "same"]
    sure = [row for row in rest if row.label["sure"]]

    def share(chosen: list[Row], right: list[bool]) -> float:
        return sum(right) / max(1, len(chosen))

    return {
        "place": share(judged, [row.placed for row in judged]),
        "first place": share(judged, [row.first for row in judged]),
        "relation": share(rest, [row.finding.verdict == VERDICTS[row.label["relation"]] for row in rest]),
        "relation, sure": share(sure, [row.finding.verdict == VERDICTS[row.label["relation"]] for row in sure]),
        "verbatim": share(same, [row.finding.verdict == "verbatim" for row in same]),
        "no alarm": share(same, [row.finding.verdict != "altered" for row in same]),
    }


def main() -> None:
    """Print the table."""
    rows, built, located = measure()
    found = figures(rows)
    print("| what | figure |\n|---|---|")
    print(f"| the labelled transcript and place among the evidence | {found['place']:.3f} |")
    print(f"| the same as first evidence (another record of the same day counts) | {found['first place']:.3f} |")
    print(f"| relation as labelled, not word for word / of those the sure ones | {found['relation']:.3f} / {found['relation, sure']:.3f} |")
    print(f"| labelled the same: verbatim / not altered | {found['verbatim']:.3f} / {found['no alarm']:.3f} |")
    print(f"| the index, built once (s) | {built:.1f} |")
    print(f"| {LOCATED} quotations (s) | {located:.1f} |")
    print("\n| label | verdicts |\n|---|---|")
    for label in sorted({row.label["relation"] for row in rows}):
        counts = Counter(row.finding.verdict for row in rows if row.label["relation"] == label)
        print(f"| {label} | " + ", ".join(f"{verdict} {count}" for verdict, count in counts.most_common()) + " |")


if __name__ == "__main__":
    main()
