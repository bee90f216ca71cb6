"""Pages to make articles of, written for these tests."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from onrecord.model import Page

PARAGRAPHS = (
    "The harbour board of Lower Tarn will close the old lock in May, its chair, Odile Marsh, said on Monday, because the gates leak.",
    "“We have patched it for nine winters,” Marsh told the board. “There will be no tenth.”",
    "The boatmen’s union called the plan a mistake. Its secretary, Per Lindqvist, asked the town to pay for new gates instead.",
)


def page(content: str | bytes, media_type: str = "text/plain", **more: Any) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page("a", data, hashlib.sha256(data).hexdigest(), media_type, **more)


def markup(head: str = "", before: str = "", after: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body><nav><a href="/">Home</a> <a href="/n">News</a></nav>'
        f"<main><article>{before}{body}{after}</article></main><footer><p>© 2031 The Tarn Bugle. All rights reserved.</p></footer></body></html>"
    )


def linked_data(**fields: Any) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'
