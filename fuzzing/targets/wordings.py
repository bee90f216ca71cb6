"""Two wordings held against each other."""

from __future__ import annotations

from fuzzing.targets.common import MARKS, hold
from onrecord.api import explain_wordings
from tests.contract import wording_breaches

SEEDS = (
    "We will not close the works.|We will close the works.", "“The lock ... is shut,” she said.|The lock, of course, is shut",
    "twenty-one pilots|21 pilots|", "It [the lock] isn't shut.|It is not shut.", "a b c d e f g|e f g a b c d", "|", "no|No!",
    "The pilots waited for the tide, and the tide was late.|The tide was late, and the pilots waited for the tide.",
)  # fmt: skip
TOKENS = (*MARKS, "|", " not ", "n't", " never ", " million", "1,000", "%", " must ", " could ", " the ", "[sic]", "twenty-", "½")


def one(data: bytes) -> None:
    """A relation of the vocabulary, and steps that tile both wordings."""
    a, _, b = data.decode("utf-8", "replace").partition("|")
    (answer,) = explain_wordings([(a, b)])
    hold(wording_breaches(a, b, answer))
