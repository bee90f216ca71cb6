"""Which words belong to one occasion: markers open, name and close runs of one speaker's attributions.

A run is what a speaker said on one occasion, as far as the article tells. A marker beside an attribution, or in a
sentence about the speaker, opens a run or says more about the current one; the run holds until another begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.chains.beside import Times
from onrecord.chains.kindred import Dated, Kindred
from onrecord.chains.marker import Marker
from onrecord.chains.markers import markers
from onrecord.chains.patterns import PROPER
from onrecord.chains.runs import GENERIC, RECENT, Run
from onrecord.chains.said import Clock, apart, said
from onrecord.chains.scene import Scene
from onrecord.chains.talks import ELSEWHEN, Talks, turn
from onrecord.chains.troves import Trove, troves, written
from onrecord.model import Attribution, Hop, Span

_HANGING = re.compile(
    r"\b(?:of|to|by|with|for|from|at|on|against|about|as|than|and|over)\s+(?:(?:the|an?|his|her|then|former|late|President|Mr"
    r"|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Senator|Secretary|Minister"
    r"|Representative|Governor)\.?\s+){0,3}(?:[A-Z][\w.'’-]*\s+){0,2}\Z"
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:[Tt]his|[Tt]hat|[Ii]t|[Tt]hese|[Tt]hey|(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Tt]hese|[Tt]hose) (?:remarks?|comments?"
    r"|statements?|speech|words|address|interview|message))"
    r"\s+(?:was|were|came|had been)\s+(?:first\s+|also\s+)?(?:made|delivered|said|given|posted|recorded|issued|spoken|uttered"
    r"|published|broadcast|aired|in|at|during|on)\b"
)
_ISSUER = re.compile(rf"\s+(?:by|from)\s+(?:the\s+)?(?P<who>{PROPER})")
_NEW_CLAUSE = re.compile(r"[^.?!]{0,2}[.?!]\s?[”\"»’\]]?\s?[”\"»’]?\s+[A-Z]")
FEW = 3
NEARBY = 60
WINDOW = 300
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their|him|it|its)\b", re.IGNORECASE)


@dataclass(slots=True)
class Scope:
    """What scope settles for one article: the run of each attribution, and the hops that hold for one attribution alone."""

    run_of: dict[str, Run] = field(default_factory=dict)
    own: dict[str, list[Hop]] = field(default_factory=dict)
    times: dict[str, list[Span]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    troves: tuple[Trove, ...] = ()


def speaker_key(attribution: Attribution, text: str) -> str:
    """The speaker's id; where that is not settled, the words of the source; where there are none, the attribution itself."""
    if attribution.speaker:
        return attribution.speaker
    source = " ".join(span.of(text) for span in attribution.source).lower().strip()
    return f"?{source}" if source and not _PRONOUN.fullmatch(source) else f"?{attribution.id}"


def settle(scene: Scene, attributions: Sequence[Attribution], clock: Clock) -> Scope:
    """Settle the scope of every marker of an article; the clock tells whether two times can be one occasion's."""
    return _Settler(scene, attributions, clock).settle()


class _Settler:
    def __init__(self, scene: Scene, attributions: Sequence[Attribution], clock: Clock) -> None:
        self.scene = scene
        self.clock = clock
        self.keys = {attribution.id: speaker_key(attribution, scene.text) for attribution in attributions}
        self.known = frozenset(key for key in self.keys.values() if not key.startswith("?"))
        self.scope = Scope(troves=troves(scene))
        self.current: dict[str, Run] = {}
        self.runs: dict[str, list[Run]] = {}
        self.times = Times(scene.narrated)
        self.unquoted = Times(scene.unquoted)
        self.share: dict[str, list[Marker]] = {}
        self.told: dict[int, list[tuple[str, Marker]]] = {}
        self.last: str | None = None
        self.before: dict[str, tuple[str, int]] = {}
        self.talks = Talks(scene, self.runs)
        self.kindred = Kindred(scene)
        self.dated = Dated(scene, self.times)

    def settle(self) -> Scope:
        """Share out the markers of every sentence, then walk through the article from the first to the last."""
        found = [markers(self.scene.text, self.scene.unquoted, sentence) for sentence in self.scene.sentences]
        for index, tenants in sorted(self.scene.tenants.items()):
            self._share_out(index, found[index], tenants)
        for index, sentence in enumerate(self.scene.sentences):
            if self.last and _DEMONSTRATIVE.search(self.scene.unquoted, sentence.start, sentence.end):
                self._looking_back(self.last, sentence, found[index])
            for key, marker in self.told.get(index, []):
                self._told(key, [marker], sentence)
            if index in self.scene.tenants:
                self._tenanted(index, self.scene.tenants[index])
            else:
                self._untenanted(index, found[index])
        self._trailing()
        self.scope.runs = [run for runs in self.runs.values() for run in runs]
        return self.scope

    def _share_out(self, index: int, found: list[Marker], tenants: Sequence[Attribution]) -> None:
        """Give each marker of a sentence to the attributions that it speaks of, and to speakers who say nothing in it."""
        keys = {self.keys[tenant.id] for tenant in tenants}
        about = None
        if all(key.startswith("?") for key in keys) and not any(tenant.source for tenant in tenants):
            about = self.scene.first_mention(self.scene.sentences[index].start, self.scene.sentences[index].end, self.known)
        for marker in found:
            told = self.told.setdefault(index, [])
            if about is not None and marker.hops and not marker.alone:
                told.append((about, marker))
            told.extend((key, marker) for key in sorted(self._others(marker, self.scene.sentences[index], keys)))
            doer = self._doer(marker, index) if marker.subject else None
            mine = [tenant for tenant in tenants if self.keys[tenant.id] == doer or (doer and self._unsettled(tenant, marker))]
            if doer is not None and not mine:
                told.append((doer, marker))
                continue
            for tenant in mine:
                if self.keys[tenant.id] != doer and doer is not None:
                    self.scope.speakers[tenant.id] = self.keys[tenant.id] = doer
            if not mine:
                near = min(tenants, key=lambda tenant: (_ended(self.scene.text, tenant, marker), _distance(marker.span, tenant)))
                same = [one for one in tenants if self.keys[one.id] == self.keys[near.id] and not marker.alone]
                mine = same or [near]
            for tenant in mine:
                self.share.setdefault(tenant.id, []).append(marker)

    def _unsettled(self, tenant: Attribution, marker: Marker) -> bool:
        """Whether words without a source follow what somebody issued: `she put out a statement saying ...`."""
        start = tenant.content[0].start
        gap = self.scene.narrated[marker.span.end : start] if marker.span.end <= start else "."
        return tenant.speaker is None and not tenant.source and len(gap) <= NEARBY and "." not in gap

    def _tenanted(self, index: int, tenants: Sequence[Attribution]) -> None:
        for tenant in sorted(tenants, key=lambda tenant: tenant.content[0].start):
            key = self.keys[tenant.id]
            if tenant.id not in self.scope.run_of:
                key = self.keys[tenant.id] = self.kindred.key(key, tenant, index, spoken=key in self.runs)
                self._place(tenant, key, self.share.get(tenant.id, []), index)
            if not key.startswith("?"):
                self.last = key
                self.kindred.note(key, index)

    def _place(self, tenant: Attribution, key: str, found: list[Marker], index: int) -> None:
        """Find or open the run of an attribution."""
        printed = turn(tenant, self.scene.text)
        found = [] if printed else _leading(found)
        found = written(self.scope.troves, self.scene, tenant, self.scene.sentences[index], found)
        occasions = [marker for marker in found if marker.kind == "occasion" and not marker.alone]
        around = self._around(tenant, self.scene.sentences[index])
        retold = not occasions and self._retold(tenant, key)
        run = self._open(key) if retold else self._talk(tenant, key, occasions, around) or self._run_for(key, occasions, around)
        anchors = [*tenant.cue, *tenant.source, *(marker.span for marker in occasions)] or list(tenant.content)
        times = self.unquoted if retold else self.times
        own = [time for place in self.scene.frames[tenant.id] for time in times.attached(self.scene.sentences[place], anchors)]
        if occasions and not any(map(run.agrees, occasions)) and self._at_another_time(run, own):
            run = self._open(key)
        run.members.append(tenant.id)
        self.scope.run_of[tenant.id] = run
        if own:
            self.scope.times[tenant.id] = own
            run.times.extend(own)
        if not retold:
            run.times.extend(self.dated.of(key, run, index))
            self.current[key] = run
        self._more(tenant, found)
        self._going_on(tenant, key, found, index)
        self.talks.note(key, run, index, around, printed=printed)

    def _at_another_time(self, run: Run, times: Sequence[Span]) -> bool:
        """Whether words were spoken at a time that is not that of a run ("told parliament on Tuesday", "said at a forum last week")."""
        if not run.members or not times or not run.times:
            return False
        one, other = said(self.clock, self.scene, times), said(self.clock, self.scene, run.times)
        return one is not None and other is not None and apart(one, other)

    def _retold(self, tenant: Attribution, key: str) -> bool:
        """Whether words stand inside what somebody else says: they were spoken at another time than what their speaker tells the outlet."""
        return tenant.parent is not None and self.keys.get(tenant.parent, key) != key

    def _talk(self, tenant: Attribution, key: str, occasions: list[Marker], around: Span) -> Run | None:
        """The talk with somebody else that words belong to, where there is one."""
        if not occasions:
            return self.talks.joined(tenant, key, self.current.get(key), around)
        others = {other for marker in occasions for other in self._others(marker, around, {key})}
        return next((run for other in sorted(others) if (run := self.talks.last_of(other)) is not None), None)

    @staticmethod
    def _around(tenant: Attribution, sentence: Span) -> Span:
        """The part of a sentence that stands around an attribution."""
        spans = [span for span in (*tenant.cue, *tenant.source, *tenant.content) if span.overlaps(sentence)] or [sentence]
        low, high = min(span.start for span in spans) - WINDOW, max(span.end for span in spans) + WINDOW
        return Span(max(sentence.start, low), max(sentence.start + 1, min(sentence.end, high)))

    def _going_on(self, tenant: Attribution, key: str, found: list[Marker], index: int) -> None:
        """What handed on a speaker's words hands on those that follow in the same paragraph, unless they name a way of their own."""
        paragraph = self.scene.paragraphs[index]
        before = self.before.get(key)
        if before and before[1] == paragraph and not found and before[0] in self.scope.own:
            self.scope.own[tenant.id] = [*self.scope.own[before[0]], *self.scope.own.get(tenant.id, [])]
        self.before[key] = (tenant.id, paragraph)

    def _more(self, tenant: Attribution, found: list[Marker]) -> None:
        run = self.scope.run_of[tenant.id]
        for marker in found:
            if marker.alone and marker.kind == "occasion" and any(_named_alike(marker, hop) for hop in run.hops):
                continue
            if marker.alone:
                self.scope.own.setdefault(tenant.id, []).extend(marker.hops)
            elif marker.kind == "passing" or run.fits(marker):
                run.take(marker)

    def _run_for(self, key: str, occasions: list[Marker], sentence: Span) -> Run:
        current = self.current.get(key)
        if not occasions:
            elsewhen = ELSEWHEN.search(self.scene.narrated, sentence.start, sentence.end) is not None
            return self._open(key) if current is None or (elsewhen and current.families) else current
        if any(marker.other for marker in occasions):
            same = current is not None and any(marker.span in current.evidence for marker in occasions)
            return current if current is not None and same else self._open(key)
        fresh = (
            current is not None
            and current.members
            and not self._close(current, sentence)
            and not current.families
            and not any(marker.known for marker in occasions)
        )
        if (
            current is not None
            and not fresh
            and not any(self._elsewhere(key, current, marker) for marker in occasions)
            and all(current.fits(marker) for marker in occasions)
        ):
            return current
        for run in reversed(self.runs.get(key, [])[-RECENT:]):
            if any(run.agrees(marker) for marker in occasions) and all(run.fits(marker) for marker in occasions):
                return run
        for run in reversed(self.runs.get(key, [])[-RECENT:]):
            if run.families and any(marker.known for marker in occasions) and all(run.fits(marker) for marker in occasions):
                return run
        return self._open(key)

    def _close(self, run: Run, sentence: Span) -> bool:
        """Whether a run's last words stand in the same paragraph as a sentence or in the one before."""
        index = self.scene.sentence_at(sentence.start)
        last = max(self.scene.frames[run.members[-1]])
        return len(run.members) <= FEW and self.scene.paragraphs[index] - self.scene.paragraphs[last] <= 1

    def _trailing(self) -> None:
        """An occasion that is named only after all the words (`He was on ...`) is that of the words that have none yet."""
        for runs in self.runs.values():
            open_runs = [run for run in runs if run.members and not run.families]
            for late in [run for run in runs if not run.members and run.hops]:
                for run in open_runs:
                    run.families |= late.families
                    run.hops.extend(late.hops)
                    run.evidence.extend(late.evidence)
                    run.medium, run.name, run.place = late.medium, run.name or late.name, run.place or late.place
                    run.times.extend(late.times)

    def _elsewhere(self, key: str, current: Run, marker: Marker) -> bool:
        """Whether the marker names an earlier occasion of this speaker rather than the current one."""
        return not current.agrees(marker) and any(run is not current and run.agrees(marker) for run in self.runs.get(key, [])[-RECENT:])

    def _open(self, key: str) -> Run:
        run = Run(key)
        self.runs.setdefault(key, []).append(run)
        return run

    def _untenanted(self, index: int, found: list[Marker]) -> None:
        """A sentence without an attribution tells of whoever it is about: when they spoke, where, and to whom."""
        sentence = self.scene.sentences[index]
        key = self._about(sentence)
        self.dated.note(index, key)
        if key is None:
            return
        if found:
            self._narrative(key, index, found)
        elif (talk := self.talks.told_to_host(key, sentence)) is not None:
            self.current[key] = talk

    def _narrative(self, key: str, index: int, found: list[Marker]) -> None:
        """The markers of a sentence without an attribution speak of whoever it is about."""
        sentence = self.scene.sentences[index]
        found = _leading([marker for marker in found if not marker.speaking and (not marker.subject or self._does(key, marker, index))])
        occasions = [marker for marker in found if marker.kind == "occasion"]
        if not occasions and not any(not marker.alone for marker in found):
            return
        run = self._run_for(key, occasions, sentence)
        opened = any(marker.hops and marker.subject for marker in occasions)
        for marker in found:
            if (not marker.alone or opened) and (marker.kind == "passing" or run.fits(marker)):
                run.take(marker)
        run.times.extend(self.times.attached(sentence, [marker.span for marker in occasions]))
        run.times.extend(self.dated.of(key, run, index))
        self.current[key] = run

    def _doer(self, marker: Marker, index: int) -> str | None:
        """Who issued, sent or published what the marker names: the last speaker before it in its sentence who hangs on no preposition."""
        low, high = self.scene.sentences[index].start, marker.span.start
        while (found := self.scene.mention_before(high, low, self.known)) is not None:
            start, key = found
            if not _HANGING.search(self.scene.narrated, max(low, start - 40), start):
                return key
            high = start
        return None

    def _does(self, key: str, marker: Marker, index: int) -> bool:
        """Whether a speaker is the one who issued what a marker names: the nearest before it, by name or by pronoun."""
        low = self.scene.sentences[index].start
        doer = self._doer(marker, index)
        if doer is not None:
            return doer == key and self.scene.last_before(marker.span.start, low) in {None, key}
        return (
            _PRONOUN.search(self.scene.narrated, low, marker.span.start) is not None
            and self.scene.last_before(marker.span.start, low) is None
        )

    def _others(self, marker: Marker, sentence: Span, keys: set[str]) -> set[str]:
        """The other party of an interview (`began his interview with ...`)."""
        if marker.medium != "interview" or marker.hops:
            return set()
        other = self.scene.first_mention(marker.span.end, min(sentence.end, marker.span.end + 40), self.known)
        return {other} - keys if other else set()

    def _told(self, key: str, found: list[Marker], sentence: Span) -> None:
        """Let markers of a sentence speak of somebody who says nothing in it."""
        run = self._run_for(key, [replace(marker, known=True) for marker in found if marker.kind == "occasion"], sentence)
        for marker in found:
            run.take(marker)
        self.current[key] = run

    def _issued(self, marker: Marker) -> Marker:
        """The marker with the name of whoever issued its paper, where that stands behind it (`a statement by the party`)."""
        issuer = _ISSUER.match(self.scene.text, marker.span.end)
        if issuer is None or not marker.hops or marker.hops[0].role not in {"statement", "document"}:
            return marker
        hop = marker.hops[0]
        name = f"{hop.name} by {' '.join(issuer['who'].split())}"
        return replace(marker, hops=(replace(hop, name=name, evidence=(Span(marker.span.start, issuer.end()),)), *marker.hops[1:]))

    def _looking_back(self, key: str, sentence: Span, found: list[Marker]) -> None:
        """`This was made at ...`, `the remarks came in ...`: what follows speaks of the words reported so far."""
        run = self.current.get(key) or self._open(key)
        for marker in map(self._issued, found):
            held = marker.kind == "occasion" and not marker.hops
            run.take(marker if held else replace(marker, kind="passing"))
        run.times.extend(self.unquoted.attached(sentence, [marker.span for marker in found]))

    def _about(self, sentence: Span) -> str | None:
        first = self.scene.first_mention(sentence.start, sentence.end, self.known)
        if first is not None:
            return first
        return self.last if _PRONOUN.search(self.scene.narrated, sentence.start, sentence.end) else None


def _named_alike(marker: Marker, hop: Hop) -> bool:
    return bool(marker.hops) and marker.hops[0].role == hop.role and (marker.hops[0].name == hop.name or marker.hops[0].name in GENERIC)


def _leading(found: list[Marker]) -> list[Marker]:
    """Without occasions that are only spoken of (`to clarify his remarks, issued a statement`) beside one that bears the words.

    A platform beside a paper (`in a statement on Telegram`) is where the paper stands, no occasion of its own.
    """
    if any(hop.role in {"statement", "document"} for marker in found if not marker.alone for hop in marker.hops):
        found = [replace(marker, medium=None) if any(hop.role == "platform" for hop in marker.hops) else marker for marker in found]
    bearing = Run("")
    for marker in found:
        if marker.kind == "occasion" and marker.hops:
            bearing.take(marker)
    return [marker for marker in found if marker.kind == "passing" or marker.hops or bearing.fits(marker)]


def _ended(text: str, tenant: Attribution, marker: Marker) -> bool:
    """Whether a quotation has come to its end before a marker, and something new begins behind it (`... closed.” In a note, `)."""
    end = max(piece.end for piece in (*tenant.cue, *tenant.source, *tenant.content))
    if marker.span.start < end or not tenant.content or end != max(piece.end for piece in tenant.content):
        return False
    return _NEW_CLAUSE.match(text, max(0, end - 3), marker.span.start) is not None


def _distance(span: Span, attribution: Attribution) -> int:
    """Code points between a marker and the nearest end of an attribution's cue, source or content."""
    pieces = (*attribution.cue, *attribution.source, *attribution.content)
    return min(max(piece.start - span.end, span.start - piece.end, 0) for piece in pieces)
