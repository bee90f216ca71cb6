from __future__ import annotations

import random

import numpy as np
import pytest

from onrecord.model.article import Article
from onrecord.model.span import Span
from onrecord.reader import Reader
from onrecord.reader.names import names
from onrecord.reader.tags import MENTION_TAGS, TAGS

PARAGRAPHS = (
    "Ferry crews in Port Ansel walked out on Tuesday, and the union said the strike could last until the weekend.",
    "“We asked for one thing, and they sent us a brochure,” said Ilse Varga, who leads the Harbour Workers’ Federation.",
    "The company, Norrland Lines, denied that any offer had been withdrawn.",
    "Varga told reporters that talks would go on. “Nobody wants an empty quay in July,” she added.",
    "A spokesman for the mayor, Tomas Brekke, did not answer questions about the cost.",
)


def article(*paragraphs: str, name: str = "art-1") -> Article:
    body, at = [], 0
    for paragraph in paragraphs:
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article(name, None, None, None, None, (), None, None, None, "\n\n".join(paragraphs), tuple(body))


# The highest score of each of the first words, summed exactly; sums that overflow are off by .04 in the mean.
TOPS = (2.17, 2.24, 3.12, 2.54, 2.10, 2.92, 2.88, 3.46, 2.63, 4.25, 3.85, 2.91, 2.76, 2.87, 2.55, 2.51, 2.97, 3.51, 3.72, 3.50)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def test_an_encoding_has_a_row_of_scores_for_every_word(reader: Reader) -> None:
    (encoding,) = reader.encode([article(*PARAGRAPHS)])
    assert len(encoding.blocks) == len(PARAGRAPHS)
    assert len(encoding.tags.values) == len(encoding.words) * len(TAGS) * 4
    assert len(encoding.nested.values) == len(encoding.tags.values)
    assert len(encoding.vectors.values) == len(encoding.words) * len(encoding.vectors.labels) * 4
    assert len(encoding.who.values) == len(encoding.words) * len(encoding.who.labels) * 4
    assert len(encoding.who.labels) % 2, "as many columns for the pronoun as for the other, and one besides"


def test_scores_do_not_depend_on_the_processor(reader: Reader) -> None:
    (encoding,) = reader.encode([article(*PARAGRAPHS)])
    tops = np.frombuffer(encoding.tags.values, "<f4").reshape(-1, len(TAGS)).max(1)
    assert np.abs(tops[: len(TOPS)] - TOPS).mean() < 0.01


def test_an_article_reads_the_same_in_any_company_and_on_any_number_of_threads(reader: Reader) -> None:
    rng = random.Random(7)  # noqa: S311 - a fixed order
    articles = []
    for i in range(12):
        some = [rng.choice(PARAGRAPHS) for _ in range(rng.randint(1, 25))]
        articles.append(article(*some, name=f"art-{i}"))
    alone = [reader.encode([one])[0] for one in articles]
    assert reader.encode(articles) == alone
    assert list(reversed(reader.encode(articles[::-1]))) == alone
    assert Reader.load(threads=4).encode(articles) == alone


def test_names_of_people_organisations_and_places_are_found(reader: Reader) -> None:
    text = "\n\n".join(PARAGRAPHS)
    (encoding,) = reader.encode([article(*PARAGRAPHS)])
    found = {(name.span.of(text), name.type) for name in encoding.names}
    assert ("Ilse Varga", "person") in found
    assert ("Tomas Brekke", "person") in found
    assert ("Norrland Lines", "organisation") in found
    assert all(0 < name.probability <= 1 for name in encoding.names)


def test_an_article_without_text_has_an_empty_encoding(reader: Reader) -> None:
    (encoding,) = reader.encode([article()])
    assert encoding.words == ()
    assert encoding.blocks == ()
    assert encoding.names == ()
    assert encoding.tags.values == b""


@pytest.mark.parametrize(
    "text",
    [
        " ".join(PARAGRAPHS).upper(),
        "word " * 2500,
        "“" * 400,
        "\u200b\u0301\ufffd \U0001f600",
        "Q: Were you there?",
        "Der Minister sagte, er werde am Montag zurücktreten.",
        "発言は昨日行われたと報じられた。",
        "a" * 5000,
    ],
)
def test_odd_articles_are_read_without_a_crash(reader: Reader, text: str) -> None:
    (encoding,) = reader.encode([article(text)])
    assert all(0 <= span.start < span.end <= len(text) for span in encoding.words)


def test_names_end_at_the_borders_of_blocks() -> None:
    inside = MENTION_TAGS.index("I-person")
    scores = np.zeros((4, len(MENTION_TAGS)), np.float32)
    scores[:, inside] = 9
    words = [Span(i * 2, i * 2 + 1) for i in range(4)]
    found = names(scores, words, [(0, 2), (2, 4)], "A B C D")
    assert [name.span for name in found] == [Span(0, 3), Span(4, 7)]
    assert {name.type for name in found} == {"person"}


def test_small_letters_and_pronouns_are_no_names_where_the_text_knows_capitals() -> None:
    scores = np.zeros((2, len(MENTION_TAGS)), np.float32)
    scores[:, MENTION_TAGS.index("B-person")] = 9
    words = [Span(0, 2), Span(3, 7)]
    assert names(scores, words, [(0, 2)], "He told") == ()
    assert [name.span for name in names(scores, words, [(0, 2)], "Jo told")] == [Span(0, 2)]
    assert len(names(scores, words, [(0, 2)], "jo pell")) == 2
