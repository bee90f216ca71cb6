"""Cues that lead: `Smith said that ...`, `calling it "..."`, `asked whether ...`."""

from __future__ import annotations

from onrecord.attributions import sources
from onrecord.attributions.contents import governed, trimmed
from onrecord.attributions.cues import Cue
from onrecord.attributions.grammar import TIMES, is_adverb
from onrecord.attributions.lexicon import Verb
from onrecord.attributions.sentence import SentenceReader, clause_limit, closing
from onrecord.attributions.voices import GERUND_BEFORE, QUOTING, quoted_as_saying, source_of

BEING = frozenset(["is", "are", "was", "were"])
RUMOURED = frozenset(["said", "reported", "understood", "believed", "thought", "rumoured", "rumored", "alleged"])
_SAY = Verb("say", "neutral", "qc", ())


def cue_led(r: SentenceReader) -> None:
    """`Smith said that ...`, `Smith said: "..."`, `calling it "..."`: every cue that still governs something."""
    for index, cue in enumerate(r.cues):
        if cue.shape == "noun" or (cue.shape == "passive" and cue.verb.lemma not in QUOTING) or not r.is_free(cue.head, cue.head + 1):
            continue
        if any(draft.cue and draft.cue[0].overlaps(r.span(cue.first, cue.last)) for draft in r.drafts):
            continue
        _one_cue(r, index, cue)


def _one_cue(r: SentenceReader, index: int, cue: Cue) -> None:  # noqa: PLR0911 - one return a rule
    items = r.items
    quoted = quoted_as_saying(r, cue)
    limit = clause_limit(r, index)
    if quoted:
        at = next(k for k in range(cue.first, r.high) if items[k].word == "as") + 2
        found = governed(items, Cue(quoted[0].first, at, quoted[0].head, "finite", _SAY), r.high, closing(r))
        if found:
            r.add("quoted as saying", (cue.first, quoted[0].last), quoted[1], [(found.first, found.last)])
        return
    found = governed(items, cue, limit, closing(r)) if cue.shape != "passive" else None
    if found is None or not r.is_free(found.first, found.last):
        return
    if found.opener == "to" and cue.verb.tone == "question" and items[found.first].word == "not":
        return
    held = r.speech(found.first, found.last)
    if found.opener == "quote" and not held:
        return
    if cue.shape == "infinitive" and not (held and _is_chained(r, cue)):
        return
    if cue.shape == "ing" and not (held or _gerund_fits(r, cue, found.opener)):
        return
    hedge = _hedged(r, cue)
    source = sources.before(items, hedge, r.low) if hedge is not None else source_of(r, cue)
    if source is None and not held and not (cue.shape == "finite" and found.opener == "that"):
        return
    if source and source.last - source.first == 1 and items[source.first].word in {"it", "this", "there"} and found.opener == "phrase":
        return
    first = cue.first if hedge is None or source is None else hedge
    r.add("cue first", (first, found.cue_last), source, [(found.first, found.last)], found.addressee)


def _hedged(r: SentenceReader, cue: Cue) -> int | None:
    """Where `is said` begins in front of a cue in the perfect, `She is said to have told ...`, or None: its subject is the source."""
    at = cue.first - (r.items[cue.first].word == "have")
    words = [r.items[k].word for k in range(max(at - 2, r.low), at + 1)]
    if len(words) < 3 or words[2] != "to" or words[1] not in RUMOURED or words[0] not in BEING:  # noqa: PLR2004 - be, participle, to
        return None
    return at - 2


def _is_chained(r: SentenceReader, cue: Cue) -> bool:
    """Whether a verb stands right before "to": "went on to say", "continued to insist"."""
    at = cue.head - 1
    while at > r.low and (is_adverb(r.items[at].word) or r.items[at].word == "to"):
        at -= 1
    word = r.items[at].word
    return word in {"on", "continued", "continues", "seemed", "appeared", "took"} or word.endswith("ed")


def _gerund_fits(r: SentenceReader, cue: Cue, opener: str) -> bool:
    """Whether an -ing form is likely a report of its own."""
    before = r.items[cue.first - 1].word if cue.first > r.low else ","
    return before in GERUND_BEFORE - {"of", "for"} or opener == "that"


def asked(r: SentenceReader) -> None:
    """`Asked about the plan, Smith ...`, `Smith was asked whether ...`: the content is the question, and who put it is not said."""
    items = r.items
    for cue in r.cues:
        if cue.verb.lemma != "ask" or not r.is_free(cue.head, cue.head + 1):
            continue
        before = items[cue.first - 1].word if cue.first > r.low else ""
        bare = items[cue.head].word == "asked" and cue.head == cue.first and (before in {"when", "if", "once"} or cue.first == r.low)
        if cue.shape != "passive" and not bare:
            continue
        at, first = cue.last, cue.first
        comma = next((k for k in range(at, r.high) if items[k].word == ","), r.high)
        if cue.shape == "passive" and comma + 1 < r.high and items[comma + 1].quote >= 0:
            comma = r.high
        while at < comma and items[at].quote < 0 and (items[at].word in {"about", ","} or items[at].word in TIMES):
            at += 1
        last = trimmed(items, at, comma)
        by = items[at].word in {"by", "to", "for", "in", "on"} if at < r.high else True
        if last > at and not by:
            subject = sources.before(items, first, r.low) if cue.shape == "passive" else None
            source = r.last_source
            r.add("asked", (first, cue.last + (items[cue.last].word == "about")), None, [(at, last)], subject)
            r.last_source = source
