"""Who is who, measured: speakers of PolNeAR's sources, BASIL's quotations, ECB+ across articles, GAP's pronouns.

The trained encoder's names are used where its weights are at hand. The hand-checked sources stand in
`tests/entities/polnear_dev_sources.jsonl`: article, span, and the name of the speaker (in lower case where the text gives none).
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import ecb, gap, speakers
from onrecord.entities import resolve
from onrecord.errors import ModelError
from onrecord.model import Article, Attribution, Encoding, Span, content_id
from onrecord.reader import Reader

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
CHECKED = Path(__file__).parents[1] / "tests" / "entities" / "polnear_dev_sources.jsonl"
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "it", "who", "i", "we"})


class Sources(NamedTuple):
    """PolNeAR's sources that are a pronoun or a description, and how many have a speaker; the checked ones, resolved and right."""

    all: int
    resolved: int
    checked: int
    checked_resolved: int
    checked_right: int


def dev() -> Iterator[tuple[Article, list[Attribution]]]:
    """The development part of PolNeAR with its gold attributions."""
    with gzip.open(SHARED / "polnear" / "dev.jsonl.gz", "rt", encoding="utf-8") as handle:
        for row in map(json.loads, handle):
            text = row["text"]
            body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
            article = Article(row["id"], None, None, row["outlet"], None, (), row["published"], "en", None, text, body)
            yield article, gold(text, row["annotations"][0]["attributions"])


def gold(text: str, given: Sequence[Mapping[str, list[list[int]]]]) -> list[Attribution]:
    """Gold attributions in the model's words."""
    made: dict[str, Attribution] = {}
    for one in given:
        content, cue, source = (tuple(sorted(Span(*pair) for pair in one[part])) for part in ("content", "cue", "source"))
        if content:
            identity = content_id("att", content, cue, source)
            kind = "direct" if all(text[piece.start] in '“"' for piece in content) else "indirect"
            made[identity] = Attribution(identity, kind, content, cue, source)
    return list(made.values())


def sources(encodings: Mapping[str, Encoding]) -> Sources:
    """How many of PolNeAR's pronouns and descriptions have a speaker, and how many of the checked ones the right one."""
    rows = [json.loads(line) for line in CHECKED.read_text("utf-8").splitlines()]
    checked = {(row["article"], *row["span"]): row["speaker"] for row in rows}
    tally: Counter[str] = Counter()
    for article, attributions in dev():
        entities, spoken = resolve(article, attributions, encodings.get(article.id))
        names = {entity.id: entity.name for entity in entities}
        seen: set[Span] = set()
        for attribution in spoken:
            if len(attribution.source) != 1 or attribution.source[0] in seen:
                continue
            span = attribution.source[0]
            seen.add(span)
            words = span.of(article.text)
            if words.lower() not in PRONOUNS and not (words.lower().startswith("the ") and words[4:].islower()):
                continue
            name = names.get(attribution.speaker or "")
            tally["all"] += 1
            tally["resolved"] += name is not None
            expected = checked.get((article.id, *span))
            if expected is not None:
                tally["checked"] += 1
                tally["checked resolved"] += name is not None
                tally["checked right"] += name is not None and speakers.fits(expected, name)
    return Sources(*(tally[key] for key in ("all", "resolved", "checked", "checked resolved", "checked right")))


def encoded(articles: Sequence[Article]) -> dict[str, Encoding]:
    """What the encoder sees in each article; nothing where its weights are not at hand."""
    try:
        reader = Reader.load()
    except ModelError:
        return {}
    found: dict[str, Encoding] = {}
    for start in range(0, len(articles), 16):
        batch = articles[start : start + 16]
        found.update({article.id: encoding for article, encoding in zip(batch, reader.encode(batch), strict=True)})
    return found


def main() -> None:
    """Print the tables."""
    told = sources(encoded([article for article, _ in dev()]))
    print("| PolNeAR dev, sources that are a pronoun or a title | count | resolved | right of those resolved |\n|---|---|---|---|")
    print(f"| all | {told.all} | {told.resolved / told.all:.3f} | - |")
    right = told.checked_right / told.checked_resolved
    print(f"| checked by hand | {told.checked} | {told.checked_resolved / told.checked:.3f} | {right:.3f} |\n")
    articles = [article for event in speakers.events() for article in event.articles]
    print("| BASIL, said spans of two words or more | right | wrong | open | missed | share right |\n|---|---|---|---|---|---|")
    for name, encodings in (("rules", {}), ("encoder and rules", encoded(articles))):
        counts, _ = speakers.measure(encodings)
        share = counts["right"] / sum(counts.values())
        print(f"| {name} | {counts['right']} | {counts['wrong']} | {counts['open']} | {counts['missed']} | {share:.3f} |")
    found = list(ecb.documents())
    print("\n| ECB+ topics 1-35, people and bodies | B-cubed P | R | F1 | covered | mentions |\n|---|---|---|---|---|---|")
    for name, encodings in (("rules", {}), ("encoder and rules", encoded([document.article for document in found]))):
        figures = ecb.measure(found, encodings)
        print(
            f"| {name} | {figures.precision:.3f} | {figures.recall:.3f} | {figures.f1:.3f} | {figures.covered:.3f} | {figures.mentions} |"
        )
    print()
    gap.main()


if __name__ == "__main__":
    main()
