"""A statement's versions, and a draft's findings, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from onrecord import api
from onrecord.cli.view import clean, grid_of, shortened, when
from onrecord.model import Finding, Reading, Span, Statement, Version

STYLE = {"kept": "", "moved": "blue", "reworded": "yellow", "inserted": "green", "cut": "red strike"}
VERDICT = {
    "verbatim": "green",
    "trimmed": "green",
    "spliced": "yellow",
    "reworded": "yellow",
    "altered": "bold red",
    "wrong-speaker": "bold red",
    "not-on-record": "red",
}


def _pieces(version: Version, hub_text: str, text: str) -> Text:
    """A version's own words in order, styled by what became of the hub's; what it cut stands struck through at its place."""
    if not version.alignment:
        return Text(shortened(" … ".join(span.of(text) for span in version.content), 400))
    shown = Text()
    for step in version.alignment:
        if step.op == "cut":
            words = " … ".join(clean(span.of(hub_text)) for span in step.hub)
            shown.append(f"[{shortened(words, 80)}] ", STYLE["cut"])
        else:
            words = " … ".join(clean(span.of(text)) for span in step.version)
            shown.append(words + " ", STYLE[step.op])
    return shown


def show_statement(statement: Statement, readings: Sequence[Reading], screen: Console) -> None:
    """One saying: who and when, then its versions."""
    texts = {reading.article.id: reading.article.text for reading in readings}
    names = {entity.id: entity.name for reading in readings for entity in reading.entities}
    hub = statement.versions[0]
    place = statement.occasion and ", ".join(part for part in (statement.occasion.name, statement.occasion.place) if part)
    facts = [clean(names.get(statement.speaker or "", "speaker unknown")), clean(place or ""), when(statement.said)]
    screen.rule(Text("  ·  ".join(fact for fact in facts if fact), style="bold"), align="left")
    grid = grid_of(("outlet", 3), ("relation", 2), ("words", 10), ("cue", 2), ("through", 3))
    for version in statement.versions:
        alarms = ", ".join(dict.fromkeys(alarm.what for alarm in version.alarms))
        relation = Text(version.relation, style=VERDICT.get(version.relation, "")).append(f"\n{alarms}" if alarms else "", style="bold red")
        cue = f"{clean(version.cue.text)}\n({version.cue.tone})" if version.cue else ""
        grid.add_row(
            clean(version.outlet or version.file or version.article),
            relation,
            _pieces(version, texts.get(hub.article, ""), texts.get(version.article, "")),
            cue,
            " → ".join(clean(hop) for hop in version.via),
        )
    screen.print(grid)
    if statement.left_out_by:
        outlets = ", ".join(clean(one.outlet or one.article) for one in statement.left_out_by)
        screen.print(Text(f"Left out by {outlets}.", style="yellow"))
    screen.print(Text(f"{statement.independent} independent chain{'s' * (statement.independent != 1)}.\n", style="dim"))


def show_finding(finding: Finding, result: api.Checked, screen: Console) -> None:
    """One quotation of a draft: the verdict, the words, and where the record holds them."""
    text = result.text_of(finding.draft)
    words = " … ".join(span.of(text) for span in finding.content)
    marked = " (marked)" if finding.marked else ""
    head = Text(f"{finding.verdict}{marked}", style=VERDICT[finding.verdict])
    screen.print(head.append(f"  {clean(finding.speaker or 'no speaker named')}: {shortened(words, 200)}", style="default"))
    for evidence in finding.evidence[:2]:
        held = result.record_text(evidence.file, evidence.span)
        place = f"{evidence.file or evidence.outlet} [{evidence.span.start}:{evidence.span.end}]"
        through = f", through {clean(' → '.join(evidence.via))}" if evidence.via else ""
        line = f"    {evidence.kind}, {clean(place)}, {clean(evidence.speaker or 'speaker unknown')}{through}: {shortened(held, 200)}"
        screen.print(Text(line, style="dim"))
    if finding.verdict == "spliced":
        between = result.apart(finding)
        told = f"two places, {between:,} words apart" if between else "words of separate places"
        screen.print(Text(f"    joins {told}, as if they were one", style="yellow"))
    for difference in finding.differences[:6]:
        mine = " … ".join(span.of(text) for span in difference.draft)
        theirs = _record_words(finding, result, difference.record)
        screen.print(Text(f"    {difference.kind}: {shortened(mine, 60) or '–'}  ←  {shortened(theirs, 60) or '–'}", style="dim"))
    if finding.evidence and finding.independent == 1:
        screen.print(Text("    known through one chain only", style="dim"))


def _record_words(finding: Finding, result: api.Checked, spans: Sequence[Span]) -> str:
    if not finding.evidence:
        return ""
    return " … ".join(result.record_text(finding.evidence[0].file, span) for span in spans)
