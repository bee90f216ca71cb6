"""Whose words a cue reports: the source of each verb by its shape, and of those who are quoted by others."""

from __future__ import annotations

from onrecord.attributions import sources
from onrecord.attributions.cues import Cue
from onrecord.attributions.grammar import OBJECTS, RELATIVE, is_adverb
from onrecord.attributions.sentence import SentenceReader
from onrecord.attributions.sources import Phrase

QUOTING = frozenset(["quote", "cite"])

REACH = 26

GERUND_BEFORE = frozenset([",", "while", "when", "after", "before", "by", "in", "and", "without", "for", "of", "—", "–", "("])


def source_of(r: SentenceReader, cue: Cue) -> Phrase | None:  # noqa: PLR0911 - one return a rule
    """The source of a verb by its shape."""
    items = r.items
    if cue.shape == "finite":
        low = max((b for _, b in r.taken if b <= cue.first), default=r.low)
        found = sources.before(items, cue.first, low if low < cue.first else r.low)
        if found is None and r.last_source and items[r.last_source.first].word in RELATIVE and items[cue.first - 1].word == ",":
            comma = items[r.last_source.first - 1].word == "," if r.last_source.first > r.low else False
            found = sources.before(items, r.last_source.first - comma, r.low)
            return Phrase(found.first, found.last) if found else r.last_source
        if found:
            return _without_clause(r, found)
        if cue.first - 1 >= r.low and (
            items[cue.first - 1].word in {"and", "but", "then", "or", ","} or is_adverb(items[cue.first - 1].word)
        ):
            return r.last_source or sources.subject(items, r.low, cue.first)
        return None
    if cue.shape in {"ing", "infinitive"}:
        before = items[cue.first - 1] if cue.first > r.low else None
        if before and before.is_word and before.word not in GERUND_BEFORE and cue.shape == "ing":
            return sources.before(items, cue.first, r.low)
        return r.last_source or sources.subject(items, r.low, r.high)
    return None


def _without_clause(r: SentenceReader, found: Phrase) -> Phrase:
    """The head of a subject whose relative clause reports something of its own: "Smith, who said ..., denied"."""
    inner = next((cue for cue in r.cues if cue.shape != "noun" and found.first < cue.head < found.last), None)
    comma = next((k for k in range(found.first + 1, found.last) if r.items[k].word == ","), None)
    return Phrase(found.first, comma) if inner and comma is not None and comma < inner.head else found


def quoted_as_saying(r: SentenceReader, cue: Cue) -> tuple[Cue, Phrase] | None:
    """`Outlet quoted him as saying`, `he was quoted as saying`: the source is the one who was quoted."""
    items = r.items
    if cue.verb.lemma not in QUOTING:
        return None
    at = next(
        (
            k
            for k in range(cue.last, min(r.high - 1, cue.last + REACH))
            if items[k].word == "as" and items[k + 1].word in {"saying", "telling", "stating"}
        ),
        None,
    )
    if at is None:
        return None
    if cue.shape == "passive" and at <= cue.last + 6:
        subject = sources.before(items, cue.first, r.low)
        return (cue._replace(last=at + 2), subject) if subject and at == cue.last else None
    if cue.shape in {"finite", "ing"} and at > cue.last:
        return cue._replace(last=at + 2 if items[cue.last].word in OBJECTS else cue.last), Phrase(cue.last, at)
    return None
