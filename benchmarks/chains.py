"""Hops and occasions against the annotated quotations of BASIL: `python -m benchmarks.chains [--rules | --trained] [--errors]`.

The annotated spans stand in for a reader's attributions, so that chains are measured by themselves; beside them stand the two readers
(`--rules`, `--trained`: that one alone), where the attribution that overlaps an annotated span most counts for it. Hops count over spans of
class "said": precision over all hops given, recall over all hops annotated. Occasions: B-cubed over the spans of one article.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.chains import trace
from onrecord.entities import resolve
from onrecord.model import Article, Attribution, Entity, Mention, Span, content_id
from onrecord.pipeline.finders import finder_named
from onrecord.text.paragraphs import paragraphs

FILE = "data/basil/quotes/events.jsonl"
OUTLETS = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}
LEAST_INITIALS = 3
SUFFIXES = {"jr", "sr", "ii", "iii"}


def shared() -> Path:
    """Where the corpora lie: `ONRECORD_SHARED`, else `../shared`."""
    return Path(os.environ.get("ONRECORD_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")


def events() -> list[dict[str, Any]]:
    """The annotated events."""
    with (shared() / FILE).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def article_of(data: dict[str, Any]) -> Article:
    """An annotated article as the model has it."""
    text = data["text"]
    return Article(
        content_id("art", data["url"]),
        None,
        data["url"],
        OUTLETS[data["outlet"]],
        data["title"],
        (),
        data["published"],
        "en",
        None,
        text,
        paragraphs(text),
    )


def entities_of(article: Article, names: Sequence[str]) -> list[Entity]:
    """The annotated speakers, mentioned wherever their name or its last word stands."""
    entities = []
    for name in sorted(set(names)):
        words = [word for word in name.split() if word.lower().strip(".") not in SUFFIXES]
        initials = "".join(word[0] for word in words if word[0].isupper())
        forms = {name, initials} if len(initials) >= LEAST_INITIALS and " of " not in name else {name}
        forms |= {name, words[-1]} if words[-1][:1].isupper() and name[:1].isupper() and len(words) in {2, 3} else set()
        found = {
            (match.start(), match.end())
            for form in forms
            for match in re.finditer(rf"\b{re.escape(form)}\b", article.text, re.IGNORECASE if form == name else 0)
        }
        longest = [span for span in sorted(found) if not any(a <= span[0] and span[1] <= b and (a, b) != span for a, b in found)]
        entities.append(Entity(content_id("ent", name), "person", name, tuple(Mention(Span(*span), "name") for span in longest)))
    return entities


def cases() -> Iterator[tuple[str, Article, list[Entity], list[Attribution], dict[str, dict[str, Any]]]]:
    """Each article with its annotated spans as attributions, and what is annotated about each by attribution id."""
    for event in events():
        for data in event["articles"]:
            article = article_of(data)
            said = {}
            for number, (start, end) in enumerate(data["quotes"]):
                entry = event["quotes"][f"{data['outlet']}:q{number}"]
                if entry["class"] == "said":
                    said[Span(start, end)] = entry
            entities = entities_of(article, [entry["speaker"] for entry in said.values() if entry["speaker"]])
            ids = {entity.name: entity.id for entity in entities}
            attributions = [
                Attribution(content_id("att", article.id, *span), "direct", (span,), (), (), ids.get(entry["speaker"]))
                for span, entry in said.items()
            ]
            yield (
                f"{event['event']} {data['outlet']}",
                article,
                entities,
                attributions,
                {content_id("att", article.id, *span): said[span] for span in said},
            )


def plain(name: str) -> str:
    """A hop's name for comparison: lower case, without article, hyphens and what merely describes."""
    bare = re.sub(r"[^a-z0-9 ]+", "", name.lower().replace("-", "").replace("memorandum", "memo"))
    return " ".join(word for word in bare.split() if word not in {"the", "a", "an", "his", "her", "their"})


def same(a: str, b: str) -> bool:
    """Whether two hop names are one: equal, or one within the other."""
    one, two = plain(a), plain(b)
    return one == two or (min(len(one), len(two)) >= LEAST_INITIALS and (one in two or two in one))


def b_cubed(found: dict[str, str], gold: dict[str, str]) -> tuple[float, float, int]:
    """Sums of item precision and recall, and the number of items (Bagga and Baldwin, 1998)."""
    precision = recall = 0.0
    for item, group in gold.items():
        mine = {other for other in gold if found[other] == found[item]}
        theirs = {other for other in gold if gold[other] == group}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    return precision, recall, len(gold)


def read_cases(reader: str) -> Iterator[tuple[str, Article, list[Entity], list[Attribution], dict[str, dict[str, Any]]]]:
    """Each article as a reader (`rules` or `trained`) reads it; an annotated span counts for the attribution that overlaps it most.

    A span that no attribution overlaps is left out: chains cannot be right or wrong about it.
    """
    finder = finder_named(reader)
    for label, article, _, gold_attributions, gold in cases():
        encoding = finder.encode([article])[0]
        entities, attributions = resolve(article, finder.find(article, encoding), encoding)
        found: dict[str, dict[str, Any]] = {}
        for spoken in gold_attributions:
            span = spoken.content[0]
            best = max(attributions, key=lambda one: (_overlap(span, one), one.parent is None), default=None)
            if best is not None and _overlap(span, best):
                found.setdefault(best.id, gold[spoken.id])
        yield label, article, list(entities), list(attributions), found


def _overlap(span: Span, attribution: Attribution) -> int:
    return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in attribution.content)


def measure(reader: str | None = None) -> tuple[dict[str, float], list[str]]:
    """Figures, and one line for each span that is not as annotated."""
    counts: Counter[str] = Counter()
    sums: dict[str, float] = defaultdict(float)
    errors = []
    for label, article, entities, attributions, gold in read_cases(reader) if reader else cases():
        traced = {attribution.id: attribution for attribution in trace(article, entities, attributions).attributions}
        occasions, annotated = {}, {}
        for number, (key, entry) in enumerate(gold.items()):
            got = [hop.name for hop in traced[key].via]
            want = list(entry["via"])
            hit = sum(any(same(name, other) for other in want) for name in got)
            met = sum(any(same(name, other) for other in got) for name in want)
            counts.update(given=len(got), hit=hit, annotated=len(want), met=met)
            if want:
                counts.update(with_given=len(got), with_hit=hit)
            if hit < len(got) or met < len(want):
                start, end = traced[key].content[0]
                around = (
                    f"{article.text[max(0, start - 120) : start]}[[{article.text[start:end][:40]}]]{article.text[end : end + 100]}".replace(
                        "\n", "|"
                    )
                )
                errors.append(f"{label} {entry['occasion']} {entry['speaker']} got {got} want {want}: {around}")
            if entry["occasion"]:
                occasion = traced[key].occasion
                occasions[key] = (occasion.id if occasion and occasion.id else None) or f"alone-{number}"
                annotated[key] = entry["occasion"]
        precision, recall, items = b_cubed(occasions, annotated)
        sums["precision"] += precision
        sums["recall"] += recall
        sums["items"] += items
    p, r = sums["precision"] / sums["items"], sums["recall"] / sums["items"]
    return {
        "hops annotated": counts["annotated"],
        "hop precision, spans that have one": counts["with_hit"] / max(1, counts["with_given"]),
        "hop precision, all spans": counts["hit"] / max(1, counts["given"]),
        "hop recall": counts["met"] / counts["annotated"],
        "occasion B-cubed precision": p,
        "occasion B-cubed recall": r,
        "occasion B-cubed F1": 2 * p * r / (p + r),
    }, errors


def main() -> None:
    """Print the table: one column for each way to the attributions, or only the one asked for."""
    asked = [name for name in ("rules", "trained") if f"--{name}" in sys.argv]
    measured = {name or "annotated spans": measure(name) for name in asked or (None, "rules", "trained")}
    print(f"| measure | {' | '.join(measured)} |\n|---|{'---|' * len(measured)}")
    columns = [figures for figures, _ in measured.values()]
    for name in columns[0]:
        print(f"| {name} | {' | '.join(f'{one[name]:.3f}' if one[name] <= 1 else f'{one[name]:,.0f}' for one in columns)} |")
    if "--errors" in sys.argv:
        print("\n".join(line for _, errors in measured.values() for line in errors))


if __name__ == "__main__":
    main()
