"""A page becomes an article."""

from __future__ import annotations

from onrecord.articles.credit import credit_of
from onrecord.articles.dates import iso
from onrecord.articles.decode import declared_in_html, decode
from onrecord.articles.docx import read_docx
from onrecord.articles.facts import host_of, tidy
from onrecord.articles.html import read_html
from onrecord.articles.language import language_of
from onrecord.articles.plain import Read, read_plain
from onrecord.errors import PageError, UsageError
from onrecord.model import Article, Page
from onrecord.model.ids import content_id

LONGEST = 2_000_000  # code points; the longest articles have a tenth of that
HTML = ("text/html", "application/xhtml+xml")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def article_of(page: Page, *, published: str | None = None, outlet: str | None = None) -> Article:
    """The article on a page.

    Args:
        page: what was found at a location. Plain text stays as it is in the file, byte-order mark and line ends included;
            the text of HTML and Word documents is made here, paragraphs joined by empty lines.
        published: the publication date for an article that gives none: ISO 8601, or written out.
        outlet: the outlet for an article that names none.

    Returns:
        The article. Its id is made from the text and the outlet, so that the same article has the same id whatever file
        or folder it is read from; two outlets that print the same words are two articles.

    Raises:
        PageError: there is no article on the page, it cannot be decoded, or is longer than two million code points.
        UsageError: `published` is no date.
    """
    given = iso(published)
    if published and given is None:
        raise UsageError(f"not a date: {published!r}", "published", "write it as 2031-05-04 or 2031-05-04T10:00:00+02:00")
    read, notes, guess = _read(page)
    if not read.body:
        raise PageError("there is no text in it", page.location, "check that it was saved whole")
    if len(read.text) > LONGEST:
        raise PageError(f"longer than {LONGEST} characters: not one article", page.location, "split it into its articles")
    return _article(page, read, notes, (given, guess), outlet)


def _read(page: Page) -> tuple[Read, tuple[str, ...], str | None]:
    """The text of a page, notes on it, and a guess at its date."""
    if page.media_type == DOCX:
        return read_docx(page.content, page.location), (), None
    is_html = page.media_type in HTML
    text, notes = decode(page.content, page.charset or (declared_in_html(page.content) if is_html else None), page.location)
    if not is_html:
        if len(text) > LONGEST:
            raise PageError(f"longer than {LONGEST} characters: not one article", page.location, "split it into its articles")
        return read_plain(text), notes, None
    read, tree = read_html(text, page.url, page.location)
    if read.facts.published is not None:
        return read, notes, None
    from onrecord.articles.guessing import guessed_date  # noqa: PLC0415 (rarely needed)

    return read, notes, guessed_date(tree, page.url or read.facts.url, page.fetched_at)


def _article(page: Page, read: Read, notes: tuple[str, ...], dates: tuple[str | None, str | None], outlet: str | None) -> Article:
    facts = read.facts
    lines = [span.of(read.text) for span in read.body]
    url = page.url or facts.url
    source = facts.outlet or tidy(outlet) or host_of(url)
    ranked = ((facts.published, "metadata"), (dates[0], "user"), (read.printed, "text"), (dates[1], "guess"))
    published, origin = next(((day, why) for day, why in ranked if day), (None, None))
    return Article(
        id=content_id("art", read.text, source or ""),
        file=page.file,
        url=url,
        outlet=source,
        title=facts.title,
        authors=facts.authors,
        published=published,
        language=language_of(" ".join(lines[:40])) or facts.language,
        credit=facts.credit or credit_of(lines, facts.authors),
        text=read.text,
        body=read.body,
        sha256=page.sha256,
        published_from=origin,
        notes=notes,
    )
