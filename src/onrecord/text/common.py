"""Which words are common in news English, and how much weight a word has.

The table was counted by `python -m training.common`; a word that is not in it is rare. `ordinary.txt` is made by
`python -m training.antonyms`.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources

from onrecord.text.verbs import base

FUNCTION = frozenset(
    """a an the and or but nor so yet if then than that this these those there here it its he his him she her hers they their them we
    our us you your i my me who whom whose which what when where why how as at by for from in into of off on onto out over to up
    with about is am are was were be been being has have had having do does did doing will would shall should can could may might
    must 's not no very just also too well now only even still own same such some any all each""".split()  # noqa: SIM905
)


@cache
def _table() -> tuple[int, dict[str, int], dict[str, float]]:
    """How many articles were counted, in how many each word stands, and each word's weight."""
    data = json.loads(resources.files(__package__).joinpath("common.json").read_text(encoding="utf-8"))
    articles: int = data["articles"]
    counts: dict[str, int] = data["words"]
    return articles, counts, {word: math.log((articles + 1) / (count + 0.5)) for word, count in counts.items()}


@cache
def rarest() -> float:
    """The weight of a word that the table does not hold."""
    return math.log(_table()[0] + 1)


def weight(form: str) -> float:
    """Inverse document frequency (Spärck Jones, 1972) of a canonical form, natural logarithm; never negative."""
    return max(0.05, _table()[2].get(form, rarest()))


@cache
def _ordinary() -> frozenset[str]:
    """What the forms of each ordinary word have in common."""
    words = resources.files(__package__).joinpath("ordinary.txt").read_text(encoding="utf-8").split()
    return frozenset(map(base, words))


def is_ordinary(form: str) -> bool:
    """Whether a form is one of the language's ordinary words, in any inflection, and not a name alone."""
    return is_common(form) or base(form) in _ordinary()


def is_common(form: str) -> bool:
    """Whether a word stands in lower case in more than a few articles: capitalised, it need not be a name."""
    return form in _table()[1] or form in FUNCTION
