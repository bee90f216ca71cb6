"""Strength: the scale of "must - will - should - may", how sure something is said to be, and what is only meant to be done."""

from __future__ import annotations

from onrecord.text.terms import Phrase
from onrecord.text.verbs import base

_LEVELS = {
    level: frozenset(words.split())
    for level, words in {
        "must": "must obliged required compelled compeled obligated forced mandatory necessary mandated compulsory",
        "will": "will shall gonna",
        "would": "would",
        "should": "should ought",
        "sure": """certainly definitely surely certain undoubtedly undeniably inevitably inevitable unquestionably indisputably assuredly
        undisputedly doubtless definite unavoidable unavoidably""",
        "likely": "likely probably probable presumably",
        "maybe": "perhaps maybe possibly possible might conceivably potentially conceivable",
        "told": "apparently allegedly supposedly seemingly reportedly purportedly ostensibly",
        "can": "can could able",
        "may": "may allowed permitted free liberty optional entitled welcome",
    }.items()
}
_LEVEL = {word: level for level, words in _LEVELS.items() for word in words}
_BEFORE_TO = {
    "have": "must", "has": "must", "had": "must", "need": "must", "needs": "must", "needed": "must", "got": "must", "bound": "must",
    "going": "will", "supposed": "should", "likely": "likely", "expected": "likely", "sure": "sure", "certain": "sure",
}  # fmt: skip
_MEANT = frozenset(base(word) for word in "hope wish intend aim aspire contemplate consider seek want like love prefer plan".split())  # noqa: SIM905
_WEAK = frozenset({"maybe", "may", "can"})
_GROUPS = ({"maybe", "may", "can", "told"}, {"told", "likely"}, {"must"}, {"should"}, {"will", "sure"}, {"would"}, {"likely"}, {"meant"})
_NEAR = frozenset(
    frozenset(pair)
    for pair in (("will", "would"), ("should", "likely"), ("would", "likely"), ("can", "would"), ("meant", "would"), ("meant", "should"))
)
_LOOSELY_NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("maybe", "would"), ("may", "would"), ("can", "will"), ("may", "will"), ("should", "must"), ("should", "would"), ("meant", "may"),
        ("meant", "can"), ("likely", "will"), ("meant", "will"), ("meant", "must"), ("likely", "maybe"),
    )
)  # fmt: skip
_CARRIERS = frozenset(["would", "will", "shall", "should"])
_STANDS = frozenset(["was", "were", "is", "are"])
_COMPOUND = frozenset({"must", "may", "can"})
_SHIFTS = frozenset(["may", "might", "perhaps", "maybe", "possibly", "must", "have", "has", "had"])
_FEW = 2
_SINGLE = 3


def strength_clash(a: Phrase, at_a: range, b: Phrase, at_b: range, tight: bool) -> tuple[list[int], list[int]] | None:  # noqa: FBT001
    """Indices of the words that put a saying more or less strongly in one edit, or None."""
    one, other = _levels(a, at_a), _levels(b, at_b)
    if not tight:
        strict = one and other and _obliges(set(one.values()), set(other.values()))
        return (sorted(one), sorted(other)) if strict else None
    if one and other:
        single = max(len(at_a), len(at_b)) <= _SINGLE
        return (sorted(one), sorted(other)) if _differ(set(one.values()), set(other.values()), single=single) else None
    whole = set(_levels(b if one else a, range(len((b if one else a).terms))).values())
    if (one or other) and _supposed(a, at_a, b, at_b):
        return sorted(one), sorted(other)
    here = a if one else b
    shifted = sorted(index for index, level in (one or other).items() if here.terms[index].form in _SHIFTS and not _alike(level, whole))
    if shifted and len(at_a) <= _FEW and len(at_b) <= _FEW:
        return (shifted, []) if one else ([], shifted)
    return None


def _supposed(a: Phrase, at_a: range, b: Phrase, at_b: range) -> bool:
    """Whether what would be in one wording is or was in the other, word for word."""
    runs = [term.form for term in a.terms[at_a.start : at_a.stop]], [term.form for term in b.terms[at_b.start : at_b.stop]]
    return any(one == ["would", "be"] and len(other) == 1 and other[0] in _STANDS for one, other in (runs, runs[::-1]))


def _obliges(one: set[str], other: set[str]) -> bool:
    """Whether one side says that something must be and the other no more than that it may."""
    return (one == {"must"} and other <= _WEAK) or (other == {"must"} and one <= _WEAK)


def _alike(level: str, others: set[str]) -> bool:
    """Whether a level stands among others, or one of the same strength does."""
    return any(level in group and group & others for group in _GROUPS)


def _differ(one: set[str], other: set[str], *, single: bool) -> bool:
    """Whether two sets of levels stand apart; "will" and "would" are neighbours that report puts for one another."""
    near = _NEAR if single else _NEAR | _LOOSELY_NEAR
    return not any(_alike(x, other) or frozenset({x, y}) in near for x in one for y in other)


def _levels(phrase: Phrase, where: range) -> dict[int, str]:
    """The level of each modal expression that begins in an edit."""
    found: dict[int, str] = {}
    for index in where:
        term = phrase.terms[index]
        if term.inserted or (term.form == "may" and term.span.of(phrase.text) == "May" and term.kind == "name"):
            continue
        behind = phrase.terms[index + 1].form if index + 1 < len(phrase.terms) else ""
        before = phrase.terms[index - 1].form if index else ""
        if behind == "to" and term.form in _BEFORE_TO:
            if _LEVEL.get(before) not in _WEAK:
                found[index] = _BEFORE_TO[term.form]
        elif behind == "to" and base(term.form) in _MEANT:
            found[index] = "meant"
        elif term.form == "must" and behind == "have":
            found[index] = "likely"
        elif term.form in _LEVEL and not _carries(phrase, index, where.stop):
            found[index] = _LEVEL[term.form]
    return found


def _carries(phrase: Phrase, index: int, stop: int) -> bool:
    """Whether an auxiliary only carries a stronger expression before `stop`: "would" in "would be allowed to", "will" in "will have to"."""
    if phrase.terms[index].form not in _CARRIERS:
        return False
    ahead = [term.form for term in phrase.terms[index + 1 : min(stop, index + 4)]]
    if phrase.terms[index].form == "would" and ahead and base(ahead[0]) in _MEANT:
        return True
    if ahead[:1] == ["have"] and ahead[1:2] == ["to"]:
        return True
    return ahead[:1] == ["be"] and (_LEVEL.get(ahead[1]) in _COMPOUND if len(ahead) > 1 else False)
