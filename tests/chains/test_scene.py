"""The layout of an article: where somebody stands who was named before."""

from __future__ import annotations

import pytest

from onrecord.chains.scene import lay_out
from onrecord.model import Article, Entity, Mention, Span
from onrecord.text.paragraphs import paragraphs

FIRST = "Ada Marsh spoke first. "


def places(text: str, *entities: Entity) -> list[str]:
    article = Article("art-1", "a.txt", None, None, None, (), None, "en", None, text, paragraphs(text))
    return [key for start, _, key in lay_out(article, entities, []).mentions if start >= len(FIRST)]


def named(key: str, *spans: tuple[int, int]) -> Entity:
    return Entity(key, "person", key, tuple(Mention(Span(*span), "name") for span in spans))


@pytest.mark.parametrize("rest", ["Bo Kell began his interview with Marsh Sunday.", "Later, Marsh left.", "Marsh’s aide stayed."])
def test_a_name_that_was_given_before_is_found_again(rest: str) -> None:
    assert places(FIRST + rest, named("ent-marsh", (4, 9))) == ["ent-marsh"]


@pytest.mark.parametrize("rest", ["Then Ivo Marsh left.", "The Marsh Foundation paid.", "The marsh was dry."])
def test_part_of_a_longer_name_is_nobody_known(rest: str) -> None:
    assert places(FIRST + rest, named("ent-marsh", (4, 9))) == []


def test_a_name_that_two_people_bear_is_left_open() -> None:
    assert places(FIRST + "Then Marsh left.", named("ent-ada", (4, 9)), named("ent-ivo", (4, 9))) == []
