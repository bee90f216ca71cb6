"""From pages to readings: the stages whose articles are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.articles import article_of
from onrecord.attributions.quality import quality_of
from onrecord.chains import trace
from onrecord.entities import resolve
from onrecord.errors import OnrecordError
from onrecord.model import Article, Encoding, Page, Problem, Reading
from onrecord.pipeline.finders import Finder
from onrecord.wire import problem_of

BATCH = 32
OUTLET = "outlet"


def articles_of(pages: Iterable[Page | Problem], *, published: str | None = None, outlet: str | None = None) -> Iterator[Article | Problem]:
    """Pages become articles; a page that holds none becomes a problem."""
    for page in pages:
        if isinstance(page, Problem):
            yield page
            continue
        try:
            yield article_of(page, published=published, outlet=outlet)
        except OnrecordError as error:
            yield problem_of(error)
        except Exception as error:  # noqa: BLE001 (one bad page never stops a run)
            yield _unforeseen(error, page.location)


def read_batch(batch: Sequence[Article | Problem], finder: Finder) -> list[Reading | Problem]:
    """One batch of articles, read together so that the encoder works on windows of like length."""
    articles = [article for article in batch if isinstance(article, Article)]
    encodings = iter(_encode(articles, finder))
    return [_read(item, next(encodings), finder) if isinstance(item, Article) else item for item in batch]


def _encode(articles: Sequence[Article], finder: Finder) -> list[Encoding | Problem | None]:
    """The encodings of a batch; where the batch fails, each article by itself, so that one bad article fails alone."""
    try:
        return list(finder.encode(articles))
    except Exception:  # noqa: BLE001 (one bad article never stops a run)
        alone: list[Encoding | Problem | None] = []
        for article in articles:
            try:
                alone.extend(finder.encode([article]))
            except Exception as error:  # noqa: BLE001 (the same)
                alone.append(_unforeseen(error, _where(article)))
        return alone


def _read(article: Article, encoding: Encoding | Problem | None, finder: Finder) -> Reading | Problem:
    if isinstance(encoding, Problem):
        return encoding
    try:
        found = finder.find(article, encoding)
        entities, spoken = resolve(article, found, encoding)
        traced = trace(article, entities, spoken)
        return Reading(
            article=article,
            entities=tuple(traced.entities),
            attributions=tuple(traced.attributions),
            quality=(*quality_of(article, traced.attributions), *traced.quality),
            remarks=tuple(traced.remarks),
        )
    except OnrecordError as error:
        return problem_of(error)
    except Exception as error:  # noqa: BLE001 (one bad article never stops a run)
        return _unforeseen(error, _where(article))


def _where(article: Article) -> str:
    return article.file or article.url or article.id


def _unforeseen(error: Exception, where: str) -> Problem:
    """An error that nobody foresaw, as a row; the others in the run go on."""
    return Problem(
        where, f"could not be read: {type(error).__name__}: {error}", "this is a fault in onrecord: please report it", "Unforeseen"
    )


def confident(reading: Reading, least: float) -> Reading:
    """A reading without the attributions below a confidence, and without what hangs on them.

    A nested attribution whose parent goes stays, without a parent; a label that only a dropped attribution's words give goes too.
    """
    kept = {attribution.id for attribution in reading.attributions if attribution.confidence >= least}
    if len(kept) == len(reading.attributions):
        return reading
    attributions = tuple(
        attribution if attribution.parent is None or attribution.parent in kept else replace(attribution, parent=None)
        for attribution in reading.attributions
        if attribution.id in kept
    )
    entities = tuple(
        replace(entity, labels=tuple(label for label in entity.labels if label.voice == OUTLET or label.voice in kept))
        for entity in reading.entities
    )
    return replace(reading, attributions=attributions, entities=entities)
