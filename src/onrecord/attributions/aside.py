"""Cues that stand behind or beside their content, and nouns that report: `..., Smith said`; `according to Smith`; `his claim that ...`."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.attributions import sources
from onrecord.attributions.contents import trimmed
from onrecord.attributions.cues import Cue
from onrecord.attributions.draft import Draft
from onrecord.attributions.grammar import PREPOSITIONS, TIMES, is_adverb
from onrecord.attributions.lines import Item
from onrecord.attributions.sentence import SentenceReader, clause_edge, clause_limit
from onrecord.attributions.sources import Phrase
from onrecord.attributions.voices import REACH
from onrecord.text.words import is_possessive

JOINTS = frozenset(["as", "that", "but", "and", "because", "since", "though", "although", "while"])

OWN = frozenset(
    ["admission", "account", "reckoning", "estimate", "description", "words", "telling", "confession", "assessment", "standards"]
)


def tail_led(r: SentenceReader) -> None:
    """`The plan will fail, Smith said.` and `The plan, Smith said, will fail`: no quotation marks, the cue behind."""
    items = r.items
    for cue in r.cues:
        if cue.shape != "finite" or not set(cue.verb.frames) & set("cq") or not r.is_free(cue.head, cue.head + 1):
            continue
        if any(draft.cue and draft.cue[0].overlaps(r.span(cue.first, cue.last)) for draft in r.drafts):
            continue
        inverted = cue.first - 1 > r.low and items[cue.first - 1].word == ","
        after = sources.after(items, cue.last, r.high) if inverted else None
        if after:
            source, comma, end = after, cue.first - 1, after.last
        else:
            subject = sources.before(items, cue.first, r.low)
            if subject is None or subject.first - 1 <= r.low or items[subject.first - 1].word != ",":
                continue
            source, comma, end = subject, subject.first - 1, cue.last
        _interposed(r, cue, source, comma, end)


def _interposed(r: SentenceReader, cue: Cue, source: Phrase, comma: int, end: int) -> None:
    """Keep `X, Smith said, Y` or `X, Smith said.` if it ends as such a clause does."""
    items = r.items
    tail = end
    while tail < r.high and (items[tail].word in TIMES or is_adverb(items[tail].word)):
        tail += 1
    if tail < r.high and items[tail].word in PREPOSITIONS:
        tail = next((k for k in range(tail, r.high) if items[k].word in {",", "."} or items[k].quote >= 0 or k == r.high - 1), r.high)
    closing = items[tail].word if tail < r.high else "."
    if closing not in {",", ".", ";", ")", "!", "?"}:
        return
    begin = max([b for _, b in r.taken if b <= comma] + [r.low])
    while begin < comma and (not items[begin].is_word and items[begin].quote < 0):
        begin += 1
    pieces = [(begin, trimmed(items, begin, comma))]
    if (
        closing == ","
        and tail + 1 < r.high
        and items[tail + 1].word not in {"and", "but", "who", "which", "while", "as"}
        and not items[tail + 1].word.endswith("ing")
    ):
        pieces.append((tail + 1, trimmed(items, tail + 1, r.high)))
    pieces = [p for p in pieces if p[1] > p[0] and r.is_free(*p)]
    if pieces and (pieces[0][1] - pieces[0][0] > 1 or len(pieces) > 1):
        r.add("cue behind", (cue.first, cue.last), source, pieces)


def beside(r: SentenceReader) -> None:
    """`According to Smith, ...`, `..., according to Smith.` and `by his own admission, ...`."""
    for i in range(r.low, r.high - 2):
        if r.items[i].word == "according" and r.items[i + 1].word == "to":
            end = _according_end(r, i + 2)
            _by_the_side(r, (i, i + 2), Phrase(i + 2, end) if end > i + 2 else None, end)
        elif r.items[i].word == "by" and i + 3 < r.high and r.items[i + 2].word == "own" and r.items[i + 3].word in OWN:
            _by_the_side(r, (i, i + 4), Phrase(i + 1, i + 2), i + 4)


def _by_the_side(r: SentenceReader, cue: tuple[int, int], source: Phrase | None, end: int) -> None:
    """Keep an attribution whose cue stands beside its content: what follows its comma, or what stands before it, or both."""
    items, i = r.items, cue[0]
    if not r.is_free(i, i + 1):
        return
    comma = end < r.high and items[end].word == ","
    leads = (
        i == r.low
        or (i == r.low + 1 and not items[r.low].is_word)
        or (comma and (items[i - 1].word in JOINTS or (items[i - 1].word == "," and items[i - 2].word in JOINTS)))
    )
    if leads:
        begin = end + comma
        stop = (
            e
            for c in r.cues
            if c.first > begin and (c.shape == "ing" or items[c.first - 1].word == "but") and (e := clause_edge(r, c)) is not None
        )
        pieces = [(begin, trimmed(items, begin, next(stop, _clause_stop(r, begin))))]
    else:
        begin = max([b for _, b in r.taken if b <= i] + [r.low])
        edge = i - 1 if items[i - 1].word in {",", "—", "–", "("} else i
        begin += begin > r.low and items[begin].word in {",", "and", "but"}
        pieces = [(begin, trimmed(items, begin, edge))]
        if (
            end + 1 < r.high
            and comma
            and not items[end + 1].word.endswith("ing")
            and items[end + 1].word not in {"and", "but", "who", "which"}
        ):
            pieces.append((end + 1, trimmed(items, end + 1, r.high)))
    pieces = [p for p in pieces if p[1] > p[0] and r.is_free(*p)]
    if any(_holds_cue(r, d, pieces) for d in r.drafts):
        return
    r.add("beside", cue, source, pieces)


def _clause_stop(r: SentenceReader, begin: int) -> int:
    """Where a clause that follows "by his own admission" or "according to" ends: at a dash or a contrast, or with the sentence."""
    for k in range(begin, r.high):
        if r.items[k].word in {"—", "–", "--"} or (r.items[k].word == "-" and r.items[k - 1].end < r.items[k].start):
            return k
    return r.high


def _according_end(r: SentenceReader, at: int) -> int:
    """Where the noun phrase after "according to" ends."""
    items = r.items
    i = at
    while i < r.high:
        word = items[i].word
        if items[i].quote >= 0 or word in {",", ";", ":", "—", "–", ")"}:
            if (
                word == ","
                and i + 1 < r.high
                and sources.goes_on(items, i, r.high)
                and items[at].word not in {"the", "a"}
                and at - 2 > r.low
                and _apposed(items, i + 1)
            ):
                i += 1
                continue
            break
        if word == "." and (i + 1 >= r.high or not items[i + 1].is_word):
            break
        i += 1
    return i


def _apposed(items: Sequence[Item], i: int) -> bool:
    return items[i].word in {"the", "a", "an", "who", "which"}


def _holds_cue(r: SentenceReader, draft: Draft, pieces: list[tuple[int, int]]) -> bool:
    """Whether the cue of another attribution lies in the pieces."""
    return any(span.overlaps(r.span(*piece)) for span in draft.cue for piece in pieces)


def reporting_nouns(r: SentenceReader) -> None:
    """`his claim that ...`, `pleas by officials for ...`: reporting nouns with a possessor or an agent."""
    items = r.items
    for index, cue in enumerate(r.cues):
        if cue.shape != "noun" or not r.is_free(cue.head, cue.head + 1):
            continue
        at = cue.last
        source: Phrase | None = None
        if items[at].word in {"by", "from"}:
            end = next(
                (
                    k
                    for k in range(at + 1, min(r.high, at + REACH))
                    if items[k].word in {"that", "to", "for", "of", "about", ","} or items[k].quote >= 0
                ),
                None,
            )
            if end is None or end >= r.high or end == at + 1:
                continue
            source, at = Phrase(at + 1, end), end
        else:
            source = _possessor(r, cue.head)
        if source is None or items[at].word not in {"that", "to", "for", "of", "about"}:
            continue
        last = trimmed(items, at, clause_limit(r, index))
        held = r.speech(at, last)
        if not held and items[at].word not in {"that", "to"}:
            continue
        if items[at].word in {"of", "for", "about"}:
            at += 1
            last = _held_phrase(items, at, last)
        if last > at and r.is_free(at, last):
            r.add("reporting noun", (cue.first, cue.last), source, [(at, last)])


def _held_phrase(items: Sequence[Item], at: int, last: int) -> int:
    """End a noun phrase with its last quotation where a verb follows."""
    quotes = [k for k in range(at, last) if items[k].quote >= 0]
    return quotes[-1] + 1 if quotes else last


def _possessor(r: SentenceReader, head: int) -> Phrase | None:
    """The possessor before a reporting noun: "Smith's repeated claim", "his claim"."""
    items = r.items
    for i in range(head - 1, max(r.low - 1, head - 4), -1):
        if items[i].quote >= 0 or not items[i].is_word:
            return None
        if items[i].word in {"his", "her", "their", "its", "my", "our"}:
            return Phrase(i, i + 1)
        if is_possessive(items[i].word):
            found = sources.noun_phrase_left(items, i + 1, r.low)
            return found or Phrase(i, i + 1)
    return None
