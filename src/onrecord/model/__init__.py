"""The nouns: frozen dataclasses that every room, record and surface speaks in."""

from onrecord.model.article import Article
from onrecord.model.attribution import Attribution, Flag, Granularity, Hop, Interval, Kind, Occasion, Role
from onrecord.model.check import CheckVerdict, Difference, DifferenceKind, Evidence, Finding
from onrecord.model.encoding import Encoding, Name, NameType, Scores
from onrecord.model.entity import Entity, EntityType, Form, Label, Mention, Relation
from onrecord.model.group import Group
from onrecord.model.ids import content_id
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.page import Page, Problem
from onrecord.model.reading import Quality, Reading, Remark
from onrecord.model.span import Span, Spans, check_spans, cover, joined, ordered
from onrecord.model.statement import Alarm, Cue, LeftOut, Score, Statement, Step, Tone, Version, Wording

__all__ = [
    "Alarm",
    "Article",
    "Attribution",
    "CheckVerdict",
    "Cue",
    "Difference",
    "DifferenceKind",
    "Encoding",
    "Entity",
    "EntityType",
    "Evidence",
    "Finding",
    "Flag",
    "Form",
    "Granularity",
    "Group",
    "Hop",
    "Interval",
    "Judgement",
    "Kind",
    "Label",
    "LeftOut",
    "Mention",
    "Name",
    "NameType",
    "Occasion",
    "Page",
    "Problem",
    "Quality",
    "Reading",
    "Relation",
    "Remark",
    "Role",
    "Score",
    "Scores",
    "Span",
    "Spans",
    "Statement",
    "Step",
    "Tone",
    "Verdict",
    "Version",
    "Wording",
    "check_spans",
    "content_id",
    "cover",
    "joined",
    "ordered",
]
