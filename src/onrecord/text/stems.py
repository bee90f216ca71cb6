"""Word stems, opposites and words that differ by a negative prefix or suffix: enough morphology to compare two wordings."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources

_SHORTEST = 4
_ENDINGS = ("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ely", "ly", "ers", "er", "est", "ed", "es", "s", "e")
_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti")
_NOT_NEGATED = frozenset(
    """under united unite unit union unions uncle until unless unique universe universal university international interest interests
    into inside include included including income increase increased increases industry information intend intended invest
    imagine image images important importance import improve improved immigration immigrant immigrants immigrate display disease
    diseases discuss district distance distribute discover direct director deal debate december decide declare defend degree
    deliver demand department deputy design destroy detail development device irish issue illustrate individual indian india
    mission mister despite miss missile null none""".split()  # noqa: SIM905
)


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A crude stem: common English endings taken off; equal for most inflections of one word, never to be shown."""
    form = form.removesuffix("'s")
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1:
            root = form[: -len(ending)]
            if ending in {"ies", "ied"}:
                return root + "y"
            if len(root) > _SHORTEST - 1 and root[-1] == root[-2] and root[-1] not in "ls":
                return root[:-1]
            return root
    return form


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Pairs of stems of opposites, both ways."""
    pairs = json.loads(resources.files(__package__).joinpath("antonyms.json").read_text(encoding="utf-8"))
    return frozenset(pair for one, other in [*pairs, *_MORE] for pair in ((stem(one), stem(other)), (stem(other), stem(one))))


_MORE = (
    ("won", "lost"), ("victory", "loss"), ("rose", "fell"), ("risen", "fallen"), ("grew", "shrank"), ("bought", "sold"),
    ("before", "after"), ("support", "oppose"), ("support", "condemn"), ("approve", "reject"), ("agree", "refuse"),
    ("agree", "disagree"), ("win", "defeat"), ("success", "failure"), ("succeed", "fail"), ("protect", "threaten"), ("confirm", "deny"),
    ("join", "leave"), ("ally", "enemy"), ("friend", "enemy"), ("peace", "war"), ("safer", "riskier"), ("began", "ended"),
    ("begin", "end"), ("open", "close"), ("gain", "lose"), ("improve", "worsen"), ("strengthen", "weaken"), ("praise", "criticise"),
    ("praise", "condemn"), ("accept", "refuse"), ("include", "exclude"), ("with", "without"), ("left", "stayed"),
    ("guilty", "innocent"), ("legal", "criminal"), ("more", "less"), ("most", "least"), ("many", "few"), ("higher", "lower"),
    ("better", "worse"), ("best", "worst"), ("increase", "decrease"), ("increase", "reduce"), ("raise", "cut"),
    ("advantage", "disadvantage"), ("for", "against"), ("above", "below"), ("over", "under"), ("always", "never"),
    ("everything", "nothing"), ("everyone", "nobody"), ("everybody", "nobody"), ("somebody", "nobody"), ("love", "hate"),
    ("permit", "ban"), ("allow", "ban"), ("allow", "forbid"), ("hired", "fired"), ("ahead", "behind"), ("up", "down"), ("first", "last"),
)  # fmt: skip


def opposed(one: str, other: str) -> bool:
    """Whether two forms are opposites: WordNet's antonyms and pairs that news uses as such."""
    return (stem(one), stem(other)) in _opposites()


def negated(form: str) -> str | None:
    """The word without its negative prefix or suffix, where it has one: "unclear" gives "clear", "hopeless" "hope"."""
    if form in _NOT_NEGATED:
        return None
    for prefix in _NEGATIVE:
        if form.startswith(prefix) and len(form) - len(prefix) >= _SHORTEST - 1:
            return form[len(prefix) :]
    if form.endswith("less") and len(form) > len("less") + 2:
        return form[: -len("less")]
    return None


def prefix_opposed(one: str, other: str) -> bool:
    """Whether one form is the other negated by a prefix or suffix: "legal" and "illegal", "hopeful" and "hopeless"."""
    for x, y in ((one, other), (other, one)):
        root = negated(x)
        if root and (root == y or stem(root) == stem(y) or root + "ful" == y):
            return True
    return False
