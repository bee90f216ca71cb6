"""Citations of a saying, and the words of a hit with what was looked for marked."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from onrecord import api

_BIBTEX = str.maketrans({"\\": r"\textbackslash{}", "~": r"\~{}", "^": r"\^{}", **{mark: f"\\{mark}" for mark in "{}%&#$_"}})


@dataclass(frozen=True, slots=True)
class Citations:
    """One saying, cited."""

    plain: str
    bibtex: str
    schema_org: str


def _speaker(view: api.StatementView) -> str:
    return view.speaker.name if view.speaker else "Unknown speaker"


def citations(view: api.StatementView, address: str) -> Citations:
    """A saying as plain text, BibTeX and schema.org `Quotation`, each with the fullest report it was taken from.

    The words are the hub's, as its article has them; nothing is put together from several reports.
    """
    hub = view.hub
    words = hub.words if hub else ""
    article = hub.article if hub else None
    outlet = (article and article.outlet) or "unknown outlet"
    title = (article and article.title) or ""
    published = ((article and article.published) or "")[:10]
    through = f", through {' and '.join(link.name for link in hub.via)}" if hub and hub.via else ""
    said = f", {view.day}" if view.day else ""
    plain = (
        f"{_speaker(view)}{said}: {words} Reported by {outlet}{through}" + (f", “{title}”" if title else "") + f", {published}. {address}"
    )
    quotation = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": address,
        "text": words,
        "creator": {"@type": "Person", "name": _speaker(view)} if view.speaker else None,
        "dateCreated": view.day,
        "isPartOf": {
            "@type": "NewsArticle",
            "headline": title or None,
            "url": article.url if article else None,
            "datePublished": published or None,
            "publisher": {"@type": "NewsMediaOrganization", "name": outlet},
        },
    }
    return Citations(plain, _bibtex(view, outlet, title, published, article.url if article else None, words), _json(quotation))


def _bibtex(view: api.StatementView, outlet: str, title: str, published: str, url: str | None, words: str) -> str:
    fields = {
        "author": _speaker(view),
        "title": title or outlet,
        "journal": outlet,
        "year": published[:4],
        "date": published,
        "url": url or "",
        "note": f"Quoted: {words}",
    }
    lines = ",\n".join(f"  {name} = {{{_escaped(value)}}}" for name, value in fields.items() if value)
    return f"@article{{{view.statement.id},\n{lines}\n}}"


def _escaped(value: str) -> str:
    """A value for BibTeX: its special characters stand for themselves."""
    return " ".join(value.split()).translate(_BIBTEX)


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(_without_none(value)), indent=1).decode()


def _without_none(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    return value


def marked(hit: api.Hit) -> tuple[tuple[str, bool], ...]:
    """A hit's words cut into stretches: (words, whether they were looked for)."""
    made: list[tuple[str, bool]] = []
    for number, piece in enumerate(hit.reported.pieces):
        if number:
            made.append((" … ", False))
        at = piece.span.start
        for mark in hit.marks:
            if piece.span.contains(mark):
                made += [(piece.text[at - piece.span.start : mark.start - piece.span.start], False)]
                made += [(piece.text[mark.start - piece.span.start : mark.end - piece.span.start], True)]
                at = mark.end
        made.append((piece.text[at - piece.span.start :], False))
    return tuple(part for part in made if part[0])
