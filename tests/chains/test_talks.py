"""Talks with more than one voice, and letters that were let out: read off articles of our own."""

from __future__ import annotations

import re
from datetime import date

from onrecord.chains import Traced, trace
from onrecord.model import Attribution, Entity, Mention, Span
from tests.chains.test_trace import article, hops, run

HARBOUR = (
    "“The quay is closed,” Ada Marsh told host Bo Kell in an interview on Volmar Radio.\n\n"
    "Marsh spoke of the quay again in a speech in Lissen. “It stays closed,” she said.\n\n"
)


def shared(text: str, *speakers: str | None) -> list[int]:
    """A number for each attribution; the same number for the same occasion, -1 where there is none."""
    ids = [one.occasion.id if one.occasion else None for one in run(text, *speakers).attributions]
    return [ids.index(one) if one else -1 for one in ids]


def test_whoever_hosts_an_interview_speaks_in_it() -> None:
    text = HARBOUR + "“And the cranes?” asked Kell.\n\nMarsh told Kell: “They stay.”\n\nBo Kell said: “They do.”"
    speakers = ("Ada Marsh", "Ada Marsh", "Bo Kell", "Ada Marsh", "Bo Kell")
    assert shared(text, *speakers) == [0, 1, 0, 0, 0]
    assert [way[0][0] if way else None for way in hops(run(text, *speakers))] == ["Volmar Radio", None] + 3 * ["Volmar Radio"]


def test_a_sentence_that_only_tells_of_words_to_the_host_goes_back_to_the_interview() -> None:
    text = HARBOUR + "Marsh also told Kell that the cranes would stay.\n\n“I bought them myself,” Marsh said."
    assert shared(text, "Ada Marsh", "Ada Marsh", "Ada Marsh") == [0, 1, 0]


def test_a_question_right_after_an_answer_belongs_to_the_interview_and_a_reply_elsewhere_does_not() -> None:
    start = "“The quay is closed,” Ada Marsh said in an interview with Volmar Radio.\n\n"
    assert shared(start + "“Who closed it?” Bo Kell said, as he asked her twice.", "Ada Marsh", "Bo Kell")[1] == -1
    asked = run(start + "“Who closed it?” said Bo Kell.", "Ada Marsh", "Bo Kell")
    assert asked.attributions[1].occasion is None


def test_everybody_speaks_at_the_hearing_that_an_article_opens_with() -> None:
    text = (
        "“The quay is closed,” Ada Marsh said at a hearing in Lissen.\n\n“It is not,” Bo Kell said.\n\n"
        "“Last week it was,” Ivo Tann said in a statement."
    )
    assert shared(text, "Ada Marsh", "Bo Kell", "Ivo Tann") == [0, 0, 2]


def test_a_debate_about_something_is_no_occasion() -> None:
    text = "“The quay is closed,” Ada Marsh said in the debate over the harbour.\n\n“It is not,” Bo Kell said."
    assert shared(text, "Ada Marsh", "Bo Kell") == [-1, -1]


def test_letters_that_were_let_out_are_told_with_whoever_let_them_out() -> None:
    text = (
        "E-mails released by the Harbour Board on Monday show a quarrel over the quay.\n\n"
        "At 6:20 p.m., Ada Marsh suggested that “the quay” be closed.\n\n“We cannot,” Bo Kell wrote.\n\n"
        "At 7:10 p.m., Marsh sent Kell another e-mail, saying “you can.”\n\n“The e-mails speak for themselves,” Ivo Tann said on Tuesday."
    )
    made = run(text, "Ada Marsh", "Bo Kell", "Ada Marsh", "Ivo Tann")
    mail = [("e-mail", "document"), ("Harbour Board", "recipient")]
    ways = hops(made)
    assert ways[:2] == [mail, mail]
    assert [name for name, _ in ways[2]] == ["e-mail", "Harbour Board"]
    assert ways[3] == []
    first, _, second, _ = (one.occasion for one in made.attributions)
    assert first is not None
    assert second is not None
    assert first.id != second.id


def test_papers_named_again_came_through_whoever_let_them_out() -> None:
    text = (
        "Drafts obtained by the Tolland Gazette and Volmar Radio show a quarrel.\n\n"
        "“The quay is closed,” Ada Marsh wrote in one document.\n\n“The quay is open,” Bo Kell said in a speech."
    )
    ways = hops(run(text, "Ada Marsh", "Bo Kell"))
    assert ways == [[("document", "document"), ("Tolland Gazette", "outlet"), ("Volmar Radio", "outlet")], []]


def test_whoever_goes_on_goes_on_where_the_last_one_spoke() -> None:
    text = "“The quay is closed,” Ada Marsh said in a statement on Monday afternoon.\n\n“It stays closed,” the master continued."
    assert hops(run(text, "Ada Marsh", None)) == 2 * [[("statement", "statement")]]


def test_what_somebody_had_said_before_was_said_elsewhere() -> None:
    text = "“The quay is closed,” Ada Marsh said in a statement.\n\nMarsh had said that the quay was “wide open.”"
    assert hops(run(text, "Ada Marsh", "Ada Marsh")) == [[("statement", "statement")], []]


def spoken(text: str, pieces: list[tuple[str, str, str, str]], people: dict[str, str]) -> Traced:
    """Attributions given as (content, cue, source, speaker), with each speaker's names as words that stand for them."""
    found = [
        Entity(f"ent-{name}", "person", name, tuple(Mention(Span(*m.span()), "name") for m in re.finditer(rf"\b{re.escape(form)}\b", text)))
        for name, form in people.items()
    ]
    at = 0
    made = []
    for content, cue, source, speaker in pieces:
        start = text.index(content, at)
        near = max(0, start - 80)
        spans = [Span(text.index(words, near), text.index(words, near) + len(words)) for words in (cue, source)]
        made.append(Attribution(f"att-{start}", "direct", (Span(start, start + len(content)),), (spans[0],), (spans[1],), f"ent-{speaker}"))
        at = start + len(content)
    return trace(article(text), found, made, date(2024, 9, 1))


def test_a_bare_surname_and_a_title_go_on_where_their_bearer_spoke() -> None:
    text = (
        "The harbour minister said on Monday that the quay was shut.\n\nAda Marsh told a press conference in Lissen: “It stays shut.”\n\n"
        "“It is old,” Marsh said."
    )
    made = spoken(
        text,
        [
            ("that the quay was shut", "said", "The harbour minister", "minister"),
            ("“It stays shut.”", "told", "Ada Marsh", "Ada Marsh"),
            ("“It is old,”", "said", "Marsh", "Marsh"),
        ],
        {"minister": "harbour minister", "Ada Marsh": "Ada Marsh", "Marsh": "Marsh"},
    )
    assert len({one.occasion.id for one in made.attributions if one.occasion}) == 1
    assert {one.occasion.place for one in made.attributions if one.occasion} == {"Lissen"}
    assert [one.said.start for one in made.attributions if one.said] == 3 * ["2024-08-26"]


def test_an_unnamed_official_is_not_taken_for_whoever_is_named_next() -> None:
    text = "A harbour official said on Monday that the quay was shut.\n\nAda Marsh told a press conference in Lissen: “It stays shut.”"
    made = spoken(
        text,
        [("that the quay was shut", "said", "A harbour official", "official"), ("“It stays shut.”", "told", "Ada Marsh", "Ada Marsh")],
        {"official": "harbour official", "Ada Marsh": "Ada Marsh"},
    )
    assert made.attributions[0].occasion is None
    assert made.attributions[1].said is None


def test_the_day_on_which_somebody_is_told_to_have_spoken_is_that_of_the_words_that_follow() -> None:
    text = "Ada Marsh threatened on Monday to close the quay. She spoke at a rally in Lissen.\n\n“It stays shut,” Marsh said."
    made = run(text, "Ada Marsh")
    assert made.attributions[0].said is not None
    assert made.attributions[0].said.start == "2024-08-26"


def test_an_interview_printed_in_turns_has_one_occasion_and_its_day() -> None:
    text = (
        "Ada Marsh received the Tolland Gazette in her office on Monday.\n\nGazette: Is the quay shut?\n\n"
        "Marsh: It is. I said so at a meeting in Volmar.\n\nGazette: For long?\n\nMarsh: For good."
    )
    made = spoken(
        text,
        [
            ("Is the quay shut?", ":", "Gazette", "Gazette"),
            ("It is. I said so at a meeting in Volmar.", ":", "Marsh", "Ada Marsh"),
            ("For long?", ":", "Gazette", "Gazette"),
            ("For good.", ":", "Marsh", "Ada Marsh"),
        ],
        {"Gazette": "Gazette", "Ada Marsh": "Ada Marsh"},
    )
    assert len({one.occasion.id for one in made.attributions if one.occasion}) == 1
    assert [one.occasion.place for one in made.attributions if one.occasion] == 4 * [None]
    assert [one.said.start for one in made.attributions if one.said] == 4 * ["2024-08-26"]


def test_what_the_statement_read_was_said_by_whoever_issued_it() -> None:
    text = "Ada Marsh said in a statement issued on the Kelpnet platform that it was “shut.”\n\n“It stays shut,” the statement read."
    made = spoken(
        text,
        [("“shut.”", "said", "Ada Marsh", "Ada Marsh"), ("“It stays shut,”", "read", "the statement", "statement")],
        {"Ada Marsh": "Ada Marsh", "statement": "the statement"},
    )
    assert made.attributions[1].speaker == "ent-Ada Marsh"
    assert hops(made)[1] == [("statement", "statement"), ("Kelpnet", "platform")]


def test_a_version_is_that_of_whoever_put_it_out() -> None:
    text = "“It stays shut,” Ada Marsh said. In the version put out by Front Voice, Marsh says: “It is closing.”"
    assert hops(run(text, "Ada Marsh", "Ada Marsh")) == [[], [("Front Voice", "translator")]]
