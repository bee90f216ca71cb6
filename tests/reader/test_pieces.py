from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.article import Article
from onrecord.model.span import Span
from onrecord.reader.pieces import LIMIT, lay, pieces_of
from onrecord.reader.weights import check, default_folder


def article(*paragraphs: str) -> Article:
    body, at = [], 0
    for paragraph in paragraphs:
        if paragraph:
            body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return Article("art-1", None, None, None, None, (), None, None, None, "\n\n".join(paragraphs), tuple(body))


PIECES = pieces_of(check(default_folder()).wordpieces)


@given(st.lists(st.text(min_size=1, max_size=200), max_size=8), st.integers(40, 300))
def test_every_word_stands_in_one_window_and_no_window_is_too_long(paragraphs: list[str], budget: int) -> None:
    layout = lay(article(*paragraphs), PIECES, budget // 2, budget)
    assert sum(len(window.firsts) for window in layout.windows) == len(layout.words)
    assert all(len(window.pieces) == len(window.codes) <= max(budget, 20) for window in layout.windows)
    for window in layout.windows:
        assert window.firsts == sorted(set(window.firsts))
        assert all(window.codes[first] > 0 for first in window.firsts)
    assert [word for block in layout.blocks for word in range(*block)] == list(range(len(layout.words)))


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    sentence = "The harbour master counted eleven boats before the storm reached the outer wall. "
    layout = lay(article(sentence * 150), PIECES)
    assert len(layout.blocks) == 1
    assert len(layout.windows) > 5
    assert all(len(window.pieces) <= LIMIT for window in layout.windows)
    at = 0
    for window in layout.windows[:-1]:
        at += len(window.firsts)
        last = layout.words[at - 1]
        assert (sentence * 150)[last.start : last.end] == "."


def test_short_paragraphs_share_a_window() -> None:
    layout = lay(article("The harbour is closed.", "It opens on Monday.", "Nobody was hurt."), PIECES)
    assert len(layout.windows) == 1
    assert len(layout.blocks) == 3


def test_text_outside_of_the_body_is_not_read() -> None:
    text = "Read this.\n\nNever this."
    layout = lay(Article("art-1", None, None, None, None, (), None, None, None, text, (Span(0, 10),)), PIECES)
    assert all(word.end <= 10 for word in layout.words)


def test_words_without_wordpieces_are_kept_as_unknown() -> None:
    assert PIECES("\u0301") == [100]
    assert PIECES("\ue000") == [100]
