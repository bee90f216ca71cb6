"""Which pairs are worth looking at: a table of (key, report), joined with itself.

A key is a string, so that the same function makes the table here, in DuckDB or in Spark: count the keys of all reports, keep
the rare ones of each, join. No key that more than `CAP` reports share is used, so the number of pairs grows with the number of
reports, not with its square. Whoever has no known speaker is matched by words alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.statements.reports import Report
from onrecord.text.common import FUNCTION
from onrecord.text.stems import stem

CAP = 160
WIDE = "*"
STARS = 2
RARE = 20
_FEW = 6
TOGETHER = 2
_MOST_WIDE = 4
_MOST = {"w": 12, "b": 24, "g": 24, "s": 24, "p": 40}
_ALONE = frozenset((WIDE, "s", "f"))
_GRAM = 5
_MOST_WORDS = 400
_WEEK = 7


def candidates_of(report: Report) -> Iterator[str]:
    """Every key that a report could be found by; which of them serve depends on how many others have them.

    `w:` a stem; `b:` two stems that follow each other; `p:` two stems with one between; `g:` five letters of a word; `s:` the
    speaker and a stem.
    """
    roots = [stem(form) for form in report.bag.own[:_MOST_WORDS]]
    for root in roots:
        if root not in FUNCTION:
            yield f"w:{root}"
            if report.speaker:
                yield f"s:{report.speaker}:{root}"
            padded = f"^{root}$"
            for place in range(len(padded) - _GRAM + 1):
                yield f"g:{padded[place : place + _GRAM]}"
    for step, kind in ((1, "b"), (2, "p")):
        for one, other in zip(roots, roots[step:], strict=False):
            yield f"{kind}:{one} {other}"
    if report.speaker and report.published:
        yield f"t:{report.speaker}:{report.published.toordinal() // _WEEK}"
    if len(roots) <= 2:  # noqa: PLR2004
        yield f"f:{' '.join(roots)}"


def frequencies(reports: Iterable[Report]) -> dict[str, int]:
    """In how many reports each key stands; keys that stand in one alone join nothing and are left out."""
    counts: Counter[str] = Counter()
    for report in reports:
        counts.update(set(candidates_of(report)))
    return {key: count for key, count in counts.items() if count > 1}


def keys(report: Report, counts: Mapping[str, int]) -> list[str]:
    """The keys that a report is joined by: of each kind the rarest that another report has too.

    A key that begins with `WIDE` is too common to be joined with itself: whoever has it is joined with the `STARS` longest reports
    that have it, by its rarest and its commonest such keys, so that a saying which thousands report is found all the same.

    Args:
        report: the report.
        counts: in how many reports each key stands (`frequencies`).
    """
    return chosen((key, counts.get(key, 0)) for key in set(candidates_of(report)))


def chosen(found: Iterable[tuple[str, int]]) -> list[str]:
    """The same, of a report's keys with the number of reports in which each stands, in any order."""
    kinds: dict[str, list[tuple[int, str]]] = defaultdict(list)
    wide: list[tuple[int, str]] = []
    for key, count in found:
        if 1 < count <= CAP:
            kinds[key[0]].append((count, key))
        elif count > CAP and key[0] in "bsf":
            wide.append((count, key))
    rare = [
        key
        for kind, ranked in sorted(kinds.items())
        for place, (count, key) in enumerate(sorted(ranked))
        if place < _MOST.get(kind, len(ranked)) or (kind == "w" and count <= _FEW)
    ]
    wide.sort()
    ends = wide if len(wide) <= 2 * _MOST_WIDE else [*wide[:_MOST_WIDE], *wide[-_MOST_WIDE:]]
    return rare + [f"{WIDE}{key}" for _, key in ends]


def vote(key: str, many: int) -> int:
    """What a key counts for in a pair that shares it: `TOGETHER`, which is enough, or 1.

    Args:
        key: one of those that `chosen` gives; a wide one, a speaker's and a whole fragment are always enough.
        many: how many reports have it; a rare one is enough.
    """
    return TOGETHER if key[0] in _ALONE or many <= RARE else 1


def pairs(reports: Sequence[Report], counts: Mapping[str, int] | None = None) -> Iterator[tuple[int, int]]:
    """Every pair of reports that share a rare key, a wide one, one with their speaker in it, or `TOGETHER` others.

    Each pair comes once, the smaller index first.

    The longest reports come first, so that they are the ones that wide keys join to.

    Args:
        reports: the reports.
        counts: their keys' counts; counted here where None.
    """
    counts = frequencies(reports) if counts is None else counts
    blocks: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(reports)), key=lambda index: (-reports[index].length, reports[index].id)):
        partners: Counter[int] = Counter()
        sure: set[int] = set()
        for key in keys(reports[index], counts):
            block = blocks[key]
            if vote(key, counts.get(key, 0)) == TOGETHER:
                sure.update(block)
            else:
                partners.update(block)
            if key[0] != WIDE or len(block) < STARS:
                block.append(index)
        sure.update(partner for partner, shared in partners.items() if shared >= TOGETHER)
        yield from ((min(partner, index), max(partner, index)) for partner in sorted(sure))
