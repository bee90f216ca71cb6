"""The cue lexicon: verbs and nouns that report, with their class and the shapes of content they take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.attributions.morphology import Form, forms


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb.

    Attributes:
        lemma: its base form, with a particle or object where it needs one ("call for", "put it").
        tone: `neutral`, `doubting`, `denial`, `admission`, `demand`, `promise`, `question`, `opinion`, `blame`, `praise`,
            `evidence` or `expectation`.
        frames: letters for what it takes; see the head of `verbs.txt`.
        rest: the words after the verb itself.
    """

    lemma: str
    tone: str
    frames: str
    rest: tuple[str, ...]


Entry = tuple[Verb, tuple[Form, ...]]


def _rows(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """Form in lower case -> the verbs it can belong to, longest phrase first, each with what form it is."""
    out: dict[str, list[Entry]] = {}
    for row in _rows("verbs.txt"):
        *words, tone, frames = row.split()
        verb = Verb(" ".join(words), tone, frames, tuple(words[1:]))
        for form, kinds in forms(words[0]).items():
            out.setdefault(form, []).append((verb, kinds))
    return {form: tuple(sorted(entries, key=lambda entry: -len(entry[0].rest))) for form, entries in out.items()}


@cache
def nouns() -> dict[str, str]:
    """Reporting nouns, singular and plural, in lower case -> their tone."""
    out: dict[str, str] = {}
    for row in _rows("nouns.txt"):
        noun, tone = row.split()
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        out[noun] = out[plural] = tone
    return out


@lru_cache(maxsize=65536)
def known_tone(cue: str) -> str | None:
    """The class of a cue's words ("has repeatedly claimed": `doubting`); None where the lexicon knows none of them."""
    words = cue.lower().strip(" :,").split()
    for i in range(len(words) - 1, -1, -1):
        for verb, _ in verbs().get(words[i], ()):
            if tuple(words[i + 1 : i + 1 + len(verb.rest)]) == verb.rest:
                return verb.tone
        if words[i] in nouns():
            return nouns()[words[i]]
    return None


def tone_of(cue: str) -> str:
    """The class of a cue's words; `neutral` where the lexicon knows none of them."""
    return known_tone(cue) or "neutral"
