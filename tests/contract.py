"""The contract of `docs/reference/record.md`, clause by clause, as a list of what a result breaks; empty where it keeps all.

Written from the contract alone, so that tests and fuzzing hold the code against it and not against itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from onrecord.model import Attribution, Entity, Finding, Interval, Reading, Span, Statement
from onrecord.model.attribution import Flag, Granularity, Kind, Role
from onrecord.model.check import CheckVerdict, DifferenceKind
from onrecord.model.entity import EntityType, Form
from onrecord.model.entity import Relation as LabelRelation
from onrecord.model.statement import Op, Relation, Tone, Wording

OPENING, CLOSING = "“„«‟", "”“»"
ALARMS = {"negation", "number", "name", "modality", "tense", "antonym", "ellipsis", "bracket"}
ID = re.compile(r"(art|att|ent|sta|occ)-[0-9a-f]{16}")


def inside(spans: Iterable[Sequence[int]], text: str) -> bool:
    """Whether all spans are half-open, not empty, and within the text."""
    return all(0 <= start < end <= len(text) for start, end in spans)


def apart(spans: Iterable[Sequence[int]]) -> bool:
    """Whether no two of the spans overlap."""
    return all(one[1] <= other[0] for one, other in pairwise(sorted(tuple(span) for span in spans)))


def breaches(reading: Reading) -> list[str]:
    """What a reading breaks."""
    return [
        *_about_references(reading),
        *(line for one in reading.attributions for line in _about(reading, one)),
        *_about_entities(reading),
    ]


def _about_references(reading: Reading) -> Iterator[str]:
    if not inside(reading.spans(), reading.article.text) or not inside(reading.article.body, reading.article.text):
        yield "a span is outside the text"
    attributions = {one.id: one for one in reading.attributions}
    entities = {one.id for one in reading.entities}
    for one in reading.attributions:
        if one.speaker is not None and one.speaker not in entities:
            yield f"{one.id}: speaker leads nowhere"
        for hop in one.via:
            if hop.entity is not None and hop.entity not in entities:
                yield f"{one.id}: hop {hop.name} leads nowhere"
        seen, parent = {one.id}, one.parent
        while parent is not None:
            if parent in seen or parent not in attributions:
                yield f"{one.id}: parents run in a ring or lead nowhere"
                break
            seen.add(parent)
            parent = attributions[parent].parent
        if one.parent in attributions and not any(piece.contains(_cover(one.content)) for piece in attributions[one.parent].content):
            yield f"{one.id}: does not stand inside its parent's content"
    for remark in reading.remarks:
        if remark.entity is not None and remark.entity not in entities:
            yield f"remark on {remark.outlet} leads nowhere"


def _cover(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _about(reading: Reading, one: Attribution) -> Iterator[str]:
    text = reading.article.text
    where = f"{one.id} {one.kind} {[span.of(text)[:60] for span in one.content]}"
    if not one.content or list(one.content) != sorted(one.content) or not apart(one.content):
        yield f"{where}: content is empty, out of order or overlaps"
    if one.kind not in get_args(Kind) or not set(one.flags) <= set(get_args(Flag)) or list(one.flags) != sorted(set(one.flags)):
        yield f"{where}: unknown kind or flags {one.flags}"
    if not 0 <= one.confidence <= 1:
        yield f"{where}: confidence {one.confidence}"
    if ("no-source" in one.flags) != (not one.source):
        yield f"{where}: no-source does not say what the source says"
    for hop in one.via:
        if not hop.name.strip() or hop.role not in get_args(Role) or (hop.basis == "text" and not hop.evidence):
            yield f"{where}: hop {hop} without a name, a role or evidence"
    if one.occasion is not None:
        told = one.occasion.name or one.occasion.place or one.occasion.medium
        if told and not one.occasion.evidence:
            yield f"{where}: an occasion without evidence"
        if not told and not one.occasion.id:
            yield f"{where}: an occasion of which nothing is known, not even what else was said there"
    if one.said is not None:
        yield from (f"{where}: {line}" for line in interval_breaches(one.said))
        if not one.said.evidence and one.said.anchor is None:
            yield f"{where}: a date on nothing"
    yield from (f"{where}: {line}" for line in kind_breaches(text, one))


def kind_breaches(text: str, one: Attribution) -> Iterator[str]:
    """Where kind and marks contradict each other beyond doubt: judged on pieces that begin and end in their own marks alone."""
    pieces = [span.of(text).strip(" ,.;:!?") for span in one.content]
    whole = [len(p) > 2 and p[0] == "“" and p[-1] == "”" and not set(p[1:-1]) & set("“”\"'‘’«»„‟`‹›「」『』\n") for p in pieces]
    bare = [not set(p) & set("“”\"'‘’«»„‟`‹›「」『』＂´‚‛") and "''" not in p for p in pieces]
    if all(whole) and one.kind == "indirect" and any(any(c.isalnum() for c in p) for p in pieces):
        yield "stands in quotation marks and is called indirect"
    if all(bare) and one.kind == "mixed" and len(pieces) == 1 and not set(one.flags) & {"unclosed-quote", "unopened-quote", "mangled"}:
        yield "has no quotation mark and is called mixed"


def interval_breaches(when: Interval) -> Iterator[str]:
    """Where an interval is finer than its granularity, or the wrong way round."""
    if when.granularity is not None and when.granularity not in get_args(Granularity):
        yield f"unknown granularity {when.granularity}"
    if when.start is None and when.end is None:
        yield "an interval without an end"
    if when.start is None or when.end is None:
        return
    first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
    days = (last - first).days + 1
    if days < 1:
        yield f"runs from {when.start} to {when.end}"
    least = {"weekend": 2, "week": 5, "month": 28, "quarter": 89, "season": 59, "year": 365, "decade": 3652, "century": 36524}
    if when.anchor is None and days < least.get(when.granularity or "", 1):
        yield f"{days} days are finer than a {when.granularity}"


def _about_entities(reading: Reading) -> Iterator[str]:
    said = {one.id for one in reading.attributions}
    for one in reading.entities:
        where = f"{one.id} {one.name!r}"
        if not one.name.strip() or one.type not in get_args(EntityType):
            yield f"{where}: no name or an unknown type"
        if list(one.mentions) != sorted(one.mentions, key=lambda mention: mention.span):
            yield f"{where}: mentions out of order"
        if any(mention.form not in get_args(Form) for mention in one.mentions):
            yield f"{where}: unknown form of mention"
        yield from _about_labels(reading, one, said, where)


def _about_labels(reading: Reading, one: Entity, said: set[str], where: str) -> Iterator[str]:
    for label in one.labels:
        if label.voice != "outlet" and label.voice not in said:
            yield f"{where}: label in a voice that is nobody's: {label.voice}"
        if label.relation not in get_args(LabelRelation):
            yield f"{where}: unknown relation {label.relation}"
        if label.text.split() != label.span.of(reading.article.text).split():
            yield f"{where}: label {label.text!r} is not what stands at {label.span}"


def wording_breaches(a: str, b: str, answer: dict[str, Any]) -> list[str]:
    """What an answer of `explain wording` breaks."""
    found = []
    if answer["relation"] not in get_args(Wording) or not 0 <= answer["score"] <= 1:
        found.append(f"relation {answer['relation']}, score {answer['score']}")
    steps = [(step["op"], step["hub"], step["version"]) for step in answer["alignment"]]
    found += step_breaches(steps, a, b)
    found += [f"unknown alarm {alarm['what']}" for alarm in answer["alarms"] if alarm["what"] not in ALARMS]
    found += [f"alarm {alarm} outside" for alarm in answer["alarms"] if not (inside(alarm["hub"], a) and inside(alarm["version"], b))]
    if answer["relation"] != "altered" and answer["alarms"]:
        found.append("alarms on a wording that is not altered")
    return found


def step_breaches(steps: Sequence[tuple[str, Sequence[Any], Sequence[Any]]], hub: str, version: str) -> list[str]:
    """Where steps of an alignment lack a side, leave their text, or overlap by more than the one word that a contraction is ("can't")."""
    found = []
    for op, here, there in steps:
        needs = {"cut": (True, False), "inserted": (False, True)}.get(op, (True, True))
        if op not in get_args(Op) or (bool(here), bool(there)) != needs:
            found.append(f"step {op} {here} {there}")
        if not inside(here, hub) or not inside(there, version):
            found.append(f"step {op} {here} {there} is outside its text")
    for side in (1, 2):
        spans = sorted(tuple(span) for step in steps for span in step[side])
        shared = [(hub if side == 1 else version)[other[0] : one[1]] for one, other in pairwise(spans) if other[0] < one[1]]
        found += [f"steps overlap on {words!r}" for words in shared if len(words.split()) != 1]
    return found


def untold(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The letters and digits that no span covers."""
    covered = {at for start, end in spans for at in range(start, end)}
    return "".join(sign for at, sign in enumerate(text) if sign.isalnum() and at not in covered)


def statement_breaches(statement: Statement, readings: Sequence[Reading]) -> list[str]:
    """What a statement breaks."""
    texts = {reading.article.id: reading.article.text for reading in readings}
    known = {one.id: (reading, one) for reading in readings for one in reading.attributions}
    hubs = [version for version in statement.versions if version.relation == "hub"]
    found = []
    if len(hubs) != 1 or statement.versions[0] is not hubs[0] or hubs[0].attribution != statement.hub:
        return ["the hub is not the first version, and the only one"]
    if statement.independent < 1 or statement.independent > max(1, len(statement.versions)):
        found.append(f"{statement.independent} independent chains")
    if statement.said is not None:
        found += interval_breaches(statement.said)
    for version in statement.versions:
        if version.attribution not in known or known[version.attribution][0].article.id != version.article:
            found.append(f"version {version.attribution} is of no article")
            continue
        if version.relation not in get_args(Relation) or not 0 <= version.score.total <= 1:
            found.append(f"relation {version.relation}, score {version.score.total}")
        if not version.content or not inside(version.content, texts[version.article]):
            found.append(f"version {version.attribution}: content outside its article")
        if (version.relation == "indirect") != (version.kind == "indirect") and version.relation != "hub":
            found.append(f"version {version.attribution}: {version.kind} and called {version.relation}")
        if version.cue is not None and version.cue.tone not in get_args(Tone):
            found.append(f"tone {version.cue.tone}")
        steps = [(step.op, step.hub, step.version) for step in version.alignment]
        found += step_breaches(steps, texts[hubs[0].article], texts[version.article])
        found += [f"alarm {alarm.what}" for alarm in version.alarms if alarm.what not in ALARMS]
    reported = {version.article for version in statement.versions}
    found += [f"{out.article} reports what it leaves out" for out in statement.left_out_by if out.article in reported]
    found += ["repeats itself"] if statement.id in statement.repeats else []
    return found


def finding_breaches(finding: Finding, draft: str) -> list[str]:
    """What a finding of `check` breaks."""
    found = []
    if finding.verdict not in get_args(CheckVerdict):
        found.append(f"verdict {finding.verdict}")
    if not finding.content or not inside(finding.content, draft):
        found.append("content outside the draft")
    ranks = [evidence.kind for evidence in finding.evidence]
    if any(kind not in {"transcript", "report"} for kind in ranks):
        found.append(f"evidence of kinds {ranks}")
    if finding.verdict in {"verbatim", "trimmed", "spliced", "altered", "wrong-speaker"} and not finding.evidence:
        found.append(f"{finding.verdict} without evidence")
    kinds = get_args(DifferenceKind)
    found += [
        f"difference {one}"
        for one in finding.differences
        if one.kind not in kinds or not inside(one.draft, draft) or not (one.draft or one.record)
    ]
    if finding.independent < 0:
        found.append(f"{finding.independent} independent chains")
    return found
