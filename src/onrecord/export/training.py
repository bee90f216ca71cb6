"""What persons judged, with the words it was judged on: training data, one example a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.export import labelstudio
from onrecord.export.files import as_line, write_lines
from onrecord.ledger import Ledger
from onrecord.model import Attribution, Judgement, Reading

Json = dict[str, Any]


def examples(ledger: Ledger) -> Iterator[Json]:
    """Judgements of persons that stand, in order, each with what its two sides were when they were read."""
    for one in ledger.standing_judgements(by_persons=True):
        yield {
            "task": one.about,
            "verdict": one.verdict,
            "a": _side(ledger, one, one.a),
            "b": _side(ledger, one, one.b),
            "by": one.by,
            "at": one.at,
        }


def _side(ledger: Ledger, judgement: Judgement, one: str) -> Json:
    side: Json = {"id": one}
    article = ledger.articles_of([one]).get(one)
    reading = None if article is None else ledger.reading(article, original=True)
    if reading is not None:
        for attribution in reading.attributions:
            if attribution.id == one:
                side |= _attribution(reading, attribution)
        return side
    profiles = ledger.profiles([one.rpartition("/")[2]]) if judgement.about in ("entity", "speaker") else []
    if profiles:
        side |= {"type": profiles[0].type, "names": sorted(profiles[0].spellings), "labels": sorted(profiles[0].labels)}
    return side


def _attribution(reading: Reading, one: Attribution) -> Json:
    return {
        "article": reading.article.id,
        "text": reading.article.text,
        "content": [list(span) for span in one.content],
        "cue": [list(span) for span in one.cue],
        "source": [list(span) for span in one.source],
        "speaker": one.speaker,
    }


def write(ledger: Ledger, folder: Path) -> list[Path]:
    """`judgements.jsonl` with the examples, and every article as a Label Studio task."""
    return [write_lines(folder / "judgements.jsonl", (as_line(one) for one in examples(ledger))), *labelstudio.write(ledger, folder)]
