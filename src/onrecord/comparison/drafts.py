"""The quotations of a draft, each with the speaker that the draft gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.model import Attribution, Reading, Span, Spans, joined
from onrecord.text.code import code, in_code
from onrecord.text.quotes import scan
from onrecord.text.terms import fold, phrase

_LEAST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of a draft.

    Attributes:
        content: its pieces, marks included, in code points of the draft's text.
        speaker: the speaker's name as the draft has it, or None.
        named: whether the draft names the speaker with the quotation; "he said" leaves it to the reader, who may be wrong.
    """

    content: Spans
    speaker: str | None
    named: bool = True


def quotations(draft: Reading) -> list[Quotation]:
    """Every quotation of a draft, in order of its place.

    Quoted words of direct and mixed attributions, and what stands in quotation marks elsewhere if it has five words or more: shorter
    ones outside any attribution are titles and terms. Strings of programs are nobody's words.
    """
    text = draft.article.text
    programs = code(text)
    names = {entity.id: entity.name for entity in draft.entities}
    found: list[Quotation] = []
    for attribution in draft.attributions:
        pieces = quoted(text, attribution)
        if pieces and not any(in_code(text, piece, programs) for piece in pieces):
            name = names.get(attribution.speaker or "")
            found.append(Quotation(pieces, name, named=_names(joined(attribution.source, text), name)))
    taken = [span for quotation in found for span in quotation.content]
    taken += [span for one in draft.attributions if one.kind == "direct" for span in one.content]
    blocks = draft.article.body or (Span(0, len(text)),)
    others = [quote.span for quote in scan(text, blocks).outermost() if not any(span.overlaps(quote.span) for span in taken)]
    others = [span for span in others if not in_code(text, span, programs)]
    found += [Quotation((span,), None) for span in others if len(phrase(text, (span,)).terms) >= _LEAST_WORDS]
    return sorted(found, key=lambda quotation: quotation.content)


def quoted(text: str, attribution: Attribution) -> Spans:
    """The quoted pieces of an attribution; of an indirect one none."""
    if attribution.kind == "direct":
        return attribution.content
    if attribution.kind == "mixed":
        return tuple(quote.span for quote in scan(text, attribution.content).outermost())
    return ()


def pieces(quotation: Quotation) -> Iterator[Quotation]:
    """Each piece as a quotation of its own."""
    for span in quotation.content:
        yield replace(quotation, content=(span,))


def _names(source: str, name: str | None) -> bool:
    """Whether the words of a source hold a word of the speaker's name, or there are none and the name stands for itself."""
    words = {fold(word) for word in _WORD.findall(source)}
    return not words or any(fold(word) in words for word in _WORD.findall(name or "") if word[0].isupper())


def day(reading: Reading) -> date | None:
    """The day of a reading: when it was published, else an ISO date in its file's name."""
    named = _ISO.search(reading.article.file or "")
    for given in (reading.article.published, named and named.group(1)):
        try:
            return date.fromisoformat(given[:10]) if given else None
        except ValueError:
            continue
    return None
