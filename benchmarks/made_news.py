"""Invented news: people who say things, and outlets that report, cut and alter them. The same seed gives the same news.

Used where a ledger has to be filled without a reader: every span, chain and statement is known because it was made.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.model import (
    Alarm,
    Article,
    Attribution,
    Cue,
    Entity,
    Hop,
    Interval,
    Label,
    LeftOut,
    Mention,
    Occasion,
    Page,
    Reading,
    Score,
    Span,
    Statement,
    Step,
    Version,
    content_id,
)


def _words(text: str, by: str = " ") -> tuple[str, ...]:
    return tuple(text.split(by))


_GIVEN = _words(
    "Maria Peter Anna David Robert Michael Elena Daniel Ivan Paul Martin Omar Sarah Simon Helen Pedro Jean Marta Ahmed Sergei Luis Olga"
    " Carlos Victor Wei Irina Hassan Hugo Natalia Ana Diego Marco Erik Jorge Dmitri Piotr Amir Andrei"
)
"""Common given names: that two people share one tells little."""
_STEM = _words(
    "Arv Brost Cast Drag Eichm Fern Gulb Hrab Ilv Jank Kestr Lomb Mist Norv Osk Pelk Quint Rusk Stelm Tarv Umbr Velt Wexf Yarl Zemp"
    " Plasc Thorg Scand"
)
_MIDDLE = _words(
    "abel ocord edun ifast agelm ohopp ujurk elind amarq inost opell arond usund etolk ovim awark izold echap oding uflor agrif ebask"
    " ikrem omoth astev"
)
_END = _words("enius ström wicz mann ov ez ard by escu idis enko ley grave oglu ic ton")
_OUTLETS = ("Harbour Post", "Valley Herald", "The Lantern", "Daily Meridian", "Northern Ledger", "Kiosk", "Radio Estuary", "Plain Courier")
_TITLES = _words(
    "minister,harbour master,union leader,professor,mayor,spokeswoman,senator,commissioner,chairwoman,judge,director,councillor,engineer,"
    "chief inspector,ambassador,economist,surgeon,historian,treasurer,coach",
    ",",
)
_FIELDS = _words(
    "fisheries schools roads housing trade forests ports energy health culture water mines railways pensions farming tourism sports"
    " libraries taxes bridges prisons airports museums weather"
)
_PLACES = ("Lindmouth", "Ostrava Bay", "Tarn", "Quayside", "Vellamo")
_NOUNS = ("bridge", "harbour", "budget", "school", "railway", "treaty", "festival", "canal", "library", "tariff", "dam", "orchard", "ferry")
_VERBS = ["reopen", "close", "finance", "inspect", "rebuild", "postpone", "expand", "repair", "abandon", "defend"]
_TIMES = ("before winter", "next spring", "without delay", "within {} weeks", "after {} hearings", "for {} million crowns")
_CUES = ("said", "told reporters", "claimed", "insisted", "announced")
_KNOWN = 3
_NAMED = 40
"""As if so many articles had named everybody: the smallest id stands for all."""
START = date(2030, 1, 1)


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody said, before anybody reported it."""

    number: int
    speaker: int
    words: str
    day: date
    occasion: int


@dataclass(slots=True)
class News:
    """A source of invented readings.

    Attributes:
        seed: the same seed gives the same news.
        people: how many people there are; the one in place `n` speaks in proportion to `1 / (n + 3)`, so that with every story come
            people who had not been heard.
        lines: sentences that are said, each once before any is said again; where there are none, sentences are made up.
        own_ids: whether each article has ids of its own for the people in it, as a reader gives them, or all articles the same.
        sayings: attribution id to the number of what was said, for all readings made so far.
    """

    seed: int = 1
    people: int = 150
    lines: Sequence[str] = ()
    own_ids: bool = False
    sayings: dict[str, int] = field(default_factory=dict)

    def name(self, person: int) -> str:
        """A person's name."""
        dice = random.Random(f"name {person}")  # noqa: S311
        given = _GIVEN[int(len(_GIVEN) * dice.random() ** 1.5)]
        place = person * 1_009 % (len(_STEM) * len(_MIDDLE) * len(_END))
        rest, end = divmod(place, len(_END))
        stem, middle = divmod(rest, len(_MIDDLE))
        return f"{given} {_STEM[stem]}{_MIDDLE[middle]}{_END[end]}"

    def office(self, person: int) -> str:
        """What a person is: a title, and what it is for."""
        dice = random.Random(f"office {person}")  # noqa: S311
        return f"{dice.choice(_TITLES)} for {dice.choice(_FIELDS)}"

    def id_of(self, person: int, article: int) -> str:
        """A person's id in an article."""
        if self.own_ids:
            return content_id("ent", "made", article, person)
        return min(content_id("ent", "made", person, number) for number in range(_NAMED))

    def saying(self, number: int) -> Saying:
        """The saying with a number; the same number is always the same saying."""
        dice = random.Random(f"{self.seed}/{number}")  # noqa: S311 - invented news, not secrets
        speaker = min(int(_KNOWN * ((1 + self.people / _KNOWN) ** dice.random() - 1)), self.people - 1)
        day = START + timedelta(days=number // 8 % 3000)
        if self.lines:
            return Saying(number, speaker, self.lines[number % len(self.lines)], day, number // 5)
        parts = []
        for _ in range(dice.randint(1, 3)):
            when = dice.choice(_TIMES).format(dice.randint(2, 900))
            parts.append(f"we will {dice.choice(_VERBS)} the {dice.choice(_NOUNS)} and the {dice.choice(_NOUNS)} {when}")
        words = ", and ".join(parts)
        return Saying(number, speaker, words[0].upper() + words[1:], day, number // 5)

    def readings(self, count: int, first: int = 0) -> Iterator[Reading]:
        """So many articles, from the `first` on: each reports some sayings of one occasion for one outlet."""
        for number in range(first, first + count):
            yield self._reading(number)

    def _reading(self, number: int) -> Reading:
        occasion, outlet = divmod(number, 4)
        dice = random.Random(f"{self.seed}/a{number}")  # noqa: S311
        name = _OUTLETS[(outlet * 2 + occasion) % len(_OUTLETS)]
        url = f"https://{name.lower().replace(' ', '-')}.example/{number}"
        chosen = [occasion * 5 + i for i in range(5) if dice.random() < 0.8 or i == 0]  # noqa: PLR2004
        return _Writer(self, number, name, url, dice).write(chosen)

    def statements(self, readings: Iterable[Reading]) -> list[Statement]:
        """The sayings of some readings, each with its versions, the first one as the hub."""
        groups: dict[int, list[tuple[Reading, Attribution]]] = {}
        covered: dict[str, list[Reading]] = {}
        for reading in readings:
            for attribution in reading.attributions:
                groups.setdefault(self.sayings[attribution.id], []).append((reading, attribution))
            if reading.attributions and reading.attributions[0].occasion:
                covered.setdefault(reading.attributions[0].occasion.id or "", []).append(reading)
        return [_statement(found, covered) for _, found in sorted(groups.items())]


def page_of(reading: Reading) -> Page:
    """The bytes that a reading might have been made from."""
    content = reading.article.text.encode()
    return Page(reading.article.url or "", content, hashlib.sha256(content).hexdigest(), "text/plain", "utf-8", reading.article.url)


@dataclass(slots=True)
class _Writer:
    news: News
    number: int
    outlet: str
    url: str
    dice: random.Random
    text: str = ""

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def write(self, chosen: list[int]) -> Reading:
        title = f"{self.outlet} reports from {_PLACES[self.number % len(_PLACES)]}"
        self.put(f"{title}\n\n")
        found: list[Attribution] = []
        people: dict[int, tuple[list[Mention], list[Label]]] = {}
        day = START
        for number in chosen:
            saying = self.news.saying(number)
            day = max(day, saying.day)
            found.append(self.attribution(saying, people))
            self.put("\n\n")
        article_id = content_id("art", self.text, self.url)
        attributions = tuple(self.identified(article_id, a, number) for a, number in zip(found, chosen, strict=True))
        entities = tuple(
            Entity(self.news.id_of(person, self.number), "person", self.news.name(person), tuple(mentions), tuple(labels))
            for person, (mentions, labels) in sorted(people.items())
        )
        article = Article(
            article_id, None, self.url, self.outlet, title, (), day.isoformat(), "en", None, self.text,
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
        )  # fmt: skip
        return Reading(article, entities, attributions)

    def identified(self, article: str, attribution: Attribution, number: int) -> Attribution:
        one = content_id("att", article, attribution.content)
        self.news.sayings[one] = number

        return replace(attribution, id=one)

    def attribution(self, saying: Saying, people: dict[int, tuple[list[Mention], list[Label]]]) -> Attribution:
        mentions, labels = people.setdefault(saying.speaker, ([], []))
        title = self.news.office(saying.speaker)
        label = self.put(f"The {title}")
        self.put(", ")
        source = self.put(self.news.name(saying.speaker))
        self.put(", ")
        cue = self.put(self.dice.choice(_CUES))
        self.put(" on the record: ")
        content = self.put(f'"{self.reported(saying.words)}."')
        via: tuple[Hop, ...] = ()
        if self.dice.random() < 0.3:  # noqa: PLR2004
            self.put(", according to the ")
            via = (Hop("Tarn Wire", None, "agency", (self.put("Tarn Wire"),)),)
        self.put(".")
        mentions.append(Mention(source, "name"))
        labels.append(Label(label, f"The {title}", "outlet", "title"))
        place = _PLACES[saying.occasion % len(_PLACES)]
        return Attribution(
            id="",
            kind="direct",
            content=(content,),
            cue=(cue,),
            source=(source,),
            speaker=self.news.id_of(saying.speaker, self.number),
            via=via,
            occasion=Occasion(f"hearing {saying.occasion}", place, "hearing", (), content_id("occ", saying.occasion)),
            said=Interval(saying.day.isoformat(), saying.day.isoformat(), "day", (), "published"),
            confidence=0.9,
        )

    def reported(self, words: str) -> str:
        how = self.dice.random()
        if how < 0.2:  # noqa: PLR2004
            return " ".join(words.split()[: max(4, len(words.split()) // 2)]) if self.news.lines else words.split(", and ", maxsplit=1)[0]
        if how < 0.3:  # noqa: PLR2004
            return words.replace("we will", "we will not", 1).replace("We will", "We will not", 1)
        return words


def _statement(found: list[tuple[Reading, Attribution]], covered: dict[str, list[Reading]]) -> Statement:
    hub_reading, hub = max(found, key=lambda pair: (pair[1].content[0].length, pair[1].id))
    ordered = [(hub_reading, hub), *(pair for pair in found if pair[1] is not hub)]
    there = {reading.article.id for reading, _ in found}
    missing = covered.get(hub.occasion.id or "" if hub.occasion else "", [])
    return Statement(
        id=content_id("sta", hub.id),
        speaker=hub.speaker,
        occasion=hub.occasion,
        said=hub.said,
        hub=hub.id,
        versions=tuple(_version(reading, one, hub_reading, hub) for reading, one in ordered),
        left_out_by=tuple(LeftOut(x.article.id, x.article.outlet) for x in missing if x.article.id not in there),
        independent=len({one.via[0].name if one.via else reading.article.id for reading, one in found}),
    )


def _version(reading: Reading, one: Attribution, hub_reading: Reading, hub: Attribution) -> Version:
    mine, whole = one.content[0], hub.content[0]
    words, hub_words = mine.of(reading.article.text), whole.of(hub_reading.article.text)
    negated = ("will not" in words) != ("will not" in hub_words)
    relation = "hub" if one is hub else "altered" if negated else "same" if words == hub_words else "cut"
    shared = min(mine.length, whole.length)
    step = Step("kept", (Span(whole.start, whole.start + shared),), (Span(mine.start, mine.start + shared),))
    alarm = Alarm("negation", (whole,), (mine,))
    return Version(
        attribution=one.id,
        article=reading.article.id,
        file=None,
        outlet=reading.article.outlet,
        kind=one.kind,
        content=one.content,
        relation=relation,  # type: ignore[arg-type]
        alignment=(step,),
        alarms=(alarm,) if negated and one is not hub else (),
        cue=Cue(one.cue[0].of(reading.article.text), "neutral"),
        via=tuple(hop.name for hop in one.via),
        score=Score(1.0 if one is hub else shared / whole.length, {"shared": float(shared)}),
    )
