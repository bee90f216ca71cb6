"""Token alignment: what two sequences share in order, what was replaced, what was moved.

Longest common runs first (Ratcliff and Obershelp, 1988, as `difflib` does it), because readers follow runs, not scattered words. Long
sequences are first cut at runs of four tokens that stand exactly once in both (patience sorting, as in `bzr`), so that the work
stays close to linear in what they share; a gap that is still too large to search is given as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Change = Literal["equal", "delete", "insert", "replace", "move"]

_RUN = 4
_SMALL = 60_000
_LARGEST = 300_000
_MOVED = 3
_MOST_MOVES = 12
_LOOSE = 2


class Block(NamedTuple):
    """One step from sequence a to sequence b; half-open index ranges into both.

    `delete` has no width in b and `insert` none in a; a `move` holds the same tokens in both, out of order with what is `equal`.
    """

    change: Change
    a0: int
    a1: int
    b0: int
    b1: int


def align(a: Sequence[str], b: Sequence[str], *, minor: frozenset[str] = frozenset()) -> list[Block]:
    """Align two token sequences.

    Args:
        a: the tokens of the one.
        b: the tokens of the other.
        minor: tokens too common to stand as a match of their own between two larger differences.

    Returns:
        blocks that cover both sequences; equal and changed blocks in order of both, each move behind the blocks that it was cut out of.
    """
    matches = _drawn(a, b, [match for match in _matches(a, b) if match[2]])
    matches = _dissolve(a, matches, len(a), len(b), minor)
    return _with_moves(a, b, _blocks(matches, len(a), len(b)))


def slid(a: Sequence[str], blocks: Sequence[Block], stops: AbstractSet[int], gaps: AbstractSet[int]) -> list[Block]:
    """The same alignment with what is left out moved to where a reader would look for it.

    Where the words before an omission stand once more at its end, it can be shown earlier or later. It goes where `b` shows a gap, else
    where a sentence of `a` begins, else it stays.

    Args:
        a: the tokens of the one.
        blocks: its alignment with `b`.
        stops: indices of tokens of `a` before which a sentence ends.
        gaps: indices of tokens of `b` before which an omission is shown.
    """
    result = list(blocks)
    for place in range(1, len(result) - 1):
        before, block, behind = result[place - 1 : place + 2]
        if not (block.change == "delete" and before.change == behind.change == "equal"):
            continue
        best = max(_slides(a, before, block, behind), key=lambda step: (block.b0 + step in gaps, block.a0 + step in stops, step == 0))
        if best:
            result[place - 1] = Block("equal", before.a0, before.a1 + best, before.b0, before.b1 + best)
            result[place] = Block("delete", block.a0 + best, block.a1 + best, block.b0 + best, block.b1 + best)
            result[place + 1] = Block("equal", behind.a0 + best, behind.a1, behind.b0 + best, behind.b1)
    return [block for block in result if block.a0 < block.a1 or block.b0 < block.b1]


def _slides(a: Sequence[str], before: Block, block: Block, behind: Block) -> Iterator[int]:
    """By how many tokens an omission can be moved, 0 among them."""
    yield 0
    back = 1
    while back < before.a1 - before.a0 and a[block.a0 - back] == a[block.a1 - back]:
        yield -back
        back += 1
    forth = 0
    while forth + 1 < behind.a1 - behind.a0 and a[block.a0 + forth] == a[block.a1 + forth]:
        forth += 1
        yield forth


def _drawn(a: Sequence[str], b: Sequence[str], matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The first and the last run drawn up to their neighbour where the same tokens stand nearer to it."""
    runs = [match for match in matches if match[2]]
    lead = next((place for place, run in enumerate(runs) if run[2] > _RUN), len(runs) - 1)
    for place in range(min(lead, len(runs) - 1) - 1, -1, -1):
        i, j, size = runs[place]
        next_i = runs[place + 1][0]
        found = _nearest(a, b, runs[place], range(next_i - size, i, -1))
        runs[place] = (found, j, size)
    if len(runs) > 1 and runs[-1][2] <= _RUN:
        i, j, size = runs[-1]
        last_i, _, last_size = runs[-2]
        runs[-1] = (_nearest(a, b, runs[-1], range(last_i + last_size, i)), j, size)
    return runs


def _nearest(a: Sequence[str], b: Sequence[str], run: tuple[int, int, int], places: range) -> int:
    """The first of some places of `a` at which a run's tokens stand too, else its own."""
    i, j, size = run
    tokens = list(b[j : j + size])
    return next((place for place in places if list(a[place : place + size]) == tokens), i)


def _matches(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int, int]]:
    """Common runs `(start in a, start in b, length)` in order of both; the last is empty."""
    if len(a) * len(b) <= _SMALL:
        return [(i, j, size) for i, j, size in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()]
    found: list[tuple[int, int, int]] = []
    at_a = at_b = 0
    for next_a, next_b in [*_anchors(a, b), (len(a), len(b))]:
        if next_a < at_a or next_b < at_b:
            continue
        if _pairs(a[at_a:next_a], b[at_b:next_b]) <= _LARGEST:
            matcher = SequenceMatcher(None, a[at_a:next_a], b[at_b:next_b], autojunk=False)
            found += [(at_a + i, at_b + j, size) for i, j, size in matcher.get_matching_blocks() if size]
        if next_a < len(a):
            found.append((next_a, next_b, _RUN))
        at_a, at_b = next_a + _RUN, next_b + _RUN
    return _fused([*found, (len(a), len(b), 0)])


def _pairs(a: Sequence[str], b: Sequence[str]) -> int:
    """How many pairs of equal tokens a search must look at: what it costs."""
    counts = Counter(a)
    return sum(counts[token] * count for token, count in Counter(b).items())


def _fused(matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs that touch in both sequences as one."""
    fused: list[tuple[int, int, int]] = []
    for i, j, size in matches:
        if fused and fused[-1][0] + fused[-1][2] == i and fused[-1][1] + fused[-1][2] == j:
            fused[-1] = (fused[-1][0], fused[-1][1], fused[-1][2] + size)
        else:
            fused.append((i, j, size))
    return fused


def _anchors(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of runs that stand once in both, in the longest chain that keeps the order of both."""
    in_a, in_b = _once(a), _once(b)
    places = sorted((in_a[run], in_b[run]) for run in in_a.keys() & in_b.keys())
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = [-1] * len(places)
    for index, (_, place) in enumerate(places):
        rank = bisect_left(tails, place)
        if rank == len(tails):
            tails.append(place)
            heads.append(index)
        else:
            tails[rank], heads[rank] = place, index
        before[index] = heads[rank - 1] if rank else -1
    chain: list[tuple[int, int]] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        chain.append(places[index])
        index = before[index]
    yield from reversed(chain)


def _once(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Runs that stand exactly once, with their place."""
    seen: dict[tuple[str, ...], int] = {}
    for place in range(len(tokens) - _RUN + 1):
        run = tuple(tokens[place : place + _RUN])
        seen[run] = -1 if run in seen else place
    return {run: place for run, place in seen.items() if place >= 0}


def _dissolve(
    a: Sequence[str], matches: list[tuple[int, int, int]], length_a: int, length_b: int, minor: frozenset[str]
) -> list[tuple[int, int, int]]:
    """Drop lone common words that match by chance in the middle of a larger difference."""
    if not minor:
        return matches
    kept: list[tuple[int, int, int]] = []
    for place, (i, j, size) in enumerate(matches):
        end_a, end_b = (kept[-1][0] + kept[-1][2], kept[-1][1] + kept[-1][2]) if kept else (0, 0)
        next_a, next_b = matches[place + 1][:2] if place + 1 < len(matches) else (length_a, length_b)
        before = min(i - end_a, j - end_b)
        behind = min(next_a - i - size, next_b - j - size)
        around = max(i - end_a, j - end_b) + max(next_a - i - size, next_b - j - size)
        lonely = size <= _LOOSE and all(token in minor for token in a[i : i + size])
        if not (lonely and before > 0 and behind > 0 and around > _RUN * size):
            kept.append((i, j, size))
    return kept


def _blocks(matches: list[tuple[int, int, int]], length_a: int, length_b: int) -> list[Block]:
    """The runs and what lies between them."""
    blocks: list[Block] = []
    at_a = at_b = 0
    for i, j, size in [*matches, (length_a, length_b, 0)]:
        if at_a < i or at_b < j:
            change: Change = "replace" if at_a < i and at_b < j else "delete" if at_a < i else "insert"
            blocks.append(Block(change, at_a, i, at_b, j))
        if size:
            blocks.append(Block("equal", i, i + size, j, j + size))
        at_a, at_b = i + size, j + size
    return blocks


def _with_moves(a: Sequence[str], b: Sequence[str], blocks: list[Block]) -> list[Block]:
    """Match what is left of a against what is left of b once more, whatever the order."""
    left_a = [(block.a0, block.a1) for block in blocks if block.change in {"delete", "replace"} and block.a1 - block.a0 >= _MOVED]
    left_b = [(block.b0, block.b1) for block in blocks if block.change in {"insert", "replace"} and block.b1 - block.b0 >= _MOVED]
    rest_a = [token for x, y in left_a for token in a[x:y]]
    rest_b = [token for x, y in left_b for token in b[x:y]]
    if not rest_a or not rest_b or len(left_a) * len(left_b) * _pairs(rest_a, rest_b) > _LARGEST:
        return blocks
    moves: list[Block] = []
    while left_a and left_b and len(moves) < _MOST_MOVES:
        move = _longest_move(a, b, left_a, left_b)
        if move is None:
            break
        moves.append(move)
        left_a = _without(left_a, move.a0, move.a1)
        left_b = _without(left_b, move.b0, move.b1)
    return _cut_out(blocks, moves) if moves else blocks


def _longest_move(a: Sequence[str], b: Sequence[str], left_a: list[tuple[int, int]], left_b: list[tuple[int, int]]) -> Block | None:
    """The longest run that stands in some rest of a and in some rest of b, if it is long enough."""
    best: Block | None = None
    matcher: SequenceMatcher[str] = SequenceMatcher(None, a, b, autojunk=False)
    for b0, b1 in left_b:
        for a0, a1 in left_a:
            i, j, size = matcher.find_longest_match(a0, a1, b0, b1)
            if size >= _MOVED and (best is None or size > best.a1 - best.a0):
                best = Block("move", i, i + size, j, j + size)
    return best


def _without(rests: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The rests less one range, short ends dropped."""
    kept: list[tuple[int, int]] = []
    for x, y in rests:
        if x <= start and end <= y:
            kept += [piece for piece in ((x, start), (end, y)) if piece[1] - piece[0] >= _MOVED]
        else:
            kept.append((x, y))
    return kept


def _cut_out(blocks: list[Block], moves: list[Block]) -> list[Block]:
    """The blocks with the moved runs taken out of the changes that held them."""
    result: list[Block] = []
    for block in blocks:
        if block.change == "equal":
            result.append(block)
            continue
        inside_a = sorted((move.a0, move.a1) for move in moves if block.a0 <= move.a0 and move.a1 <= block.a1)
        inside_b = sorted((move.b0, move.b1) for move in moves if block.b0 <= move.b0 and move.b1 <= block.b1)
        if not inside_a and not inside_b:
            result.append(block)
            continue
        result += [Block("delete", x, y, block.b0, block.b0) for x, y in _rest(block.a0, block.a1, inside_a)]
        result += [Block("insert", block.a1, block.a1, x, y) for x, y in _rest(block.b0, block.b1, inside_b)]
        result += [move for move in moves if block.a0 <= move.a0 and move.a1 <= block.a1]
    return result


def _rest(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a range lies outside the taken ranges, which are in order and apart."""
    rest: list[tuple[int, int]] = []
    for x, y in [*taken, (end, end)]:
        if start < x:
            rest.append((start, x))
        start = max(start, y)
    return rest
