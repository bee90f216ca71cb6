"""What stands, of all that was ever judged: pure functions over judgements in the order in which they came.

A judgement names what it is about:

| about | a | b | `same` means | `different` means |
|---|---|---|---|---|
| `entity` | entity, or `ARTICLE/ENTITY` | entity | one and the same | two; with `ARTICLE/ENTITY`, that article means another |
| `statement` | attribution | attribution | the same saying | another saying |
| `wording` | attribution | attribution | the meaning is kept | altered |
| `speaker` | attribution | entity, or `name:NAME` | this one spoke | this one did not |
| `attribution` | attribution | `attribution` | somebody is said to have said something | nobody is |
| `span` | attribution | `content:0-4,9-12` | the spans are these | (not used) |

A verdict of None withdraws the person's earlier judgements of that pair, which is how a correction is undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import UsageError
from onrecord.model import Judgement, Span, Spans, content_id

RULE = "rule"
SYMMETRIC = frozenset({"entity", "statement", "wording"})
ABOUT = SYMMETRIC | {"speaker", "attribution", "span"}
OF_ATTRIBUTION = ("speaker", "attribution", "span")
PARTS = ("content", "cue", "source")


def normal(judgement: Judgement) -> Judgement:
    """The judgement with the two ids of a symmetric pair in order.

    Raises:
        UsageError: it is about something that nothing can be done with.
    """
    if judgement.about not in ABOUT:
        raise UsageError(f"a judgement about {judgement.about!r}", "", f"it can be about {', '.join(sorted(ABOUT))}")
    if judgement.a == judgement.b:
        raise UsageError("a judgement on one thing and itself", judgement.a)
    if judgement.about == "span":
        spans_of(judgement.b)
    if judgement.about in SYMMETRIC and judgement.a > judgement.b:
        return Judgement(
            judgement.about, judgement.b, judgement.a, judgement.verdict, judgement.score, judgement.features, judgement.by, judgement.at
        )
    return judgement


def stands(history: Iterable[Judgement]) -> Judgement | None:
    """The judgement of one pair that stands: the newest person's that is not withdrawn, else the newest rule's."""
    person: Judgement | None = None
    rule: Judgement | None = None
    for judgement in history:
        if judgement.by == RULE:
            rule = judgement if judgement.verdict is not None else None
        else:
            person = judgement if judgement.verdict is not None else None
    return person or rule


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """A judgement from its row."""
    features = json.loads(row["features"])
    return Judgement(row["about"], row["a"], row["b"], row["verdict"], row["score"], features, row["author"], row["at"])


def named_entity(b: str) -> str | None:
    """The name in `name:NAME`, or None."""
    return b.removeprefix("name:").strip() or None if b.startswith("name:") else None


def named_id(name: str) -> str:
    """The id of a speaker whom a person wrote down by name."""
    return content_id("ent", "named", name)


def span_text(part: str, spans: Iterable[tuple[int, int]]) -> str:
    """How a judgement writes down corrected spans: `content:0-4,9-12`."""
    return f"{part}:{','.join(f'{start}-{end}' for start, end in spans)}"


def spans_of(written: str) -> tuple[str, Spans]:
    """The part and the spans that a judgement writes down.

    Raises:
        UsageError: it is not written so.
    """
    part, _, rest = written.partition(":")
    try:
        spans = tuple(Span(*map(int, piece.split("-"))) for piece in rest.split(",") if piece)
    except (TypeError, ValueError) as error:
        raise UsageError("not a list of spans", written[:80], "write content:0-4,9-12") from error
    if part not in PARTS or (part == "content" and not spans) or any(not 0 <= s.start < s.end for s in spans):
        raise UsageError("not a list of spans", written[:80], "write content:0-4,9-12")
    return part, spans


@dataclass(frozen=True, slots=True)
class Corrections:
    """What persons have put right in one article.

    Attributes:
        speakers: attribution to the entity that spoke, or None.
        struck: attributions that are none.
        spans: attribution to its corrected parts.
        apart: entities, as the reading has them, that mean somebody else in this article.
        named: names of speakers that persons wrote down because no article names them.
    """

    speakers: dict[str, str | None] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()
    spans: dict[str, dict[str, Spans]] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is anything to put right."""
        return bool(self.speakers or self.struck or self.spans or self.apart)


def corrections(standing: Iterable[Judgement], article: str, speakers: dict[str, str | None]) -> Corrections:
    """What stands about one article, newest last.

    Args:
        standing: judgements that stand, in the order in which they were made.
        article: the article's id.
        speakers: attribution to speaker as the reading has them.
    """
    said: dict[str, str | None] = {}
    struck: set[str] = set()
    spans: dict[str, dict[str, Spans]] = {}
    apart: set[str] = set()
    named: set[str] = set()
    for judgement in standing:
        if judgement.by == RULE or judgement.verdict not in ("same", "different"):
            continue
        differs = judgement.verdict == "different"
        if judgement.about == "speaker":
            speaker = judgement.b
            if name := named_entity(speaker):
                named.add(name)
                speaker = named_id(name)
            if not differs:
                said[judgement.a] = speaker
            elif said.get(judgement.a, speakers.get(judgement.a)) == speaker:
                said[judgement.a] = None
        elif judgement.about == "attribution" and differs:
            struck.add(judgement.a)
        elif judgement.about == "span" and not differs:
            part, right = spans_of(judgement.b)
            spans.setdefault(judgement.a, {})[part] = right
        elif judgement.about == "entity" and differs and judgement.a.startswith(f"{article}/"):
            apart.add(judgement.a.partition("/")[2])
    return Corrections(said, frozenset(struck), spans, frozenset(apart), frozenset(named))


def components(ids: Iterable[str], standing: Iterable[Judgement]) -> dict[str, str]:
    """Which id each id stands for, after all merges: the smallest of its group.

    Persons' merges come before rules', higher scores before lower; a merge that would bring together two ids that a person has
    told apart is left out.
    """
    group = {one: {one} for one in ids}
    merges = []
    vetoes: list[tuple[str, str]] = []
    for judgement in standing:
        if judgement.about != "entity" or judgement.a not in group or judgement.b not in group:
            continue
        if judgement.verdict == "same":
            merges.append(judgement)
        elif judgement.verdict == "different" and judgement.by != RULE:
            vetoes.append((judgement.a, judgement.b))
    for judgement in sorted(merges, key=lambda j: (j.by == RULE, -(j.score or 0.0), j.a, j.b)):
        one, other = group[judgement.a], group[judgement.b]
        apart = any((a in one and b in other) or (a in other and b in one) for a, b in vetoes)
        if one is not other and not apart:
            one |= other
            for member in other:
                group[member] = one
    return {one: min(members) for one, members in group.items()}
