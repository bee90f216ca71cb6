"""News made by hypothesis, with what must be read in it: who says what, in which marks and pieces."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from onrecord.model import Article, Reading, content_id
from onrecord.pipeline.finders import RulesFinder
from onrecord.pipeline.reading import read_batch
from onrecord.text.paragraphs import paragraphs

PEOPLE = ("Mara Ito", "Nils Lindqvist", "Odile Marsh", "Ansa Brook")
CUES = ("said", "told reporters", "announced", "insisted")
SUBJECTS = ("The lock", "The old ferry", "The harbour board", "A new bridge", "The 2030 budget", "The pilots’ school")
DEEDS = (
    "will stay shut until the tide is back",
    "must be mended before winter",
    "cost 12 million crowns",
    "was never closed",
    "can wait for a year",
)
MARKS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"))
PADS = ("", "\U0001f309 ", "e\u0301t\u0301e\u0301 — ", "\u2028")


@dataclass(frozen=True)
class Said:
    """One paragraph, and the pieces of content that it holds, marks included."""

    paragraph: str
    pieces: tuple[str, ...]
    kind: str
    speaker: str


def clause(draw: st.DrawFn) -> str:
    return f"{draw(st.sampled_from(SUBJECTS))} {draw(st.sampled_from(DEEDS))}"


@st.composite
def direct(draw: st.DrawFn) -> Said:
    """A whole quotation, its speaker behind or before it."""
    (opening, closing), who, cue = draw(st.sampled_from(MARKS)), draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(CUES))
    words = clause(draw)
    if draw(st.booleans()):
        piece = f"{opening}{words},{closing}"
        return Said(f"{piece} {who} {cue}.", (piece,), "direct", who)
    piece = f"{opening}{words}.{closing}"
    return Said(f"{who} {cue}, {piece}", (piece,), "direct", who)


@st.composite
def broken(draw: st.DrawFn) -> Said:
    """A quotation that the speaker breaks, inside a sentence or after it."""
    who, cue = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(CUES))
    first, second = clause(draw), clause(draw)
    if draw(st.booleans()):
        pieces = (f"“{first},”", f"“and {second.lower()}.”")
        return Said(f"{pieces[0]} {who} {cue}, {pieces[1]}", pieces, "direct", who)
    pieces = (f"“{first},”", f"“{second}.”")
    return Said(f"{pieces[0]} {who} {cue}. {pieces[1]}", pieces, "direct", who)


@st.composite
def running(draw: st.DrawFn) -> Said:
    """A quotation that is not closed at the end of its paragraph and goes on in the next one."""
    who, cue = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(CUES))
    pieces = (f"“{clause(draw)}.", f"“{clause(draw)}.”")
    return Said(f"{who} {cue}, {pieces[0]}\n\n{pieces[1]}", pieces, "direct", who)


@st.composite
def indirect(draw: st.DrawFn) -> Said:
    """Reported words without marks."""
    who, words = draw(st.sampled_from(PEOPLE)), clause(draw)
    words = words[0].lower() + words[1:]
    return Said(f"{who} said that {words}.", (f"that {words}",), "indirect", who)


@st.composite
def mixed(draw: st.DrawFn) -> Said:
    """Reported words of which some stand in marks."""
    who, subject, deed = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(SUBJECTS)), draw(st.sampled_from(DEEDS))
    words = f"that {subject[0].lower()}{subject[1:]} “{deed}.”"
    return Said(f"{who} said {words}", (words,), "mixed", who)


sayings = st.one_of(direct(), broken(), running(), indirect(), mixed())


@st.composite
def news(draw: st.DrawFn) -> tuple[str, list[Said]]:
    """An article's text, and what must be found in it."""
    told = draw(st.lists(sayings, min_size=1, max_size=4, unique_by=lambda said: said.pieces))
    lead = draw(st.sampled_from(PADS)) + "The harbour of Port Ask was quiet."
    gap = draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n\nThe tide came in.\n\n"]))
    return gap.join([lead, *(said.paragraph for said in told)]), told


def article(text: str, outlet: str = "The Gull", published: str | None = "2031-05-09") -> Article:
    return Article(content_id("art", text, outlet), f"{outlet}.txt", None, outlet, None, (), published, "en", None, text, paragraphs(text))


def read(text: str, outlet: str = "The Gull", published: str | None = "2031-05-09") -> Reading:
    """The reading of a text by the rules."""
    (row,) = read_batch([article(text, outlet, published)], RulesFinder())
    assert isinstance(row, Reading), row
    return row
