"""Quotation scanning and the whole way from a text to its reading by rules."""

from __future__ import annotations

from fuzzing.targets.common import MARKS, WORDS, held, plain
from onrecord.text.quotes import scan

SEEDS = (
    "“The lock is shut,” Mara Ito said. “It stays shut.\n\n“Go home.”",
    '“As long as it rains," Ito told the pilots, “the lock stays shut."',
    "ITO: The lock is shut.\nHERON: Since when?\nITO: Since May.",
    "Ito, who said the lock was shut, denied on Wednesday that she had 'the key'.",
    "PORT ASK, 9 May 2031 (GULL) -- According to the pilots' envoy, quoted by the Herald, the lock «is as good as new».",
    "“She told me ‘the lock is shut’, and I said, ‘Since when?’” Heron wrote on Channel.",
    "It was reportedly shut. The board has repeatedly claimed that it is “broken [and] ... old.”",
    "„Die Schleuse ist zu“, sagte Ito. Translated by the Gull.",
)
TOKENS = (*MARKS, *WORDS)


def one(data: bytes) -> None:
    """Scan, find, resolve, trace; every span inside the text."""
    article = plain(data)
    found = scan(article.text, article.body)
    for quote in found.quotes:
        assert 0 <= quote.span.start <= quote.inner.start < quote.inner.end <= quote.span.end <= len(article.text)
        assert quote.parent is None or found.quotes[quote.parent].span.contains(quote.span)
    held(article)
