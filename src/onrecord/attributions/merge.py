"""The trained reader's findings and the rules', made one: no quotation in marks that the rules found is lost.

The trained reader goes first: where both speak of the same words, its spans stand, and so does its confidence. The rules add
quotations that it missed, further pieces of a quotation that it cut short, a source where it found none, the turns of an
interview, and reports that stand inside one of its contents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from onrecord.attributions.agreeing import Agreement, draft_of, is_inside, is_turn
from onrecord.attributions.apart import apart
from onrecord.attributions.apposed import apposed
from onrecord.attributions.citing import unmixed
from onrecord.attributions.finishing import Quoted, made, nest, surrounds
from onrecord.attributions.introduced import introduced
from onrecord.attributions.learned.telling import tells
from onrecord.attributions.places import Places
from onrecord.model import Article, Attribution
from onrecord.text.quotes import Quote, Scan, scan
from onrecord.text.words import word_count

LEAST_WORDS = 2
TURN, SOURCED, UNSOURCED = 0.8, 0.4, 0.2
SURE = 0.5
RELATIVE = frozenset({"who", "whom", "whose", "which"})
PRONOUNS = frozenset(["it", "what", "which", "that", "this", "him", "her", "them", "so"])
NAMELESS = re.compile(r"(?:not )?to (?:be|remain|stay) (?:named|identified|quoted by name|nameless|unnamed|anonymous)\b", re.IGNORECASE)


def _quotations(text: str, attribution: Attribution, quoted: Quoted) -> list[Quote]:
    """The quotations in marks, two words or more, that an attribution's content holds."""
    return [quote for quote in quoted.within(attribution.content) if word_count(text, *quote.inner) >= LEAST_WORDS]


def _says_something(text: str, learned: Attribution, quoted: Quoted) -> bool:
    """Whether a trained finding is a saying at all.

    None is a source's wish to stay nameless, an unsure finding whose content is a pronoun, a content that is a relative pronoun
    (`X, who was quoted by Y`: Y passes on what X says elsewhere), nor a name in marks that nobody gave.
    """
    if all(piece.of(text).lower() in RELATIVE for piece in learned.content):
        return False
    if NAMELESS.match(text, *learned.content[0]):
        return False
    if learned.confidence < SURE and all(piece.of(text).lower() in PRONOUNS for piece in learned.content):
        return False
    quotes = quoted.within(learned.content)
    return bool(learned.source) or not quotes or not all(_is_name(quote.inner.of(text)) for quote in quotes)


def _is_name(inner: str) -> bool:
    """Whether every word in marks has a capital, and no stop or comma ends them."""
    words = inner.split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and inner.strip()[-1].isalnum()


def _sure(ruled: Attribution) -> float:
    """How likely an attribution is right that the rules alone found."""
    return SOURCED if ruled.source else UNSOURCED


def join(
    article: Article, learned: Sequence[Attribution], ruled: Sequence[Attribution], found: Scan | None = None
) -> tuple[Attribution, ...]:
    """Combine the trained reader's attributions with the rules'.

    Args:
        article: the article that both read.
        learned: what the trained reader found.
        ruled: what the rules found (`onrecord.attributions.rules.find`).
        found: the article's quotations, where they were scanned already.

    Returns:
        `learned`, completed; and those of `ruled` that hold a quotation in marks of two words or more that no trained
        finding covers, that stand inside a trained content, or that are a speaker's turn. Sorted, with new ids where
        spans changed.
    """
    marks = scan(article.text, article.body) if found is None else found
    quoted = Quoted(marks)
    outer = [a for a in learned if a.parent is None and _says_something(article.text, a, quoted)]
    outer, firm = _given_way(article, outer, ruled, marks)
    for mend in (unmixed, apposed):
        mended = {one.id: drafts for one in outer if (drafts := mend(article.text, one))}
        stay = [one for one in outer if one.id not in mended]
        outer = [*stay, *made(article, list(chain.from_iterable(mended.values())), marks)] if mended else outer
    stay, torn = apart(article, outer)
    outer = [*stay, *made(article, torn, marks)] if torn else outer
    quoted_whole = [one for one in outer if _in_marks(one, ruled, marks)]
    outer = [one for one in outer if one not in quoted_whole]
    originals = [draft_of(attribution, "trained") for attribution in outer]
    both = Agreement(article.text, marks, Places.of(originals), list(originals))
    within: list[Attribution] = []
    for attribution in ruled:
        if attribution.parent is not None or not (attribution.source or attribution.cue):
            continue
        if is_turn(article, attribution):
            both.turn(attribution, TURN)
        elif quotes := _quotations(article.text, attribution, quoted):
            if is_inside(attribution, both.drafts, both.places):
                within.extend([attribution] if tells(attribution, article.text) and not both.swallowed(attribution) else [])
            else:
                both.quotation(attribution, quotes, TURN if attribution.id in firm else _sure(attribution))
    pairs = list(zip(outer, both.drafts, originals, strict=True))
    kept = [attribution for attribution, draft, original in pairs if draft is original]
    changed = [draft for _, draft, original in pairs if draft is not None and draft is not original]
    inner = [*quoted_whole, *(attribution for attribution in learned if attribution.parent is not None)]
    top = [*kept, *made(article, [*changed, *both.added], marks), *_apart_from(inner, within)]
    top += made(article, introduced(article, top, marks), marks)
    return _with_inner(top, [*inner, *_apart_from(inner, [attribution for attribution in ruled if attribution.parent is not None])])


def _in_marks(one: Attribution, ruled: Sequence[Attribution], marks: Scan) -> bool:
    """Whether a trained finding stands, with its source and cue, inside one sound quotation that the rules give to a source outside it."""
    if not one.source:
        return False
    sound = (quote for quote in marks.outermost() if not quote.problems)
    around = next((quote.span for quote in sound if surrounds(quote, one.content, one.cue, one.source)), None)
    return around is not None and any(
        other.kind == "direct" and other.source and other.cue and other.parent is None and around in other.content for other in ruled
    )


def _given_way(
    article: Article, outer: Sequence[Attribution], ruled: Sequence[Attribution], marks: Scan
) -> tuple[list[Attribution], frozenset[str]]:
    """The trained findings without those that took a reporter's words into a quotation that the rules hold whole.

    `"...," he went on, according to a translation by Y. "..."`: where a trained content begins with the same quotation as the
    rules' and holds the rules' source or cue, the rules' finding stands, and no other trained one keeps a piece of it.

    Returns:
        What stays of the trained findings, and the ids of the rules' findings that stand.
    """
    pairs = [
        (one, other)
        for one in ruled
        if one.kind == "direct" and one.source and one.cue and one.parent is None
        for other in outer
        if other.content[0].start == one.content[0].start
        and any(piece.contains(span) for piece in other.content for span in (*one.source, *one.cue))
    ]
    gone = {other.id for _, other in pairs}
    taken = [piece for one, _ in pairs for piece in one.content]
    kept: list[Attribution] = []
    for one in outer:
        rest = tuple(piece for piece in one.content if not any(stretch.contains(piece) for stretch in taken))
        if one.id not in gone and rest:
            kept.extend([one] if rest == one.content else made(article, [replace(draft_of(one, "trained"), content=rest)], marks))
    return kept, frozenset(one.id for one, _ in pairs)


def _apart_from(inner: Sequence[Attribution], ruled: Sequence[Attribution]) -> list[Attribution]:
    """The rules' reports inside another's words that touch none of the trained reader's."""
    places = Places.of([draft_of(attribution, "trained") for attribution in inner])
    return [attribution for attribution in ruled if not any(places.touching(piece) for piece in attribution.content)]


def _with_inner(top: Sequence[Attribution], inner: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """All of them nested; an inner one that stands in no other's content any more is dropped."""
    ids = {attribution.id for attribution in inner} - {attribution.id for attribution in top}
    nested = nest([*top, *inner])
    homeless = {attribution.id for attribution in nested if attribution.parent is None and attribution.id in ids}
    return nest(attribution for attribution in nested if attribution.id not in homeless) if homeless else nested
