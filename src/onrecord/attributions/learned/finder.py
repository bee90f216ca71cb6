"""From what the encoder saw to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.draft import Draft
from onrecord.attributions.finishing import finish
from onrecord.attributions.learned import features
from onrecord.attributions.learned.assemble import Kept, Whole, assemble, confidence, plain_confidence
from onrecord.attributions.learned.chain import LIKELY, Candidate, Chain
from onrecord.attributions.learned.decoder import Decoder, load
from onrecord.attributions.learned.depth import out_of_depth
from onrecord.attributions.learned.inner import inner
from onrecord.attributions.learned.link import Page
from onrecord.attributions.learned.select import best_set
from onrecord.attributions.learned.telling import tells
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from onrecord.model.encoding import Encoding, Scores
from onrecord.model.span import Span

Floats = NDArray[np.float64]
ENDS = frozenset(".?!")


def find(article: Article, encoding: Encoding, decoder: Decoder | None = None) -> tuple[Attribution, ...]:
    """The attributions of an article, without speakers, sorted by place.

    Args:
        article: the article that was encoded.
        encoding: what the encoder saw in it.
        decoder: learned numbers; those that ship where None.

    Returns:
        attributions with content, cue, source, kind, flags, parent and confidence: the calibrated probability that at least half of
        the content and the source are as people would annotate them.

    Raises:
        ModelError: the decoder's weights are missing or damaged.
    """
    if not encoding.words:
        return ()
    learned = decoder or load()
    words = [span.of(article.text) for span in encoding.words]
    page = Page(rows(encoding.vectors).astype(np.float32), [word in ENDS for word in words], encoding.blocks)
    drafts: list[Draft] = []
    layer = proposals(encoding, words, learned)
    if layer.candidates:
        kept = choose(layer, probabilities(layer, learned), learned)
        whole = [(w, confidence(w, layer.cover, learned)) for w in assemble(kept, page, learned)]
        whole = [pair for pair in whole if pair[1] >= learned.threshold]
        within = inner([w for w, _ in whole], rows(encoding.nested), encoding.nested.labels, page, learned)
        sure = [(w, plain_confidence(w)) for w in within]
        drafts = [_draft(w, c, encoding) for w, c in whole]
        nested = (_draft(w, c, encoding) for w, c in sure if c >= learned.nested_threshold)
        drafts += [draft for draft in nested if tells(draft, article.text)]
    found = finish(article, drafts)
    if found and out_of_depth(article.language, words):
        return tuple(replace(one, flags=tuple(sorted({*one.flags, "out-of-depth"}))) for one in found)
    return found


def rows(scores: Scores) -> Floats:
    """A table of scores, (words, labels), as float64."""
    return np.frombuffer(scores.values, "<f4").reshape(-1, max(len(scores.labels), 1)).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Proposals:
    """Candidate spans of one layer of an article.

    Attributes:
        candidates: in order of place.
        on_path: for each, whether it stands on the chain's best path.
        cover: (words, roles) each word's probability of standing in a span.
        table: (candidates, features).
    """

    candidates: list[Candidate]
    on_path: list[bool]
    cover: Floats
    table: Floats


def proposals(encoding: Encoding, words: Sequence[str], decoder: Decoder) -> Proposals:
    """Candidate spans of attributions that stand in no other."""
    chain = Chain(encoding.tags.labels, decoder.transitions)
    scores = rows(encoding.tags)
    candidates, cover = chain.candidates(scores, encoding.blocks)
    path = set(chain.best(scores, encoding.blocks))
    known = {(c.role, c.first, c.last) for c in candidates}
    candidates += [Candidate(role, first, last, LIKELY / 2) for role, first, last in path - known]
    candidates.sort(key=lambda c: (c.first, c.last, c.role))
    on_path = [(c.role, c.first, c.last) in path for c in candidates]
    return Proposals(candidates, on_path, cover, features.table(candidates, cover, words, encoding.blocks))


def probabilities(found: Proposals, decoder: Decoder) -> Floats:
    """How likely each candidate is to be exactly right."""
    if not len(decoder.spans):
        return np.array([c.probability for c in found.candidates])
    z = (found.table * decoder.spans[[c.role for c in found.candidates]]).sum(1)
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -30, 30))))


def choose(found: Proposals, sure: Floats, decoder: Decoder) -> list[Kept]:
    """The chosen spans, none over another, in order of place."""
    role = np.array([c.role for c in found.candidates], np.int64)
    worth = sure - decoder.prices[role] + decoder.bonus[role] * np.array(found.on_path, np.float64)
    return [Kept(found.candidates[i], float(sure[i])) for i in best_set(found.candidates, worth.tolist())]


def _draft(whole: Whole, sure: float, encoding: Encoding) -> Draft:
    """An attribution in code points."""
    return Draft(
        content=tuple(_span(kept, encoding) for kept in whole.content),
        cue=(_span(whole.cue, encoding),) if whole.cue else (),
        source=(_span(whole.source, encoding),) if whole.source else (),
        confidence=sure,
        rule="trained",
    )


def _span(kept: Kept, encoding: Encoding) -> Span:
    return Span(encoding.words[kept.span.first].start, encoding.words[kept.span.last].end)
