"""The trained reader, the rules, and the two joined, on the same articles: `python -m benchmarks.join`.

PolNeAR dev by the shared scorer, over raw article text, with the calibration of the confidences; the sample corpus against its
golden records (attributions and their exact content); the seeds: quotations in marks, two words or more, that the rules found
and that no attribution of the joined reader holds, or holds whole.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.rules import POLNEAR, ROLES, article, shared
from onrecord import api, sample
from onrecord.attributions import learned, rules
from onrecord.attributions.finishing import Quoted
from onrecord.attributions.merge import join
from onrecord.model import Article, Attribution, Reading, Span
from onrecord.reader import Reader
from onrecord.text.quotes import scan
from onrecord.text.words import word_count
from tests.golden.loader import goldens
from tests.golden.scorer import Tallies, Tally, score_article
from training.polnear import rows
from training.tune import calibration_error, scorer

Found = dict[str, tuple[Attribution, ...]]
HELD, WHOLE = 0.2, 0.98
ASPECTS = ("attributions", "content, exact", "pieces", "kind", "source, exact", "nested in")
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Both:
    """An article and what each reader found in it."""

    name: str
    article: Article
    trained: tuple[Attribution, ...]
    ruled: tuple[Attribution, ...]

    def joined(self) -> tuple[Attribution, ...]:
        """What the two found together."""
        return join(self.article, self.trained, self.ruled)


READERS: dict[str, Callable[[Both], tuple[Attribution, ...]]] = {
    "rules": lambda both: both.ruled,
    "trained": lambda both: both.trained,
    "joined": Both.joined,
}


def both_of(reader: Reader, named: Sequence[tuple[str, Article]]) -> list[Both]:
    """Read articles with both readers; each is encoded once."""
    out = []
    for start in range(0, len(named), CHUNK):
        some = named[start : start + CHUNK]
        encodings = reader.encode([one for _, one in some])
        out += [Both(name, one, learned.find(one, seen), rules.find(one)) for (name, one), seen in zip(some, encodings, strict=True)]
    return out


def dev() -> list[tuple[str, Article]]:
    """The articles of PolNeAR dev."""
    return [(row["id"], article(row["text"])) for row in rows(shared() / POLNEAR / "dev.jsonl.gz")]


def located(paths: Sequence[Path]) -> list[tuple[str, Article]]:
    """Articles as the product reads them, by the stem of their file."""
    run = api.read_all(*paths, options=api.ReadOptions(reader="rules"))
    return [(Path(reading.article.file or "").stem, reading.article) for reading in run.readings]


def seeds() -> list[tuple[str, Article]]:
    """The seed articles."""
    return located(sorted((shared() / "seeds").glob("*.txt")))


def _record(one: Attribution) -> dict[str, Any]:
    return {**{role: getattr(one, role) for role in ROLES}, "parent": one.parent}


def polnear(found: Found) -> dict[str, float]:
    """BIO exact F1 by role, whole attributions and pairs on dev; and how well confidence is calibrated on pairs."""
    folder = shared() / POLNEAR
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "predicted.jsonl"
        lines = (json.dumps({"id": name, "attributions": [_record(one) for one in some]}) for name, some in found.items())
        target.write_text("\n".join(lines), encoding="utf-8")
        gold = [str(folder / "dev.jsonl.gz"), str(target), "--bio", str(folder / "bio_dev.jsonl.gz"), "--json"]
        command = [sys.executable, str(shared() / "score/attributions.py"), *gold]
        told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {role: float(told[role]["bio_exact"]["f1"]) for role in ROLES}
    return figures | {"tuple": float(told["tuple"]["f1"]), "pair": float(told["pair"]["f1"]), "ece": calibration(found)}


def calibration(found: Found) -> float:
    """Expected calibration error of the confidences: right is a pair of content and source as the scorer matches them."""
    sure: list[float] = []
    hits: list[bool] = []
    for row in rows(shared() / POLNEAR / "dev.jsonl.gz"):
        told = [one for one in found[row["id"]] if one.parent is None]
        right = judged(row["annotations"][0]["attributions"], told)
        sure += [one.confidence for one in told]
        hits += right
    return calibration_error(sure, hits)


def judged(gold: list[dict[str, Any]], told: Sequence[Attribution]) -> list[bool]:
    """Of each attribution, whether its content and source are matched by the gold's."""
    matched = {j: i for i, j in scorer().pairs(gold, [_record(one) for one in told])}
    out = []
    for j, one in enumerate(told):
        sources = [Span(*span) for span in gold[matched[j]].get("source") or []] if j in matched else None
        out.append(sources is not None and (any(a.overlaps(b) for a in sources for b in one.source) or not (sources or one.source)))
    return out


def added(some: Sequence[Both]) -> dict[str, Counter[str]]:
    """The joined reader's attributions whose spans the trained one has not: how many are right, by their confidence."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    gold = {row["id"]: row["annotations"][0]["attributions"] for row in rows(shared() / POLNEAR / "dev.jsonl.gz")}
    for both in some:
        known = {one.id for one in both.trained}
        told = [one for one in both.joined() if one.parent is None]
        for one, right in zip(told, judged(gold[both.name], told), strict=True):
            if one.id not in known:
                key = f"{one.confidence:.2f}" if one.confidence == round(one.confidence, 2) else "a trained one's"
                counts[key].update(found=1, right=int(right))
    return counts


def golden(found: Found, some: Sequence[Both]) -> Tallies:
    """The sample corpus against its golden records; speakers and the like are left out here."""
    tallies: Tallies = defaultdict(Tally)
    articles = {both.name: both.article for both in some}
    for record in goldens():
        if record.name in found:
            score_article(record, Reading(articles[record.name], (), found[record.name]), tallies)
    return tallies


def kept(some: Sequence[Both]) -> Counter[str]:
    """Of the quotations in marks that the rules found, how many the joined reader lost, and how many it tore."""
    counts: Counter[str] = Counter()
    for both in some:
        quoted = Quoted(scan(both.article.text, both.article.body))
        joined = both.joined()
        for quote in {quote.span: quote for one in both.ruled for quote in quoted.within(one.content)}.values():
            if word_count(both.article.text, *quote.inner) > 1:
                held = max((_held(both.article.text, quote.span, one) for one in joined), default=0.0)
                counts.update(quotations=1, lost=int(held < HELD), torn=int(HELD <= held < WHOLE))
    return counts


def _held(text: str, span: Span, one: Attribution) -> float:
    letters = [i for i in range(*span) if text[i].isalnum()]
    return sum(any(piece.start <= i < piece.end for piece in one.content) for i in letters) / max(len(letters), 1)


def main() -> None:
    """Print the tables."""
    reader = Reader.load()
    parts = {"dev": both_of(reader, dev()), "golden": both_of(reader, located(sample.articles())), "seeds": both_of(reader, seeds())}
    print("| PolNeAR dev | source | cue | content | tuple | pair | calibration error |\n|---|--:|--:|--:|--:|--:|--:|")
    for name, read in READERS.items():
        row = polnear({both.name: read(both) for both in parts["dev"]})
        print(f"| {name} | " + " | ".join(f"{row[key]:.1f}" for key in (*ROLES, "tuple", "pair")) + f" | {row['ece']:.3f} |")
    print("\n| joined, not the trained one's own: confidence | found | right |\n|---|--:|--:|")
    for key, count in sorted(added(parts["dev"]).items()):
        print(f"| {key} | {count['found']} | {count['right']} |")
    print("\n| sample corpus, F1 | " + " | ".join(ASPECTS) + " |\n|---|" + "--:|" * len(ASPECTS))
    for name, read in READERS.items():
        tallies = golden({both.name: read(both) for both in parts["golden"]}, parts["golden"])
        print(f"| {name} | " + " | ".join(f"{tallies[aspect].f1:.3f}" for aspect in ASPECTS) + " |")
    counts = kept(parts["seeds"])
    print(
        f"\nSeeds: {counts['quotations']} quotations in marks found by the rules, {counts['lost']} lost, {counts['torn']} torn when joined."
    )


if __name__ == "__main__":
    main()
