"""Speakers of quotations on the annotated BASIL events, end to end: attributions found, speakers resolved, entities linked over each event.

A quoted span of class "said" and of two words or more counts as right where an attribution that covers it has a speaker whose name fits the
gold one: the same words but for middle names and articles, the surname where nothing more is given, or for an unnamed speaker a
description with the same head.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.attributions import rules
from onrecord.entities import link, resolve
from onrecord.entities.names import explain
from onrecord.entities.profiles import name_key, spellings
from onrecord.model import Article, Attribution, Encoding, Entity, Reading, Span

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
WORD = re.compile(r"\w+")
LIKELY = 0.5


class Quote(NamedTuple):
    """A quoted span with its gold speaker, which may be None."""

    article: str
    span: Span
    speaker: str | None


class Event(NamedTuple):
    """The articles of one event and their quotations."""

    articles: list[Article]
    quotes: list[Quote]


class Outcome(NamedTuple):
    """One quotation with what was found for it: `right`, `wrong`, `open` (no speaker) or `missed` (no attribution)."""

    quote: Quote
    found: str | None
    verdict: str


def events() -> Iterator[Event]:
    """The annotated events."""
    for line in (SHARED / "basil" / "quotes" / "events.jsonl").read_text("utf-8").splitlines():
        event = json.loads(line)
        articles, quotes = [], []
        for given in event["articles"]:
            article = article_of(event["event"], given)
            articles.append(article)
            for number, (start, end) in enumerate(given["quotes"]):
                entry = event["quotes"].get(f"{given['outlet']}:q{number}", {})
                if entry.get("class") == "said" and len(WORD.findall(article.text[start:end])) > 1:
                    quotes.append(Quote(article.id, Span(start, end), entry["speaker"]))
        yield Event(articles, quotes)


def article_of(event: str, given: Mapping[str, Any]) -> Article:
    """One article as the project holds it."""
    text = given["text"]
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return Article(
        event + given["outlet"], None, given["url"], given["outlet"], given["title"], (), given["published"], "en", None, text, body
    )


def outcomes(event: Event, attributions: Mapping[str, Sequence[Attribution]], encodings: Mapping[str, Encoding]) -> Iterator[Outcome]:
    """What was found for each quotation of an event."""
    readings = []
    for article in event.articles:
        entities, spoken = resolve(article, attributions[article.id], encodings.get(article.id))
        readings.append(Reading(article, entities, spoken))
    linked = {reading.article.id: reading for reading in link(readings)}
    names: dict[str, Counter[str]] = {}
    for reading in linked.values():
        for entity in reading.entities:
            names.setdefault(entity.id, Counter()).update(spellings(reading.article, entity))
            names[entity.id][entity.name] += 1
    for quote in event.quotes:
        reading = linked[quote.article]
        attribution = covering(quote.span, reading.attributions)
        entity = next((e for e in reading.entities if attribution and e.id == attribution.speaker), None)
        yield Outcome(quote, entity.name if entity else None, verdict(quote, attribution, entity, names))


def covering(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds most of a span, the tightest one first."""
    best: tuple[int, int, str] | None = None
    chosen = None
    for attribution in attributions:
        shared = sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in attribution.content)
        if shared * 2 > span.length:
            rank = (-min(shared, span.length * 9 // 10), sum(piece.length for piece in attribution.content), attribution.id)
            if best is None or rank < best:
                best, chosen = rank, attribution
    return chosen


def verdict(quote: Quote, attribution: Attribution | None, entity: Entity | None, names: Mapping[str, Counter[str]]) -> str:
    """Whether the speaker found is the gold one."""
    if quote.speaker is None:
        return "right" if entity is None else "wrong"
    if attribution is None:
        return "missed"
    if entity is None:
        return "open"
    return "right" if any(fits(quote.speaker, name) for name in names[entity.id]) else "wrong"


def fits(gold: str, name: str) -> bool:
    """Whether a name found is the gold speaker's."""
    if gold[0].islower():
        one, other = set(WORD.findall(gold.lower())), set(WORD.findall(name.lower()))
        return len((one & other) - {"a", "an", "the", "of"}) * 2 >= min(len(one - {"a", "an", "the", "of"}), len(other)) and bool(
            one & other
        )
    a, b = name_key(gold, "organisation"), name_key(name, "organisation")
    if a == b or sorted(a.split()) == sorted(b.split()):
        return True
    words, parts = gold.split(), name.split()
    if len(parts) == 1 and len(words) > 1 and parts[0] == words[-1]:
        return True
    if len(words) > 1 and len(parts) > 1 and words[-1].strip(".,") == parts[-1].strip(".,") and words[0][0] == parts[0][0]:
        return True
    return len(parts) > 1 and explain(gold, name).score >= LIKELY


def measure(encodings: Mapping[str, Encoding] | None = None) -> tuple[Counter[str], list[Outcome]]:
    """How many quotations are right, wrong, open and missed, with rules or with what the encoder saw."""
    from onrecord.attributions import learned  # noqa: PLC0415
    from onrecord.attributions.merge import join  # noqa: PLC0415

    told: list[Outcome] = []
    for event in events():
        found = {}
        for article in event.articles:
            encoding = (encodings or {}).get(article.id)
            ruled = rules.find(article)
            found[article.id] = ruled if encoding is None else join(article, learned.find(article, encoding), ruled)
        told += outcomes(event, found, encodings or {})
    return Counter(outcome.verdict for outcome in told), told


def main() -> None:
    """Print the table."""
    print("| BASIL, said spans of two words or more | right | wrong | open | missed | share right |\n|---|---|---|---|---|---|")
    counts, _ = measure()
    total = sum(counts.values())
    print(f"| rules | {counts['right']} | {counts['wrong']} | {counts['open']} | {counts['missed']} | {counts['right'] / total:.3f} |")


if __name__ == "__main__":
    main()
