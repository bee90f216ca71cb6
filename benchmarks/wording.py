"""How well two wordings are told to be one saying, and a turned meaning to be one.

Usage: python -m benchmarks.wording

Prints a Markdown table. The pairs are read from the shared corpora (`benchmarks.wording_pairs`).
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence

from benchmarks.reversals import SECOND_WAYS, WAYS, Way
from benchmarks.reversals_third import third_ways
from benchmarks.wording_pairs import Pair, basil_events, outlet_pairs, quoted, quoted_spans, retranslations, sentences
from onrecord.statements import explain
from onrecord.statements.wording import WordingVerdict

PRECISION = 0.95
EVERY = 9
THIRD = slice(4, None, 6)


def f1(verdicts: Sequence[bool], labels: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    hits = sum(one and label for one, label in zip(verdicts, labels, strict=True))
    precision, recall = hits / max(1, sum(verdicts)), hits / max(1, sum(labels))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def recall_at(scores: Sequence[float], labels: Sequence[bool], precision: float = PRECISION) -> tuple[float, float]:
    """The highest recall at which precision is still so high, and the score it takes."""
    best, threshold, hits = 0.0, 1.0, 0
    for number, place in enumerate(sorted(range(len(scores)), key=lambda place: -scores[place]), start=1):
        hits += labels[place]
        if hits / number >= precision:
            best, threshold = hits / max(1, sum(labels)), scores[place]
    return best, threshold


def judged(pairs: Sequence[Pair]) -> list[WordingVerdict]:
    """Every pair's verdict."""
    return [explain(pair.a, pair.b) for pair in pairs]


def outlets() -> tuple[float, float, float]:
    """Precision, recall and F1 of `relation` on the cross-outlet pairs."""
    pairs = outlet_pairs()
    return f1([verdict.relation != "different" for verdict in judged(pairs)], [pair.same for pair in pairs])


def translated() -> dict[str, float]:
    """Recall at the given precision over all retranslated pairs and by shape, and how many pairs a second takes."""
    pairs = retranslations()
    start = time.perf_counter()
    scores = [verdict.score.total for verdict in judged(pairs)]
    speed = len(pairs) / (time.perf_counter() - start)
    recall, threshold = recall_at(scores, [pair.same for pair in pairs])
    found = {"all": recall, "pairs a second": speed}
    for kind in ("whole", "cut", "spliced"):
        own = [score for score, pair in zip(scores, pairs, strict=True) if pair.kind == kind]
        found[kind] = sum(score >= threshold for score in own) / len(own)
    return found


def relations() -> tuple[float, int]:
    """The share of sure cross-outlet pairs whose relation is as annotated, and their number."""
    right = total = 0
    for event in basil_events():
        for pair in event["pairs"]:
            if pair["sure"]:
                total += 1
                right += explain(quoted(event, pair["a"]), quoted(event, pair["b"])).relation == pair["relation"]
    return right / total, total


def texts(chosen: slice = slice(None, None, EVERY)) -> list[tuple[str, str]]:
    """Quoted spans and some of the sentences (every ninth where nothing is chosen), each with its other translation."""
    rows = [(row["a"], row["b"]) for row in sentences()[chosen] if len(row["a"].split()) > 5 and len(row["b"].split()) > 5]  # noqa: PLR2004
    return [(a, b) for _, _, a, b in quoted_spans()] + rows


def alarms(ways: Mapping[str, Way] = WAYS, chosen: slice = slice(None, None, EVERY)) -> dict[str, tuple[float, int]]:
    """The share of reversals marked altered by kind, and their number; kinds go together by what stands before a comma."""
    rng = random.Random(7)  # noqa: S311
    marked: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for _, b in texts(chosen):
        for name, way in ways.items():
            turned = way(b, rng)
            if turned and turned != b:
                kind = name.partition(",")[0]
                made[kind] += 1
                marked[kind] += explain(b, turned).relation == "altered"
    kinds = dict.fromkeys(name.partition(",")[0] for name in ways)
    return {kind: (marked[kind] / max(1, made[kind]), made[kind]) for kind in kinds}


def third_alarms(which: int) -> dict[str, tuple[float, int]]:
    """The same for one half of the third list of words."""
    return alarms(third_ways(which), THIRD)


def false_alarms() -> tuple[float, float]:
    """The shares of plain retranslated spans and of plain sentences that are marked altered."""
    spans = len(quoted_spans())
    false = [explain(a, b).relation == "altered" for a, b in texts()]
    return sum(false[:spans]) / spans, sum(false[spans:]) / (len(false) - spans)


def main() -> None:
    """Print the table."""
    print("| what | figure |\n|---|---|")
    precision, recall, score = outlets()
    print(f"| cross-outlet pairs: precision / recall / F1 of `relation` | {precision:.3f} / {recall:.3f} / {score:.3f} |")
    found = translated()
    print(f"| retranslated spans: recall at precision {PRECISION} | {found['all']:.3f} |")
    print("| the same, whole / cut / spliced | " + " / ".join(f"{found[kind]:.3f}" for kind in ("whole", "cut", "spliced")) + " |")
    right, total = relations()
    print(f"| annotated cross-outlet pairs: relation as annotated | {right:.3f} of {total} |")
    for which, ways in (("", WAYS), ("second list of words, ", SECOND_WAYS)):
        for kind, (share, number) in alarms(ways).items():
            print(f"| reversals marked altered, {which}{kind} | {share:.3f} of {number} |")
    for which in (0, 1):
        for kind, (share, number) in third_alarms(which).items():
            print(f"| reversals marked altered, third list, half {which + 1}, {kind} | {share:.3f} of {number} |")
    on_spans, on_sentences = false_alarms()
    print(f"| plain retranslations marked altered, spans / sentences | {on_spans:.3f} / {on_sentences:.3f} |")
    print(f"| pairs a second | {found['pairs a second']:.0f} |")


if __name__ == "__main__":
    main()
