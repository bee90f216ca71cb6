"""New articles into a ledger: read, and kept at once; `settling` joins them with what is near them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.api.reading import Progress, ReadOptions
from onrecord.ledger import Ledger as Kept
from onrecord.model import Page, Problem, Reading
from onrecord.pipeline import across
from onrecord.pipeline.pool import read_pages
from onrecord.pipeline.reading import confident


@dataclass(slots=True)
class Added:
    """What came of adding.

    Attributes:
        new: articles that were not there.
        changed: articles that are a new version of one that was there.
        known: pages whose bytes had been read before.
        problems: what could not be read.
        articles: ids of the articles that are new or changed, in the order in which they were kept.
    """

    new: int = 0
    changed: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)


def add_pages(kept: Kept, found: Iterable[Page | Problem], how: ReadOptions, progress: Progress) -> Added:
    """Read the pages that are not there yet; each article is kept, with its bytes, in one transaction.

    What is kept is acknowledged (counted, and shown as progress) after it is on disk.
    """
    added = Added()
    waiting: deque[Page] = deque()
    rows = read_pages(_noted(_unknown(kept, found, added), waiting), how.plan(), how.jobs)
    for done, row in enumerate(rows, 1):
        page = waiting.popleft()
        if isinstance(row, Problem):
            added.problems.append(row)
            kept.put_problem(row)
        else:
            _keep(kept, confident(row, how.min_confidence), page, added)
        progress(done, None)
    return added


def _noted(pages: Iterable[Page], waiting: deque[Page]) -> Iterator[Page]:
    """The pages, each noted until its row has come; rows come in the order of the pages."""
    for page in pages:
        waiting.append(page)
        yield page


def _unknown(kept: Kept, found: Iterable[Page | Problem], added: Added) -> Iterator[Page]:
    """The pages that were never read; problems and known pages are counted on the way."""
    for page in found:
        if isinstance(page, Problem):
            added.problems.append(page)
            kept.put_problem(page)
        elif kept.has_article(page.sha256):
            added.known += 1
            kept.put_page(page)
        else:
            yield page


def _keep(kept: Kept, reading: Reading, page: Page, added: Added) -> None:
    """One article, its bytes and its block keys, in one transaction."""
    about = reading.article
    seen = kept.has_location(about.url or about.file or about.id)
    with kept.write():
        kept.put_page(page)
        added.articles.append(keep_reading(kept, reading))
    if seen:
        added.changed += 1
    else:
        added.new += 1


def keep_reading(kept: Kept, reading: Reading) -> str:
    """A reading, and the block keys that its words are found by, in one transaction; gives the article's id."""
    with kept.write():
        article = kept.put_reading(across.own_occasions(reading))
        kept.put_wording_keys(across.wording_keys(reading))
    return article
