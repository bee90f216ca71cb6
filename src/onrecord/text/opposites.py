"""Opposites: pairs of words of which no translator puts the one for the other, and words that a negative prefix or suffix turns."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations, product

from onrecord.text.stems import stem
from onrecord.text.verbs import base

_SHORTEST = 3
_NEGATIVE = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "de", "anti")
_NOT_NEGATED = frozenset(
    """under united unite unit union unions uncle until unless unique universe universal university international interest interests
    into inside include included including income increase increased increases industry information intend intended invest
    imagine image images important importance import improve improved immigration immigrant immigrants immigrate display disease
    diseases discuss district distance distribute discover direct director deal debate december decide declare defend degree
    deliver demand department deputy design destroy detail development device irish issue illustrate individual indian india
    mission mister despite miss missile null none""".split()  # noqa: SIM905
)
_MORE = (
    ("won", "lost"), ("victory", "loss"), ("rose", "fell"), ("grew", "shrank"), ("bought", "sold"),
    ("before", "after"), ("support", "oppose"), ("support", "condemn"), ("approve", "reject"), ("agree", "refuse"),
    ("agree", "disagree"), ("win", "defeat"), ("success", "failure"), ("succeed", "fail"), ("protect", "threaten"), ("confirm", "deny"),
    ("join", "leave"), ("ally", "enemy"), ("friend", "enemy"), ("peace", "war"), ("safer", "riskier"), ("began", "ended"),
    ("begin", "end"), ("open", "close"), ("gain", "lose"), ("improve", "worsen"), ("strengthen", "weaken"), ("praise", "criticise"),
    ("praise", "condemn"), ("accept", "refuse"), ("include", "exclude"), ("with", "without"), ("left", "stayed"),
    ("guilty", "innocent"), ("legal", "criminal"), ("more", "less"), ("most", "least"), ("many", "few"), ("higher", "lower"),
    ("better", "worse"), ("best", "worst"), ("increase", "decrease"), ("increase", "reduce"), ("raise", "cut"), ("raise", "lower"),
    ("advantage", "disadvantage"), ("for", "against"), ("above", "below"), ("over", "under"), ("always", "never"),
    ("everything", "nothing"), ("everyone", "nobody"), ("everybody", "nobody"), ("somebody", "nobody"), ("love", "hate"),
    ("permit", "ban"), ("allow", "ban"), ("allow", "forbid"), ("hired", "fired"), ("ahead", "behind"), ("up", "down"), ("first", "last"),
    ("next", "last"), ("next", "previous"), ("born", "died"), ("alive", "dead"), ("life", "death"), ("arrive", "depart"),
    ("arrive", "leave"), ("enter", "leave"), ("appoint", "dismiss"), ("arrest", "release"), ("acquit", "convict"), ("borrow", "lend"),
    ("tighten", "loosen"),
    ("encourage", "deter"), ("hide", "reveal"), ("demand", "supply"), ("creditor", "debtor"), ("ceasefire", "offensive"),
    ("contrary", "according"), ("if", "unless"), ("except", "including"), ("excluding", "including"), ("until", "since"),
    ("say", "deny"), ("believe", "doubt"), ("agree", "object"),
)  # fmt: skip
_APART = (
    "spring summer autumn", "spring summer fall", "morning evening", "morning night", "morning afternoon", "day night",
    "today yesterday tomorrow", "north south east west", "northern southern eastern western", "black white", "left right centre",
    "despite thanks",
)  # fmt: skip
_CAUSES = ("because", "due", "owing")
_OBSTACLES = ("although", "though", "despite", "regardless", "notwithstanding", "spite")


@lru_cache(maxsize=65536)
def _root(form: str) -> str:
    """What the inflections of a word have in common, "easier" and "easy", "lost" and "lose" among them."""
    for ending in ("ier", "iest", "ily"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return stem(form[: -len(ending)] + "y")
    return base(form)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    """Pairs of roots of opposites, both ways."""
    pairs = json.loads(resources.files(__package__).joinpath("antonyms.json").read_text(encoding="utf-8"))
    apart = [pair for group in _APART for pair in combinations(group.split(), 2)]
    return frozenset(
        pair
        for one, other in [*pairs, *_MORE, *apart, *product(_CAUSES, _OBSTACLES)]
        for make in (stem, _root)
        for pair in ((make(one), make(other)), (make(other), make(one)))
    )


def opposed(one: str, other: str) -> bool:
    """Whether two forms are opposites: WordNet's antonyms and pairs that news uses as such."""
    return one != other and ((stem(one), stem(other)) in _opposites() or (_root(one), _root(other)) in _opposites())


@lru_cache(maxsize=65536)
def negated(form: str) -> str | None:
    """The word without its negative prefix or suffix, where it has one: "unclear" gives "clear", "hopeless" "hope"."""
    if form in _NOT_NEGATED:
        return None
    for prefix in _NEGATIVE:
        if form.startswith(prefix) and len(form) - len(prefix) >= _SHORTEST:
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
