"""The rules reader: cue, then content, then source, by position and a lexicon, sentence by sentence.

It needs no weights and reads any text. What it finds is the floor that a trained reader has to beat, and its
quotations in marks are kept beside a trained reader's findings (`onrecord.attributions.merge`).
"""

from __future__ import annotations

from onrecord.attributions.finishing import made, nest
from onrecord.attributions.forms import labelled, recurring
from onrecord.attributions.joining import joined
from onrecord.attributions.lines import handy, lines
from onrecord.attributions.nested import inner_drafts
from onrecord.attributions.parsing import read
from onrecord.attributions.sentence import Sentence
from onrecord.model import Article, Attribution
from onrecord.text.quotes import scan


def find(article: Article) -> tuple[Attribution, ...]:
    """Find the attributions of an article by rules.

    Args:
        article: only the text inside `article.body` is read; an article without a body has no attributions.

    Returns:
        Attributions sorted by the place of their content, ids made from content. Time is linear in the length of
        the text.
    """
    blocks = handy(article.text, article.body)
    found = scan(article.text, blocks)
    turns = recurring(article.text, blocks)
    parsed: list[Sentence] = []
    for line in lines(article.text, blocks, found):
        form = labelled(article.text, line, found, turns)
        parsed.extend(form if form is not None else read(article.text, line, found))
    drafts = joined(article.text, parsed, found)
    inside, quoted = inner_drafts(article.text, drafts, found)
    return nest([*made(article, drafts, found), *made(article, inside, quoted)])
