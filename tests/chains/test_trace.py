"""Through whom, when and where, in one article: read off sentences of our own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.chains import Traced, trace
from onrecord.model import Article, Attribution, Entity, EntityType, Mention, Span, check_spans, content_id
from onrecord.text.paragraphs import paragraphs

PEOPLE = {"Ada Marsh": ("Ada Marsh", "Marsh"), "Bo Kell": ("Bo Kell", "Kell"), "Ivo Tann": ("Ivo Tann", "Tann")}


def article(text: str, **known: object) -> Article:
    fields = {"outlet": "The Morning Beacon", "authors": (), "published": "2024-08-29", "credit": None} | known
    return Article(
        "art-1",
        "a.txt",
        None,
        fields["outlet"],
        None,
        fields["authors"],
        fields["published"],
        "en",
        fields["credit"],
        text,
        paragraphs(text),
    )  # type: ignore[arg-type]


def entities(text: str) -> list[Entity]:
    """Whoever of our people the text names."""
    found = []
    for name, forms in PEOPLE.items():
        spans = sorted({Span(*m.span()) for form in forms for m in re.finditer(rf"\b{form}\b", text)})
        whole = [span for span in spans if not any(other != span and other.contains(span) for other in spans)]
        if whole:
            found.append(Entity(f"ent-{name}", "person", name, tuple(Mention(span, "name") for span in whole)))
    return found


def quoted(text: str, *speakers: str | None) -> list[Attribution]:
    """Each quotation of the text, by its speaker; the cue is the nearest verb of saying in its sentence."""
    made = []
    for (start, end), speaker in zip((m.span() for m in re.finditer(r"“[^”]*”", text)), speakers, strict=True):
        cue = min(
            re.finditer(r"\b(?:said|told|saying|wrote|added|continued|tweeted|posted|e-mailed|asked|suggested)\b", text),
            key=lambda m: min(abs(m.start() - end), abs(start - m.end())),
        )
        made.append(
            Attribution(
                content_id("att", start, end),
                "direct",
                (Span(start, end),),
                (Span(*cue.span()),),
                (),
                f"ent-{speaker}" if speaker else None,
            )
        )
    return made


def run(text: str, *speakers: str | None, **known: object) -> Traced:
    return trace(article(text, **known), entities(text), quoted(text, *speakers), date(2024, 9, 1))


def hops(traced: Traced) -> list[list[tuple[str, str]]]:
    return [[(hop.name, hop.role) for hop in one.via] for one in traced.attributions]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("“The quay is closed,” Ada Marsh said in a statement.", [("statement", "statement")]),
        ("“The quay is closed,” Ada Marsh told the Harbour Courier.", [("Harbour Courier", "outlet")]),
        ("“The quay is closed,” Ada Marsh said in an interview with Volmar Radio.", [("Volmar Radio", "outlet")]),
        ("“The quay is closed,” Ada Marsh wrote in an e-mail to the council.", [("e-mail", "document")]),
        ("“The quay is closed,” Ada Marsh wrote on Telegram.", [("Telegram", "platform")]),
        ("“The quay is closed,” Ada Marsh tweeted.", [("Twitter", "platform")]),
        (
            "“The quay is closed,” Ada Marsh said, according to a translation by the Lissen Text Institute.",
            [("Lissen Text Institute", "translator")],
        ),
        ("“The quay is closed,” Ada Marsh said, as cited by the Tolland Gazette.", [("Tolland Gazette", "outlet")]),
        (
            "“The quay is closed,” Ada Marsh said, according to a transcript seen by Reuters.",
            [("transcript", "document"), ("Reuters", "agency")],
        ),
        ("“The quay is closed,” Ada Marsh said through her lawyer.", [("her lawyer", "spokesperson")]),
        ("“The quay is closed,” Ada Marsh said on the Harbour News program “The Long Hour.”", [("The Long Hour", "outlet")]),
        ("“The quay is closed,” Ada Marsh said in remarks carried by Volmar News Agency.", [("Volmar News Agency", "agency")]),
        ("“The quay is closed,” Ada Marsh wrote in a post on Kelpnet.", [("Kelpnet", "platform")]),
        ("“The quay is closed,” Ada Marsh wrote on the Kelpnet platform on Sunday.", [("Kelpnet", "platform")]),
        (
            "“The quay is closed,” Ada Marsh said in a statement issued on the Kelpnet platform.",
            [("statement", "statement"), ("Kelpnet", "platform")],
        ),
        (
            "“The quay is closed,” Ada Marsh said in a statement released by her office.",
            [("statement", "statement"), ("her office", "spokesperson")],
        ),
        (
            "“The quay is closed,” Ada Marsh said in a letter read out in the chamber by her lawyer, Ivo Tann.",
            [("letter", "document"), ("Ivo Tann", "spokesperson")],
        ),
        (
            "“The quay is closed,” Ada Marsh was quoted as saying by the Kelp News Agency.",
            [("Kelp News Agency", "agency")],
        ),
        ("“The quay is closed,” Ada Marsh said in a post on X.", [("X", "platform")]),
        ("“The quay is closed,” Ada Marsh said, according to a readout from the council.", [("readout", "document")]),
        ("“The quay is closed,” Ada Marsh said, according to the Tolland Gazette.", [("Tolland Gazette", "outlet")]),
        ("“The quay is closed,” Ada Marsh said in remarks carried by the state news agency VNA.", [("VNA", "agency")]),
        ("“The quay is closed,” Ada Marsh said, as cited by State television.", [("state television", "outlet")]),
        ("“The quay is closed,” Ada Marsh said, the Tolland Gazette reported Tuesday.", [("Tolland Gazette", "outlet")]),
        ("“The quay is closed,” Ada Marsh posted to Truth Social.", [("Truth Social", "platform")]),
        ("“The quay is closed,” Ada Marsh e-mailed a colleague.", [("e-mail", "document")]),
        ("“The quay is closed,” Ada Marsh said in a You Tube video.", [("video", "document"), ("YouTube", "platform")]),
        ("“The quay is closed,” Ada Marsh said in an e-mailed statement.", [("statement", "statement")]),
        ("“The quay is closed,” Ada Marsh wrote, according to Ivo Tann at the Tolland Gazette.", [("Tolland Gazette", "outlet")]),
        (
            "“The quay is closed,” Ada Marsh said, according to a memo obtained by the Tolland Gazette and Volmar Radio.",
            [("memo", "document"), ("Tolland Gazette", "outlet"), ("Volmar Radio", "outlet")],
        ),
        (
            "“The quay is closed,” Ada Marsh said in a letter that was given to reporters by a dock worker.",
            [("letter", "document"), ("a dock worker", "recipient")],
        ),
    ],
)
def test_hops_of_one_sentence(text: str, want: list[tuple[str, str]]) -> None:
    speakers = ["Ada Marsh", None][: text.count("“")]
    if "Long Hour" in text:
        found = trace(article(text), entities(text), quoted(text, "Ada Marsh", None)[:1])
        assert hops(found) == [want]
    else:
        assert hops(run(text, *speakers)) == [want]


@pytest.mark.parametrize(
    "text",
    [
        "“The quay is closed,” Ada Marsh said.",
        "“The quay is closed,” Ada Marsh, a spokeswoman for the port, said.",
        "“The quay is closed,” according to Ada Marsh, who said it again.",
        "“The quay is closed,” Ada Marsh told the Morning Beacon.",
        "“The quay is closed,” Ada Marsh said, and she gave no statement.",
        "“The quay is closed,” Ada Marsh said when asked about the council's letter.",
    ],
)
def test_no_hop_where_the_text_names_none(text: str) -> None:
    assert hops(run(text, "Ada Marsh")) == [[]]


def test_a_way_named_once_holds_until_the_article_turns_to_another_occasion() -> None:
    text = (
        "Ada Marsh made the remarks in a video recorded for a dockers' congress in Lissen, Arvale.\n\n"
        "“The quay is closed,” Marsh said.\n\n“Nobody will sail,” Marsh continued, according to a translation by the Lissen Text Institute.\n\n"
        "“We wait,” Marsh added.\n\n“All is well,” Marsh said in a statement on Monday.\n\n“It is late,” Bo Kell said."
    )
    traced = run(text, *["Ada Marsh"] * 4, "Bo Kell")
    speech = [("video", "document"), ("Lissen Text Institute", "translator")]
    assert hops(traced) == [speech, speech, speech, [("statement", "statement")], []]
    first = traced.attributions[0].occasion
    assert first is not None
    assert (first.name, first.place) == ("dockers' congress", "Lissen, Arvale")
    ids = [one.occasion.id if one.occasion else None for one in traced.attributions]
    assert ids[0] == ids[1] == ids[2] != ids[3]


def test_an_issue_by_another_ties_the_other_alone() -> None:
    text = "“The quay is closed,” Ada Marsh said, shortly after Bo Kell issued a statement.\n\n“Not at all,” Kell said."
    assert hops(run(text, "Ada Marsh", "Bo Kell")) == [[], [("statement", "statement")]]


def test_an_agency_that_quotes_is_a_station_and_the_quoted_one_the_speaker() -> None:
    text = "Ada Marsh spoke at length.\n\n“The quay is closed,” Marsh said.\n\n“Nobody will sail,” Volmar News Agency quoted her as saying."
    start = text.index("“Nobody")
    cue = Span(*re.search("quoted her as saying", text).span())  # type: ignore[union-attr]
    agency = Span(*re.search("Volmar News Agency", text).span())  # type: ignore[union-attr]
    wire = Entity("ent-wire", "organisation", "Volmar News Agency", (Mention(agency, "name"),))
    spoken = [quoted(text, "Ada Marsh", None)[0], Attribution("att-2", "direct", (Span(start, start + 20),), (cue,), (agency,), "ent-wire")]
    traced = trace(article(text), [*entities(text), wire], spoken)
    assert traced.attributions[1].speaker == "ent-Ada Marsh"
    assert traced.attributions[1].source == (agency,)
    assert [(hop.name, hop.role, hop.entity) for hop in traced.attributions[1].via] == [("Volmar News Agency", "agency", "ent-wire")]
    assert hops(traced)[0] == []


@pytest.mark.parametrize(
    ("kind", "name", "role"),
    [("unknown", "The Pelican", "outlet"), ("organisation", "Volmar Radio", "outlet"), ("person", "Ivo Sund", "witness")],
)
def test_whoever_passes_on_the_words_of_somebody_else_is_a_station(kind: EntityType, name: str, role: str) -> None:
    text = f"{name}, citing Ada Marsh, reported that the quay is closed."
    source = Span(0, len(name))
    passing = Entity(
        "ent-passing", kind, name.removeprefix("The "), (Mention(Span(source.end - len(name.removeprefix("The ")), source.end), "name"),)
    )
    start = text.index("that")
    cue = Span(text.index("reported"), text.index("reported") + 8)
    told = Attribution("att-1", "indirect", (Span(start, len(text) - 1),), (cue,), (source,), "ent-Ada Marsh")
    traced = trace(article(text), [*entities(text), passing], [told])
    assert hops(traced) == [[(passing.name, role)]]


def test_whoever_was_quoted_by_somebody_is_the_speaker() -> None:
    text = "Ada Marsh was quoted by state media as saying that the quay is closed."
    source, cue = Span(text.index("state"), text.index(" as")), Span(text.index("was"), text.index(" by"))
    media = Entity("ent-media", "organisation", "state media", (Mention(source, "name"),))
    told = Attribution("att-1", "indirect", (Span(text.index("that"), len(text) - 1),), (cue,), (source,), "ent-media")
    traced = trace(article(text), [*entities(text), media], [told])
    assert [one.speaker for one in traced.attributions] == ["ent-Ada Marsh"]
    assert hops(traced) == [[("state media", "outlet")]]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("told lawmakers on Tuesday", "said at a forum in Lissen last week", False),
        ("told lawmakers on Tuesday", "said at a forum in Lissen on Monday", True),
        ("said in a statement", "said in a later statement", False),
        ("said in a statement", "said in the statement", True),
    ],
    ids=["a week apart", "a day apart may be a slip", "later", "the same"],
)
def test_times_and_words_tell_occasions_apart(first: str, second: str, *, together: bool) -> None:
    words = f"“The quay is closed,” Ada Marsh {first}.\n\n“It will open,” Marsh {second}."
    one, other = run(words, "Ada Marsh", "Ada Marsh").attributions
    assert (one.occasion == other.occasion) is together


def test_according_to_an_outlet_is_no_interview_with_it() -> None:
    assert run("“The quay is closed,” Ada Marsh said, according to the Tolland Gazette.", "Ada Marsh").attributions[0].occasion is None


def test_words_that_somebody_else_tells_were_spoken_on_another_occasion() -> None:
    text = (
        "“The quay is closed,” Bo Kell told a news conference on Sunday.\n\n"
        "Ada Marsh said that Kell had told her in June: “It will open.”\n\n“It is closed,” Kell said."
    )
    first, inner, last = quoted(text, "Bo Kell", "Bo Kell", "Bo Kell")
    start = text.index("that Kell")
    cue = Span(text.index("said that"), text.index("said that") + 4)
    marsh = Span(text.index("Ada Marsh"), text.index("Ada Marsh") + 9)
    outer = Attribution("att-outer", "mixed", (Span(start, inner.content[0].end),), (cue,), (marsh,), "ent-Ada Marsh")
    told = Span(text.index("had told"), text.index("had told") + 8)
    traced = trace(article(text), entities(text), [first, outer, replace(inner, parent=outer.id, cue=(told,)), last])
    spoken = {one.content[0].of(text)[:9]: one for one in traced.attributions}
    assert spoken["“The quay"].occasion == spoken["“It is cl"].occasion
    assert spoken["“The quay"].said.start == "2024-08-25"  # type: ignore[union-attr]
    retold = spoken["“It will "]
    assert retold.occasion is None
    assert (retold.said.start, retold.said.end) == ("2024-06-01", "2024-06-30")  # type: ignore[union-attr]
    assert [(hop.name, hop.role) for hop in retold.via] == [("Ada Marsh", "witness")]


def test_a_paper_that_words_inside_it_came_through_is_named_once() -> None:
    text = "According to a transcript seen by Reuters, Bo Kell replied: “It will open.”"
    inner = quoted(text.replace("replied", "said   "), "Bo Kell")[0]
    source = Span(text.index("a transcript"), text.index(", Bo"))
    paper = Entity("ent-paper", "unknown", "transcript seen by Reuters", (Mention(source, "nominal"),))
    whole = Attribution("att-outer", "mixed", (Span(text.index("Bo"), len(text)),), (Span(0, 12),), (source,), "ent-paper")
    traced = trace(article(text), [*entities(text), paper], [whole, replace(inner, parent=whole.id)])
    assert hops(traced)[1] == [("transcript", "document"), ("Reuters", "agency")]


def test_what_was_made_at_an_event_looks_back_on_the_words_so_far() -> None:
    text = "“The quay is closed,” Ada Marsh said.\n\nAccording to a statement on Telegram on Wednesday, this was made at an event in Tolland.\n\n“We wait,” Marsh added."
    traced = run(text, "Ada Marsh", "Ada Marsh")
    assert hops(traced) == [[("statement", "statement"), ("Telegram", "platform")]] * 2
    for one in traced.attributions:
        assert one.occasion is not None
        assert one.occasion.place == "Tolland"
        assert one.said is not None
        assert (one.said.start, one.said.anchor) == ("2024-08-28", "published")


def test_a_post_about_a_place_is_no_post_on_a_platform_of_that_name() -> None:
    text = "“The quay is closed,” Ada Marsh wrote in a blog post on Tolland."
    place = Entity("ent-place", "place", "Tolland", (Mention(Span(text.index("Tolland"), text.index("Tolland") + 7), "name"),))
    traced = trace(article(text), [*entities(text), place], quoted(text, "Ada Marsh"))
    assert hops(traced) == [[("blog post", "document")]]


def test_credits_and_bylines_are_stations_of_all_words() -> None:
    text = "LISSEN (AP) — “The quay is closed,” Ada Marsh said.\n\n“We wait,” Marsh added."
    assert hops(run(text, "Ada Marsh", "Ada Marsh")) == [[("AP", "agency")]] * 2
    plain = "“The quay is closed,” Ada Marsh said."
    credited = run(plain, "Ada Marsh", credit="Reuters").attributions[0].via
    assert [(hop.name, hop.role, hop.basis, hop.evidence) for hop in credited] == [("Reuters", "agency", "credit", ())]
    assert run(plain, "Ada Marsh", authors=("The Associated Press",)).attributions[0].via[0].basis == "byline"
    assert hops(run(plain, "Ada Marsh", credit="The Morning Beacon")) == [[]]


def test_a_quotation_inside_another_came_through_its_speaker() -> None:
    text = "“Kell said ‘no’ to us,” Ada Marsh said in a letter."
    outer = quoted(text, "Ada Marsh")[0]
    at = text.index("‘no’")
    inner = Attribution("att-in", "direct", (Span(at, at + 4),), (), (), "ent-Bo Kell", parent=outer.id)
    marsh = Span(*re.search("Ada Marsh", text).span())  # type: ignore[union-attr]
    whole = Attribution(outer.id, "direct", outer.content, outer.cue, (marsh,), outer.speaker)
    traced = trace(article(text), entities(text), [whole, inner])
    assert [(hop.name, hop.role) for hop in traced.attributions[1].via] == [("Ada Marsh", "witness"), ("letter", "document")]


def test_a_full_name_given_before_is_used_for_a_short_one() -> None:
    text = "The Tolland Post broke the story.\n\n“The quay is closed,” Ada Marsh told the Post."
    assert hops(run(text, "Ada Marsh")) == [[("The Tolland Post", "outlet")]]


def test_capitals_and_the_agency_stand_for_the_name_given_before() -> None:
    text = "The Volmar News Agency (VNA) was there.\n\n“The quay is closed,” Ada Marsh said.\n\n“We wait,” the state agency quoted her as saying."
    traced = run(text, "Ada Marsh", "Ada Marsh", credit="VNA")
    assert [(hop.name, hop.role, hop.basis) for hop in traced.attributions[0].via] == [("Volmar News Agency", "agency", "credit")]
    assert [(hop.name, hop.role) for hop in traced.attributions[1].via] == [("Volmar News Agency", "agency")]


def test_the_time_comes_from_beside_the_cue_and_never_from_the_words() -> None:
    text = "“We sail on Monday,” Ada Marsh said on Tuesday.\n\n“We sailed in 2019,” Bo Kell said."
    marsh, kell = run(text, "Ada Marsh", "Bo Kell").attributions
    assert marsh.said is not None
    assert (marsh.said.start, marsh.said.end, marsh.said.granularity) == ("2024-08-27", "2024-08-27", "day")
    assert [span.of(text) for span in marsh.said.evidence] == ["Tuesday"]
    assert kell.said is None


def test_without_a_date_the_articles_own_dates_give_a_bound() -> None:
    text = "The flood of October 7, 2023, closed the port. “We wait,” Ada Marsh said on Wednesday."
    said = run(text, "Ada Marsh", published=None).attributions[0].said
    assert said is not None
    assert (said.start, said.end, said.bound, said.anchor) == ("2023-10-04", None, True, "2023-10-07")


def test_a_page_published_again_years_later_keeps_its_own_today() -> None:
    text = "LISSEN, March 4, 2011 — “We wait,” Ada Marsh said today."
    traced = run(text, "Ada Marsh", published="2024-08-29")
    said = traced.attributions[0].said
    assert said is not None
    assert (said.start, said.anchor) == ("2011-03-04", "2011-03-04")
    assert [one.flag for one in traced.quality] == ["dateline-contradicts-date"]


def test_a_date_in_the_future_is_flagged_and_used_as_found() -> None:
    traced = run("“We wait,” Ada Marsh said on Monday.", "Ada Marsh", published="2031-01-02")
    assert [one.flag for one in traced.quality] == ["date-in-future"]
    assert traced.attributions[0].said is not None


def test_an_outlet_that_cites_itself_is_flagged_and_no_station() -> None:
    traced = run("“We wait,” Ada Marsh said, as first reported by the Morning Beacon.", "Ada Marsh")
    assert hops(traced) == [[]]
    assert [one.flag for one in traced.quality] == ["outlet-cites-itself"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Volmar's state-run Brine news agency published a report on the speech that notably omitted the call to strike. It instead emphasized the anthem.",
            [("Brine", "omitted", "the call to strike"), ("Brine", "emphasised", "the anthem")],
        ),
        ("The Tolland Gazette's article did not mention the fine.", [("Tolland Gazette", "omitted", "the fine")]),
        (
            "The Brineblatt's report left out the fine. It dwelt instead on the anthem.",
            [("Brineblatt", "omitted", "the fine"), ("Brineblatt", "emphasised", "the anthem")],
        ),
        ("The Tolland Gazette omitted the fine.", [("Tolland Gazette", "omitted", "the fine")]),
        ("In its report, Harbour News played up the quarrel.", [("Harbour News", "emphasised", "the quarrel")]),
        ("The  Tolland  Gazette omitted the fine.", [("Tolland Gazette", "omitted", "the fine")]),
    ],
)
def test_remarks_on_coverage(text: str, want: list[tuple[str, str, str]]) -> None:
    remarks = run(text).remarks
    assert [(one.outlet, one.what, " ".join(span.of(text) for span in one.object)) for one in remarks] == want


@pytest.mark.parametrize(
    "text", ["The council omitted the bridge from its plan.", "Ada Marsh emphasized the fine.", "The report omitted nothing."]
)
def test_no_remark_where_no_outlet_is_spoken_of(text: str) -> None:
    assert run(text).remarks == ()


words = st.sampled_from(
    [
        "Ada",
        "Marsh",
        "Bo",
        "Kell",
        "said",
        "told",
        "in",
        "a",
        "statement",
        "the",
        "Harbour",
        "Courier",
        "on",
        "Monday",
        ",",
        ".",
        "“",
        "”",
        "according",
        "to",
        "translation",
        "by",
        "Telegram",
        "at",
        "rally",
        "Lissen",
        "video",
        "of",
        "his",
        "remarks",
        "quoted",
        "as",
        "saying",
        "issued",
        "letter",
        "interview",
        "with",
        "who",
        "was",
        "\n\n",
    ]
)


@given(st.lists(words, max_size=80).map(" ".join), st.data())
def test_any_article_keeps_its_attributions_and_gives_spans_that_fit(text: str, data: st.DataObject) -> None:
    spans = sorted({Span(*m.span()) for m in re.finditer(r"\w+(?: \w+)?", text)})
    chosen = data.draw(st.lists(st.sampled_from(spans), max_size=6, unique=True)) if spans else []
    given_ones = [
        Attribution(content_id("att", *span), "indirect", (span,), (), (), f"ent-{n % 3}" if n % 3 else None)
        for n, span in enumerate(chosen)
    ]
    traced = trace(article(text), entities(text), given_ones)
    assert [one.id for one in traced.attributions] == [one.id for one in given_ones]
    for one in traced.attributions:
        check_spans(one.spans(), len(text), "traced")


@pytest.mark.timeout(300)
def test_a_long_line_and_many_speakers_come_to_an_end() -> None:
    text = " ".join(f"Person {n} said in a statement that Ada Marsh told the Harbour Courier on Monday" for n in range(4000))
    people = [
        Entity(f"ent-{n}", "person", f"Person {n}", (Mention(Span(*m.span()), "name"),))
        for n, m in enumerate(re.finditer(r"Person \d+", text))
    ]
    spoken = [
        Attribution(f"att-{n}", "indirect", (Span(s.mentions[0].span.end, s.mentions[0].span.end + 5),), (), (), s.id)
        for n, s in enumerate(people)
    ]
    assert len(trace(article(text), people, spoken).attributions) == len(people)
