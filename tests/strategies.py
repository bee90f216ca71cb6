"""Hypothesis strategies for the model: any text, and readings over it that keep the contract."""

from __future__ import annotations

from hypothesis import strategies as st

from onrecord.model import (
    Article,
    Attribution,
    Entity,
    Hop,
    Interval,
    Label,
    Mention,
    Occasion,
    Quality,
    Reading,
    Remark,
    Span,
    content_id,
)

texts = st.text(min_size=1, max_size=200)
words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=20)


def spans(length: int) -> st.SearchStrategy[Span]:
    """A span that fits a text of that length."""
    return st.tuples(st.integers(0, length - 1), st.integers(1, 30)).map(lambda pair: Span(pair[0], min(pair[0] + pair[1], length)))


def some(length: int, least: int = 0) -> st.SearchStrategy[tuple[Span, ...]]:
    return st.lists(spans(length), min_size=least, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A reading that keeps the contract, over any text."""
    text = draw(texts)
    size = len(text)
    name = draw(words)
    article = Article(
        content_id("art", text),
        draw(st.none() | words),
        None,
        draw(st.none() | words),
        None,
        tuple(draw(st.lists(words, max_size=2))),
        draw(st.none() | st.dates().map(str)),
        "en",
        None,
        text,
        (Span(0, size),),
    )
    entity = Entity(
        content_id("ent", name),
        "person",
        name,
        (Mention(draw(spans(size)), "name"),),
        (Label(draw(spans(size)), "chair", "outlet", "role"),),
    )
    contents = draw(st.lists(some(size, 1), max_size=4, unique=True))
    attributions = tuple(
        Attribution(
            content_id("att", article.id, content),
            draw(st.sampled_from(["direct", "mixed", "indirect"])),
            content,
            draw(some(size)),
            draw(some(size)),
            draw(st.sampled_from([None, entity.id])),
            draw(some(size)),
            None,
            (Hop(draw(words), None, "agency", draw(some(size))),),
            Occasion(draw(words), None, "speech", draw(some(size))),
            draw(st.none() | st.just(Interval("2031-01-02", None, "day", draw(some(size)), "published"))),
            ("ellipsis",),
            draw(st.floats(0, 1)),
        )
        for content in contents
    )
    return Reading(
        article, (entity,), attributions, (Quality("truncated", draw(some(size))),), (Remark("X", None, "omitted", draw(some(size, 1))),)
    )
