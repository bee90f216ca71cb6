"""How a cue presents what was said: a lexicon of our own, with the reason for each class.

A verb doubts where it keeps the words at arm's length, and endorses where it can only be used of what is so (a factive verb; Kiparsky
and Kiparsky, 1970). Verbs that only name the act of speaking are neutral, heated ones too: "shouted" says nothing about truth.
"""

from __future__ import annotations

from functools import cache

from onrecord.model import Cue, Span, Tone
from onrecord.text.stems import stem
from onrecord.text.terms import phrase

REASONS: dict[Tone, tuple[tuple[str, str], ...]] = {
    "doubting": (
        ("says that it is not established", "claim allege purport profess pretend"),
        ("says that it is held against contradiction", "insist maintain contend assert argue"),
        ("says that it is a defence", "deny dispute reject protest"),
        ("says that it is a story or a guess", "suggest imply insinuate speculate opine fancy"),
        ("says that it is talk", "boast brag bluster rant gush grumble whine quip joke"),
        ("says that it is an accusation", "accuse charge blame smear"),
    ),
    "endorsing": (
        (
            "can only be said of what is so",
            "reveal disclose discover know realise realize learn recognise recognize prove show demonstrate expose",
        ),
        ("says that somebody had to grant it", "admit concede acknowledge confess own"),
        ("says that it was settled before", "confirm verify establish document attest"),
        (
            "points at something that is there",
            "note observe remind stress emphasise emphasize underline underscore highlight warn explain clarify point",
        ),
    ),
}
_ARM_LENGTH = frozenset(["reportedly", "allegedly", "supposedly", "purportedly", "apparently", "ostensibly", "so-called"])


@cache
def _tones() -> dict[str, tuple[Tone, str]]:
    """Each verb's stem with its class and the reason for it."""
    return {stem(verb): (tone, reason) for tone, rows in REASONS.items() for reason, verbs in rows for verb in verbs.split()}


def tone_of(cue: str) -> tuple[Tone, str]:
    """The class of a cue and the reason for it.

    Args:
        cue: its words as they stand; may be empty.

    Returns:
        `none` where there is no cue; `neutral` for every cue that the lexicon does not hold.
    """
    terms = phrase(cue).terms
    if not terms:
        return "none", "no cue"
    forms = [term.form for term in terms]
    if any(form in _ARM_LENGTH for form in forms):
        return "doubting", "says that others say so"
    found = [_tones()[root] for root in map(stem, forms) if root in _tones()]
    if not found:
        return "neutral", "names the act of speaking only"
    return next((one for one in found if one[0] == "doubting"), found[0])


def cue_of(text: str, spans: tuple[Span, ...]) -> Cue | None:
    """A cue with its tone, or None where the attribution has none."""
    words = " ".join(span.of(text) for span in spans)
    return Cue(words, tone_of(words)[0]) if words else None
