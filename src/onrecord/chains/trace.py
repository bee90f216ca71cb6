"""Through whom, when and where: the attributions of one article with their chains, occasions and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.chains import credits as credit_lines
from onrecord.chains.lexicon import abbreviates, role_of, same_outlet
from onrecord.chains.patterns import PLATFORM
from onrecord.chains.quoting import requoted
from onrecord.chains.remarks import remarks_in
from onrecord.chains.runs import Run
from onrecord.chains.said import Clock, clock_of, said
from onrecord.chains.scene import Scene, lay_out
from onrecord.chains.scope import Scope, settle
from onrecord.chains.troves import let_out
from onrecord.model import Article, Attribution, Entity, Hop, Interval, Occasion, Quality, Remark, Role, Span, content_id, ordered
from onrecord.text.outlets import is_outlet

RANK: dict[Role, int] = {
    "spokesperson": 3,
    "statement": 1,
    "document": 1,
    "platform": 2,
    "event": 2,
    "witness": 3,
    "translator": 4,
    "recipient": 4,
    "outlet": 5,
    "agency": 5,
}
DEEPEST = 10
REACH = 600
_ARTICLE = re.compile(r"(?:[Tt]he\s+)?")
_NAMES = re.compile(r"[A-Z][\w’&-]*(?: (?:of |and )?[A-Z][\w’&-]*)*")


@dataclass(frozen=True, slots=True)
class Traced:
    """What tracing adds to one article.

    Attributes:
        entities: as they were given.
        attributions: the same, in the same order, with `via`, `occasion` and `said`, and the speaker of requoted words.
        remarks: what the article says about other outlets' coverage.
        quality: what a careful user should know about dates and sourcing.
    """

    entities: tuple[Entity, ...]
    attributions: tuple[Attribution, ...]
    remarks: tuple[Remark, ...] = ()
    quality: tuple[Quality, ...] = ()


def trace(article: Article, entities: Sequence[Entity], attributions: Sequence[Attribution], today: date | None = None) -> Traced:
    """Trace the words of one article back to their speakers.

    Args:
        article: the article; only its body is read.
        entities: its people and organisations, with their mentions.
        attributions: its attributions, with their speakers where settled.
        today: the day against which a publication date is held; the calendar's where None.
    """
    speakers = requoted(article, entities, attributions)
    scene = lay_out(article, entities, speakers)
    clock = clock_of(article, today)
    scope = settle(scene, speakers, clock)
    maker = _Maker(article, entities, scene, scope, clock)
    traced = [maker.attribution(attribution) for attribution in speakers]
    traced = _nested(traced, entities, scene)
    quality = (*clock.quality, *maker.quality())
    return Traced(tuple(entities), tuple(traced), remarks_in(entities, scene), quality)


class _Maker:
    """Makes the record of each attribution from what scope has settled."""

    def __init__(self, article: Article, entities: Sequence[Entity], scene: Scene, scope: Scope, clock: Clock) -> None:
        self.article = article
        self.scene = scene
        self.scope = scope
        self.clock = clock
        self.names = {entity.name.lower(): entity.id for entity in entities}
        self.kinds = {entity.id: entity.type for entity in entities}
        self.speakers = {entity.id: entity.name for entity in entities}
        self.mentioned = {mention.span: entity.id for entity in entities for mention in entity.mentions}
        self.credits = tuple(self._spelt_out(hop) for hop in credit_lines.hops_of(article))
        self.known: dict[Hop, Hop] = {}
        self.own_cited: list[Span] = []
        self.circular: list[Span] = []
        self.occasions: dict[int, Occasion | None] = {}

    def attribution(self, attribution: Attribution) -> Attribution:
        run = self.scope.run_of.get(attribution.id)
        own = self.scope.own.get(attribution.id, [])
        return replace(
            attribution,
            speaker=attribution.speaker or self.scope.speakers.get(attribution.id),
            via=self._via(attribution, run, own),
            occasion=self._occasion(run) if run else None,
            said=self._said(attribution, run),
        )

    def _said(self, attribution: Attribution, run: Run | None) -> Interval | None:
        """When the words were spoken: by the time beside them, else by that of their occasion."""
        own = self.scope.times.get(attribution.id, [])
        return said(self.clock, self.scene, own) or said(self.clock, self.scene, run.times if run else [])

    def _via(self, attribution: Attribution, run: Run | None, own: list[Hop]) -> tuple[Hop, ...]:
        quoted = any(hop.role in {"agency", "outlet"} for hop in own)
        passed = () if quoted or run is None else run.passed
        hops = [*(run.hops if run else ()), *passed, *own, *_source_hops(attribution, self.scene), *self._citing(attribution)]
        hops.extend(let_out(self.scope.troves, hops))
        kept: list[Hop] = []
        for hop in map(self._full, hops):
            if hop.role in {"agency", "outlet", "translator"} and same_outlet(hop.name, self.article.outlet):
                if hop in own:
                    self.own_cited.extend(hop.evidence)
                continue
            if hop.role in {"agency", "outlet"} and same_outlet(hop.name, self.speakers.get(attribution.speaker or "")):
                continue
            if (
                hop.role == "platform"
                and not PLATFORM.fullmatch(hop.name)
                and self.kinds.get(self._entity(hop) or "") in {"person", "place"}
            ):
                continue
            if hop.role == "spokesperson" and self._is_speaker(hop, attribution):
                continue
            twin = next((other for other in kept if _same_hop(hop, other)), None)
            if twin is None:
                kept.append(replace(hop, entity=self._entity(hop)))
            elif twin.role != hop.role:
                self.circular.extend(hop.evidence)
        kept.sort(key=lambda hop: RANK[hop.role])
        for hop in self.credits:
            if not any(same_outlet(hop.name, other.name) for other in kept):
                kept.append(replace(hop, entity=self._entity(hop)))
        return tuple(kept)

    def _citing(self, attribution: Attribution) -> Iterator[Hop]:
        """Whoever a source names, where the words are those of somebody whom it quotes or cites."""
        for span in attribution.source:
            bare = Span(span.start + len(_ARTICLE.match(span.of(self.article.text))[0]), span.end)  # type: ignore[index]
            entity = self.mentioned.get(bare) or self.mentioned.get(span)
            name = self.speakers.get(entity or "")
            if name is None or attribution.speaker in {None, entity}:
                continue
            if is_outlet(name):
                yield Hop(name, entity, role_of(name), (bare,))
            elif self.kinds.get(entity or "") in {"person", "organisation"} or self.article.text[bare.start].isupper():
                yield Hop(name, entity, "witness" if self.kinds.get(entity or "") == "person" else "outlet", (bare,))

    def _full(self, hop: Hop) -> Hop:
        """`_in_full`, looked up once for each hop."""
        if hop not in self.known:
            self.known[hop] = self._in_full(hop)
        return self.known[hop]

    def _in_full(self, hop: Hop) -> Hop:
        """The hop under the full name that the article has given it before (`the Post` after `The Lissen Post`)."""
        if re.match(r"[Tt]he [a-z]", hop.name) and hop.evidence and hop.role in {"agency", "outlet"}:
            return self._named_before(hop)
        if re.fullmatch(r"[A-Z]{2,8}", hop.name):
            return self._spelt_out(hop)
        short = hop.name.removeprefix("the ").removeprefix("The ")
        if hop.role not in {"agency", "outlet"} or " " in short or not hop.evidence:
            return hop
        full = re.compile(rf"\b((?:[Tt]he\s+)?(?:[A-Z][\w.&’'-]*\s+){{1,3}}{re.escape(short)})\b")
        for paragraph in self.article.body:
            if paragraph.start > hop.evidence[0].start:
                break
            for match in full.finditer(self.article.text, paragraph.start, min(paragraph.end, hop.evidence[0].start)):
                if is_outlet(match[1]):
                    return replace(hop, name=" ".join(match[1].split()))
        return hop

    def _named_before(self, hop: Hop) -> Hop:
        """`The agency` under the name of the outlet named last before it."""
        text = self.article.text[max(0, hop.evidence[0].start - REACH) : hop.evidence[0].start]
        found = [match.group().removeprefix("The ") for match in _NAMES.finditer(text) if is_outlet(match.group())]
        return replace(hop, name=found[-1], role=role_of(found[-1])) if found else hop

    def _spelt_out(self, hop: Hop) -> Hop:
        """Capitals under the full name that stands before them in the article (`Volmar News Agency (VNA)`)."""
        spelt = re.compile(rf"((?:[A-Z][\w’'-]*\s+(?:(?:of|and|for)\s+)?){{1,7}})\({re.escape(hop.name)}\)")
        for match in spelt.finditer(self.article.text):
            words = match[1].split()
            for first in range(len(words)):
                full = " ".join(words[first:]).removeprefix("The ")
                if abbreviates(hop.name, full):
                    return replace(hop, name=full, role=role_of(full) if hop.role == "outlet" else hop.role)
        return hop

    def _is_speaker(self, hop: Hop, attribution: Attribution) -> bool:
        return any(span.overlaps(piece) for span in hop.evidence for piece in attribution.source)

    def _entity(self, hop: Hop) -> str | None:
        for span in hop.evidence:
            if span in self.mentioned:
                return self.mentioned[span]
        bare = hop.name.lower().partition(" by ")[2] or hop.name.lower()
        return self.names.get(bare) or self.names.get(bare.removeprefix("the "))

    def _occasion(self, run: Run) -> Occasion | None:
        """The run's occasion; its id is made from the article, the speaker and the run's first words."""
        if id(run) not in self.occasions:
            told = run.medium or run.name or run.place
            made = None
            if told or len(run.members) > 1:
                identity = content_id("occ", self.article.id, run.speaker, *sorted(run.members)[:1])
                evidence = _merged(run.evidence) if told else ()
                made = Occasion(run.name, run.place, run.medium, evidence, identity)
            self.occasions[id(run)] = made
        return self.occasions[id(run)]

    def quality(self) -> list[Quality]:
        """What was found about the sourcing as a whole."""
        found = []
        if self.own_cited:
            found.append(Quality("outlet-cites-itself", ordered(self.own_cited)))
        if self.circular:
            found.append(Quality("circular-sourcing", ordered(self.circular)))
        return found


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans in order, without those inside another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if not kept or not kept[-1].contains(span):
            kept.append(span)
    return tuple(kept)


def _same_hop(one: Hop, two: Hop) -> bool:
    if _plain(one.name) == _plain(two.name):
        return True
    outlets = {"agency", "outlet", "translator"}
    return one.role in outlets and two.role in outlets and same_outlet(one.name, two.name)


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").replace("e-mail", "email")


_PAPER = re.compile(
    r"\b(?P<noun>statement|letter|memo|memorandum|e-?mail|report|op-ed|filing|affidavit|complaint|transcript|readout|document|tweet"
    r"|post|video|ad|advertisement|editorial)s?\b",
    re.IGNORECASE,
)


def _source_hops(attribution: Attribution, scene: Scene) -> list[Hop]:
    """A source that is itself a paper (`the report said`) is the station through which somebody's words came."""
    for span in attribution.source:
        match = _PAPER.search(span.of(scene.text))
        if match and attribution.cue:
            noun = match["noun"].lower()
            role: Role = "statement" if noun == "statement" else "platform" if noun in {"tweet", "post"} else "document"
            start = span.start + match.start("noun")
            return [Hop("Twitter" if noun == "tweet" else noun, None, role, (Span(start, start + len(noun)),))]
    return []


def _nested(attributions: list[Attribution], entities: Sequence[Entity], scene: Scene) -> list[Attribution]:
    """A quotation inside a quotation came through the speaker of the outer one, and all that the outer one came through."""
    by_id = {attribution.id: attribution for attribution in attributions}
    names = {entity.id: entity.name for entity in entities}
    done = []
    for attribution in attributions:
        chain = list(attribution.via)
        parent, steps = by_id.get(attribution.parent or ""), 0
        while parent is not None and steps < DEEPEST:
            stated = any(piece.contains(span) for hop in parent.via for span in hop.evidence for piece in parent.source)
            if parent.speaker and parent.speaker != attribution.speaker and parent.source and not stated:
                chain.append(Hop(names.get(parent.speaker, parent.source[0].of(scene.text)), parent.speaker, "witness", parent.source))
            chain.extend(hop for hop in parent.via if all(not _same_hop(hop, other) for other in chain))
            parent, steps = by_id.get(parent.parent or ""), steps + 1
        done.append(replace(attribution, via=tuple(chain)) if len(chain) > len(attribution.via) else attribution)
    return done
