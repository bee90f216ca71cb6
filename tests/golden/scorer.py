"""Hold what the pipeline made of the sample corpus against the golden records, one aspect at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from onrecord.model import Attribution, Entity, Finding, Reading, Span, Statement
from tests.golden.loader import Expected, Golden, Text

MATCH = 0.5


@dataclass(slots=True)
class Tally:
    """How many were right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def count(self, *, right: bool, miss: str = "") -> None:
        """One that was both found and wanted, right or wrong."""
        self.right += right
        self.found += 1
        self.wanted += 1
        if not right and miss:
            self.misses.append(miss)

    @property
    def precision(self) -> float:
        """Right of those found; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Right of those wanted; 1 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Tallies = defaultdict[str, Tally]


def text_of(reading: Reading) -> Text:
    """The reading's own text and body."""
    return Text(reading.article.file or reading.article.id, reading.article.text, reading.article.body)


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """The letters and digits that the spans cover: marks and blanks at an edge are not what is measured."""
    return frozenset(place for start, end in spans for place in range(start, end) if text[place].isalnum())


def matched(expected: Sequence[Expected], reading: Reading) -> dict[int, Attribution]:
    """Pairs of one expected and one found attribution whose contents share most letters, best first."""
    text = reading.article.text
    wanted = [(row.id, characters(row.content, text)) for row in expected]
    found = [(attribution, characters(attribution.content, text)) for attribution in reading.attributions]
    scores = sorted(
        ((len(a & b) / len(a | b), -number, -index) for number, a in wanted for index, (_, b) in enumerate(found) if a & b),
        reverse=True,
    )
    pairs: dict[int, Attribution] = {}
    taken: set[int] = set()
    for score, number, index in scores:
        if score >= MATCH and -number not in pairs and -index not in taken:
            pairs[-number] = found[-index][0]
            taken.add(-index)
    return pairs


def score_article(golden: Golden, reading: Reading, tallies: Tallies) -> dict[int, Attribution]:
    """Score one article; adds to the tallies and gives the pairs."""
    expected = golden.expected(text_of(reading))
    pairs = matched(expected, reading)
    optional = {row.id for row in expected if row.optional}
    found = tallies["attributions"]
    found.right += len(pairs.keys() - optional)
    found.wanted += len(expected) - len(optional)
    found.found += len(reading.attributions) - len(pairs.keys() & optional)
    found.misses += [f"{golden.name}:{row.id} not found" for row in expected if row.id not in pairs and not row.optional]
    kept = {id(attribution) for attribution in pairs.values()} | _tolerated(golden, reading, pairs)
    found.found -= len(kept) - len(pairs)
    found.misses += [
        f"{golden.name}: not expected: {reading.words(attribution.content)[:60]!r}"
        for attribution in reading.attributions
        if id(attribution) not in kept
    ]
    entities = {entity.id: entity for entity in reading.entities}
    for row in expected:
        if row.id in pairs and not row.optional:
            _score_attribution(golden, row, pairs, reading, entities, tallies)
    _score_article_wide(golden, reading, tallies)
    return pairs


def _tolerated(golden: Golden, reading: Reading, pairs: Mapping[int, Attribution]) -> set[int]:
    """Attributions that nobody expects and nobody minds: nominal cues, questions that are reported."""
    text, taken = text_of(reading), {id(attribution) for attribution in pairs.values()}
    allowed = [characters([text.find(words)], text.text) for words in golden.raw["also"]]
    found = (
        (attribution, characters(attribution.content, text.text)) for attribution in reading.attributions if id(attribution) not in taken
    )
    return {id(attribution) for attribution, own in found if any(len(own & place) >= MATCH * len(own | place) for place in allowed)}


def _score_attribution(
    golden: Golden, row: Expected, pairs: Mapping[int, Attribution], reading: Reading, entities: Mapping[str, Entity], tallies: Tallies
) -> None:
    got, text, where = pairs[row.id], reading.article.text, f"{golden.name}:{row.id}"
    own = characters(got.content, text)
    same = own in {characters(row.content, text), characters(row.content_also or row.content, text)}
    tallies["content, exact"].count(right=same, miss=f"{where} content {reading.words(got.content)!r}")
    tallies["pieces"].count(right=len(got.content) == len(row.content), miss=f"{where} {len(got.content)} pieces, not {len(row.content)}")
    tallies["kind"].count(right=got.kind in row.kinds, miss=f"{where} {got.kind}, not {row.kinds}")
    if row.source:
        near = bool(characters(row.source, text) & characters(got.source, text))
        tallies["source, touched"].count(right=near, miss=f"{where} source {reading.words(got.source)!r}")
        exact = characters(row.source, text) == characters(got.source, text)
        tallies["source, exact"].count(right=exact, miss=f"{where} source {reading.words(got.source)!r}")
    if row.cue:
        near = bool(characters(row.cue, text) & characters(got.cue, text))
        tallies["cue, touched"].count(right=near, miss=f"{where} cue {reading.words(got.cue)!r}")
    speaker = entities.get(got.speaker or "")
    tallies["speaker"].count(
        right=_is(golden, row, speaker, text), miss=f"{where} speaker {speaker.name if speaker else None!r}, not {row.speaker!r}"
    )
    _score_parent(row, got, pairs, tallies, where)
    _score_way(row, got, tallies, where, golden.raw["via_also"])


def _is(golden: Golden, row: Expected, speaker: Entity | None, text: str) -> bool:
    """Whether the entity is the expected one: this article gives it one of that one's names, whatever spelling stands for it elsewhere."""
    named = {entity["name"]: {str(name).casefold() for name in entity["names"]} for entity in golden.raw["entities"]}
    if row.speaker is None or row.unnamed or row.speaker not in named:
        others = set().union(*named.values()) if named else set()
        return speaker is None or speaker.name.casefold() not in others
    if speaker is None:
        return False
    here = {mention.span.of(text).casefold() for mention in speaker.mentions if mention.form == "name"}
    return any(_bears(own, row.speaker, named[row.speaker]) for own in here or {speaker.name.casefold()})


def _bears(own: str, name: str, spellings: set[str]) -> bool:
    own = own.removeprefix("the ")
    return any(own == known or own in known or known in own for known in {*spellings, name.casefold()} if len(own) > 1)


def _score_parent(row: Expected, got: Attribution, pairs: Mapping[int, Attribution], tallies: Tallies, where: str) -> None:
    if row.parent is None and got.parent is None:
        return
    tally = tallies["nested in"]
    tally.wanted += row.parent is not None
    tally.found += got.parent is not None
    outer = pairs.get(row.parent or -1)
    right = outer is not None and outer.id == got.parent
    tally.right += right
    if not right:
        tally.misses.append(f"{where} parent {got.parent}")


def _score_way(row: Expected, got: Attribution, tallies: Tallies, where: str, tolerated: Sequence[str]) -> None:
    """Hops, date, occasion and flags."""
    if row.via is not None:
        hops = [(hop.name, str(hop.role)) for hop in got.via if not any(word in hop.name for word in tolerated)]
        right = sum(any(_hop(want, have) for have in hops) for want in row.via)
        tally = tallies["via"]
        tally.right += right
        tally.wanted += len(row.via)
        tally.found += len(hops)
        if right < max(len(hops), len(row.via)):
            tally.misses.append(f"{where} via {hops}, not {list(row.via)}")
    if row.said is not None:
        have = (got.said.start, got.said.end) if got.said else (None, None)
        tallies["said"].count(right=have == (row.said["from"], row.said["to"]), miss=f"{where} said {have}, not {row.said}")
    if row.occasion is not None and (row.occasion["name"] or row.occasion["place"]):
        words = f"{got.occasion.name} {got.occasion.place}".casefold() if got.occasion else ""
        key = str(row.occasion["name"] or row.occasion["place"]).casefold()
        tallies["occasion"].count(right=key in words, miss=f"{where} occasion {words!r}, not {key!r}")
    flags = {str(flag) for flag in got.flags if flag not in {"fragment", "no-source"}}
    tally = tallies["flags"]
    tally.right += len(flags & row.flags)
    tally.found += len(flags)
    tally.wanted += len(row.flags)
    if flags != row.flags:
        tally.misses.append(f"{where} flags {sorted(flags)}, not {sorted(row.flags)}")


def _hop(want: tuple[str, str], have: tuple[str, str]) -> bool:
    a, b = (name.casefold().removeprefix("the ").removeprefix("a ") for name in (want[0], have[0]))
    initials = "".join(word[0] for word in a.split())
    return want[1] == have[1] and (a in b or b in a or b == initials or (a == "statement by the front" and "statement" in b))


def _score_article_wide(golden: Golden, reading: Reading, tallies: Tallies) -> None:
    """Metadata, labels, remarks, quality flags, and words in marks that nobody said."""
    for key in ("outlet", "title", "published"):
        have, want = getattr(reading.article, key), golden.raw["article"][key]
        right = have == want or (key == "published" and str(have)[:10] == str(want)[:10])
        tallies["metadata"].count(right=right, miss=f"{golden.name} {key} {have!r}, not {want!r}")
    have_labels = {label.text.casefold() for entity in reading.entities for label in entity.labels}
    labels = tallies["labels (recall)"]
    for entity in golden.raw["entities"]:
        for label in entity["labels"]:
            want = label["text"].casefold().removeprefix("the ").removeprefix("a ")
            labels.count(right=any(want in own or own in want for own in have_labels), miss=f"{golden.name} label {label['text']!r}")
    remarks = [(remark.outlet.casefold(), remark.what) for remark in reading.remarks]
    tally = tallies["remarks on coverage"]
    tally.found += len(remarks)
    for row in golden.raw["remarks"]:
        right = any(
            what == row["what"] and (row["outlet"].casefold() in name or name in row["outlet"].casefold()) for name, what in remarks
        )
        tally.right += right
        tally.wanted += 1
        if not right:
            tally.misses.append(f"{golden.name} remark {row['outlet']} {row['what']}")
    quality = {row.flag for row in reading.quality}
    want_quality = set(golden.raw["quality"])
    tally = tallies["quality flags"]
    tally.right += len(quality & want_quality)
    tally.found += len(quality)
    tally.wanted += len(want_quality)
    if quality != want_quality:
        tally.misses.append(f"{golden.name} quality {sorted(quality)}, not {sorted(want_quality)}")
    said = {reading.words((piece,)).strip() for attribution in reading.attributions for piece in attribution.content}
    for words in golden.raw["not_speech"]:
        tallies["not speech, left alone"].count(right=words not in said, miss=f"{golden.name} read as speech: {words}")


def score_identity(pairs: Mapping[str, Mapping[int, Attribution]], goldens: Iterable[Golden], tallies: Tallies) -> None:
    """Whether attributions of one speaker bear one id across articles, and those of two speakers two: over pairs of articles' speakers."""
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for golden in goldens:
        for row in golden.raw["attributions"]:
            got = pairs[golden.name].get(row["id"])
            if got is not None and got.speaker and row["speaker"] and not row.get("unnamed"):
                ids[golden.name, row["speaker"]].add(got.speaker)
    tally = tallies["one speaker, one id (pairs across articles)"]
    for (first, a), (second, b) in combinations(sorted(ids), 2):
        if first == second:
            continue
        same = bool(ids[first, a] & ids[second, b])
        tally.wanted += a == b
        tally.found += same
        tally.right += same and a == b
        if same != (a == b):
            tally.misses.append(f"{first} {a} / {second} {b}: {'one id' if same else 'two ids'}")


class Sayings:
    """Which statement each golden attribution ended up in."""

    def __init__(self, pairs: Mapping[str, Mapping[int, Attribution]], statements: Sequence[Statement]) -> None:
        self.pairs = pairs
        self.at: dict[str, list[tuple[Statement, Any]]] = defaultdict(list)
        for statement in statements:
            for version in statement.versions:
                self.at[version.attribution].append((statement, version))

    def each(self, reference: str) -> list[tuple[Statement, Any]]:
        """The statements and versions of `ARTICLE:ID`, that with most versions first."""
        name, _, number = reference.partition(":")
        got = self.pairs[name].get(int(number))
        return sorted(self.at[got.id] if got else [], key=lambda found: -len(found[0].versions))

    def of(self, reference: str, hub: Statement | None = None) -> tuple[Statement, Any] | None:
        """The statement and version of `ARTICLE:ID`, in a hub's statement where it is there; None where the attribution was not found."""
        found = self.each(reference)
        return next((one for one in found if hub is not None and one[0].id == hub.id), next(iter(found), None))

    def together(self, a: str, b: str) -> bool:
        """Whether both stand in one statement."""
        return bool({one.id for one, _ in self.each(a)} & {one.id for one, _ in self.each(b)})


def score_statements(expected: Mapping[str, Any], sayings: Sayings, tallies: Tallies, articles: Mapping[str, str]) -> None:
    """Pairs of one saying, relations, alarms, what was left out, repeats and independent chains."""
    groups: dict[str, int] = {}
    for number, saying in enumerate(expected["same_saying"]):
        for reference in [saying["hub"], *(row["of"] for row in saying["versions"] if not row.get("optional"))]:
            groups[reference] = number
    tally = tallies["one saying (pairs)"]
    for a, b in combinations(sorted(groups), 2):
        if a.partition(":")[0] == b.partition(":")[0]:
            continue
        want, have = groups[a] == groups[b], sayings.together(a, b)
        tally.wanted += want
        tally.found += have
        tally.right += want and have
        if want != have:
            tally.misses.append(f"{a} / {b}: {'apart' if want else 'together'}")
    for a, b, why in expected["different"]:
        tallies["kept apart"].count(right=not sayings.together(a, b), miss=f"{a} / {b} together ({why})")
    for saying in expected["same_saying"]:
        _score_saying(saying, sayings, tallies, articles)


def _score_saying(saying: Mapping[str, Any], sayings: Sayings, tallies: Tallies, articles: Mapping[str, str]) -> None:
    hub = sayings.of(saying["hub"])
    for row in saying["versions"]:
        got = sayings.of(row["of"], hub[0] if hub else None)
        if row.get("optional") or hub is None or got is None or got[0].id != hub[0].id:
            continue
        if hub[0].hub == hub[1].attribution:
            tallies["relation to the hub"].count(
                right=got[1].relation in row["relation"], miss=f"{row['of']} {got[1].relation}, not {row['relation']}"
            )
        if row.get("alarms"):
            rung = {alarm.what for alarm in (*got[1].alarms, *hub[1].alarms)}
            tallies["alarms"].count(right=set(row["alarms"]) <= rung, miss=f"{row['of']} alarms {sorted(rung)}, not {row['alarms']}")
        elif "altered" not in row["relation"]:
            tallies["no false alarm"].count(right=not got[1].alarms, miss=f"{row['of']} alarms {[alarm.what for alarm in got[1].alarms]}")
    if hub is None:
        return
    left = {row.article for row in hub[0].left_out_by}
    for name in saying.get("left_out_by", []):
        tallies["left out by"].count(right=articles[name] in left, miss=f"{saying['what']}: not left out by {name}")
    for reference in saying.get("repeats", []):
        other = sayings.of(reference)
        linked = other is not None and (other[0].id in hub[0].repeats or hub[0].id in other[0].repeats)
        tallies["repeats"].count(right=linked, miss=f"{saying['what']}: {reference} not linked")
    if "independent" in saying:
        right = hub[0].independent == saying["independent"]
        tallies["independent chains"].count(right=right, miss=f"{saying['what']}: {hub[0].independent}, not {saying['independent']}")


def score_check(expected: Sequence[Mapping[str, Any]], findings: Sequence[Finding], drafts: Mapping[str, str], tallies: Tallies) -> None:
    """Verdicts on the quotations of drafts.

    Args:
        expected: rows of `draft.json` or `check/expected.json`.
        findings: what `onrecord check` made of the drafts.
        drafts: each draft's text by the name that the rows use; a finding belongs to the draft whose file name it bears.
        tallies: what is added to.
    """
    for row in expected:
        text = drafts[row["draft"]]
        places = frozenset().union(*(characters([_place(text, words)], text) for words in row["content"]))
        own = [finding for finding in findings if _file(finding.draft) == _file(row["draft"])]
        best = max(own, key=lambda finding: len(characters(finding.content, text) & places), default=None)
        words, label = str(row["content"][0])[:50], row["fault"] or "sound"
        if best is None or not characters(best.content, text) & places:
            tallies["check: quotation found"].count(right=False, miss=f"{words} not found")
            continue
        tallies["check: quotation found"].count(right=True)
        sound = best.verdict == "verbatim" or (best.verdict == "trimmed" and best.marked)
        name = "check: sound, no alarm" if row["fault"] is None else "check: faulty, alarm"
        tallies[name].count(right=sound == (row["fault"] is None), miss=f"{words} ({label}): {best.verdict}")
        tallies["check: verdict"].count(
            right=best.verdict == row["verdict"], miss=f"{words} ({label}): {best.verdict}, not {row['verdict']}"
        )


def _place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _file(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]
