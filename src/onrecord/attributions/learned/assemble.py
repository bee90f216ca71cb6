"""Spans become whole attributions: every cue with its contents and its source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.chain import Candidate
from onrecord.attributions.learned.decoder import Decoder
from onrecord.attributions.learned.link import Page, as_rows

SOURCE, CUE, CONTENT = range(3)


@dataclass(frozen=True, slots=True)
class Kept:
    """A span that was chosen, and the probability that it is exactly right."""

    span: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Whole:
    """One attribution in words.

    Attributes:
        content: pieces in order.
        cue: or None.
        source: or None.
        tied: probability that the least certain content hangs on the cue.
        sourced: probability that the source is the cue's, or that the cue has none.
    """

    content: tuple[Kept, ...]
    cue: Kept | None
    source: Kept | None
    tied: float
    sourced: float


def assemble(kept: Sequence[Kept], page: Page, decoder: Decoder) -> list[Whole]:
    """Tie contents to cues and cues to sources; a cue without content says nothing and is left out.

    Args:
        kept: chosen spans in order of place, none over another.
        page: the article's vectors, sentence ends and blocks.
        decoder: the learned links.
    """
    by_role = [[k for k in kept if k.span.role == role] for role in range(3)]
    rows = [as_rows([(k.span.first, k.span.last) for k in some]) for some in by_role]
    if not by_role[CONTENT]:
        return []
    to_cue = decoder.content_cue.partners(rows[CONTENT], rows[CUE], rows[CUE], page)
    pieces: dict[int, list[int]] = {}
    for i, odds in enumerate(to_cue):
        pieces.setdefault(_best(odds), []).append(i)
    cued = sorted(cue for cue in pieces if cue >= 0)
    to_source = decoder.cue_source.partners(rows[CUE][cued], rows[SOURCE], rows[CUE], page) if cued else []
    link = decoder.content_source
    own = link.partners(rows[CONTENT], rows[SOURCE], rows[CUE], page) if link else [{-1: 1.0} for _ in by_role[CONTENT]]
    out = [_alone(by_role[CONTENT][i], to_cue[i], own[i], by_role[SOURCE]) for i in pieces.get(-1, [])]
    for cue, odds in zip(cued, to_source, strict=True):
        some = [own[i] for i in pieces[cue]] if link else []
        joint = _joint(odds, some)
        source = _best(joint)
        out.append(
            Whole(
                content=tuple(by_role[CONTENT][i] for i in pieces[cue]),
                cue=by_role[CUE][cue],
                source=by_role[SOURCE][source] if source >= 0 else None,
                tied=min(to_cue[i][cue] for i in pieces[cue]),
                sourced=joint[source],
            )
        )
    return sorted(out, key=lambda w: w.content[0].span.first)


def _alone(content: Kept, to_cue: dict[int, float], to_source: dict[int, float], sources: Sequence[Kept]) -> Whole:
    """A content that hangs on no cue; it may still have a source."""
    source = _best(to_source)
    return Whole((content,), None, sources[source] if source >= 0 else None, to_cue[-1], to_source[source])


def _joint(cue: dict[int, float], contents: Sequence[dict[int, float]]) -> dict[int, float]:
    """What the cue and its contents say together of their source: the mean of the odds."""
    voices = [cue, *contents]
    keys = {key for voice in voices for key in voice}
    weights = [1.0, *(1.0 / len(contents) for _ in contents)]
    return {key: sum(w * voice.get(key, 0.0) for w, voice in zip(weights, voices, strict=True)) / sum(weights) for key in sorted(keys)}


def _best(odds: dict[int, float]) -> int:
    """The likeliest partner; of equals the first, and none last."""
    return max(odds, key=lambda key: (odds[key], -key if key >= 0 else -(10**9)))


CONFIDENCE_FEATURES = (
    "constant",
    "content-least",
    "content-mean",
    "cue",
    "source",
    "tied",
    "sourced",
    "pieces",
    "no-cue",
    "no-source",
    "cover",
)


def confidence_row(whole: Whole, cover: NDArray[np.float64]) -> list[float]:
    """What an attribution's confidence is made of, one number for each of `CONFIDENCE_FEATURES`."""
    odds = [k.probability for k in whole.content]
    sure = min(float(cover[k.span.first : k.span.last + 1, CONTENT].mean()) for k in whole.content)
    return [
        1.0,
        _log_odds(min(odds)),
        _log_odds(sum(odds) / len(odds)),
        _log_odds(whole.cue.probability) if whole.cue else 0.0,
        _log_odds(whole.source.probability) if whole.source else 0.0,
        _log_odds(whole.tied),
        _log_odds(whole.sourced),
        float(min(len(odds), 4) - 1),
        float(whole.cue is None),
        float(whole.source is None),
        _log_odds(sure),
    ]


def _log_odds(p: float) -> float:
    q = min(max(p, 1e-3), 1 - 1e-3)
    return float(np.log(q / (1 - q)))


def confidence(whole: Whole, cover: NDArray[np.float64], decoder: Decoder) -> float:
    """The probability that an attribution is right: at least half of the content, and the source, as people would annotate them."""
    if len(decoder.confidence):
        z = float(np.dot(decoder.confidence, confidence_row(whole, cover)))
        return round(1 / (1 + float(np.exp(-min(max(z, -30.0), 30.0)))), 4)
    return plain_confidence(whole)


def plain_confidence(whole: Whole) -> float:
    """The product of the parts' own probabilities, where nothing was calibrated: attributions inside a content."""
    parts = [min(k.probability for k in whole.content), whole.tied, whole.sourced, whole.cue.probability if whole.cue else 0.5]
    return round(float(np.prod(parts)), 4)
