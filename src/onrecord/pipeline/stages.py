"""The stages of a run, in order: what each needs and gives, printed and checked by `onrecord stages`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import UsageError


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way from locations to statements.

    Attributes:
        name: the room that does it.
        needs: what must be there before.
        gives: what is there afterwards.
        does: one line for people.
        scope: `article` where articles are independent of each other, `run` where all must be seen together.
    """

    name: str
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    does: str
    scope: str = "article"


STAGES = (
    Stage("ingest", ("location",), ("page",), "files, folders, feeds and addresses become bytes with their origin"),
    Stage("articles", ("page",), ("article",), "bytes become the one text that all offsets refer to, and its metadata"),
    Stage("reader", ("article",), ("encoding",), "the trained encoder scores every word (skipped by the rules reader)"),
    Stage("attributions", ("article", "encoding"), ("attribution", "quality"), "content, cue and source; kinds and flags"),
    Stage("entities", ("article", "attribution"), ("entity", "speaker"), "who is who inside the article; labels with their voice"),
    Stage("chains", ("article", "entity", "attribution"), ("hop", "occasion", "said", "remark"), "through whom, when and where"),
    Stage("entities.link", ("entity", "speaker"), ("identity",), "one id for one person across all articles", "run"),
    Stage("chains.link", ("identity", "occasion"), ("shared occasion",), "one occasion across articles", "run"),
    Stage("statements", ("identity", "attribution"), ("statement",), "the same saying in other words", "run"),
    Stage("comparison", ("statement", "hop"), ("version",), "kept, cut, reworded, altered, moved; who left out what", "run"),
)


def check_order(stages: Sequence[Stage] = STAGES, given: Sequence[str] = ("location",)) -> None:
    """Hold every stage's needs against what the stages before it give.

    Raises:
        UsageError: a stage needs what none before it gives.
    """
    there = set(given)
    for stage in stages:
        lacking = [need for need in stage.needs if need not in there]
        if lacking:
            raise UsageError(f"stage {stage.name} needs {', '.join(lacking)}, which no stage before it gives")
        there.update(stage.gives)
