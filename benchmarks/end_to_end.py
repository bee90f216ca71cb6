"""How well the sayings of three outlets are brought together, from the raw articles to the statements.

Usage: python -m benchmarks.end_to_end [--rules] [--misses]

Prints Markdown tables. Each annotated event is read as a user would read it: three articles, nothing else. A gold quotation (a broken
one is one quotation) belongs to the statements of the attributions that carry it; a marked stretch that is nobody's words (a nickname, a
title) counts too where it is taken for words. Two quotations of two outlets in one statement are a pair.
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.speakers import article_of
from benchmarks.statements import joined
from benchmarks.wording_pairs import basil_events
from onrecord.model import Attribution, Reading, Span, Spans, Statement, Version
from onrecord.pipeline.across import linked, statements_of
from onrecord.pipeline.finders import finder_named
from onrecord.pipeline.reading import read_batch
from onrecord.text.common import FUNCTION
from onrecord.text.relation import relate
from onrecord.text.terms import Term, phrase

Pair = frozenset[str]
_CARRIES = 0.5


@dataclass(frozen=True, slots=True)
class Quoted:
    """A gold quotation.

    Attributes:
        outlet: whose article it stands in.
        spans: its marked stretches.
        speaker: as annotated.
        said: whether it is somebody's words.
    """

    outlet: str
    spans: Spans
    speaker: str | None
    said: bool


@dataclass(frozen=True, slots=True)
class Event:
    """An event with what is annotated and what was made of it.

    Attributes:
        name: the event's.
        quotes: gold quotations by the id of their first stretch.
        root: each stretch's quotation.
        places: where each stretch stands.
        pairs: annotated pairs of stretches: relation, and whether it is sure.
        readings: the articles, read and linked, by outlet.
        statements: what was made of them.
    """

    name: str
    quotes: dict[str, Quoted]
    root: dict[str, str]
    places: dict[str, Span]
    pairs: dict[Pair, tuple[str, bool]]
    readings: dict[str, Reading]
    statements: tuple[Statement, ...]


@cache
def read(reader: str = "trained") -> tuple[tuple[dict, tuple[Reading, ...]], ...]:
    """Every event with its articles, read and linked."""
    by = finder_named(reader)
    found = []
    for event in basil_events():
        rows = read_batch([article_of(event["event"], given) for given in event["articles"]], by)
        found.append((event, tuple(linked(row for row in rows if isinstance(row, Reading)))))
    return tuple(found)


def events(reader: str = "trained") -> Iterator[Event]:
    """The events, read and compared."""
    for event, readings in read(reader):
        yield compared(event, readings)


def compared(event: dict, readings: Sequence[Reading]) -> Event:
    """An event whose articles were read before."""
    spans = {f"{given['outlet']}:q{number}": Span(*place) for given in event["articles"] for number, place in enumerate(given["quotes"])}
    root: dict[str, str] = {}
    pieces: dict[str, list[Span]] = defaultdict(list)
    for key, quote in event["quotes"].items():
        if key in spans and quote["class"] != "broken":
            root[key] = root.get(quote["joined"] or "", key)
            pieces[root[key]].append(spans[key])
    quotes = {
        key: Quoted(key.partition(":")[0], tuple(sorted(own)), event["quotes"][key]["speaker"], event["quotes"][key]["class"] == "said")
        for key, own in pieces.items()
    }
    pairs = {
        frozenset((pair["a"], pair["b"])): (pair["relation"], pair["sure"])
        for pair in event["pairs"]
        if pair["a"] in root and pair["b"] in root
    }
    by_outlet = {reading.article.outlet or "": reading for reading in readings}
    return Event(event["event"], quotes, root, spans, pairs, by_outlet, tuple(statements_of(list(readings))))


def carrier(span: Span, attributions: Iterable[Attribution]) -> Attribution | None:
    """The attribution whose content holds most of a stretch, more than half of it; of equals the narrowest."""
    best: tuple[float, int, str] | None = None
    chosen = None
    for attribution in attributions:
        much = held(attribution.content, span)
        if much > _CARRIES * span.length:
            rank = (-min(much / span.length, 0.9), sum(piece.length for piece in attribution.content), attribution.id)
            if best is None or rank < best:
                best, chosen = rank, attribution
    return chosen


def carriers(event: Event) -> dict[str, list[Attribution]]:
    """The attributions that carry each gold quotation."""
    found: dict[str, list[Attribution]] = {}
    for key, quote in event.quotes.items():
        attributions = event.readings[quote.outlet].attributions
        own = (carrier(span, attributions) for span in quote.spans)
        found[key] = list({one.id: one for one in own if one}.values())
    return found


def sayings(event: Event, carried: Mapping[str, Sequence[Attribution]]) -> dict[str, set[str]]:
    """The statements that each gold quotation belongs to: of the versions of its carrier those that hold most of a stretch of it."""
    versions: dict[str, list[tuple[str, Spans]]] = defaultdict(list)
    for one in event.statements:
        for version in one.versions:
            versions[version.attribution].append((one.id, version.content))
    found: dict[str, set[str]] = defaultdict(set)
    for key, own in carried.items():
        found[key] = {
            statement
            for attribution in own
            for statement, content in versions[attribution.id]
            if any(held(content, span) > _CARRIES * span.length for span in event.quotes[key].spans)
        }
    return found


def held(content: Spans, span: Span) -> int:
    """How much of a stretch some content holds, in code points."""
    return sum(max(0, min(span.end, piece.end) - max(span.start, piece.start)) for piece in content)


def made(event: Event, carried: Mapping[str, Sequence[Attribution]]) -> set[Pair]:
    """The pairs of gold quotations of two outlets that a statement brings together."""
    of = sayings(event, carried)
    return {
        frozenset((a, b))
        for a, b in itertools.combinations(of, 2)
        if event.quotes[a].outlet != event.quotes[b].outlet and of[a] & of[b] and (event.quotes[a].said or event.quotes[b].said)
    }


def wanted(event: Event, *, sure: bool) -> set[Pair]:
    """The annotated pairs of quotations, with what follows from them: two pairs that share a quotation make a third."""
    links = [frozenset(event.root[key] for key in pair) for pair, (_, settled) in event.pairs.items() if settled or not sure]
    groups = joined(event.quotes, links)
    return {
        frozenset((a, b))
        for a, b in itertools.combinations(groups, 2)
        if groups[a] == groups[b] and event.quotes[a].outlet != event.quotes[b].outlet
    }


def told(event: Event, key: str) -> Spans:
    """The words of an annotated stretch that were read as words of one attribution."""
    quote = event.quotes[event.root[key]]
    place = event.places[key]
    one = carrier(place, event.readings[quote.outlet].attributions)
    pieces = [
        Span(max(piece.start, place.start), min(piece.end, place.end)) for piece in (one.content if one else ()) if piece.overlaps(place)
    ]
    return tuple(pieces)


def relations(event: Event, pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    """Annotated relation and the relation of the words that were read, for every annotated pair of stretches in pairs that were found."""
    found = set(pairs)
    for pair, (relation, sure) in event.pairs.items():
        if not sure or frozenset(event.root[key] for key in pair) not in found:
            continue
        sides = []
        for key in sorted(pair):
            pieces = told(event, key)
            sides.append(phrase(event.readings[event.quotes[event.root[key]].outlet].article.text, pieces) if pieces else None)
        one, other = sides
        yield relation, relate(one, other).wording if one and other else "not read"


@dataclass(slots=True)
class Figures:
    """Counts over some events."""

    hit: int = 0
    false: int = 0
    missed: int = 0
    set_beside: int = 0
    set_wrongly: int = 0
    not_set: int = 0
    related: int = 0
    right: int = 0
    precise: float = 0.0
    complete: float = 0.0
    quotes: int = 0

    def add(self, event: Event) -> None:
        """Count an event in."""
        carried = carriers(event)
        found, sure = made(event, carried), wanted(event, sure=True)
        allowed = wanted(event, sure=False)
        self.hit += len(found & sure)
        self.false += len(found - sure - allowed)
        self.missed += len(sure - found)
        beside, annotated = shown(event), {pair for pair, (_, settled) in event.pairs.items() if settled}
        self.set_beside += len(beside & annotated)
        self.set_wrongly += len(beside - set(event.pairs))
        self.not_set += len(annotated - beside)
        for gold, read_as in relations(event, found):
            self.related += 1
            self.right += gold == read_as
        self._cube(event, carried)

    def _cube(self, event: Event, carried: Mapping[str, Sequence[Attribution]]) -> None:
        """B-cubed (Bagga and Baldwin, 1998) over the gold quotations that are somebody's words; one that was not read stands alone."""
        said = [key for key, quote in event.quotes.items() if quote.said]
        gold = joined(said, [frozenset(event.root[key] for key in pair) for pair, (_, sure) in event.pairs.items() if sure])
        of = {key: min(ids, default=key) for key, ids in sayings(event, carried).items()}
        for one in said:
            mine = {other for other in said if of[other] == of[one]}
            theirs = {other for other in said if gold[other] == gold[one]}
            self.precise += len(mine & theirs) / len(mine)
            self.complete += len(mine & theirs) / len(theirs)
            self.quotes += 1

    @property
    def pairs(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the pairs across outlets."""
        return (
            self.hit / max(1, self.hit + self.false),
            self.hit / max(1, self.hit + self.missed),
            2 * self.hit / max(1, 2 * self.hit + self.false + self.missed),
        )

    @property
    def stretches(self) -> tuple[float, float, float]:
        """The same of the annotated stretches that an alignment sets side by side."""
        return (
            self.set_beside / max(1, self.set_beside + self.set_wrongly),
            self.set_beside / max(1, self.set_beside + self.not_set),
            2 * self.set_beside / max(1, 2 * self.set_beside + self.set_wrongly + self.not_set),
        )

    @property
    def cubed(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of B-cubed."""
        precision, recall = self.precise / max(1, self.quotes), self.complete / max(1, self.quotes)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def relation(self) -> float:
        """The share of the annotated pairs that were found whose relation is as annotated."""
        return self.right / max(1, self.related)


def measure(reader: str = "trained") -> Figures:
    """Figures over all events."""
    figures = Figures()
    for event in events(reader):
        figures.add(event)
    return figures


def shown(event: Event) -> set[Pair]:
    """The pairs of stretches of two outlets that a statement's alignment with its hub sets side by side."""
    texts = {reading.article.id: reading.article.text for reading in event.readings.values()}
    carried = {
        key: carrier(place, event.readings[key.partition(":")[0]].attributions) for key, place in event.places.items() if key in event.root
    }
    found: set[Pair] = set()
    for one in event.statements:
        hub = next((version for version in one.versions if version.relation == "hub"), None)
        if hub is None:
            continue
        reach: dict[str, set[int]] = {}
        for version in one.versions:
            words = list(_aligned(version, texts[hub.article], texts[version.article]))
            for key, own in carried.items():
                if own and own.id == version.attribution:
                    place = event.places[key]
                    at = {there for here, there in words if place.start <= here < place.end}
                    if at:
                        reach[key] = at
        found |= {
            frozenset((a, b))
            for a, b in itertools.combinations(reach, 2)
            if a.partition(":")[0] != b.partition(":")[0] and reach[a] & reach[b] and (_said(event, a) or _said(event, b))
        }
    return found


def _said(event: Event, key: str) -> bool:
    return event.quotes[event.root[key]].said


def _aligned(version: Version, hub: str, text: str) -> Iterator[tuple[int, int]]:
    """Where each word of weight stands in the version and in the hub, for the words that both have."""
    if version.relation == "hub":
        yield from ((term.span.start, term.span.start) for term in _weighty(text, version.content))
    for step in version.alignment:
        if step.op in {"kept", "moved"}:
            pairs = zip(_weighty(text, step.version), _weighty(hub, step.hub), strict=False)
            yield from ((one.span.start, other.span.start) for one, other in pairs)


def _weighty(text: str, spans: Spans) -> list[Term]:
    return [term for term in phrase(text, spans).terms if term.form not in FUNCTION]


def lost(event: Event) -> Iterator[tuple[str, Pair]]:
    """Every pair that was missed or made wrongly, with the reason."""
    carried = carriers(event)
    found, sure = made(event, carried), wanted(event, sure=True)
    for pair in sorted(sure - found, key=sorted):
        one, other = sorted(pair)
        if not carried[one] or not carried[other]:
            yield "not read", pair
        elif not {a.speaker for a in carried[one]} & {b.speaker for b in carried[other]}:
            unknown = None in {own.speaker for key in pair for own in carried[key]}
            yield "a speaker unknown" if unknown else "two speakers", pair
        else:
            yield "not joined", pair
    for pair in sorted(found - sure - wanted(event, sure=False), key=sorted):
        shared = {one.id for one in carried[min(pair)]} & {one.id for other in found & sure for key in other for one in carried[key]}
        yield "false, beside a right one" if shared else "false", pair


def main() -> None:
    """Print the tables."""
    reader = "rules" if "--rules" in sys.argv else "trained"
    figures = measure(reader)
    print(f"Reader: {reader}.\n\n| what | precision | recall | F1 |\n|---|---|---|---|")
    for what, values in (
        ("pairs of two outlets in one saying", figures.pairs),
        ("annotated stretches side by side", figures.stretches),
        ("B-cubed of sayings", figures.cubed),
    ):
        print(f"| {what} | " + " | ".join(f"{value:.3f}" for value in values) + " |")
    print(f"\nRelation as annotated: {figures.relation:.3f} of {figures.related} annotated pairs that were found.")
    every = [(event, why, pair) for event in events(reader) for why, pair in lost(event)]
    print("\n| pairs lost | |\n|---|---|")
    for reason, count in sorted(Counter(reason for _, reason, _ in every).items()):
        print(f"| {reason} | {count} |")
    if "--misses" in sys.argv:
        for event, why, pair in every:
            print(f"- {event.name} {why}: {', '.join(sorted(pair))}")


if __name__ == "__main__":
    main()
