"""Talks with more than one voice, and letters that were let out: read off articles of our own."""

from __future__ import annotations

from tests.chains.test_trace import hops, run

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
