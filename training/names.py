"""Named people, organisations and places from wikigold, re3d, WNUT 17, GUM and ECB+, as paragraphs with mention tags."""

from __future__ import annotations

import io
import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator

from onrecord.reader.tags import MENTION_TAGS
from onrecord.reader.words import split
from training.polnear import Document, Paragraph, shared

UNKNOWN = -100
KINDS = {
    "per": "person", "person": "person", "org": "organisation", "organisation": "organisation", "organization": "organisation",
    "corporation": "organisation", "group": "organisation", "loc": "place", "location": "place", "place": "place",
    "misc": "misc", "creative-work": "misc", "product": "misc",
}  # fmt: skip
ECB_KINDS = {"HUMAN_PART_PER": "person", "HUMAN_PART_ORG": "organisation", "LOC_GEO": "place"}
ECB_HELD_OUT = frozenset({2, 5, 12, 18, 21, 34, 35})
PLAIN = frozenset(
    {
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "his",
        "her",
        "their",
        "its",
        "this",
        "that",
        "in",
        "on",
        "at",
        "for",
        "and",
        "but",
        "as",
        "after",
        "of",
        "to",
        "with",
        "by",
        "from",
    }
)
NO_SPACE_BEFORE = re.compile(r"^(?:[.,:;?!%)\]}’”]|['’](?:s|re|ve|ll|d|m)|n['’]t)$", re.IGNORECASE)
TITLES = frozenset(
    {
        "president", "mr", "mrs", "ms", "dr", "prime", "minister", "sen", "senator", "rep", "representative", "gov", "governor",
        "secretary", "king", "queen", "prince", "princess", "sir", "professor", "prof", "judge", "justice", "general", "gen",
        "captain", "lord", "lady", "pope", "mayor", "chancellor", "premier", "director", "ambassador", "sheriff", "officer",
        "sergeant", "lieutenant", "colonel", "miss", "saint", "aunt", "uncle", "coach", "detective", "inspector", "congressman",
        "congresswoman", "reverend", "rev", "bishop", "archbishop", "cardinal", "emperor",
    }
)  # fmt: skip
PRONOUNS = frozenset(
    {"i", "we", "you", "they", "he", "she", "it", "who", "his", "her", "their", "him", "them", "us", "me", "one", "people"}
)
JOINING = frozenset({"of", "the", "and", "for", "de", "al", "bin", "van", "von", "-", "'s", "’s", "&", "."})
NO_SPACE_AFTER = frozenset("([{“‘$#")


def paragraph(tokens: Iterable[str], kinds: Iterable[str | None], starts: Iterable[bool]) -> Paragraph | None:
    """One sentence as it would be printed.

    Args:
        tokens: its tokens.
        kinds: each token's kind, "" outside of names, None where it is not known.
        starts: whether a name starts at the token.
    """
    text, owner = "", []
    marks: list[tuple[str | None, bool]] = []
    last = ""
    for token, kind, start in zip(tokens, kinds, starts, strict=True):
        if text and not NO_SPACE_BEFORE.match(token) and last not in NO_SPACE_AFTER:
            text += " "
            owner.append(-1)
        owner += [len(marks)] * len(token)
        marks.append((kind, start))
        text += token
        last = token
    words = split(text, 0, len(text))
    if not words:
        return None
    tags, before = [], -1
    for word in words:
        at = owner[word.start]
        kind, start = marks[at]
        if kind is None:
            tags.append(UNKNOWN)
        elif not kind:
            tags.append(0)
        else:
            first = start and at != before
            tags.append(MENTION_TAGS.index(("B-" if first else "I-") + kind))
        before = at
    return Paragraph([(w.text, w.glued) for w in words], [(w.start, w.end) for w in words], [], None, tags)


def conll(lines: Iterable[str], name: str, per: int = 4) -> Iterator[Document]:
    """CoNLL lines (token, ..., tag), BIO or IO; `per` neighbouring sentences make a paragraph's window."""
    sentence: list[tuple[str, str, bool]] = []
    found: list[Paragraph] = []
    before = ""
    for line in [*lines, ""]:
        parts = line.split()
        if len(parts) < 2:
            if sentence:
                made = paragraph(*(tuple(column) for column in zip(*sentence, strict=True)))
                if made:
                    found.append(made)
            sentence, before = [], ""
            continue
        tag = parts[-1]
        kind = KINDS.get(tag[2:].lower(), "") if tag != "O" else ""
        start = bool(kind) and (tag[0] == "B" or kind != before)
        sentence.append((parts[0], kind, start))
        before = kind
    for at in range(0, len(found), per):
        yield Document(name, found[at : at + per])


def gum() -> Iterator[Document]:
    """GUM: the run of proper nouns around the head of each entity that is a person, an organisation or a place."""
    kinds = {"person": "person", "organization": "organisation", "place": "place"}
    with tarfile.open(shared() / "data" / "gum" / "gum_conllu.tar.xz") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.name.endswith(".conllu") else None
            if handle is None:
                continue
            document = Document(member.name, [])
            for block in io.TextIOWrapper(handle, "utf-8").read().split("\n\n"):
                table = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
                table = [row for row in table if row[0].isdigit()]
                if not table:
                    continue
                made = paragraph([row[1] for row in table], *_gum_names(table, kinds))
                if made:
                    document.paragraphs.append(made)
            yield document


def _gum_names(table: list[list[str]], kinds: dict[str, str]) -> tuple[list[str | None], list[bool]]:
    """Kinds and starts of one GUM sentence."""
    kind: list[str | None] = [None if row[3] == "PROPN" else "" for row in table]
    start = [False] * len(table)
    opened: list[tuple[str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, row in enumerate(table):
        entity = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for mark in re.finditer(r"\(([^()]*)(\))?|([^()]*)\)", entity):
            if mark.group(1) is not None:
                parts = mark.group(1).split("-")
                what = parts[1] if len(parts) > 1 else ""
                if mark.group(2):
                    spans.append((i, i, what))
                else:
                    opened.append((what, i))
            elif opened:
                what, first = opened.pop()
                spans.append((first, i, what))
    for first, last, what in sorted(spans, key=lambda s: s[0] - s[1]):
        run = _proper_run(table, first, last)
        if run and what == "person":
            run = _untitled(table, *run)
        if run:
            for j in range(run[0], run[1] + 1):
                kind[j], start[j] = kinds.get(what, "misc" if what in {"event", "object"} else ""), False
            start[run[0]] = bool(kind[run[0]])
            if run[1] + 1 < len(table) and kind[run[1] + 1]:
                start[run[1] + 1] = True
    return kind, start


def _proper_run(table: list[list[str]], first: int, last: int) -> tuple[int, int] | None:
    """The proper nouns around the head of words `first` to `last`, with "of" and "the" between them."""
    inside = {str(i + 1) for i in range(first, last + 1)}
    head = next((i for i in range(first, last + 1) if table[i][6] not in inside), None)
    if head is None or table[head][3] != "PROPN":
        return None
    left = right = head
    while left > first and table[left - 1][3] == "PROPN":
        left -= 1
    while right < last:
        if table[right + 1][3] == "PROPN":
            right += 1
        elif right + 2 <= last and table[right + 1][1] in {"of", "for", "-"} and table[right + 2][3] == "PROPN":
            right += 2
        elif right + 3 <= last and table[right + 1][1] == "of" and table[right + 2][1] == "the" and table[right + 3][3] == "PROPN":
            right += 3
        else:
            break
    return left, right


def _untitled(table: list[list[str]], left: int, right: int) -> tuple[int, int]:
    """The run without the titles that it starts with."""
    while left < right and table[left][1].lower().rstrip(".") in TITLES:
        left += 1
    return left, right


def proper(documents: Iterable[Document]) -> Iterator[Document]:
    """The same with names alone: a mention with a word in small letters besides "of" and its like is unknown, titles too."""
    for document in documents:
        for one in document.paragraphs:
            tags = one.mentions or []
            i = 0
            while i < len(tags):
                j = i
                while j + 1 < len(tags) and tags[j + 1] > 0 and tags[j + 1] % 2 == 0:
                    j += 1
                words = [word for word, _ in one.words[i : j + 1]]
                small = any(word[0].islower() and word not in JOINING for word in words) or not any(word[0].isupper() for word in words)
                if tags[i] > 0 and (small or words[0].lower() in TITLES | PLAIN or words[0].lower() in PRONOUNS):
                    tags[i : j + 1] = [UNKNOWN] * (j + 1 - i)
                elif tags[i] > 0 and words[-1] in {"'s", "’s"}:
                    tags[j] = 0
                i = j + 1
        yield document


def ecb(topics: frozenset[int] | None = None) -> Iterator[Document]:
    """ECB+: capitalised mentions; other capitalised words are unknown, since only participants of events are annotated.

    Args:
        topics: only these; None takes all but the held-out ones.
    """
    with tarfile.open(shared() / "data" / "ecbplus" / "ecbplus_topics_01_35.tar.xz") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.name.endswith(".xml") else None
            if handle is None:
                continue
            topic = int(member.name.rsplit("/", 2)[-2])
            if (topic in ECB_HELD_OUT) if topics is None else (topic not in topics):
                continue
            yield _ecb_document(ET.fromstring(handle.read()), member.name)  # noqa: S314 - a corpus of our own choice


def _ecb_document(root: ET.Element, name: str) -> Document:
    tokens = {t.get("t_id"): (int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")}
    marked: dict[str | None, tuple[str, bool]] = {}
    told: set[int] = set()
    for mention in root.find("Markables") or []:
        anchors = [a.get("t_id") for a in mention.iter("token_anchor")]
        told |= {tokens[a][0] for a in anchors if a in tokens}
        kind = ECB_KINDS.get(mention.tag)
        if kind and anchors and all(tokens[a][1][:1].isupper() or tokens[a][1] in {"of", "the", "-", "'s"} for a in anchors):
            if tokens[anchors[0]][1].lower() in {"he", "she", "it", "they", "i", "we", "the", "his", "her"}:
                continue
            for i, anchor in enumerate(anchors):
                marked[anchor] = (kind, i == 0)
    document = Document(name, [])
    for number in sorted(told):
        row = [(i, text) for i, (sentence, text) in tokens.items() if sentence == number and text.strip()]
        kinds = [marked[i][0] if i in marked else (None if text[:1].isupper() and text.lower() not in PLAIN else "") for i, text in row]
        made = paragraph([text for _, text in row], kinds, [i in marked and marked[i][1] for i, _ in row])
        if made:
            document.paragraphs.append(made)
    return document


def documents() -> dict[str, list[Document]]:
    """Every set by its name, training parts only."""
    folder = shared() / "data" / "entities"
    with tarfile.open(folder / "re3d.tar.gz") as archive:
        handle = archive.extractfile("CONLL-format/data/train/re3d-train.conll")
        re3d = io.TextIOWrapper(handle, "utf-8").read().splitlines() if handle else []
    wnut = (folder / "wnut17" / "wnut17train.conll").read_text("utf-8").splitlines()
    wikigold = (folder / "wikigold.conll").read_text("utf-8").splitlines()
    cutoff = next(i for i in range(len(wikigold) * 9 // 10, len(wikigold)) if not wikigold[i].strip())
    return {
        "wikigold": list(conll(wikigold[:cutoff], "wikigold")),
        "re3d": list(proper(conll(re3d, "re3d"))),
        "wnut17": list(proper(conll(wnut, "wnut17"))),
        "gum": list(gum()),
        "ecb": list(proper(ecb())),
    }


def held_out() -> dict[str, list[Document]]:
    """What mentions are measured on: the last tenth of wikigold, re3d's and WNUT 17's test parts, ECB+ topics kept back."""
    folder = shared() / "data" / "entities"
    with tarfile.open(folder / "re3d.tar.gz") as archive:
        handle = archive.extractfile("CONLL-format/data/test/re3d-test.conll")
        re3d = io.TextIOWrapper(handle, "utf-8").read().splitlines() if handle else []
    wnut = (folder / "wnut17" / "emerging.test.annotated").read_text("utf-8").splitlines()
    wikigold = (folder / "wikigold.conll").read_text("utf-8").splitlines()
    cutoff = next(i for i in range(len(wikigold) * 9 // 10, len(wikigold)) if not wikigold[i].strip())
    return {
        "wikigold": list(conll(wikigold[cutoff:], "wikigold")),
        "re3d": list(proper(conll(re3d, "re3d"))),
        "wnut17": list(proper(conll(wnut, "wnut17"))),
        "ecb": list(proper(ecb(ECB_HELD_OUT))),
    }
