"""Hops and occasions against the annotated quotations of BASIL: `python -m benchmarks.chains [--rules | --trained] [--errors]`.

The annotated spans stand in for a reader's attributions, so that chains are measured by themselves; beside them stand the two readers
(`--rules`, `--trained`: that one alone), where the attribution that overlaps an annotated span most counts for it. Hops count over spans of
class "said": precision over all hops given, recall over all hops annotated, those of spans that nothing was read of too. Occasions: B-cubed
over the spans of one article. The two halves are the events of even and of odd place in the file: errors are looked at in the first alone.
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


Case = tuple[str, int, Article, list[Entity], list[Attribution], list[tuple[str | None, Span, dict[str, Any]]]]


def cases() -> Iterator[Case]:
    """Each article with its annotated spans as attributions.

    Yields:
        Label, half, article, entities, attributions, and for each annotated span the attribution that stands for it and what is annotated.
    """
    for place, event in enumerate(events()):
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
            annotated: list[tuple[str | None, Span, dict[str, Any]]] = [
                (content_id("att", article.id, *span), span, entry) for span, entry in said.items()
            ]
            yield f"{event['event']} {data['outlet']}", place % 2, article, entities, attributions, annotated


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


def read_cases(reader: str) -> Iterator[Case]:
    """Each article as a reader (`rules` or `trained`) reads it; the attribution that overlaps an annotated span most stands for it."""
    finder = finder_named(reader)
    for label, half, article, _, _, annotated in cases():
        encoding = finder.encode([article])[0]
        entities, attributions = resolve(article, finder.find(article, encoding), encoding)
        found: list[tuple[str | None, Span, dict[str, Any]]] = []
        for _, span, entry in annotated:
            best = max(attributions, key=lambda one: (_overlap(span, one), one.parent is None), default=None)
            found.append((best.id if best is not None and _overlap(span, best) else None, span, entry))
        yield label, half, article, list(entities), list(attributions), found


def _overlap(span: Span, attribution: Attribution) -> int:
    return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in attribution.content)


def measure(reader: str | None = None) -> tuple[dict[str, float], list[str]]:
    """Figures, and one line for each span of the first half that is not as annotated."""
    counts: Counter[str] = Counter()
    sums: dict[str, float] = defaultdict(float)
    errors: list[str] = []
    for label, half, article, entities, attributions, annotated in read_cases(reader) if reader else cases():
        traced = {attribution.id: attribution for attribution in trace(article, entities, attributions).attributions}
        occasions, wanted = {}, {}
        for number, (key, span, entry) in enumerate(annotated):
            one = traced[key] if key else None
            got, want = [hop.name for hop in one.via] if one else [], list(entry["via"])
            hit = sum(any(same(name, other) for other in want) for name in got)
            met = sum(any(same(name, other) for other in got) for name in want)
            counts.update({"given": len(got), "hit": hit, "annotated": len(want), "met": met})
            counts.update({f"annotated {half}": len(want), f"met {half}": met})
            if want:
                counts.update(with_given=len(got), with_hit=hit)
            if half == 0 and (hit < len(got) or met < len(want)):
                errors.append(f"{label} {entry['occasion']} {entry['speaker']} got {got} want {want}: {_around(article.text, span)}")
            if entry["occasion"]:
                occasion = one.occasion if one else None
                occasions[str(number)] = (occasion.id if occasion and occasion.id else None) or f"alone-{number}"
                wanted[str(number)] = entry["occasion"]
        precision, recall, items = b_cubed(occasions, wanted)
        sums["precision"] += precision
        sums["recall"] += recall
        sums["items"] += items
    return _figures(counts, sums), errors


def _around(text: str, span: Span) -> str:
    """Some words around a span, in one line."""
    start, end = span
    return f"{text[max(0, start - 120) : start]}[[{text[start:end][:40]}]]{text[end : end + 100]}".replace("\n", "|")


def _figures(counts: Counter[str], sums: dict[str, float]) -> dict[str, float]:
    p, r = sums["precision"] / sums["items"], sums["recall"] / sums["items"]
    return {
        "hops annotated": counts["annotated"],
        "hop precision, spans that have one": counts["with_hit"] / max(1, counts["with_given"]),
        "hop precision, all spans": counts["hit"] / max(1, counts["given"]),
        "hop recall": counts["met"] / counts["annotated"],
        "hop recall, the half looked at": counts["met 0"] / counts["annotated 0"],
        "hop recall, the other half": counts["met 1"] / counts["annotated 1"],
        "occasion B-cubed precision": p,
        "occasion B-cubed recall": r,
        "occasion B-cubed F1": 2 * p * r / (p + r),
    }


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
