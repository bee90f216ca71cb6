"""The decoder's numbers, fitted on dev over the int8 encoder that ships: span weights, prices, calibration, thresholds.

Everything that is fitted is measured cross-fitted: each article is decoded with numbers fitted on the other folds.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import io
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.learned.assemble import CONFIDENCE_FEATURES, Kept, Whole, assemble, confidence_row
from onrecord.attributions.learned.decoder import Decoder
from onrecord.attributions.learned.finder import ENDS, Proposals, choose, proposals, rows
from onrecord.attributions.learned.link import Page
from onrecord.model.article import Article
from onrecord.model.encoding import Encoding
from onrecord.model.span import Span
from onrecord.reader import Reader
from training.polnear import PARAGRAPH, documents, shared
from training.polnear import rows as lines

Floats = NDArray[np.float64]
FOLDS = 6
RIDGE = 3.0
ROLES = ("source", "cue", "content")
PRICES = (0.3, 0.4, 0.5)
GOALS = {"source": 83.2, "cue": 75.3, "content": 71.0, "tuple": 60.0, "pair": 76.2}
BONUSES = (0.1, 0.2, 0.3, 0.5)


@dataclass
class Case:
    """One dev article: what the encoder saw, what may be a span, and what the gold says."""

    article: Article
    encoding: Encoding
    page: Page
    found: Proposals
    gold: set[tuple[int, int, int]]
    attributions: list[dict[str, Any]]


def articles(part: str = "dev") -> list[Article]:
    """The articles of a part of the corpus, a paragraph a line of text."""
    out = []
    for row in lines(shared() / "data" / "polnear" / f"{part}.jsonl.gz"):
        body = tuple(Span(*match.span()) for match in PARAGRAPH.finditer(row["text"]))
        out.append(Article(row["id"], None, None, None, None, (), None, None, None, row["text"], body))
    return out


def cases(reader: Reader, decoder: Decoder) -> list[Case]:
    """Every dev article, encoded by the weights that ship."""
    texts = articles()
    golds = {row["id"]: row["annotations"][0]["attributions"] for row in lines(shared() / "data" / "polnear" / "dev.jsonl.gz")}
    out = []
    for article, encoding, document in zip(texts, reader.encode(texts), documents("dev"), strict=True):
        words = [span.of(article.text) for span in encoding.words]
        page = Page(rows(encoding.vectors).astype(np.float32), [word in ENDS for word in words], encoding.blocks)
        gold, at = set(), 0
        for paragraph in document.paragraphs:
            gold |= {(p.role, at + p.first, at + p.last) for p in paragraph.pieces}
            at += len(paragraph.words)
        out.append(Case(article, encoding, page, proposals(encoding, words, decoder), gold, golds[article.id]))
    return out


def logistic(table: Floats, labels: Floats, ridge: float = RIDGE) -> Floats:
    """Weights of a ridge logistic regression by Newton's method; the first column is the constant."""
    weights = np.zeros(table.shape[1])
    penalty = np.eye(table.shape[1]) * ridge
    penalty[0, 0] = 1e-6
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (p - labels) + penalty @ weights
        step = np.linalg.solve((table * (p * (1 - p))[:, None]).T @ table + penalty, gradient)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights


def sigmoid(z: Floats) -> Floats:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-np.clip(z, -30, 30))))


def span_weights(some: Sequence[Case]) -> Floats:
    """(roles, features) weights fitted on some articles."""
    out = []
    for role in range(3):
        picked = [np.array([c.role == role for c in case.found.candidates], bool) for case in some]
        table = np.concatenate([case.found.table[mask] for case, mask in zip(some, picked, strict=True)])
        labels = [(c.role, c.first, c.last) in case.gold for case in some for c in case.found.candidates if c.role == role]
        out.append(logistic(table, np.array(labels, np.float64)))
    return np.stack(out)


def span_odds(case: Case, weights: Floats) -> Floats:
    """How likely each candidate of an article is, by given weights."""
    return sigmoid((case.found.table * weights[[c.role for c in case.found.candidates]]).sum(1))


def cross_fitted(some: Sequence[Case]) -> list[Floats]:
    """Each article's candidates, by weights fitted on the other folds."""
    out: list[Floats] = [np.zeros(0)] * len(some)
    for fold in range(FOLDS):
        weights = span_weights([case for i, case in enumerate(some) if i % FOLDS != fold])
        for i in range(fold, len(some), FOLDS):
            out[i] = span_odds(some[i], weights)
    return out


def decode(case: Case, odds: Floats, decoder: Decoder) -> list[Whole]:
    """Whole attributions of an article, before any threshold."""
    kept: list[Kept] = choose(case.found, odds, decoder)
    return assemble(kept, case.page, decoder)


def record(case: Case, whole: Whole) -> dict[str, list[list[int]]]:
    """An attribution as the scorer reads it."""
    words = case.encoding.words
    parts = {"source": [whole.source] if whole.source else [], "cue": [whole.cue] if whole.cue else [], "content": list(whole.content)}
    return {role: [[words[k.span.first].start, words[k.span.last].end] for k in some] for role, some in parts.items()}


def scorer() -> ModuleType:
    """The shared scoring script, as a module."""
    spec = importlib.util.spec_from_file_location("onrecord_score", shared() / "score" / "attributions.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score/attributions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(predicted: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    """The shared scorer's figures on dev."""
    place = shared() / "data" / "polnear"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predicted.jsonl"
        path.write_text("".join(json.dumps({"id": key, "attributions": some}) + "\n" for key, some in predicted.items()), "utf-8")
        said = io.StringIO()
        kept, sys.argv = sys.argv, ["score", str(place / "dev.jsonl.gz"), str(path), "--bio", str(place / "bio_dev.jsonl.gz"), "--json"]
        try:
            with contextlib.redirect_stdout(said):
                scorer().main()
        finally:
            sys.argv = kept
    figures: dict[str, Any] = json.loads(said.getvalue())
    return figures


def short(figures: dict[str, Any]) -> dict[str, float]:
    """The five figures that count, and precision and recall of the last."""
    out = {role: figures[role]["bio_exact"]["f1"] for role in ROLES}
    return out | {
        "tuple": figures["tuple"]["f1"],
        "pair": figures["pair"]["f1"],
        "pair_p": figures["pair"]["p"],
        "pair_r": figures["pair"]["r"],
    }


def worth(figures: dict[str, float]) -> float:
    """What tuning maximises: the mean of the five figures, less what each is short of its goal."""
    return sum(figures[key] for key in GOALS) / len(GOALS) - sum(max(0.0, goal - figures[key]) for key, goal in GOALS.items())


def right(case: Case, found: Sequence[Whole], matcher: Callable[..., list[tuple[int, int]]]) -> list[bool]:
    """For each attribution: whether it is matched by content and its source overlaps, or both have none."""
    told = [record(case, whole) for whole in found]
    matched = {j: i for i, j in matcher(case.attributions, told)}
    out = []
    for j, one in enumerate(told):
        gold = case.attributions[matched[j]].get("source") or [] if j in matched else None
        if gold is None:
            out.append(False)
        elif not gold or not one["source"]:
            out.append(not gold and not one["source"])
        else:
            out.append(any(a < d and c < b for a, b in gold for c, d in one["source"]))
    return out


def calibration_error(odds: Sequence[float], labels: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Naeini et al. 2015)."""
    p, y = np.array(odds), np.array(labels, np.float64)
    place = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[place == b].sum() - y[place == b].sum()) for b in range(bins)) / max(len(p), 1))


def search(some: Sequence[Case], odds: Sequence[Floats], decoder: Decoder) -> Decoder:
    """Prices and bonuses, one coordinate at a time, contents first."""

    def value(trial: Decoder) -> float:
        told = {case.article.id: [record(case, w) for w in decode(case, p, trial)] for case, p in zip(some, odds, strict=True)}
        return worth(short(score(told)))

    best, top = decoder, value(decoder)
    for role in (2, 1, 0):
        for name, choices in (("prices", PRICES), ("bonus", BONUSES)):
            for choice in choices:
                array = np.array(getattr(best, name))
                if array[role] == choice:
                    continue
                array[role] = choice
                trial = dataclasses.replace(best, prices=array) if name == "prices" else dataclasses.replace(best, bonus=array)
                reached = value(trial)
                if reached > top + 1e-9:
                    best, top = trial, reached
    return best


@dataclass
class Tuned:
    """What tuning found: the decoder's added arrays, and the cross-fitted figures."""

    arrays: dict[str, NDArray[np.float64]]
    figures: dict[str, Any]


def tune(reader: Reader, decoder: Decoder) -> Tuned:
    """Fit everything on dev."""
    plain = dataclasses.replace(
        decoder, spans=np.zeros((0, 0)), prices=np.full(3, 0.5), bonus=np.full(3, 0.3), confidence=np.zeros(0), threshold=0.0
    )
    some = cases(reader, plain)
    figures: dict[str, Any] = {}
    chain_odds = [np.array([c.probability for c in case.found.candidates]) for case in some]
    path = dataclasses.replace(plain, prices=np.full(3, 0.5), bonus=np.full(3, 10.0))
    figures["best path alone"] = _figures(some, [p * 0 + 1e-6 for p in chain_odds], path)
    chain = search(some, chain_odds, plain)
    figures["chain's probabilities, priced"] = _figures(some, chain_odds, chain)
    odds = cross_fitted(some)
    priced = search(some, odds, chain)
    figures["rescored spans, priced"] = _figures(some, odds, priced)
    confident, threshold, extra = _confidence(some, odds, priced)
    figures |= extra
    arrays = {
        "spans": span_weights(some),
        "prices": priced.prices,
        "bonus": priced.bonus,
        "confidence": confident,
        "threshold": np.array(threshold),
    }
    return Tuned(arrays, figures)


def _figures(some: Sequence[Case], odds: Sequence[Floats], decoder: Decoder) -> dict[str, float]:
    return short(score({c.article.id: [record(c, w) for w in decode(c, p, decoder)] for c, p in zip(some, odds, strict=True)}))


def _confidence(some: Sequence[Case], odds: Sequence[Floats], decoder: Decoder) -> tuple[Floats, float, dict[str, Any]]:
    """Calibration weights, the threshold that serves best, and the figures with it."""
    matcher = scorer().pairs
    found = [decode(case, p, decoder) for case, p in zip(some, odds, strict=True)]
    tables = [
        np.array([confidence_row(w, case.found.cover) for w in ws]).reshape(-1, len(CONFIDENCE_FEATURES))
        for case, ws in zip(some, found, strict=True)
    ]
    labels = [right(case, ws, matcher) for case, ws in zip(some, found, strict=True)]
    sure: list[Floats] = [np.zeros(0)] * len(some)
    for fold in range(FOLDS):
        own = [i for i in range(len(some)) if i % FOLDS != fold]
        weights = logistic(np.concatenate([tables[i] for i in own]), np.concatenate([labels[i] for i in own]).astype(np.float64), 1.0)
        for i in range(fold, len(some), FOLDS):
            sure[i] = sigmoid(tables[i] @ weights)
    figures: dict[str, Any] = {}
    best = (-1e9, 0.0)
    for threshold in (0.0, 0.15, 0.25, 0.3, 0.35):
        told = {
            c.article.id: [record(c, w) for w, s in zip(ws, p, strict=True) if s >= threshold]
            for c, ws, p in zip(some, found, sure, strict=True)
        }
        reached = short(score(told))
        figures[f"threshold {threshold}"] = reached
        best = max(best, (worth(reached), threshold))
    flat, hits = np.concatenate(sure), np.concatenate(labels)
    figures["calibration"] = {
        "ece": round(calibration_error(flat.tolist(), hits.tolist()), 4),
        "attributions": len(flat),
        "right": round(float(hits.mean()), 4),
    }
    figures["threshold"] = best[1]
    final = logistic(np.concatenate(tables), np.concatenate(labels).astype(np.float64), 1.0)
    return final, best[1], figures
