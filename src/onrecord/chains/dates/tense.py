"""Does the sentence around a time expression speak of what has been, or of what is to come?

The nearest cue wins: a verb form, an auxiliary, a preposition or a noun of planning, counted in words from the
expression. A weekday in `said Friday that it would close` hangs on `said`; in `said it would close Friday`, on `would`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from onrecord.text.wordlist import wordlist

Direction = Literal["past", "future"]

REACH: Final = 16
_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bU\.S)(?<!\bU\.N)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bSt)(?<!\b[A-Z])"
    r"[.!?][\"'”’)]*\s+(?=[\"'“‘`(]*[A-Z0-9])|\n"
)
_TOKEN: Final = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|[$€£]?\d[\d.,]*|[,;:()–—]+|--+")
_FUTURE: Final = wordlist("""
    will shall would ll going upcoming forthcoming pending planned plans plan planning scheduled slated expected expects
    expect due intends intend hopes hope aims proposed tentatively begins starts opens resumes reconvenes convenes
    expires takes meets ends votes faces leaves arrives returns travels holds kicks airs runs launches debuts goes comes
    appears speaks hosts attends payable deadline tomorrow soon next ahead meet begin resume convene arrive expire
    should must can could may might won't wouldn't until effective ending awaits await
    """)
_PAST: Final = wordlist("""
    said told was were had did went came took made began met won lost held gave fell rose saw left got ran sent spoke
    stood led found kept brought bought thought wrote read put cut hit let set shot built broke chose drew drove flew
    grew knew paid quit sat sold spent struck swore taught threw understood woke wore became fought sought caught heard
    withdrew overcame oversaw forbade hung dealt lay been done seen given taken shown known written drawn slain beaten
    stolen thrown won't-have ago last previous earlier since after has have ended dated shut lit bid drawn hurt split
    upheld underwent undertook tore swept sang sank shook
    """)
_NOT_PAST: Final = wordlist("""
    need indeed succeed heed bleed greed deed reed weed speed proceed exceed feed seed breed red bed embed shed united
    wed sacred hundred biased armed alleged supposed led-by planned proposed scheduled expected slated limited related
    unprecedented retired so-called
    """)


def sentence(before: str, after: str) -> tuple[str, str]:
    """What of the sentence stands before and after the expression."""
    cut = 0
    for end in _END.finditer(before):
        cut = end.end()
    stop = _END.search(after)
    return before[cut:], after[: stop.start() + 1] if stop else after


def _tokens(text: str) -> list[str]:
    return [token.replace("’", "'") for token in _TOKEN.findall(text)]


def _kind(words: list[str], at: int) -> Direction | None:
    """What the word at a place says about time, with a look at its neighbours."""
    word = words[at].lower()
    following = words[at + 1] if at + 1 < len(words) else ""
    previous = words[at - 1].lower() if at else ""
    if word == "to":
        verb = following.isalpha() and following.islower() and not following.endswith("ing") and following not in _NO_VERB
        return "future" if verb and previous not in _CARRIED_OUT else None
    if (word == "next" and following == "to") or (word in _NOUNS_TOO and previous in _DETERMINERS):
        return None
    if word.endswith(("'ll", "'d")) or word in _FUTURE:
        perfect = {"have", "been"} & set(words[at + 1 : at + 3])
        return "past" if perfect and word in {"would", "could", "should", "must", "may", "might"} else "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):  # noqa: PLR2004 - `ed`, `red`
        return _participle([w.lower() for w in words[max(0, at - 4) : at]])
    return None


def _participle(ahead: list[str]) -> Direction | None:
    """`will be heard` is to come, `could not be heard` has been, `is heard` says nothing; any other `-ed` has been."""
    if "be" in ahead[-2:]:
        return "past" if {"could", "couldn't"} & set(ahead) else "future"
    return None if ahead[-1:] in (["is"], ["are"]) else "past"


_NOUNS_TOO: Final = wordlist("""
    plan plans vote votes hopes hope runs leaves meets holds returns kicks goes starts opens takes speaks hosts faces
    """)
_DETERMINERS: Final = wordlist("""
    the a an his her its their our this that these those new no any some
    """)
_AHEAD: Final = wordlist("""
    will would plans plan expects expect expected scheduled to should must aims due wants hopes
    """)
_NO_VERB: Final = wordlist("""
    the a an his her its their our my your this that these those him them it us me about more less
    """)
_CARRIED_OUT: Final = wordlist("""
    failed refused declined managed came went helped continued able rose fell tumbled jumped dropped climbed slipped
    plunged began started used seemed appeared voted moved sought tried rushed forced gathered
    """)


def direction(before: str, after: str) -> Direction | None:
    """Past, future, or None where the sentence gives no cue.

    Args:
        before: the text in front of the expression; only its last sentence is read.
        after: the text behind it; only its first sentence is read.
    """
    head, tail = sentence(before[-600:], after[:400])
    left, right = _tokens(head), _tokens(tail)
    near = left[-1].lower() if left else ""
    if tail.startswith(("'s ", "’s ")):
        return "future" if near in {"of", "before", "next"} and "ahead" in [w.lower() for w in left[-2:]] + [near] else "past"
    if near in _DETERMINERS and near not in {"this", "that"}:
        return "future" if right and right[0].lower() in {"deadline", "vote", "runoff", "start", "launch"} else None
    alone = len(left) <= 1
    behind = _rightward(right, alone=alone)
    if near in {"until", "till", "by", "through"}:
        if alone:
            return behind[1] if behind else None
        return (
            "future"
            if _AHEAD & {word.lower() for word in left[-REACH:]}
            else "past"
            if near == "through"
            else _nearest(_leftward(left), behind)
        )
    return _nearest(None if alone else _leftward(left), behind)


def _nearest(*cues: tuple[float, Direction] | None) -> Direction | None:
    found = [cue for cue in cues if cue]
    return min(found)[1] if found else None


def _leftward(words: list[str]) -> tuple[float, Direction] | None:
    """The nearest cue in front, and how far off; a comma or a dash counts as three words."""
    steps = 0.0
    for at in range(len(words) - 1, max(-1, len(words) - 1 - REACH), -1):
        steps += 1.0 if words[at][0].isalnum() else 3.0
        if kind := _kind(words, at):
            return steps, kind
    return None


def _rightward(words: list[str], *, alone: bool) -> tuple[float, Direction] | None:
    """The nearest cue behind, up to the first comma unless the expression opens the sentence.

    Behind the expression an infinitive names the purpose of what was done: `met Monday to discuss`.
    """
    steps = 1.5
    for at in range(min(len(words), REACH)):
        if not words[at][0].isalnum() and not alone:
            return None
        steps += 1.0
        kind = None if words[at].lower() == "to" and not alone else _kind(words, at)
        if kind:
            return steps, kind
    return None
