"""What a person says in words, found in the article or the ledger: the spans and the pairs that are judged."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.errors import UsageError
from onrecord.ledger import Ledger as Kept
from onrecord.ledger.correcting import occurrence
from onrecord.ledger.judging import PARTS, span_text
from onrecord.model import Reading, Span, Spans

LIKE = {**dict.fromkeys("'‘’ʼ", "['‘’ʼ]"), **dict.fromkeys('"“”„«»', '["“”„«»]'), **dict.fromkeys("-‐‑–—", "[-‐‑–—]"), "\ufffd": "."}
LONGEST = 20_000
PLACES = 20_000
TWO = 2
_GAP = re.compile(r"\s*(?:…|\[…\]|\.\.\.)\s*")
Pair = tuple[str, str]


def placed(text: str, words: str, near: int) -> Spans:
    """Where words stand in a text.

    White space, quotation marks and hyphens may be written otherwise than in the text. Where the words stand several times, the
    place nearest to `near` is taken. ` … ` stands between pieces, unless the text itself has it there.

    Args:
        text: the article's.
        words: what to look for.
        near: the code point that they should be near.

    Raises:
        UsageError: the words are not in the text, or are too many.
    """
    asked = words.strip()
    if not asked or len(asked) > LONGEST:
        raise UsageError("no words" if not asked else f"more than {LONGEST} characters", "", "copy the words from the article")
    whole = _nearest(text, asked, near, 0)
    if whole is not None:
        return (whole,)
    found: list[Span] = []
    for piece in filter(None, _GAP.split(asked)):
        here = _nearest(text, piece, found[-1].end if found else near, found[-1].end if found else 0)
        if here is None:
            after = " after the piece before" if found else ""
            raise UsageError(f"the article does not hold these words{after}", piece[:80], "copy them from its text; write … between pieces")
        found.append(here)
    if not found:
        raise UsageError("no words", words[:80], "copy the words from the article")
    return tuple(found)


def _nearest(text: str, words: str, near: int, after: int) -> Span | None:
    pattern = r"\s+".join("".join(LIKE.get(sign, re.escape(sign)) for sign in word) for word in words.split())
    found = [Span(*match.span()) for _, match in zip(range(PLACES), re.compile(pattern).finditer(text, after), strict=False)]
    return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)


def reading_with(kept: Kept, attribution: str) -> Reading:
    """The article in which an attribution was read.

    Raises:
        UsageError: no article of the ledger has it.
    """
    article = kept.articles_of([attribution]).get(attribution)
    reading = None if article is None else kept.reading(article)
    if reading is None:
        raise UsageError("no attribution of this id is in the ledger", attribution[:80], "`onrecord search --json` shows the ids")
    return reading


def spanned(kept: Kept, attribution: str, part: str, words: str) -> str | None:
    """The right spans of a part of an attribution, as a judgement writes them; None where they are right as they are.

    Raises:
        UsageError: there is no such attribution or part, it was struck, or the words are not in the article.
    """
    if part not in PARTS:
        raise UsageError(f"no part {part!r} of an attribution", attribution[:80], f"take one of {', '.join(PARTS)}")
    reading = reading_with(kept, attribution)
    found = next((one for one in reading.attributions if one.id == attribution), None)
    if found is None:
        raise UsageError("a person said that nobody says this", attribution[:80], "undo that first")
    before: Spans = getattr(found, part)
    if not words.strip() and part != "content":
        right: Spans = ()
    else:
        right = placed(reading.article.text, words, (before or found.content)[0].start)
    if any(two.start < one.end for one, two in pairwise(right)):
        raise UsageError("the pieces overlap", words[:80], "give them in the order in which they stand")
    return None if right == before else span_text(part, right)


def apart_in(kept: Kept, article: str, who: str) -> list[Pair]:
    """What is judged where somebody in one article is not who they were taken for.

    Args:
        kept: the ledger.
        article: the article's id.
        who: the id of the entity, as it stands or as the article has it.

    Raises:
        UsageError: there is no such article, it does not name them, or no other article does.
    """
    reading = kept.reading(article, original=True)
    if reading is None:
        raise UsageError("no article of this id is in the ledger", article[:80], "`onrecord search --json` shows the ids")
    named = [entity.id for entity in reading.entities]
    stands = kept.standing_ids([*named, who])
    own = [who] if who in named else [one for one in named if stands.get(one, one) == stands.get(who, who)]
    if not own:
        raise UsageError("this article does not name them", who[:80], "the page of the person lists the articles that do")
    standing = stands.get(who, who)
    others = {one for one in named if stands.get(one, one) == standing} - set(own)
    if not others and len(kept.articles_naming([standing], TWO).get(standing, [])) < TWO:
        raise UsageError("they are joined with nobody else", who[:80], "there is nothing to take apart")
    return [(occurrence(article, one), one) for one in own]


def apart_from(kept: Kept, attribution: str, statement: str | None = None) -> list[Pair]:
    """What is judged where a version is another saying than the one it was put to: a pair with every other version.

    Args:
        kept: the ledger.
        attribution: the version's.
        statement: the saying; None for every saying it is a version of.

    Raises:
        UsageError: it is no version of that saying, or the only one.
    """
    own = [one for one in kept.statements_with([attribution]).get(attribution, ()) if statement in (None, one)]
    versions = {version.attribution for one in kept.statements(own) for version in one.versions} if own else set()
    if not own:
        raise UsageError("this is no version of that saying", f"{attribution} {statement or ''}".strip()[:120], "look at the saying again")
    if versions == {attribution}:
        raise UsageError("it is the only version of its saying", attribution[:80], "there is nothing to take apart")
    return [(attribution, other) for other in sorted(versions - {attribution})]
