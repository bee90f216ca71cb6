"""Names in an article, found by their capitals, their titles and a few word lists.

This is what the resolver works with where no trained mention head is at hand; `decode` reads the head's tags into the same type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.entities.grammar import AUXILIARIES, PREPOSITIONS, verbal
from onrecord.entities.lexicon import Gender, Lexicon, abbreviated_states, lexicon
from onrecord.entities.words import Words
from onrecord.model import EntityType
from onrecord.text.wordlist import wordlist

LONGEST = 9
AND = "&"
OF_HEADS = wordlist("secretary minister speaker chief president house prince university king queen archbishop bishop duke")
LISTING = frozenset(["department", "ministry", "committee", "office", "bureau", "institute", "center", "centre"])
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
BEFORE_NAMES = wordlist(
    "new north south east west black white red republican democratic islamic jewish european african asian arab muslim christian"
    " catholic kurdish"
    " northern southern western eastern great long"
)
PLACING = frozenset(["in", "at", "from", "near", "outside", "across", "throughout", "around", "toward", "towards", "into"])
TOWN_PREPOSITIONS = frozenset(["of", "in", "from", "near", "at", "outside"])
WORK_MARKS = frozenset("“”‘’\"'«»„‚")
HEADLINE_WORDS = 5
PLURAL_TITLES = wordlist("senators representatives congressmen governors ministers presidents ambassadors generals professors secretaries")
ACRONYM_LETTERS = range(2, 7)
NAME_WORDS = range(2, 5)


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text.

    Attributes:
        first: index of its first word.
        last: index of its last word, included.
        type: what it names; `unknown` where the words do not tell.
        title: first and last word of the capitalised title before it, or None.
        gender: what the title or the given name tells.
        sure: whether more than a guess stands behind the type.
    """

    first: int
    last: int
    type: EntityType
    title: tuple[int, int] | None = None
    gender: Gender | None = None
    sure: bool = False


def capital(word: str) -> bool:
    """Whether a word is written as names are: "Smith", "al-Nusra", "iPhone", "J."."""
    if word[0].isupper():
        return True
    head, _, tail = word.partition("-")
    return (bool(tail) and tail[0].isupper() and len(head) <= 3 and head.isalpha()) or (word[0].isalpha() and word[1:2].isupper())  # noqa: PLR2004


def find_names(words: Words) -> tuple[Name, ...]:
    """Every name of an article, in order, none overlapping another.

    Sentences in headline case are read last, by the names that the rest of the article holds.
    """
    lists = lexicon()
    headlines = headline_sentences(words, lists)
    found: list[Name] = []
    for first, last in runs(words, lists):
        if words.sentences[first] not in headlines:
            found += cut_run(words, first, last, lists)
    found += in_headlines(words, headlines, found)
    return settle(words, sorted(found, key=lambda name: name.first), lists)


def headline_sentences(words: Words, lists: Lexicon) -> frozenset[int]:
    """Sentences in which every word of weight has a capital."""
    capitals: Counter[int] = Counter()
    small: set[int] = set()
    for index, word in enumerate(words.words):
        if word[0].isalpha() and words.lower[index] not in lists.common and words.lower[index] not in AUXILIARIES | PREPOSITIONS:
            if word[0].isupper():
                capitals[words.sentences[index]] += 1
            elif len(word) > 2:  # noqa: PLR2004  "s" and the like
                small.add(words.sentences[index])
    return frozenset(sentence for sentence, count in capitals.items() if count >= HEADLINE_WORDS and sentence not in small)


def runs(words: Words, lists: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of capitalised words of one sentence, small words of names inside them; both ends included."""
    index, count = 0, len(words.words)
    while index < count:
        if not (words.words[index][0].isalpha() and capital(words.words[index])):
            index += 1
            continue
        last = index
        while last - index < LONGEST and (step := next_word(words, index, last, lists)) is not None:
            last = step
        yield index, last
        index = last + 1


def next_word(words: Words, first: int, last: int, lists: Lexicon) -> int | None:
    """The next capitalised word of a run, or None where it ends."""
    at = last + 1
    limit = len(words.words)
    skipped = 0
    while at < limit and words.sentences[at] == words.sentences[first] and skipped < 3:  # noqa: PLR2004  "of the", "de la", "and the"
        word = words.words[at]
        if word[0].isalnum() and capital(word):
            return at if not (words.first[at] and not words.first[first]) else None
        if not bridges(words, first, last, at, lists):
            return None
        at += 1
        skipped += 1
    return None


def bridges(words: Words, first: int, last: int, at: int, lists: Lexicon) -> bool:
    """Whether a small word may stand inside a name here."""
    lower, before = words.lower[at], words.lower[last]
    if lower in lists.particles or lower == AND:
        return True
    heads = lists.body_heads | OF_HEADS
    if lower == "of":
        return before in heads
    if lower == "the":
        return words.lower[at - 1] in {"of", "for"}
    inside = any(words.lower[i] in lists.body_heads for i in range(first, last + 1))
    if lower == "for":
        return before in lists.body_heads
    if lower in {"and", ","}:
        return inside and words.lower[first] in LISTING and words.lower[first + 1 : first + 2] in (("of",), ("for",))
    return False


def cut_run(words: Words, first: int, last: int, lists: Lexicon) -> list[Name]:  # noqa: PLR0911  one return a case
    """The names of one run: common words trimmed, titles told from names."""
    lower = words.lower
    while first <= last and (lower[first] in lists.common or lower[first] == AND) and not keeps(words, first, last, lists):
        first += 1
    ends = (lists.common, lists.particles, (AND,))
    while first <= last and any(lower[last] in some for some in ends) and not keeps(words, first, last, lists):
        last -= 1
    if " ".join(lower[first : last + 1]) in lists.places:
        return classify(words, first, last, lists)
    body = first <= last and lower[last] in lists.body_heads
    for middle in range(first + 1, last):
        if (
            not body
            and lower[middle] in lists.common
            and lower[middle] not in lists.particles
            and lower[middle] not in {"of", "for", "and", "the"}
        ):
            return cut_run(words, first, middle - 1, lists) + cut_run(words, middle + 1, last, lists)
    if first > last:
        return []
    split = title_end(words, first, last, lists)
    if split is not None and split < last and known(" ".join(lower[split + 1 : last + 1]), lists):
        return office_before(words, first, split, lists) + classify(words, split + 1, last, lists)
    if split is not None and split < last:
        before = office_before(words, first, split, lists)
        gender = title_gender(words, first, split, lists) or given_gender(words, split + 1, last, lists)
        return [*before, Name(split + 1, last, "person", (first, split), gender, sure=True)]
    if split == last:
        return office_before(words, first, split, lists)
    if last > first and lower[first] in lists.peoples and lower[last] not in lists.body_heads and lower[first + 1] in lists.given:
        first += 1
    return classify(words, first, last, lists)


def keeps(words: Words, first: int, last: int, lists: Lexicon) -> bool:
    """Whether a common word belongs to the name after it: "New York", "North Korea", "Black Sea", "Christian Bale"."""
    if words.lower[first] == "will" or words.lower[first] in {"may", "april", "june", "mark", "christian"}:
        return first < last and not words.first[first]
    joined = " ".join(words.lower[first : last + 1])
    if joined in lists.bodies or joined in lists.offices or joined in lists.places:
        return True
    if any(" ".join(words.lower[first : end + 1]) in lists.places for end in (first + 1, first + 2) if end <= last):
        return True
    if first == last or (words.first[first] and words.lower[first] in {"the", "a", "an", "in", "on", "at", "but", "and", "for"}):
        return False
    head = words.lower[first]
    return head in BEFORE_NAMES


def title_end(words: Words, first: int, last: int, lists: Lexicon) -> int | None:
    """Index of the last word of the title that a run begins with, or None."""
    if words.lower[last] in lists.body_heads | lists.firms | lists.place_words or " ".join(words.lower[first : last + 1]) in lists.offices:
        return None
    if body_of(words, first, last, lists):
        return None
    for index in range(last, first - 1, -1):
        word = words.lower[index]
        if word in lists.honorifics or word in lists.titles or word in PLURAL_TITLES or (word in lists.roles and index < last):
            if index == first and word in lists.given and index < last and word not in lists.honorifics:
                return None
            return of_what(words, index, last)
    return None


def of_what(words: Words, index: int, last: int) -> int:
    """The end of "Secretary of State" where a title goes on."""
    if words.lower[index + 1 : index + 2] == ("of",) and index + 2 <= last:
        step = index + 3 if words.lower[index + 2] == "the" else index + 2
        return min(step, last)
    return index


def title_gender(words: Words, first: int, last: int, lists: Lexicon) -> Gender | None:
    """What a title tells of gender."""
    for index in range(last, first - 1, -1):
        told = lists.honorifics.get(words.lower[index]) or lists.roles.get(words.lower[index])
        if told:
            return told
    return None


def given_gender(words: Words, first: int, last: int, lists: Lexicon) -> Gender | None:
    """What the given name tells of gender; nothing where a single word is all there is."""
    return lists.given.get(words.lower[first]) if first < last else None


def office_before(words: Words, first: int, last: int, lists: Lexicon) -> list[Name]:
    """A body or place named inside a title: "Vermont" in "Vermont Sen.", "State Department" in "State Department Spokesman"."""
    end = last
    if "of" in words.lower[first:last] and words.lower[first] in lists.titles:
        return []
    while end >= first and (
        words.lower[end] in lists.titles
        or words.lower[end] in lists.honorifics
        or words.lower[end] in lists.roles
        or words.lower[end] == "of"
    ):
        end -= 1
    if end < first or words.lower[end] in lists.peoples or words.lower[end] in lists.common:
        return []
    return [name for name in classify(words, first, end, lists) if name.sure]


def classify(words: Words, first: int, last: int, lists: Lexicon) -> list[Name]:  # noqa: PLR0911  one return a case
    """One name with its type; none for words that only look like one."""
    lower, length = words.lower, last - first + 1
    joined = " ".join(lower[first : last + 1])
    if length == 1 and (
        joined in lists.common or joined in lists.titles or joined in lists.roles or joined in lists.crowd or joined in lists.place_words
    ):
        return []
    if (kind := known(joined, lists)) is not None:
        return [Name(first, last, kind, sure=True)]
    if joined in lists.peoples:
        country = lists.peoples[joined]
        return (
            [Name(first, last, "place", sure=True)] if joined.replace(".", "") in {"us", "usa", "uk", "america", "uae"} and country else []
        )
    if length > 1 and (lower[last] in lists.firms or lower[last] in lists.body_heads or body_of(words, first, last, lists)):
        office = {"ministry", "department", "parliament", "senate", "congress"} & {lower[last], lower[first]}
        return [Name(first, last, "office" if office else "organisation", sure=True)]
    if length > 1 and lower[last] in lists.place_words:
        return [Name(first, last, "place", sure=True)]
    if AND in lower[first:last]:
        return joint(words, first, last, lists)
    return [person_or_not(words, first, last, lists)]


def joint(words: Words, first: int, last: int, lists: Lexicon) -> list[Name]:
    """Two people where both sides of an "&" begin with a given name, else a firm."""
    middle = words.lower.index(AND, first)
    if words.lower[first] in lists.given and words.lower[middle + 1] in lists.given:
        return classify(words, first, middle - 1, lists) + classify(words, middle + 1, last, lists)
    return [Name(first, last, "organisation")]


def known(joined: str, lists: Lexicon) -> EntityType | None:
    """The type of a name that a list holds."""
    if joined in lists.offices:
        return "office"
    if joined in lists.states:
        return "place"
    if joined in lists.bodies:
        return "organisation"
    return "place" if joined in lists.places else None


def body_of(words: Words, first: int, last: int, lists: Lexicon) -> bool:
    """Whether a run reads like "Department of Energy" or "Center for Justice"."""
    inner = range(first, last)
    return any(words.lower[i] in lists.body_heads and words.lower[i + 1] in {"of", "for", "on"} for i in inner)


def person_or_not(words: Words, first: int, last: int, lists: Lexicon) -> Name:  # noqa: PLR0911  one return a case
    """A name that no list decides: a person by given name, initials or the verb after it, a body by its capitals, else unknown."""
    lower, length = words.lower, last - first + 1
    gender = given_gender(words, first, last, lists)
    inner = words.words[first + 1 : last]
    if length in NAME_WORDS and (lower[first] in lists.given or any(len(w.rstrip(".")) == 1 for w in inner) or lower[last] in SUFFIXES):
        return Name(first, last, "person", None, gender, sure=lower[first] in lists.given)
    word = words.words[first]
    if length == 1 and word.isupper() and len(word.replace(".", "")) in ACRONYM_LETTERS:
        return Name(first, last, "organisation")
    after = words.lower[last + 1] if last + 1 < len(words.lower) else ""
    if after in lists.speech or (after == "," and last + 2 < len(lower) and lower[last + 2].isdigit()):
        return Name(first, last, "person", None, gender)
    thing = first > 0 and lower[first - 1] == "the"
    if length in {2, 3} and verbal(after) and not thing and all(part.isalpha() for part in words.words[first : last + 1]):
        return Name(first, last, "person", None, gender)
    if length == 1 and lower[first] in lists.given:
        return Name(first, last, "person", None, None)
    if first and lower[first - 1] in PLACING and length == 1:
        return Name(first, last, "place")
    if first and (lower[first - 1] in lists.roles) and length in range(1, 5):
        return Name(first, last, "person", None, gender, sure=True)
    return Name(first, last, "unknown")


def in_headlines(words: Words, headlines: frozenset[int], found: Iterable[Name]) -> list[Name]:
    """Names of the article that stand in its headlines too."""
    if not headlines:
        return []
    shapes: dict[tuple[str, ...], Name] = {}
    for name in found:
        parts = words.words[name.first : name.last + 1]
        shapes.setdefault(parts, name)
        if name.type == "person" and len(parts) > 1:
            shapes.setdefault(parts[-1:], replace(name, gender=None))
    longest = max((len(parts) for parts in shapes), default=0)
    seen: list[Name] = []
    index = 0
    while index < len(words.words):
        if words.sentences[index] in headlines:
            for length in range(longest, 0, -1):
                like = shapes.get(words.words[index : index + length])
                if like is not None:
                    seen.append(Name(index, index + length - 1, like.type, None, like.gender, like.sure))
                    index += length - 1
                    break
        index += 1
    return seen


def town(words: Words, name: Name) -> bool:
    """Whether a name is a town's: "of Vale, Vt.,"."""
    before = words.lower[name.first - 1] if name.first else ""
    after = words.lower[name.last + 1 : name.last + 3]
    return before in TOWN_PREPOSITIONS and after[:1] == (",",) and after[-1].replace(".", "") in abbreviated_states()


def settle(words: Words, names: list[Name], lists: Lexicon) -> tuple[Name, ...]:
    """Names after a second look: single words take the type of the full name they belong to; chance capitals go."""
    full: dict[str, Name] = {}
    typed: dict[tuple[str, ...], Name] = {}
    inside: set[str] = set()
    for name in names:
        parts = words.lower[name.first : name.last + 1]
        if name.type == "person" and len(parts) > 1:
            full.setdefault(surname(parts), name)
        if name.type != "unknown" and (name.sure or parts not in typed):
            typed[parts] = name
        if not words.first[name.first]:
            inside.add(parts[0])
    alone = {words.lower[name.first] for name in names if name.type == "person" and name.first == name.last}
    names = [replace(name, type="place", gender=None, sure=True) if town(words, name) else name for name in names]
    names = [
        replace(name, type="person") if name.type == "unknown" and name.last > name.first and words.lower[name.last] in alone else name
        for name in names
    ]
    full.update({words.lower[name.last]: name for name in names if name.type == "person" and name.last > name.first})
    lowered = {word for word, shown in zip(words.lower, words.words, strict=True) if word == shown}
    kept: list[Name] = []
    for name in names:
        parts = words.lower[name.first : name.last + 1]
        if len(parts) == 1 and words.first[name.first] and not name.sure and parts[0] not in inside and parts[0] not in full:
            after = words.lower[name.last + 1] if name.last + 1 < len(words.lower) else ""
            if parts[0] in lowered or not (after in lists.speech or name.type in {"place", "organisation"}):
                continue
        if len(parts) == 1 and parts[0] in full and not (name.sure and name.type != "person"):
            kept.append(replace(name, type="person"))
        elif not name.sure and parts in typed:
            kept.append(replace(name, type=typed[parts].type))
        else:
            kept.append(name)
    return tuple(kept)


def without_works(words: Words, names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without those of works: what fills a stretch in quotation marks somewhere, and is nobody's full name."""
    works = {
        words.words[name.first : name.last + 1] for name in names if name.type in {"unknown", "organisation"} and in_marks(words, name)
    }
    return tuple(n for n in names if not (n.type in {"unknown", "organisation"} and words.words[n.first : n.last + 1] in works))


def in_marks(words: Words, name: Name) -> bool:
    """Whether a name of several words, its article aside, fills a stretch in quotation marks."""
    before = name.first - 1
    if before > 0 and words.lower[before] in {"the", "a", "an"}:
        before -= 1
    after = words.words[name.last + 1 : name.last + 3]
    closes = bool(after) and (after[0] in WORK_MARKS or (after[0] in {",", "."} and after[-1] in WORK_MARKS))
    several = name.last > name.first or before < name.first - 1
    return several and before >= 0 and words.words[before] in WORK_MARKS and closes


def surname(parts: tuple[str, ...]) -> str:
    """The last part of a person's name, generation suffixes aside."""
    return parts[-2] if len(parts) > 2 and parts[-1] in SUFFIXES else parts[-1]  # noqa: PLR2004
