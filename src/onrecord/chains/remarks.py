"""What an article says about another outlet's coverage: what that outlet left out, stressed, or got wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from onrecord.chains.scene import BLANK, LONGEST_SENTENCE, Scene
from onrecord.model import Entity, Remark, Span
from onrecord.text.outlets import is_outlet

_VERBS: Final = {
    "omitted": (
        r"omit(?:s|ted|ting)?|left out|leav(?:es|ing) out|(?:did|does) not (?:mention|report|include|quote|carry)|failed to"
        r" (?:mention|report|include|note|disclose)"
        r"|made no mention of|neglected to (?:mention|report)|excluded|cut out|ignor(?:ed|es)|skipped|withheld|edited out"
        r"|censored|never mentioned|without mentioning"
    ),
    "emphasised": (
        r"emphasi[sz](?:ed|es|ing)|stress(?:ed|es)|highlight(?:ed|s)|play(?:ed|s) up|focus(?:ed|es) (?:instead )?on"
        r"|foreground(?:ed|s)|underlin(?:ed|es)|dwel(?:t|ls)(?: instead)? on"
    ),
    "altered": r"misquot(?:ed|es)|distort(?:ed|s)|misreport(?:ed|s)|misrepresent(?:ed|s)|alter(?:ed|s)|mistranslat(?:ed|es)"
    r"|doctored|twist(?:ed|s)|softened|downplay(?:ed|s)|play(?:ed|s) down",
    "denied": r"retract(?:ed|s)|withdrew|corrected|den(?:ied|ies) (?:its|the) (?:own )?report",
}
_VERB: Final = re.compile(
    r"\b(?:(?:notably|instead|also|pointedly|conspicuously|deliberately|entirely|completely|however)\s+)*(?:"
    + "|".join(f"(?P<{what}>{verbs})" for what, verbs in _VERBS.items())
    + r")\b"
)
_COVERAGE: Final = re.compile(
    r"\b(?:report(?:s|ed|ing)?|coverage|article|story|account|publish\w*|broadcast\w*|version|headline|translation|dispatch"
    r"|piece|summary|wrote|quot\w+|aired|carried)\b"
)
_NAME: Final = re.compile(
    r"(?:[Tt]he\s+)?(?P<name>[A-Z][\w’'&.\-]*(?:\s+(?:(?:of|the|al)\s+)?[A-Z][\w’'&\-]*)*)(?P<tail>\s+(?:news agency|newspaper"
    r"|magazine|news outlet|television|channel|network|broadcaster))?"
)
_IT: Final = re.compile(
    r"\A\s*(?:[Ii]t|[Tt]hey|[Tt]he (?:report|article|story|agency|outlet|newspaper|paper|channel|network|broadcaster|account"
    r"|piece))\b(?:\s+(?:instead|also|however|further))*\s"
)
_OWN: Final = re.compile(r"['’]s?\s+(?:own\s+)?(?:news\s+)?(?:report|article|coverage|story|dispatch|headline|broadcast)\b")
_STOP: Final = re.compile(r"[.;!?]|,\s+(?:and|but|which|while|although|though)\b")


def remarks_in(entities: Sequence[Entity], scene: Scene) -> tuple[Remark, ...]:
    """The remarks of one article, in order; only the article's own words count."""
    names = {entity.name.lower(): entity.id for entity in entities}
    mentioned = {mention.span.start: entity for entity in entities for mention in entity.mentions}
    people = frozenset(mention.span.start for entity in entities if entity.type == "person" for mention in entity.mentions)
    found: list[Remark] = []
    carried: tuple[str, Span, int] | None = None
    for index, sentence in enumerate(scene.sentences):
        words = scene.unquoted[sentence.start : min(sentence.end, sentence.start + LONGEST_SENTENCE)]
        outlet = _outlet(words, sentence.start, carried, index, people)
        if outlet is None:
            continue
        name, span = outlet
        about = _COVERAGE.search(words) is not None or (carried is not None and carried[2] == index - 1) or _direct(words, sentence, span)
        for match in _VERB.finditer(words):
            if not about or match.start() + sentence.start < span.start:
                continue
            what = next(kind for kind in _VERBS if match[kind])
            evidence, objects = _evidence(scene, sentence, match)
            subject = (span,) if sentence.start <= span.start < sentence.end else ()
            entity = mentioned.get(span.start)
            found.append(Remark(name, entity.id if entity else names.get(name.lower()), what, (*subject, evidence), objects))
        if about:
            carried = (name, span, index)
    return tuple(found)


def _direct(words: str, sentence: Span, span: Span) -> bool:
    """Whether the outlet itself is the subject of the verb (`the Gazette omitted ...`)."""
    verb = _VERB.match(words[span.end - sentence.start :].lstrip()) if span.start >= sentence.start else None
    return verb is not None and verb.start() == 0


def _outlet(words: str, low: int, carried: tuple[str, Span, int] | None, index: int, people: frozenset[int]) -> tuple[str, Span] | None:
    """The outlet that a sentence is about: named in it as subject, or meant by `it` after a sentence about one."""
    if carried is not None and carried[2] == index - 1 and _IT.match(words):
        return carried[0], carried[1]
    verb = _VERB.search(words)
    for match in _NAME.finditer(words, 0, verb.start() if verb else len(words)):
        name = re.sub(r"['’]s?\Z", "", match["name"]).rstrip(".")
        parts, places = name.split(), [part.start() for part in re.finditer(r"\S+", name)]
        for size in range(len(parts), 0, -1):
            short = " ".join(parts[-size:])
            owns = size == len(parts) and low + match.start("name") not in people and _OWN.match(words, match.start("name") + len(name))
            if is_outlet(short) or owns or (match["tail"] and size == len(parts)):
                start = low + match.start("name")
                return short, Span(start + places[-size], start + len(name.rstrip()))
    return None


def _evidence(scene: Scene, sentence: Span, match: re.Match[str]) -> tuple[Span, tuple[Span, ...]]:
    """The verb with what was left out or stressed, and the latter alone."""
    start = sentence.start + match.end()
    stop = _STOP.search(scene.unquoted, start, sentence.end)
    end = stop.start() if stop else sentence.end
    while start < end and (scene.text[start].isspace() or scene.unquoted[start] == BLANK):
        start += 1
    while end > start and scene.text[end - 1].isspace():
        end -= 1
    whole = Span(sentence.start + match.start(), max(end, sentence.start + match.end()))
    return whole, (Span(start, end),) if start < end else ()
