"""What persons put right about some ids, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.ledger import Ledger, Store, people
from onrecord.ledger.asking import undecided as sql
from onrecord.ledger.correcting import occurrence
from onrecord.ledger.judging import judgement_of, named_entity, spans_of
from onrecord.ledger.readings import articles_of, reading_of, readings
from onrecord.model import Judgement, Reading
from onrecord.query.views import PutRight

KEPT = {"same": "the meaning is kept", "different": "the meaning is altered", "unsure": "unsure whether the meaning is kept"}


def put_right(ledger: Ledger, ids: Iterable[str]) -> tuple[PutRight, ...]:
    """The judgements of persons that stand on some attributions or entities, the newest first.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    with ledger.read() as store:
        return _found(store, ids)


def put_right_in(store: Store, article: str) -> tuple[PutRight, ...]:
    """The judgements of persons that stand on everything that was read in an article, and on who is who in it; the newest first."""
    original = reading_of(store, article, original=True)
    if original is None:
        return ()
    here = (occurrence(article, one.id) for one in original.entities)
    return _found(store, [*(one.id for one in original.attributions), *here])


def _found(store: Store, ids: Iterable[str]) -> tuple[PutRight, ...]:
    return in_words(store, [judgement_of(row) for row in sql.put_right(store, sorted(set(ids)))])


def in_words(store: Store, judged: Sequence[Judgement]) -> tuple[PutRight, ...]:
    """Judgements of persons, each with what it is about and what is right, in words."""
    return tuple(_shown(judged, _Words(store, judged))) if judged else ()


class _Words:
    """The words of attributions, the names of entities, the titles of articles that judgements are about."""

    def __init__(self, store: Store, found: Iterable[Judgement]) -> None:
        judged = list(found)
        ids = {side for one in judged for side in (one.a, one.b, *one.a.split("/"))}
        self._names = people.names_of(store, ids)
        self._article = articles_of(store, ids)
        places = sorted({*self._article.values(), *(one.a.partition("/")[0] for one in judged if "/" in one.a)})
        delivered = readings(store, places, original=True, all_versions=True)
        self._readings: dict[str, Reading] = {reading.article.id: reading for reading in delivered}

    def of(self, one: str) -> str:
        """Something by the words that a reader knows it by; its id where it is not in the ledger."""
        if one in self._names:
            return self._names[one][1]
        reading = self._readings.get(self._article.get(one, ""))
        said = next((a for a in reading.attributions if a.id == one), None) if reading else None
        return one if reading is None or said is None else " … ".join(span.of(reading.article.text) for span in said.content)

    def spans(self, one: str, written: str) -> str:
        """The words that corrected spans hold."""
        part, spans = spans_of(written)
        reading = self._readings.get(self._article.get(one, ""))
        held = " … ".join(span.of(reading.article.text) for span in spans) if reading else written
        return f"its {'words' if part == 'content' else part}: {held or 'none'}"

    def title(self, article: str) -> str:
        """An article by its title, else its id."""
        reading = self._readings.get(article)
        return (reading.article.title if reading else None) or article


def _shown(found: Iterable[Judgement], words: _Words) -> Iterable[PutRight]:
    for one in found:
        right = "taken back" if one.verdict is None else _right(one, words)
        yield PutRight(one, words.of(one.a.split("/", 1)[-1]), right)


def _right(one: Judgement, words: _Words) -> str:
    if one.about == "span":
        return words.spans(one.a, one.b)
    if one.about == "attribution":
        return "somebody says this" if one.verdict == "same" else "nobody says this"
    if one.about == "speaker":
        name = named_entity(one.b) or words.of(one.b)
        return f"said by {name}" if one.verdict == "same" else f"not said by {name}"
    if one.about == "entity" and "/" in one.a:
        return f"somebody else in “{words.title(one.a.partition('/')[0])}”"
    if one.about == "wording":
        return f"{KEPT[str(one.verdict)]} beside: {words.of(one.b)}"
    what = {"same": "the same as", "different": "another than"}.get(str(one.verdict), "perhaps the same as")
    return f"{what}: {words.of(one.b)}"
