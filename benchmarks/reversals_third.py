"""A third list of turned meanings, wider than the first two: opposites, prefixes, shares, units, bounds, dates, swapped names, tense.

The words were written down by hand before the gate was held against them, and no list of the gate was made from them. Every pair of words
belongs to one of two halves by a checksum (`half`): the errors of the first may be looked at, those of the second are only counted.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Iterable, Mapping

from benchmarks.reversals import NAME, Way, one_of, put, renamed

Table = Mapping[str, list[str]]

_BASE = {
    "said": "say", "went": "go", "came": "come", "took": "take", "gave": "give", "made": "make", "saw": "see", "knew": "know",
    "told": "tell", "found": "find", "left": "leave", "began": "begin", "wrote": "write", "brought": "bring", "paid": "pay",
    "spoke": "speak", "met": "meet", "sent": "send", "built": "build", "decided": "decide", "announced": "announce",
    "received": "receive", "confirmed": "confirm", "offered": "offer", "published": "publish", "called": "call", "asked": "ask",
    "helped": "help", "worked": "work", "played": "play", "showed": "show", "wanted": "want", "started": "start", "used": "use",
    "reached": "reach", "stayed": "stay", "returned": "return", "moved": "move", "signed": "sign", "changed": "change",
}  # fmt: skip
_NEGATORS = (
    "not", "never", "no longer", "hardly", "barely", "not yet", "by no stretch", "not in the least", "at no point", "not at all",
    "never once",
    "in no sense", "on no account", "scarcely ever",
)  # fmt: skip
_VERBS: dict[str, list[str]] = {
    "want to": ["refuse to", "do not want to"], "wants to": ["refuses to", "has no wish to"],
    "wanted to": ["refused to", "did not want to"],
    "managed to": ["failed to", "were unable to"], "able to": ["unable to", "not able to"], "continue to": ["cease to", "no longer"],
    "began to": ["ceased to", "stopped trying to"], "decided to": ["declined to", "decided not to"],
    "agreed to": ["declined to", "refused to"],
    "need to": ["do not need to", "need not"], "try to": ["avoid trying to", "refuse to"], "trying to": ["refusing to", "not trying to"],
    "likely to": ["unlikely to", "not likely to"], "ready to": ["unwilling to", "not ready to"], "with": ["without"],
    "because of": ["in spite of", "regardless of"], "thanks to": ["despite"], "according to": ["contrary to"],
    "including": ["excluding", "except"],
    "together with": ["without"], "despite": ["because of"], "although": ["because"], "even if": ["only if"], "if": ["unless"],
    "everyone": ["no one", "nobody"], "everything": ["nothing"], "someone": ["no one"], "something": ["nothing"],
    "already": ["not yet", "never"], "still": ["no longer"], "also": ["neither"], "ever": ["never"], "anywhere": ["nowhere"],
}  # fmt: skip
_PREFIXED: dict[str, list[str]] = {
    "able": ["unable"], "legal": ["illegal"], "possible": ["impossible"], "likely": ["unlikely"], "happy": ["unhappy"],
    "fair": ["unfair"],
    "honest": ["dishonest"], "agree": ["disagree"], "agrees": ["disagrees"], "responsible": ["irresponsible"], "certain": ["uncertain"],
    "usual": ["unusual"], "necessary": ["unnecessary"], "known": ["unknown"], "expected": ["unexpected"], "clear": ["unclear"],
    "safe": ["unsafe"], "successful": ["unsuccessful"], "official": ["unofficial"], "direct": ["indirect"], "complete": ["incomplete"],
    "dependent": ["independent"], "regular": ["irregular"], "satisfied": ["dissatisfied"], "stable": ["unstable"],
    "acceptable": ["unacceptable"],
    "appeared": ["disappeared"], "available": ["unavailable"], "employed": ["unemployed"], "sufficient": ["insufficient"],
    "effective": ["ineffective"], "important": ["unimportant"], "interesting": ["uninteresting"], "democratic": ["undemocratic"],
    "believable": ["unbelievable"], "limited": ["unlimited"], "equal": ["unequal"], "natural": ["unnatural"], "lucky": ["unlucky"],
    "pleasant": ["unpleasant"], "correct": ["incorrect"], "visible": ["invisible"], "active": ["inactive"], "formal": ["informal"],
    "patient": ["impatient"], "perfect": ["imperfect"], "mortal": ["immortal"], "harmful": ["harmless"], "useful": ["useless"],
    "hopeful": ["hopeless"], "careful": ["careless"], "advantage": ["disadvantage"], "approve": ["disapprove"], "trust": ["distrust"],
    "continued": ["discontinued"], "justified": ["unjustified"], "realistic": ["unrealistic"], "popular": ["unpopular"],
    "friendly": ["unfriendly"], "reliable": ["unreliable"], "comfortable": ["uncomfortable"], "finished": ["unfinished"],
    "affected": ["unaffected"], "changed": ["unchanged"], "aware": ["unaware"], "willing": ["unwilling"], "prepared": ["unprepared"],
    "ability": ["inability"], "security": ["insecurity"], "understood": ["misunderstood"], "fortunately": ["unfortunately"],
}  # fmt: skip
_OPPOSITES = """
increase/decrease increased/decreased increasing/decreasing rise/fall rises/falls rising/falling rose/dropped grow/shrink
growing/shrinking growth/decline gained/lost win/lose wins/loses won/lost victory/defeat winner/loser profit/loss profits/losses
success/failure successful/failed better/worse best/worst good/bad well/badly great/terrible positive/negative strong/weak stronger/weaker
high/low higher/lower highest/lowest large/small larger/smaller big/small bigger/smaller long/short longer/shorter early/late
earlier/later old/new older/younger young/old rich/poor easy/difficult easier/harder simple/complicated open/closed opened/closed
opening/closing start/end started/ended begin/end beginning/end first/last before/after previous/next more/less fewer/more most/least
many/few up/down above/below inside/outside near/far behind/ahead north/south northern/southern east/west eastern/western left/right
top/bottom public/private local/foreign domestic/foreign international/domestic man/woman men/women boys/girls father/mother son/daughter
brother/sister husband/wife day/night morning/evening summer/winter spring/autumn today/yesterday tomorrow/yesterday past/future buy/sell
bought/sold buying/selling import/export imports/exports accept/reject accepted/rejected support/oppose supported/opposed
supporters/opponents for/against love/hate like/dislike friend/enemy friends/enemies peace/war true/false real/fake same/different
similar/different right/wrong safe/dangerous save/waste give/take remember/forget include/exclude allow/forbid allowed/forbidden
permitted/banned approved/rejected confirmed/denied admitted/denied guilty/innocent convicted/acquitted arrested/released
employer/employee hired/fired attack/defend attacked/defended enter/leave entered/left arrive/depart arrived/departed push/pull hot/cold
warm/cold dry/wet full/empty heavy/light hard/soft fast/slow quickly/slowly alive/dead life/death born/died healthy/sick improve/worsen
improved/worsened raise/lower raised/lowered expand/reduce expanded/reduced reduce/increase reduced/increased reducing/increasing
strengthen/weaken majority/minority maximum/minimum always/never often/rarely sometimes/always everywhere/nowhere joined/left
built/destroyed create/destroy protect/endanger praised/criticised optimistic/pessimistic rare/common normal/abnormal modern/ancient
deep/shallow wide/narrow thick/thin income/expenses demand/supply advantage/drawback cheap/expensive cheaper/dearer voluntary/compulsory
voluntarily/forcibly temporary/permanent permanently/temporarily partly/fully partially/completely completely/partially
directly/indirectly internal/external ally/adversary teacher/pupil doctor/patient seller/buyer borrow/lend present/absent careful/reckless
calm/nervous hope/despair hero/villain
""".split()  # noqa: SIM905
_COUNTS: dict[str, list[str]] = {
    **{word: ["seventeen", "fourteen",
    "nineteen"] for word in "two three four five six seven eight nine ten twelve twenty thirty fifty".split()},  # noqa: SIM905
    "million": ["thousand", "trillion"], "billion": ["million", "trillion"], "thousand": ["million"], "hundred": ["thousand"],
    "hundreds": ["tens", "thousands"], "thousands": ["dozens"], "dozens": ["hundreds"], "millions": ["thousands"],
    "half": ["a quarter", "two thirds", "a tenth"], "third": ["fourth", "sixth"], "second": ["third", "ninth"],
    "first": ["second", "eighth"],
    "twice": ["three times", "once"], "once": ["twice", "several times"], "double": ["triple"], "pair": ["dozen"],
}  # fmt: skip
_SHARES: dict[str, list[str]] = {
    "all": ["some", "hardly any", "almost none", "half"], "most": ["a few", "hardly any", "a minority of"],
    "many": ["few", "hardly any", "almost no"],
    "some": ["all", "no", "most"], "several": ["no", "all the"], "every": ["no", "every second", "every tenth"],
    "both": ["neither of the", "one of the"],
    "each": ["none"], "majority": ["minority", "tiny part"], "whole": ["half the", "part of the"], "entire": ["part of the"],
    "always": ["sometimes", "rarely", "now and then"], "often": ["seldom", "almost never"], "usually": ["rarely"],
    "almost": ["not even nearly"], "everybody": ["hardly anybody"], "everyone": ["hardly anyone", "only a few"],
    "at least": ["at most", "no more than"],
    "at most": ["at least"], "more than": ["less than", "fewer than"], "less than": ["more than"], "over": ["under", "barely"],
    "up to": ["at least", "no fewer than"], "about": ["at most", "more than"], "a lot of": ["little"], "enough": ["too little"],
    "much": ["little"],
    "too": ["not too"], "completely": ["in part", "hardly"], "very": ["not very", "hardly"],
    "mainly": ["exclusively", "to a small degree"], "only": ["not only"],
}  # fmt: skip
_UNITS: dict[str, list[str]] = {
    "percent": ["percentage points", "per mille"], "%": [" percentage points"], "years": ["months", "decades"],
    "year": ["month", "decade"], "months": ["years"],
    "month": ["week"], "weeks": ["days"], "week": ["month"], "days": ["hours", "weeks"], "day": ["hour", "week"], "hours": ["minutes"],
    "hour": ["day"],
    "minutes": ["seconds"], "kilometers": ["miles", "meters"], "kilometres": ["miles", "metres"], "km": ["miles"],
    "meters": ["feet", "kilometers"],
    "euros": ["crowns", "dollars"], "dollars": ["rubles", "euros"], "crowns": ["euros"], "pounds": ["dollars"], "tons": ["kilograms"],
    "kilograms": ["tons"], "degrees": ["percent"], "daily": ["weekly", "yearly"], "annual": ["monthly"], "annually": ["daily"],
    "weekly": ["daily"], "monthly": ["yearly"], "century": ["decade"], "decades": ["centuries"],
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_NAMES = (
    "Brzezinski", "Ouagadougou", "Delacroix", "Vanderbilt", "Kobayashi", "Reykjavik", "Mozambique", "Stavropol", "Nestlé", "Guangdong",
    "Ferreira",
    "O’Rourke", "Honduras", "Maersk", "Wainwright", "Bratislava", "Chukwu", "Samoa", "Panathinaikos", "Duluth",
)  # fmt: skip
_PEOPLES = (
    "American", "British", "French", "German", "Czech", "Polish", "Russian", "Ukrainian", "Chinese",
    "Italian", "Spanish", "Austrian", "European", "Turkish", "Israeli", "Iranian", "Japanese", "Indian",
)  # fmt: skip
_OTHER_PEOPLES = ("Bolivian", "Danish", "Korean", "Kenyan", "Portuguese", "Norwegian", "Egyptian", "Irish")
_MODALS: dict[str, list[str]] = {
    "must": ["has the option to", "may if it likes", "would like to"], "has to": ["would like to", "is entitled to", "hopes to"],
    "have to": ["would like to", "are entitled to", "hope to"], "need to": ["might", "are welcome to"], "needs to": ["might", "may"],
    "may": ["undoubtedly will", "is compelled to", "absolutely must"], "might": ["definitely will", "has no choice but to"],
    "can": ["is forced to", "must"], "could": ["certainly will", "was required to"], "should": ["would be allowed to", "might", "could"],
    "will": ["would like to", "hopes to", "intends to", "might"], "would": ["might", "must"], "shall": ["may"],
    "is going to": ["might", "is considering whether to"], "are going to": ["might", "may"], "want to": ["have to", "must"],
    "wants to": ["has to", "must"], "plans to": ["is obliged to"], "allowed to": ["required to", "forced to"],
    "required to": ["allowed to"],
    "forced to": ["free to", "allowed to"], "obliged to": ["permitted to"], "certainly": ["possibly", "perhaps"],
    "probably": ["definitely"],
    "perhaps": ["certainly"], "maybe": ["surely"], "possible": ["certain"], "possibly": ["without doubt"], "definitely": ["possibly"],
    "surely": ["maybe"], "likely": ["certain"], "apparently": ["undeniably"], "certain": ["possible"], "inevitable": ["conceivable"],
}  # fmt: skip
_TENSES: dict[str, list[str]] = {
    "was": ["will be"], "were": ["will be"], "will be": ["was", "has been"], "will have": ["had"], "had": ["will have"],
    "has been": ["will be"], "have been": ["will be"], "would be": ["was"], "is going to": ["used to"], "did": ["will"],
}  # fmt: skip
_HELPED = (
    r"\b(?:had|has|have|was|were|be|been|is|are|being|would|could|should|might|may|must|will|to|not|can|let|didn|"
    r"[’'](?:ve|s|d|ll))(?: \w+)?"
)
_NO_PLACE: dict[str, tuple[str | None, str | None]] = {
    **dict.fromkeys(("at least", "at most", "more than", "less than", "almost"), (None, r" (?:\d|half|two|three|four|five|six|ten)")),
    "up to": (None, r" (?:\d|half|two|three|four|five|six|ten)"), "about": (None, r" (?:\d|half|two|three|four|five|six|ten)"),
    "over": (None, r" (?:\d|half|two|three|four|five|six|ten|a )"),
    "only": (r"\b(?:not|n['’]t|if|the|and)", None), "once": (None, r" (?:a|in|every) "), "like": (r"\b(?:I|we|they|would)", None),
    "have been": (_HELPED, None), "has been": (_HELPED, None), "was": (_HELPED, r" (?:the|a|an|in|at|on)\b"),
    "will": (r"\b(?:the|a|his|of|no|political)", None),
    "had": (_HELPED, r" (?:a|the|to)\b"), "did": (_HELPED, r" not\b"), "were": (_HELPED, r" (?:the|a|an|in|at|on)\b"),
    "even if": (r"\b(?:is,|and)", None), "must": (r"\b(?:a|the)", r" (?!have|also)"), "may": (None, r" (?!be\b)"),
    "right": (r"\b(?:all|the|be|is|are|a|own|have|has)", r" (?!to\b)"), "less": (None, r" \w"),
    "more": (r"\b(?:once|no|any|some)", r" \w"),
}  # fmt: skip
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|must|may|might|has|have|had)\b(?=\s\w)(?!\s*(?:not|n['’]t|never|no|a lot))"
)
_BEHIND_BE = re.compile(r"\b(?:is|are|was|were)\b(?=\s\w)(?!\s*(?:not|n['’]t|never|no))")
_LINK = re.compile(r"\b[a-z]{4,}\b")


def half(old: str, new: str) -> int:
    """Which half a pair of words belongs to, 0 or 1."""
    return zlib.crc32(f"{old}>{new}".encode()) & 1


def _ways(table: Table, which: int) -> dict[str, list[str]]:
    """The part of a table that belongs to one half."""
    kept = {old: [new for new in news if half(old, new) == which] for old, news in table.items()}
    return {old: news for old, news in kept.items() if news}


def _replaced(table: Table) -> Callable[[int], Way]:
    """A way that puts one of a table's words in place of another, in words of one half."""

    def of(which: int) -> Way:
        own = _ways(table, which)
        found = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, own), key=len, reverse=True))})(?!\w)")

        def way(words: str, rng: random.Random) -> str | None:
            place = one_of((place for place in found.finditer(words) if _sound(words, place)), rng)
            return put(words, place, rng.choice(own[place.group()])) if place else None

        return way

    return of


def _sound(words: str, place: re.Match[str]) -> bool:
    """Whether a word stands where another in its place makes sense: "about 50", not "about it"; "was", not "could have been"."""
    before, behind = _NO_PLACE.get(place.group(), (None, None))
    return not (before and re.search(rf"(?:{before}) $", words[: place.start()])) and not (
        behind and not re.match(behind, words[place.end() :])
    )


def _both_ways(pairs: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for pair in pairs:
        one, other = pair.split("/")
        table.setdefault(one, []).append(other)
        table.setdefault(other, []).append(one)
    return table


def _negated(which: int) -> Way:
    """A negator behind an auxiliary, or "did not" before a verb."""
    own = [negator for negator in _NEGATORS if half("", negator) == which]
    past = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_BASE)})\b")

    def way(words: str, rng: random.Random) -> str | None:
        verbs = [place for place in past.finditer(words) if not re.search(rf"{_HELPED} $", words[: place.start()])]
        if verbs and rng.random() < 0.4:  # noqa: PLR2004
            place = rng.choice(verbs)
            return put(words, place, f"did not {_BASE[place.group()]}")
        negator = rng.choice(own)
        behind = one_of((_BEHIND_BE if negator.startswith(("by", "in ")) else _AUXILIARY).finditer(words), rng)
        return put(words, behind, f"{behind.group()} {negator}") if behind else None

    return way


def _digits(which: int) -> Way:
    """A figure changed in one of its digits, multiplied by ten, or put up by one."""

    def way(words: str, rng: random.Random) -> str | None:
        place = one_of(re.finditer(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])", words), rng)
        if place is None:
            return None
        old = place.group()
        at = rng.choice([index for index, sign in enumerate(old) if sign.isdigit()])
        digit = str((int(old[at]) + rng.randint(1, 8)) % 9 + 1)
        changed = old[:at] + (digit if digit != old[at] else "9" if old[at] != "9" else "4") + old[at + 1 :]
        return put(words, place, f"{old}0" if not which and old.isdigit() else changed)

    return way


def _dated(which: int) -> Way:
    """A month, a weekday or a year in place of another."""
    own = {word: [other for other in group if other != word and half(word, other) == which] for group in (_MONTHS, _DAYS) for word in group}
    found = re.compile(rf"\b(?:{'|'.join(own)}|(?:19|20)\d\d)\b")

    def way(words: str, rng: random.Random) -> str | None:
        sound = (place for place in found.finditer(words) if place.group() != "May" or re.match(r" \d", words[place.end() :]))
        place = one_of(sound, rng)
        if place is None:
            return None
        old = place.group()
        return put(words, place, str(int(old) + rng.choice([-10, -1, 1, 2])) if old.isdigit() else rng.choice(own[old]))

    return way


def _named(which: int) -> Way:
    """A name inside a sentence in place of another."""
    return renamed([name for name in _NAMES if half("", name) == which])


def _swapped(which: int) -> Way:
    """Two names of a sentence in each other's place, with a word in lower case and four letters or more between them."""

    def way(words: str, rng: random.Random) -> str | None:
        places = list(NAME.finditer(words))
        pairs = [
            (one, other)
            for at, one in enumerate(places)
            for other in places[at + 1 :]
            if one.group() != other.group() and _LINK.search(words[one.end() : other.start()]) and half(one.group(), other.group()) == which
        ]
        if not pairs:
            return None
        one, other = rng.choice(pairs)
        return words[: one.start()] + other.group() + words[one.end() : other.start()] + one.group() + words[other.end() :]

    return way


def _told(which: int) -> Way:
    """A verb in the past put into the future, or a form of "be" or "have" so."""
    own = {verb: base for verb, base in _BASE.items() if half(verb, base) == which}
    past = re.compile(rf"(?<=[a-z] )(?:{'|'.join(own)})\b")
    forms = _replaced(_TENSES)(which)

    def way(words: str, rng: random.Random) -> str | None:
        verbs = list(past.finditer(words))
        if not verbs or rng.random() < 0.4:  # noqa: PLR2004
            return forms(words, rng)
        place = rng.choice(verbs)
        if re.search(rf"{_HELPED} $", words[: place.start()]):
            return None
        return put(words, place, f"will {own[place.group()]}")

    return way


_KINDS: dict[str, Callable[[int], Way]] = {
    "negation, a negator": _negated,
    "negation, a verb or a joining word": _replaced(_VERBS),
    "negation, a prefix": _replaced(_PREFIXED),
    "opposites": _replaced(_both_ways(_OPPOSITES)),
    "number, figures": _digits,
    "number, in words": _replaced(_COUNTS),
    "number, shares and bounds": _replaced(_SHARES),
    "number, units": _replaced(_UNITS),
    "number, dates": _dated,
    "name, another": _named,
    "name, two swapped": _swapped,
    "name, peoples": _replaced({people: list(_OTHER_PEOPLES) for people in _PEOPLES}),
    "modality": _replaced(_MODALS),
    "tense": _told,
}


def third_ways(which: int) -> dict[str, Way]:
    """Every kind of reversal, in the words of one half."""
    return {kind: make(which) for kind, make in _KINDS.items()}
