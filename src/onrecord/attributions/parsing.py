"""One sentence of the reporter's at a time: which cue governs which content, and who its source is."""

from __future__ import annotations

from onrecord.attributions.aside import beside, reporting_nouns, tail_led
from onrecord.attributions.lines import Line
from onrecord.attributions.quoted import colon_led, quote_led
from onrecord.attributions.reported import asked, cue_led
from onrecord.attributions.sentence import Sentence, SentenceReader, is_work
from onrecord.text.quotes import Scan


def read(text: str, line: Line, found: Scan) -> list[Sentence]:
    """Read the sentences of one paragraph.

    Args:
        text: the article's text.
        line: the paragraph as items.
        found: the article's quotations.
    """
    out: list[Sentence] = []
    for low, high in line.sentences:
        r = SentenceReader(text, line.items, low, high, found)
        for step in (quote_led, asked, cue_led, colon_led, tail_led, beside, reporting_nouns):
            step(r)
        held = [line.items[i].quote for i in range(low, high) if line.items[i].quote >= 0]
        bare = bool(held) and not any(item.is_word for item in line.items[low:high])
        sentence = Sentence(
            line.number,
            r.span(low, high),
            r.drafts,
            [q for q in held if q not in r.used and not is_work(text, found.quotes[q])],
            bare,
            r.asks,
        )
        out.append(sentence)
    return out
