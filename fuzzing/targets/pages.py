"""HTML pages in any state and any character set."""

from __future__ import annotations

from fuzzing.targets.common import page_of, read

BODY = "".join(
    f"<p>The pilots of Port Ask said on day {n} that the tide “was late again”, and went home to wait for it.</p>" for n in range(5)
)
SEEDS = (
    f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Tide</title></head><body><article><h1>Tide</h1>{BODY}</article></body></html>",
    (
        '<html><head><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Tide",'
        '"datePublished":"2031-05-09T10:00:00+02:00","author":[{"@type":"Person","name":"Mara Ito"}],"publisher":{"name":"The Gull"},'
        f'"articleBody":"The pilots waited for the tide all day long."}}</script></head><body>{BODY}</body></html>'
    ),
    (
        '<html><head><meta property="og:type" content="article"><meta property="og:site_name" content="The Gull">'
        f'<meta property="article:published_time" content="2031-05-09"><link rel=canonical href="/x"></head><body><div>{BODY}<div>Read more</div></div>'
    ),
    f'<?xml version="1.0" encoding="iso-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}<table><tr><td>{BODY}</table></body></html>',
    f"<html><body>{'<div>' * 30}<time datetime='2031-05-09'>9 May</time>By Mara Ito{BODY}<ul><li>&#8220;x&rdquo;</ul>",
)
TOKENS = (
    "<p>", "</p>", "<div>", "<article>", "<script>", "<style>", "<!--", "-->", "<![CDATA[", "&quot;", "&#x201c;", "&#0;", "<br>", "<table>",
    "@graph", "@type", "NewsArticle", "articleBody", "datePublished", "author", "null", "[[", "{{", "<meta ", "content=", "charset=utf-16",
    "<svg>", "<math>", "<template>", "<iframe>", "itemprop=", "<base href=",
)  # fmt: skip


def one(data: bytes) -> None:
    """An article or a page error; the article's reading keeps the contract. The first byte chooses the declared character set."""
    charset = (None, None, "utf-8", "windows-1252", "utf-16", "no-such-set")[data[0] % 6] if data else None
    read(page_of(data, "text/html", charset))
