"""Transcripts: the primary record, read as turns of speakers.

A transcript becomes a reading like any other, so that everything that holds reports against each other holds reports against it: each
turn is one direct attribution, its source the label before the colon. Stage notes in brackets are nobody's words and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model import Article, Attribution, Entity, EntityType, Mention, Reading, Span, Spans, content_id
from onrecord.text.paragraphs import paragraphs

_LABEL = re.compile(r"(?P<name>[^\W\d_a-zß-öø-ÿ][^:\n\[\]\"“”]{0,60}?)\s*(?:\([^)\n]{0,60}\)\s*)?:(?=\s|$)")
_NOTE = re.compile(
    r"\[[^\]\n]{1,160}\]"
    r"|\((?:[A-Z][A-Z \-,.'’&/]{1,60}|ph|sic|laughter|laughs|applause|cheers|crosstalk|inaudible|unintelligible|off-mike|pause)\)"
    r"|\*[A-Z ]{3,40}\*"
)
_NOBODY = re.compile(
    r"^(?:q|question|questioner|a|answer|unknown|unidentified.*|\(?unknown\)?|audience.*|crowd.*|reporters?|journalists?|moderator|interviewer|"
    r"host|male|female|man|woman|speaker ?\d*|participants?|members?|announcer|narrator|video|voice.*|protesters?|multiple.*|several.*"
    r"|all|both)$"
)
_PARTICLES = frozenset("de la van von der den bin ibn al el du da dos di le ter ten of the and y".split())  # noqa: SIM905
_MOST_WORDS = 7
_BODY_WORDS = frozenset(
    """ministry office department committee agency council party court bank university press association government""".split()  # noqa: SIM905
)


def transcribed(article: Article) -> Reading:
    """Read a transcript.

    Args:
        article: its text; only the paragraphs of `body` are read, or all where there is no body.

    Returns:
        one direct attribution for each turn with words in it. Its speaker is an entity made from the label, or None where it
        names nobody ("QUESTION") or there is none. A word that opens one line only, capitalised, is prose.
    """
    blocks = article.body or paragraphs(article.text)
    turns = list(_turns(article.text, blocks))
    names = {display(name) for name, _, _ in turns if name and not _nobody(name)}
    ids = {name: content_id("ent", article.id, name) for name in sorted(names)}
    mentions: dict[str, list[Mention]] = {name: [] for name in names}
    attributions: list[Attribution] = []
    for name, label, content in turns:
        shown = display(name) if name and not _nobody(name) else None
        if shown and label:
            mentions[shown].append(Mention(label, "name"))
        if content:
            attributions.append(_attribution(article, shown and ids[shown], label, content))
    entities = tuple(Entity(ids[name], _type(name), name, tuple(mentions[name])) for name in sorted(names))
    return Reading(article, entities, tuple(attributions))


def _attribution(article: Article, speaker: str | None, label: Span | None, content: Spans) -> Attribution:
    return Attribution(
        id=content_id("att", article.id, *content),
        kind="direct",
        content=content,
        cue=(),
        source=(label,) if label else (),
        speaker=speaker,
        flags=() if label else ("no-source",),
    )


def _turns(text: str, blocks: Sequence[Span]) -> Iterator[tuple[str | None, Span | None, Spans]]:
    """Each turn's label as written, the label's place and the words' places."""
    labels = _labels(text, blocks)
    name: str | None = None
    label: Span | None = None
    content: list[Span] = []
    for block in blocks:
        start = block.start
        if block in labels:
            if content or label:
                yield name, label, tuple(content)
            label = labels[block]
            name, content = label.of(text), []
            start = text.index(":", label.end) + 1
        content += spoken(text, Span(start, block.end))
    if content or label:
        yield name, label, tuple(content)


def _labels(text: str, blocks: Sequence[Span]) -> dict[Span, Span]:
    """The speaker's label of each paragraph that opens with one."""
    found: dict[Span, Span] = {}
    for block in blocks:
        match = _LABEL.match(text, block.start, block.end)
        if match and _is_name(match["name"]):
            found[block] = Span(*match.span("name"))
    counts = Counter(label.of(text).casefold() for label in found.values())
    return {
        block: label
        for block, label in found.items()
        if label.of(text).isupper() or counts[label.of(text).casefold()] > 1 or len(label.of(text).split()) > 1
    }


def _is_name(label: str) -> bool:
    """Whether every word of a label is written as names are."""
    words = label.replace("(", " ").replace(")", " ").split()
    if any(word[0].isdigit() for word in words) and not _nobody(label):
        return False
    return 0 < len(words) <= _MOST_WORDS and all(word[0].isupper() or word[0].isdigit() or word.lower() in _PARTICLES for word in words)


def spoken(text: str, span: Span) -> Iterable[Span]:
    """A stretch of a turn without its stage notes and without blanks at its ends."""
    start = span.start
    for note in [*_NOTE.finditer(text, span.start, span.end), None]:
        end = note.start() if note else span.end
        words = text[start:end]
        if any(sign.isalnum() for sign in words):
            yield Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
        start = note.end() if note else end


def _nobody(name: str) -> bool:
    return bool(_NOBODY.match(" ".join(name.strip(" .").lower().split())))


def display(label: str) -> str:
    """A label as a name is written: "BILL O'REILLY" gives "Bill O'Reilly"."""
    words = " ".join(label.strip(" .,").split())
    if not words.isupper():
        return words
    return re.sub(r"[^\W\d_]+", lambda found: found.group().capitalize() if len(found.group()) > 1 else found.group(), words)


def _type(name: str) -> EntityType:
    return "organisation" if _BODY_WORDS & set(name.lower().split()) else "person"
