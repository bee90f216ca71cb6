"""ECB+ (Cybulska and Vossen 2014), topics 1 to 35: people and bodies named in several articles, scored by B-cubed within each topic.

Gold mentions are those of type PER and ORG in the sentences that the authors checked whose words end in a name. A gold mention takes the
entity of the predicted name that ends where it ends, or stands alone in its own cluster where no predicted name does.
"""

from __future__ import annotations

import csv
import os
import re
import tarfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.entities import link, resolve
from onrecord.entities.lexicon import lexicon
from onrecord.model import Article, Encoding, Reading, Span

SHARED = Path(os.environ.get("ONRECORD_SHARED", "../shared")) / "data"
NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:!?%)\]]|'s|’s|n't|'re|'ve|'ll|'d|'m|''|”)")
TYPES = {"HUMAN_PART_PER", "HUMAN_PART_ORG"}


class Gold(NamedTuple):
    """A gold mention: where, and the number of its instance."""

    span: Span
    chain: str


class Document(NamedTuple):
    """One article of ECB+."""

    topic: str
    article: Article
    gold: list[Gold]


class Figures(NamedTuple):
    """B-cubed, macro-averaged over topics, and the share of gold mentions that a predicted name covers."""

    precision: float
    recall: float
    f1: float
    covered: float
    mentions: int


def documents() -> Iterator[Document]:
    """The articles of topics 1 to 35 with their named people and bodies."""
    with tarfile.open(SHARED / "ecbplus" / "ecbplus_topics_01_35.tar.xz") as archive:
        files = {member.name: member for member in archive.getmembers()}
        table = archive.extractfile(next(m for n, m in files.items() if n.endswith("sentences.csv")))
        assert table is not None  # noqa: S101
        checked: dict[tuple[str, str], set[int]] = defaultdict(set)
        for row in csv.DictReader(table.read().decode("utf-8").splitlines()):
            checked[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
        for name in sorted(n for n in files if n.endswith(".xml")):
            topic, file = name.split("/")[-2], name.split("/")[-1].removesuffix(".xml").split("_", 1)[1]
            handle = archive.extractfile(files[name])
            if handle and (topic, file) in checked:
                yield read(topic, file, handle.read(), checked[topic, file])


def read(topic: str, file: str, content: bytes, checked: set[int]) -> Document:
    """One file: its text put together, one sentence a line, and its gold mentions."""
    root = ET.fromstring(content)  # noqa: S314  a corpus, not a stranger's file
    text, spans, sentence_of = "", {}, {}
    last = None
    for token in root.iter("token"):
        word, sentence = token.text or "", int(token.get("sentence", "0"))
        if last is not None:
            text += "\n" if sentence != last else "" if NO_SPACE_BEFORE.match(word) or text.endswith(("(", "“", "``", "[", "$")) else " "
        spans[token.get("t_id")] = Span(len(text), len(text) + len(word))
        sentence_of[token.get("t_id")] = sentence
        text += word
        last = sentence
    chains = chains_of(root)
    gold: list[Gold] = []
    for mention in root.find("Markables") or []:
        anchors = [a.get("t_id") for a in mention.findall("token_anchor")]
        chain = chains.get(mention.get("m_id"))
        if mention.tag in TYPES and anchors and chain and sentence_of[anchors[0]] in checked:
            span = Span(spans[anchors[0]].start, spans[anchors[-1]].end)
            if named(span.of(text)):
                gold.append(Gold(span, chain))
    body = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    article = Article(f"art-{topic}-{file}", file, None, None, None, (), None, "en", None, text, body)
    return Document(topic, article, gold)


def chains_of(root: ET.Element) -> dict[str | None, str]:
    """For each mention the instance that it is linked to across documents."""
    instances = {m.get("m_id"): m.get("instance_id") for m in root.find("Markables") or [] if m.get("instance_id")}
    found: dict[str | None, str] = {}
    for relation in root.iter("CROSS_DOC_COREF"):
        target = relation.find("target")
        for source in relation.findall("source"):
            found[source.get("m_id")] = str(instances.get(target.get("m_id")) if target is not None else relation.get("note"))
    return found


def named(text: str) -> bool:
    """Whether a mention ends in a name: a capital, and no word that a capital does not make a name."""
    lists = lexicon()
    words = text.split()
    last = words[-1]
    return (
        last[0].isupper() and last.lower() not in lists.common | lists.peoples.keys() | lists.roles.keys() | lists.titles and len(words) < 8  # noqa: PLR2004  a small bound
    )


def measure(found: Sequence[Document], encodings: Mapping[str, Encoding] | None = None) -> Figures:
    """B-cubed within topics, each topic linked by itself."""
    totals: list[tuple[float, float, int]] = []
    covered = mentions = 0
    topics: dict[str, list[Document]] = defaultdict(list)
    for document in found:
        topics[document.topic].append(document)
    for group in topics.values():
        readings = []
        for document in group:
            entities, _ = resolve(document.article, (), (encodings or {}).get(document.article.id))
            readings.append(Reading(document.article, entities))
        gold: list[str] = []
        predicted: list[str] = []
        for document, reading in zip(group, link(readings), strict=True):
            at = {m.span.end: entity.id for entity in reading.entities for m in entity.mentions if m.form == "name"}
            for mention in document.gold:
                identity = next((at[end] for end in ends(mention.span, document.article.text) if end in at), None)
                covered += identity is not None
                gold.append(mention.chain)
                predicted.append(identity or f"alone-{document.article.id}-{mention.span}")
        mentions += len(gold)
        totals.append((*b_cubed(gold, predicted), len(gold)))
    weight = sum(n for _, _, n in totals)
    precision, recall = (sum(t[i] * t[2] for t in totals) / weight for i in (0, 1))
    return Figures(precision, recall, 2 * precision * recall / (precision + recall), covered / mentions, mentions)


def ends(span: Span, text: str) -> tuple[int, ...]:
    """Where a predicted name may end to be the gold one: its end, or before a closing "'s" or mark."""
    words = span.of(text)
    return span.end, span.start + len(words.rstrip(" .,'\"”’")), span.start + len(re.sub(r"\s*['’]s$", "", words))


def b_cubed(gold: Sequence[str], predicted: Sequence[str]) -> tuple[float, float]:
    """Precision and recall (Bagga and Baldwin 1998), averaged over mentions."""
    both = Counter(zip(gold, predicted, strict=True))
    golds, guesses = Counter(gold), Counter(predicted)
    if not gold:
        return 0.0, 0.0
    precision = sum(both[g, p] / guesses[p] for g, p in zip(gold, predicted, strict=True)) / len(gold)
    recall = sum(both[g, p] / golds[g] for g, p in zip(gold, predicted, strict=True)) / len(gold)
    return precision, recall


def main() -> None:
    """Print the table."""
    found = list(documents())
    print("| ECB+ topics 1-35 | B-cubed P | R | F1 | covered | mentions |\n|---|---|---|---|---|---|")
    figures = measure(found)
    print(
        f"| rules alone | {figures.precision:.3f} | {figures.recall:.3f} | {figures.f1:.3f} | {figures.covered:.3f} | {figures.mentions} |"
    )


if __name__ == "__main__":
    main()
