"""Copies by containment, with their direction."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains import copies
from onrecord.model import Article, Span

VOCABULARY = [
    f"{a}{b}" for a in ("har", "mar", "lis", "vol", "tol", "ker") for b in ("bour", "sen", "ra", "land", "det", "wick", "mont", "by")
]


def prose(seed: int, words: int = 300) -> str:
    rng = random.Random(seed)  # noqa: S311 - made texts, no secrets
    return " ".join(rng.choice(VOCABULARY) for _ in range(words))


def article(name: str, text: str, **known: object) -> Article:
    fields = {"outlet": name, "authors": (), "published": None, "credit": None} | known
    return Article(
        name,
        None,
        None,
        fields["outlet"],
        None,
        fields["authors"],
        fields["published"],
        "en",
        fields["credit"],
        text,
        (Span(0, len(text)),) if text else (),
    )  # type: ignore[arg-type]


def pairs(found: tuple[copies.Copy, ...]) -> set[tuple[str, str]]:
    return {(one.original, one.copy) for one in found}


def test_a_trimmed_and_wrapped_copy_is_found_and_another_text_is_not() -> None:
    wire = prose(1)
    trimmed = "Read our morning letter. " + " ".join(wire.split()[:160]) + " All rights reserved by the newsroom."
    found = copies.find([article("a", wire, published="2024-05-01"), article("b", trimmed, published="2024-05-02"), article("c", prose(2))])
    assert pairs(found) == {("a", "b")}
    assert found[0].direction == "time"
    assert found[0].containment > 0.8


def test_paragraphs_in_another_order_are_still_a_copy() -> None:
    pieces = [prose(n, 60) for n in range(8)]
    found = copies.find([article("a", " ".join(pieces)), article("b", " ".join(reversed(pieces)))])
    assert len(found) == 1


def test_two_outlets_that_quote_one_statement_are_no_copies() -> None:
    statement = f"“{prose(3, 90)}”"
    found = copies.find([article("a", f"{prose(4, 120)} {statement}"), article("b", f"{prose(5, 110)} {statement}")])
    assert found == ()


def test_the_credited_agency_is_the_original_whatever_the_time() -> None:
    wire = prose(6)
    found = copies.find(
        [
            article("Paper", wire, published="2024-05-01", credit="Volmar News Agency"),
            article("Volmar News Agency", wire, published="2024-05-02"),
        ]
    )
    assert pairs(found) == {("Volmar News Agency", "Paper")}
    assert found[0].direction == "credit"


def test_a_byline_that_names_the_other_outlet_tells_the_direction() -> None:
    wire = prose(7)
    found = copies.find([article("Paper", wire, authors=("Harbour Courier",)), article("Harbour Courier", wire)])
    assert pairs(found) == {("Harbour Courier", "Paper")}
    assert found[0].direction == "byline"


def test_moments_with_zones_are_compared_as_moments() -> None:
    wire = prose(8)
    found = copies.find(
        [article("a", wire, published="2024-05-01T09:00:00+09:00"), article("b", wire, published="2024-05-01T01:00:00+00:00")]
    )
    assert pairs(found) == {("a", "b")}


def test_without_time_or_credit_the_direction_is_unknown() -> None:
    assert copies.find([article("a", prose(9)), article("b", prose(9))])[0].direction == "unknown"


def test_boilerplate_in_many_articles_makes_no_copies() -> None:
    legal = prose(10, 40)
    assert copies.find([article(str(n), f"{prose(100 + n, 60)} {legal}") for n in range(80)]) == ()


def test_nothing_comes_of_nothing() -> None:
    assert copies.find([]) == ()
    assert copies.find([article("a", ""), article("b", "word"), article("c", "word")]) == ()


@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_texts_give_ordered_pairs_of_known_articles(texts: list[str]) -> None:
    articles = [article(str(n), text) for n, text in enumerate(texts)]
    for one in copies.find(articles):
        assert one.original != one.copy
        assert 0.4 <= one.containment <= 1.0
