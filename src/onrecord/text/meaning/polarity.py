"""Negation: the words that carry it, and the ones that only look as if they did."""

from __future__ import annotations

from onrecord.text.opposites import negated
from onrecord.text.stems import stem
from onrecord.text.terms import Phrase

_NEGATORS = frozenset("""not no never none nobody nothing nowhere neither nor without hardly scarcely barely seldom rarely""".split())  # noqa: SIM905
CORE = frozenset("not no never none nobody nothing".split())  # noqa: SIM905
_DOUBTS = frozenset(
    stem(word)
    for word in """refuse refused deny denied fail failed failure lack lacked unable reject rejected decline declined forbid forbade
    forbidden     prohibit prohibited prevent prevented impossible unlikely unwilling cease ceased abstain avoid avoided stop stopped quit
    oppose opposed ban banned block blocked cancel cancelled rule doubt doubted absent absence instead rather except unless until
    yet forfeit little few anything any hard difficult difficulty minority broke broken tough exclude excluded excluding dispute
    disputed reluctant hesitate zero wrong away miss missed missing far against empty end ended cannot false lose lost barred bar
    out free""".split()  # noqa: SIM905
)
_TURNS = frozenset(
    stem(word)
    for word in """refuse refused deny denied fail failed lack lacked unable reject rejected forbid forbade forbidden prohibit prohibited
    prevent prevented impossible unlikely unwilling cease ceased abstain avoid avoided oppose opposed doubt doubted dispute
    disputed decline declined""".split()  # noqa: SIM905
)
_PHRASES = frozenset({("anything", "but"), ("far", "from"), ("yet", "to")})
_AFTER_NOT = frozenset(["only", "just", "merely", "least", "simply"])
_AFTER_NO = frozenset(["doubt", "matter", "sooner", "wonder", "later", "less", "fewer"])
_MEASURES = frozenset(["more", "less", "fewer"])
_JOINS = frozenset("and but or so because while which who whom if when although though".split())  # noqa: SIM905
_PRONOUNS = frozenset(["i", "you", "he", "she", "it", "we", "they", "there"])


def negators(phrase: Phrase) -> list[int]:
    """Indices of the terms that negate; "no," as an answer, "not only", "no doubt", "or not" and tag questions do not; "far from" does."""
    terms, found = phrase.terms, []
    for index, term in enumerate(terms):
        form = term.form
        behind = terms[index + 1].form if index + 1 < len(terms) and index + 1 not in phrase.stops else ""
        if (form, behind) in _PHRASES and not term.inserted:
            found.append(index)
        if form not in _NEGATORS or term.inserted:
            continue
        before = terms[index - 1].form if index else ""
        if form in {"no", "not"} and behind in _MEASURES and index + 2 < len(terms) and terms[index + 2].form == "than":
            continue
        if form == "no" and (not behind or behind in _AFTER_NO or phrase.text[term.span.end : term.span.end + 1] in {",", "!", "."}):
            continue
        if form == "not" and (behind in _AFTER_NOT or (before == "or" and not behind) or (before == "why" and not behind)):
            continue
        if form == "not" and behind in _PRONOUNS and _closes(phrase, index + 2):
            continue
        if form == "neither" and behind == "here":
            continue
        found.append(index)
    return found


def _closes(phrase: Phrase, index: int) -> bool:
    """Whether a sentence or the wording ends before a term."""
    return index >= len(phrase.terms) or index in phrase.stops


def doubtful(phrase: Phrase) -> list[int]:
    """Indices of words that may stand in for a negator: "refuse", "lack", "unable", words with a negative prefix."""
    return [index for index, term in enumerate(phrase.terms) if not term.inserted and _doubts(term.form)]


def turning(phrase: Phrase, where: range) -> list[int]:
    """Indices among some of words that reverse what follows them by their own meaning: "refused to", "failed to", "denied"."""
    return [index for index in where if not phrase.terms[index].inserted and stem(phrase.terms[index].form) in _TURNS]


def leads(phrase: Phrase, index: int) -> bool:
    """Whether a verb stands right behind a word that turns it: "failed to", "avoided paying"."""
    behind = phrase.terms[index + 1].form if index + 1 < len(phrase.terms) else ""
    return behind == "to" or (behind.endswith("ing") and len(behind) > len("thing"))


def _doubts(form: str) -> bool:
    return form not in _NEGATORS and (stem(form) in _DOUBTS or negated(form) is not None)


def swallowed(phrase: Phrase, where: range, *, bracket: bool) -> list[int]:
    """Negators that were left out together with words of the very clause that goes on behind the gap.

    Args:
        phrase: the fuller wording.
        where: indices of what the other wording left out.
        bracket: whether brackets stand in its place: then any negator counts.
    """
    lost = [index for index in negators(phrase) if index in where]
    if bracket:
        return lost
    if where.stop in phrase.stops or where.stop >= len(phrase.terms) or phrase.terms[where.stop].form in _JOINS:
        return []
    clause = max((stop for stop in phrase.stops if stop <= where.stop), default=0)
    return [index for index in lost if index >= clause]
