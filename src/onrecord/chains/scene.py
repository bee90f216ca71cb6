"""An article laid out for tracing: sentences, what is narrated and what is quoted, and which attribution stands where."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Article, Attribution, Entity, Span
from onrecord.text.sentences import sentences

BLANK = "\x00"
LONGEST_SENTENCE = 4000
LONGEST_TITLE = 50
SHORTEST_NAME = 3
NEIGHBOURS = 8
LEDE = 4  # sentences that an article opens with
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_WORD = re.compile(r"[^\W_]+(?:[-’'‘][^\W_]+)*")
_CAPITALS = re.compile(rf"\b(?!{_DAYS})[A-Z][\w-]*(?: (?!{_DAYS})[A-Z][\w-]*)*")
_QUOTED = re.compile(r"“[^“”\n]{0,4000}”|\"[^\"\n]{0,4000}\"|„[^„“\n]{0,4000}“|«[^«»\n]{0,4000}»")


@dataclass(frozen=True, slots=True)
class Scene:
    """The layout of one article.

    Attributes:
        text: the article's text.
        narrated: the same, with what attributions hold as content blanked out; offsets are the same.
        unquoted: the same, with only what stands in quotation marks blanked out.
        sentences: in order.
        paragraphs: the paragraph of each sentence.
        frames: for each attribution's id, the sentences that it stands in.
        tenants: for each sentence, the attributions that stand in it.
        mentions: start, end and entity id of each mention, in order.
        pronouns: where pronouns stand.
        called: for each entity's id, the words of its names and the last words of its labels, in lower case.
    """

    text: str
    narrated: str
    unquoted: str
    sentences: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    frames: dict[str, tuple[int, ...]]
    tenants: dict[int, tuple[Attribution, ...]]
    mentions: tuple[tuple[int, int, str], ...]
    pronouns: frozenset[int]
    called: Mapping[str, frozenset[str]]

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds a place, or of the last one before it."""
        return max(0, bisect.bisect_right(self.sentences, (place, len(self.text) + 1)) - 1)

    def mention_before(self, start: int, low: int, known: frozenset[str]) -> tuple[int, str] | None:
        """Place and id of the last entity of some that is mentioned in the narrated part of `[low, start)`."""
        at = bisect.bisect_left(self.mentions, (start, 0, ""))
        while at > 0 and self.mentions[at - 1][0] >= low:
            at -= 1
            place, _, key = self.mentions[at]
            if key in known and self.narrated[place] != BLANK:
                return place, key
        return None

    def last_before(self, start: int, low: int) -> str | None:
        """The entity mentioned last in `[low, start)`, whoever it is, pronouns aside."""
        at = bisect.bisect_left(self.mentions, (start, 0, ""))
        while at > 0 and self.mentions[at - 1][0] >= low:
            at -= 1
            if self.mentions[at][0] not in self.pronouns:
                return self.mentions[at][2]
        return None

    def mentions_in(self, low: int, high: int) -> tuple[tuple[int, int, str], ...]:
        """The mentions that start in `[low, high)`, in order."""
        return self.mentions[bisect.bisect_left(self.mentions, (low, 0, "")) : bisect.bisect_left(self.mentions, (high, 0, ""))]

    def first_mention(self, low: int, high: int, known: frozenset[str]) -> str | None:
        """The first entity of some that is mentioned in `[low, high)`."""
        return next((key for _, _, key in self.mentions_in(low, high) if key in known), None)


def lay_out(article: Article, entities: Sequence[Entity], attributions: Sequence[Attribution]) -> Scene:
    """Lay out an article for tracing."""
    text = article.text
    spans: list[Span] = []
    paragraphs: list[int] = []
    for number, paragraph in enumerate(article.body or (Span(0, len(text)),)):
        for sentence in sentences(text, paragraph.start, paragraph.end):
            spans.append(sentence)
            paragraphs.append(number)
    frames: dict[str, tuple[int, ...]] = {}
    tenants: dict[int, list[Attribution]] = {}
    starts = [span.start for span in spans]
    for attribution in attributions:
        places: set[int] = set()
        for span in (*attribution.content, *attribution.cue, *attribution.source):
            first = max(0, bisect.bisect_right(starts, span.start) - 1)
            last = max(first, bisect.bisect_left(starts, span.end) - 1)
            places.update(range(first, last + 1))
        frames[attribution.id] = tuple(sorted(places))
        for place in places:
            tenants.setdefault(place, []).append(attribution)
    mentions = sorted({*((m.span.start, m.span.end, entity.id) for entity in entities for m in entity.mentions), *_again(text, entities)})
    pronouns = frozenset(m.span.start for entity in entities for m in entity.mentions if m.form == "pronoun")
    return Scene(
        text,
        narrate(text, attributions),
        unquoted(text),
        tuple(spans),
        tuple(paragraphs),
        frames,
        {place: tuple(found) for place, found in tenants.items()},
        tuple(mentions),
        pronouns,
        {entity.id: _called(text, entity) for entity in entities},
    )


def _called(text: str, entity: Entity) -> frozenset[str]:
    names = [entity.name, *(mention.span.of(text) for mention in entity.mentions if mention.form == "name")]
    words = {word for name in names for word in _WORD.findall(name.lower())}
    return frozenset(words | {found[-1] for label in entity.labels if (found := _WORD.findall(label.text.lower()))})


def _again(text: str, entities: Sequence[Entity]) -> list[tuple[int, int, str]]:
    """Places where a name stands again that the article gives to one person or body alone, as part of no longer name."""
    owners: dict[str, set[str]] = {}
    taken: list[Span] = []
    for entity in entities:
        for mention in entity.mentions:
            taken.append(mention.span)
            if mention.form == "name" and entity.type in {"person", "organisation"}:
                owners.setdefault(mention.span.of(text), set()).add(entity.id)
    names = {name: min(ids) for name, ids in owners.items() if len(ids) == 1 and len(name) >= SHORTEST_NAME and name[0].isupper()}
    taken.sort()
    found = []
    for match in _CAPITALS.finditer(text):
        at = bisect.bisect_left(taken, (match.end(), 0))
        if match.group() in names and not any(span.end > match.start() for span in taken[max(0, at - NEIGHBOURS) : at]):
            found.append((match.start(), match.end(), names[match.group()]))
    return found


def unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked out, titles kept; of the same length."""
    return _QUOTED.sub(_blank, text)


def _blank(quoted: re.Match[str]) -> str:
    """Blanks for what is quoted; a title (`"The Hour"`) stays."""
    words = [word for word in re.findall(r"[^\W_]+", quoted.group()) if len(word) > 3]  # noqa: PLR2004 - `the`, `and`, `of` stay small in titles
    if words and len(quoted.group()) < LONGEST_TITLE and all(word[0].isupper() for word in words):
        return quoted.group()
    return re.sub(r"[^\n]", BLANK, quoted.group())


def narrate(text: str, attributions: Sequence[Attribution]) -> str:
    """The text with the contents of all attributions blanked out, cues and sources kept; of the same length."""
    edges: list[tuple[int, int]] = []
    for attribution in attributions:
        kept = sorted((*attribution.cue, *attribution.source))
        for piece in attribution.content:
            low = piece.start
            for hole in kept:
                if hole.end <= low or hole.start >= piece.end:
                    continue
                edges.append((low, max(low, hole.start)))
                low = hole.end
            edges.append((low, max(low, piece.end)))
    parts: list[str] = []
    done = 0
    for low, high in sorted(edges):
        if high <= done:
            continue
        parts.append(text[done : max(low, done)])
        parts.append(re.sub(r"[^\n]", BLANK, text[max(low, done) : high]))
        done = high
    parts.append(text[done:])
    return "".join(parts)
