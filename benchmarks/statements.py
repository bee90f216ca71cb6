"""How well reports of one saying are grouped.

Usage: python -m benchmarks.statements

Prints Markdown tables. Grouping is measured on the annotated events of three outlets, with the annotated quotations and speakers: what
is measured is the matching, not the reading.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterable

from benchmarks.wording_pairs import basil_events, cut, sentences
from onrecord.model import Article, Attribution, Entity, Occasion, Reading, Span, content_id
from onrecord.statements import cluster
from onrecord.statements.blocking import pairs
from onrecord.statements.features import bag
from onrecord.statements.reports import Report
from onrecord.text.terms import phrase

BODIES = ("office", "campaign", "house", "department", "committee", "way")
Pair = frozenset[str]


def readings(event: dict, *, occasions: bool) -> tuple[list[Reading], dict[str, str]]:
    """An event's articles with the annotated quotations, and the attribution of each quotation; a broken quotation is one attribution."""
    found: list[Reading] = []
    attribution_of: dict[str, str] = {}
    for article in event["articles"]:
        own = {key: quote for key, quote in event["quotes"].items() if key.startswith(f"{article['outlet']}:") and quote["class"] == "said"}
        pieces: dict[str, list[str]] = defaultdict(list)
        root: dict[str, str] = {}
        for key, quote in own.items():
            root[key] = root.get(quote["joined"] or "", key)
            pieces[root[key]].append(key)
        entities: dict[str, Entity] = {}
        attributions: list[Attribution] = []
        for first, keys_of in pieces.items():
            quote = own[first]
            speaker = None
            if quote["speaker"]:
                speaker = content_id("ent", event["event"], quote["speaker"])
                body = any(word in quote["speaker"].lower() for word in BODIES)
                entities[speaker] = Entity(speaker, "organisation" if body else "person", quote["speaker"])
            occasion = None
            if occasions and quote["occasion"]:
                occasion = Occasion(None, None, None, (), content_id("occ", event["event"], quote["occasion"]))
            spans = tuple(sorted(Span(*article["quotes"][int(key.split(":q")[1])]) for key in keys_of))
            one = Attribution(content_id("att", event["event"], first), "direct", spans, (), (), speaker, occasion=occasion)
            attributions.append(one)
            attribution_of |= dict.fromkeys(keys_of, one.id)
        name = f"{event['event']}-{article['outlet']}"
        found.append(
            Reading(
                Article(name, name, None, article["outlet"], None, (), article["published"], "en", None, article["text"]),
                tuple(entities.values()),
                tuple(attributions),
            )
        )
    return found, attribution_of


def joined(ids: Iterable[str], links: Iterable[Pair]) -> dict[str, str]:
    """Each id's group where linked ids are one group."""
    parent = {one: one for one in ids}

    def root(one: str) -> str:
        while parent[one] != one:
            one = parent[one]
        return one

    for link in links:
        one, other = (*link, *link)[:2]
        parent[root(one)] = root(other)
    return {one: root(one) for one in parent}


def across(groups: dict[str, str], outlet: dict[str, str]) -> set[Pair]:
    """The pairs of one group and two outlets."""
    return {
        frozenset(pair)
        for pair in itertools.combinations(groups, 2)
        if groups[pair[0]] == groups[pair[1]] and outlet[pair[0]] != outlet[pair[1]]
    }


def grouping(*, occasions: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1: of pairs across outlets, of annotated pairs alone, and B-cubed (Bagga and Baldwin, 1998)."""
    counts: Counter[str] = Counter()
    cubed = [0.0, 0.0, 0]
    for event in basil_events():
        read, attribution_of = readings(event, occasions=occasions)
        outlet = {one.id: reading.article.outlet or "" for reading in read for one in reading.attributions}

        def annotated(event: dict = event, of: dict[str, str] = attribution_of, *, sure: bool) -> set[Pair]:
            return {
                frozenset((of[pair["a"]], of[pair["b"]]))
                for pair in event["pairs"]
                if pair["sure"] is sure and pair["a"] in of and pair["b"] in of
            }

        wanted = annotated(sure=True)
        gold = joined(outlet, wanted)
        found = {member: group.id for group in cluster(read) for member in group.members}
        made = across(found, outlet)
        unsure = annotated(sure=False)
        for name, pairs_wanted in (("sayings", across(gold, outlet)), ("pairs", wanted)):
            counts[f"{name} hit"] += len(made & pairs_wanted)
            counts[f"{name} false"] += len(made - pairs_wanted - unsure)
            counts[f"{name} missed"] += len(pairs_wanted - made)
        for one in outlet:
            mine = {other for other in outlet if found[other] == found[one]}
            theirs = {other for other in outlet if gold[other] == gold[one]}
            cubed[0] += len(mine & theirs) / len(mine)
            cubed[1] += len(mine & theirs) / len(theirs)
            cubed[2] += 1
    precision, recall = cubed[0] / cubed[2], cubed[1] / cubed[2]
    result = {"b-cubed": (precision, recall, 2 * precision * recall / (precision + recall))}
    for name in ("sayings", "pairs"):
        hit, false, missed = (counts[f"{name} {what}"] for what in ("hit", "false", "missed"))
        result[name] = (hit / (hit + false), hit / (hit + missed), 2 * hit / (2 * hit + false + missed))
    return result


def report(number: int, words: str, speaker: str | None = None) -> Report:
    """A report of some words."""
    return Report(str(number), str(number), 0, False, bag(phrase(words)), speaker, None, None, None, None, attribution=str(number))  # noqa: FBT003


def recall(shape: str) -> tuple[float, float]:
    """The share of retranslated sentences, all in one pool, that blocking brings together, and how many pairs a report takes part in."""
    rng = random.Random(1)  # noqa: S311
    pool: list[Report] = []
    for row in sentences():
        pool.append(report(len(pool), row["a"]))
        pool.append(report(len(pool), cut(row["b"], rng) if shape == "cut" else row["b"]))
    total = hit = 0
    for one, other in pairs(pool):
        total += 1
        hit += other == one + 1 and one % 2 == 0
    return hit / (len(pool) / 2), 2 * total / len(pool)


def pool(size: int) -> list[Report]:
    """Reports made of sentences of transcripts: two speakers in three are known; each fifth saying stands twice, the second time cut."""
    from benchmarks.transcripts import transcripts  # noqa: PLC0415

    rng = random.Random(size)  # noqa: S311
    lines = [line for row in transcripts() for line in row["text"].replace("\n", " ").split(". ") if 5 < len(line.split()) < 80]  # noqa: PLR2004
    rng.shuffle(lines)
    made: list[Report] = []
    for line in itertools.cycle(lines):
        speaker = f"ent-{rng.randint(0, size // 20)}" if rng.random() < 0.67 else None  # noqa: PLR2004
        made.append(report(len(made), line, speaker))
        if rng.random() < 0.2:  # noqa: PLR2004
            made.append(report(len(made), cut(line, rng), speaker))
        if len(made) >= size:
            return made[:size]
    return made


def main() -> None:
    """Print the tables."""
    print("| what | precision | recall | F1 |\n|---|---|---|---|")
    names = {"sayings": "pairs of two outlets in one saying", "pairs": "annotated pairs alone", "b-cubed": "B-cubed of sayings"}
    for occasions in (False, True):
        known = "with occasions" if occasions else "speakers alone"
        for name, (precision, found, f1) in sorted(grouping(occasions=occasions).items(), key=lambda item: list(names).index(item[0])):
            print(f"| {names[name]}, {known} | {precision:.3f} | {found:.3f} | {f1:.3f} |")
    print("\n| blocking of 10,864 sentences translated twice | recall | pairs a sentence |\n|---|---|---|")
    for shape in ("whole", "cut"):
        share, partners = recall(shape)
        print(f"| {shape} | {share:.3f} | {partners:.0f} |")


if __name__ == "__main__":
    main()
