"""What questions to a ledger are answered with: frozen, typed, ready to be shown or written as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from onrecord.model import Judgement, Reading, Remark, Span, Statement, Version

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list.

    Attributes:
        items: at most `limit`.
        offset: how many came before.
        limit: how many were asked for.
        more: whether others follow.
    """

    items: tuple[T, ...]
    offset: int
    limit: int
    more: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by name; `count` is how often, in the sense of the list it stands in."""

    id: str
    type: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """A text, how often, and what it belongs to (an outlet, a relation, a role), or None."""

    text: str
    count: int
    outlet: str | None = None
    what: str | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article as a list shows it; `published` is ISO 8601."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None = None
    file: str | None = None
    version: int = 1
    count: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """One station of a chain, nearest the speaker first."""

    name: str
    entity: str | None
    role: str
    basis: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and their half-open place in the article's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reported:
    """An attribution with all that is shown beside it.

    Attributes:
        id: the attribution's.
        article: where it stands.
        kind: `direct`, `mixed` or `indirect`.
        speaker: who spoke, or None.
        pieces: the content.
        cue: the cue's words; may be empty.
        source: the source's words; may be empty.
        via: the chain.
        day: when it was said, else when it was published; ISO date or None.
        said: first and last day, or None.
        occasion: id, name and place, each or None.
        flags: see RECORD.
        confidence: between 0 and 1.
        statement: the saying that it is a version of, or None.
        versions: how many versions that has.
        parent: the attribution in whose content this one stands, or None.
    """

    id: str
    article: ArticleRef
    kind: str
    speaker: Named | None
    pieces: tuple[Piece, ...]
    cue: str
    source: str
    via: tuple[Link, ...]
    day: str | None
    said: tuple[str | None, str | None] | None
    occasion: tuple[str | None, str | None, str | None]
    flags: tuple[str, ...]
    confidence: float
    statement: str | None
    versions: int
    parent: str | None = None

    @property
    def words(self) -> str:
        """The content, with ` … ` between its pieces."""
        return " … ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the attribution, and where in the article's text the words stand that were looked for."""

    reported: Reported
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words, and what the alignment says of it: `kept`, `cut`, `reworded`, `moved`, `inserted`, or None.

    `alarms` names the differences in it that may change the meaning.
    """

    text: str
    op: str | None
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionView:
    """One outlet's version beside the hub.

    Attributes:
        version: as the comparison made it.
        reported: the attribution; None where it was taken out of the record since.
        segments: the version's words, in order, with what the alignment says.
        hub: the hub's words, in order, with what this version did to them.
        labels: what this article's outlet calls the speaker here.
    """

    version: Version
    reported: Reported | None
    segments: tuple[Segment, ...]
    hub: tuple[Segment, ...]
    labels: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementView:
    """A saying, all its versions, who left it out, how the outlets name the speaker."""

    statement: Statement
    speaker: Named | None
    hub: Reported | None
    day: str | None
    versions: tuple[VersionView, ...]
    left_out_by: tuple[ArticleRef, ...]
    repeats: tuple[StatementBrief, ...]
    labels: tuple[Count, ...]
    cues: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class StatementBrief:
    """A saying as a list shows it, in the hub's words.

    `altered` counts versions whose meaning may differ; `spread` is 1 less the lowest score of a version.
    """

    id: str
    speaker: Named | None
    words: str
    kind: str | None
    day: str | None
    occasion: tuple[str | None, str | None, str | None]
    versions: int
    outlets: int
    independent: int
    altered: int
    spread: float


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An article that names an entity: under which name, and under which id the article has it."""

    article: ArticleRef
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person or an organisation, across all articles.

    Attributes:
        entity: the one that stands.
        ids: all ids that were merged into it.
        articles: how many mention it.
        spellings: by outlet.
        labels: by outlet; `what` is the relation, the outlets' own words alone.
        quoted_labels: the same, in the words of persons quoted.
        quoted_by: outlets, with the number of attributions.
        through: names in the chains; `what` is the role.
        months: `2024-05` with the number of attributions.
        statements: newest day first.
        named_in: the newest articles that mention it, at most 50.
    """

    entity: Named
    ids: tuple[str, ...]
    articles: int
    spellings: tuple[Count, ...]
    labels: tuple[Count, ...]
    quoted_labels: tuple[Count, ...]
    quoted_by: tuple[Count, ...]
    through: tuple[Count, ...]
    months: tuple[Count, ...]
    statements: Listing[StatementBrief]
    named_in: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """Another outlet on the same sayings: how many both report, how many of this outlet's the other leaves out."""

    outlet: str | None
    shared: int
    left_out: int
    altered: int


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet: whom it quotes, through which sources, how it names people, beside whom."""

    name: str
    articles: int
    attributions: int
    kinds: tuple[Count, ...]
    quotes: tuple[Named, ...]
    sources: tuple[Count, ...]
    names: tuple[Count, ...]
    cues: tuple[Count, ...]
    beside: tuple[Beside, ...]
    newest: tuple[ArticleRef, ...]
    statements: Listing[StatementBrief]


@dataclass(frozen=True, slots=True)
class OutletBrief:
    """An outlet as a list shows it."""

    name: str | None
    articles: int
    attributions: int


@dataclass(frozen=True, slots=True)
class OccasionBrief:
    """An occasion as a list shows it; `count` is the number of sayings, `speaker` the one who spoke where `speakers` is 1."""

    id: str
    name: str | None
    place: str | None
    day: str | None
    count: int
    speaker: str | None = None
    speakers: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """A saying of an occasion, and what each outlet made of it: outlet to relation (`hub`, `same`, `cut`, ...)."""

    brief: StatementBrief
    outlets: dict[str, str]


@dataclass(frozen=True, slots=True)
class OccasionView:
    """An occasion: the sayings put together from all articles, and what each outlet took."""

    id: str
    name: str | None
    place: str | None
    medium: str | None
    names: tuple[Count, ...]
    speakers: tuple[Named, ...]
    articles: tuple[ArticleRef, ...]
    outlets: tuple[str, ...]
    sayings: Listing[Taken]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article: its reading as it stands, and where else each of its quotations is found."""

    article: ArticleRef
    reading: Reading
    attributions: tuple[Reported, ...]
    versions: tuple[ArticleRef, ...]
    current: bool
    corrected: bool
    remarks: tuple[Remark, ...] = ()
    put_right: tuple[PutRight, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """The first page: how much there is, what is new, who speaks most, whose wordings differ most."""

    counts: dict[str, int]
    newest: tuple[ArticleRef, ...]
    speakers: tuple[Named, ...]
    differing: tuple[StatementBrief, ...]
    latest: tuple[StatementBrief, ...]
    undecided: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair that asks for a person: an attribution, an entity, or only an id or a name."""

    id: str
    reported: Reported | None = None
    entity: Named | None = None
    spellings: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    articles: tuple[ArticleRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A pair that asks for a person.

    Attributes:
        about: `entity` (same person?), `statement` (same saying?), `wording` (is the meaning kept?).
        a: one side.
        b: the other.
        score: of the rule that could not decide, or None.
        features: its parts.
        statement: the saying at stake, or None.
    """

    about: str
    a: Side
    b: Side
    score: float | None = None
    features: dict[str, float] = field(default_factory=dict)
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A person's judgement, whether it still stands, and in words what it is about and what was said to be right."""

    judgement: Judgement
    stands: bool
    about: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class PutRight:
    """What a person put right and still stands: the judgement, what it is about and what is right instead, in words."""

    judgement: Judgement
    about: str
    right: str
