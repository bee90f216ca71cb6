"""Plain text: the file's words unchanged, and what in them is the article."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles import article_of
from onrecord.articles.paragraphs import paragraphs
from onrecord.errors import PageError, UsageError
from onrecord.ingest import pages
from onrecord.model import Page
from tests.articles.pages import PARAGRAPHS, page


def body(text: str) -> list[str]:
    article = article_of(page(text))
    return [span.of(article.text) for span in article.body]


@given(st.text(min_size=1, max_size=400))
def test_the_text_is_the_file_and_paragraphs_lie_in_it_in_order(text: str) -> None:
    try:
        article = article_of(page(text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")))
    except PageError:
        return
    assert article.text.encode() == text.encode("utf-8", "replace") or "\ufffd" in article.text
    ends = 0
    for span in article.body:
        assert ends <= span.start < span.end
        assert span.of(article.text) == span.of(article.text).strip()
        ends = span.end


@given(st.text(alphabet="ab .\n\r\t\u2028", max_size=200))
def test_every_word_is_in_one_paragraph(text: str) -> None:
    covered = "".join(span.of(text) for span in paragraphs(text))
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\r\n\r\n", "\r", "\n \t\n", "\u2029"])
def test_paragraphs_by_blank_and_by_single_lines(gap: str) -> None:
    assert body(gap.join(PARAGRAPHS)) == list(PARAGRAPHS)


@pytest.mark.parametrize(("width", "gap"), [(60, "\n\n"), (72, "\n\n"), (78, "\n\n"), (90, "\n\n"), (60, "\n"), (72, "\n"), (78, "\n")])
def test_wrapped_lines_are_one_paragraph(width: int, gap: str) -> None:
    text = gap.join(textwrap.fill(words, width) for words in PARAGRAPHS)
    assert [" ".join(words.split()) for words in body(text)] == list(PARAGRAPHS)


def test_wrapped_lines_with_an_indent_for_each_paragraph() -> None:
    text = "\n".join(textwrap.fill(words, 70, initial_indent="    ") for words in PARAGRAPHS)
    assert len(body(text)) == 3


def test_short_lines_are_paragraphs_of_their_own() -> None:
    turns = ["Will it close?", "It will.", "When?", "In May.", "And the boats?", "They go round."]
    assert body("\n".join(turns)) == turns


def test_the_byte_order_mark_and_line_ends_count() -> None:
    text = "\ufeff" + "\r\n\r\n".join(PARAGRAPHS)
    article = article_of(page(text))
    assert article.text == text
    assert article.body[0].start == 1
    assert article.notes == ()


@pytest.mark.parametrize(("coding", "note"), [("cp1252", "guess"), ("utf-16", "decoded as utf-16"), ("utf-8-sig", "")])
def test_other_character_sets_are_read_and_noted(coding: str, note: str) -> None:
    text = "\n\n".join(PARAGRAPHS)
    article = article_of(page(text.encode(coding)))
    assert article.text.removeprefix("\ufeff") == text
    assert note in " ".join(article.notes)


def test_a_few_bad_bytes_do_not_spoil_the_rest() -> None:
    article = article_of(page("\n\n".join(PARAGRAPHS).encode() + b" \xff\xfe end"))
    assert "“There will be no tenth.”" in article.text
    assert "2 places are not UTF-8" in article.notes[0]


def test_a_declared_character_set_is_believed() -> None:
    text = "Председатель совета порта сказала в понедельник, что старый шлюз закроют."
    assert article_of(page(text.encode("koi8-r"), charset="koi8-r")).text == text


HEADER = """---
outlet: The Tarn Bugle
title: "Old lock to close"
authors: Ada Fell; Bo Ek
published: 2031-05-04T10:00:00+02:00
url: https://bugle.example/lock
credit: TNA
---
"""


def test_a_header_is_read_and_is_not_the_article() -> None:
    article = article_of(page(HEADER + "\n" + "\n\n".join(PARAGRAPHS)))
    assert (article.outlet, article.title, article.authors) == ("The Tarn Bugle", "Old lock to close", ("Ada Fell", "Bo Ek"))
    assert (article.published, article.published_from) == ("2031-05-04T10:00:00+02:00", "metadata")
    assert (article.url, article.credit, article.language) == ("https://bugle.example/lock", "TNA", "en")
    assert article.body[0].of(article.text) == PARAGRAPHS[0]
    assert article.text.startswith("---\noutlet")


def test_a_bare_header() -> None:
    article = article_of(page("Title: Old lock to close\nDate: 4 May 2031\nOutlet: The Tarn Bugle\n\n" + PARAGRAPHS[0]))
    assert (article.title, article.published, article.outlet) == ("Old lock to close", "2031-05-04", "The Tarn Bugle")
    assert [span.of(article.text) for span in article.body] == [PARAGRAPHS[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Marsh: We close in May.\n\nLindqvist: We shall see.",
        "Date: nobody knows.\n\nThe board met on Monday.",
        "---\nThe board met on Monday, and then: nothing.\n---\nIt met again.",
        "Source: the board.\nBy: nobody.\n\nThe board met.",
    ],
)
def test_what_only_looks_like_a_header(text: str) -> None:
    article = article_of(page(text))
    assert (article.title, article.outlet, article.published) == (None, None, None)


def test_a_given_date_and_outlet_fill_gaps_alone() -> None:
    bare = article_of(page(PARAGRAPHS[0]), published="4 May 2031", outlet="The Tarn Bugle")
    assert (bare.published, bare.published_from, bare.outlet) == ("2031-05-04", "user", "The Tarn Bugle")
    full = article_of(page(HEADER + PARAGRAPHS[0]), published="2030-01-01", outlet="Another")
    assert (full.published, full.published_from, full.outlet) == ("2031-05-04T10:00:00+02:00", "metadata", "The Tarn Bugle")
    with pytest.raises(UsageError):
        article_of(page(PARAGRAPHS[0]), published="one fine day")


@pytest.mark.parametrize(
    "tail",
    [
        "Related Article",
        "Related Articles:\n\nTen boats that never came back\n\nWhat the gates are made of",
        "Leave a Comment",
        "Share this story\n\nFollow us on Twitter for more",
        "© 2031 The Tarn Bugle. All rights reserved.",
        "Sign up for our daily newsletter",
        "Read more: Ten boats that never came back",
        "Tags: locks, boats",
        "More from The Tarn Bugle\n\nQuay weather: wet until Sunday\n\nLetters",
        "Lesen Sie auch: Zehn Boote",
    ],
)
def test_what_follows_the_article_is_no_part_of_it(tail: str) -> None:
    text = "\n\n".join((*PARAGRAPHS, tail))
    article = article_of(page(text))
    assert [span.of(article.text) for span in article.body] == list(PARAGRAPHS)
    assert article.text == text


@pytest.mark.parametrize(
    "last",
    [
        "Related articles were shown to the board, Marsh said.",
        "“Share this story,” Marsh told the boatmen.",
        "More from the board will follow, she said.",
        "Sign up, she told them, “or lose your daily berth”.",
        "TNA contributed to this report",
        "Comments by the boatmen were heard on Tuesday.",
    ],
)
def test_what_only_sounds_like_furniture_stays(last: str) -> None:
    assert body("\n\n".join((*PARAGRAPHS, last)))[-1] == last


def test_a_heading_in_the_middle_does_not_end_the_article() -> None:
    assert body("\n\n".join((PARAGRAPHS[0], "More from the meeting", *PARAGRAPHS[1:])))[-1] == PARAGRAPHS[-1]


def test_the_id_hangs_on_words_and_outlet_alone() -> None:
    one = article_of(page(PARAGRAPHS[0], file="a.txt"), outlet="The Tarn Bugle")
    two = article_of(page(PARAGRAPHS[0], file="elsewhere/b.txt"), outlet="The Tarn Bugle")
    other = article_of(page(PARAGRAPHS[0], file="a.txt"), outlet="The Evening Gull")
    assert one.id == two.id != other.id


@pytest.mark.parametrize("text", ["\ufeff", "\n\n \t", HEADER])
def test_no_text_no_article(text: str) -> None:
    with pytest.raises(PageError):
        article_of(page(text))


@pytest.mark.parametrize("text", ["x" * 2_100_000, "a b. " * 420_000])
def test_a_text_beyond_the_bounds(text: str) -> None:
    with pytest.raises(PageError, match="not one article"):
        article_of(page(text))


def test_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\n\n".join(PARAGRAPHS).encode())
    [found] = pages([f"{tmp_path}/a.txt"])
    assert isinstance(found, Page)
    article = article_of(found)
    assert article.file == f"{tmp_path}/a.txt"
    assert article.sha256 == found.sha256


@pytest.mark.parametrize(
    "line",
    [
        "3 March 2031",
        "March 3, 2031",
        "Published: March 3, 2031",
        "The Vale Echo, 3 March 2031",
        "By Ann Lee | Monday, March 3, 2031",
        "2031-03-03 14:20 GMT",
    ],
)
def test_a_line_that_is_a_date_dates_a_plain_text(line: str) -> None:
    article = article_of(page(f"The canal is shut\n\n{line}\n\n{PARAGRAPHS[0]}"))
    assert (article.published, article.published_from) == ("2031-03-03", "text")


@pytest.mark.parametrize(
    "line",
    ["He left on March 3, 2031", "On March 3, 2031 he left", "The fair of March 3, 2031 was shut.", "Born 31 May 1921, died 3 March 2031"],
)
def test_a_date_in_a_sentence_does_not(line: str) -> None:
    assert article_of(page(f"The canal is shut\n\n{line}\n\n{PARAGRAPHS[0]}")).published is None


def test_a_date_line_gives_way_to_the_user_and_to_a_header() -> None:
    text = f"The canal is shut\n\n3 March 2031\n\n{PARAGRAPHS[0]}"
    assert article_of(page(text), published="2031-03-02").published_from == "user"
    assert article_of(page(HEADER + text)).published_from == "metadata"
