"""Closed word classes of English, and what a word's shape says: the grammar that the rules reader stands on."""

from __future__ import annotations

from onrecord.attributions.lexicon import nouns, verbs


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PERSONAL = _set("he she they i we it you")
SPEAKING = _set(
    "he she they i we it you who which that this one another many some several most both others those these few neither either all"
)
RELATIVE = _set("who which that")
OBJECTS = _set("him her them me us it you himself herself themselves itself")
POSSESSIVES = _set("his her its their my our your whose")
DETERMINERS = _set(
    "the a an this that these those some many several most all both each every another no any few two three four five six other"
)
PREPOSITIONS = _set(
    "in on at by for from to with about against among amid after before between during into onto of off over under through throughout "
    "toward towards upon via within without near outside inside despite regarding concerning following since until till as like than per"
)
CONJUNCTIONS = _set(
    "and or but nor so yet because although though while whereas if unless when whenever where wherever whether "
    "after before until since as than "
)
SUBORDINATORS = _set("because although though while whereas if unless when whenever where whether until since as than that how why what")
STARTERS = _set(
    "and but so yet or then still now meanwhile however also later earlier instead indeed moreover furthermore "
    "nevertheless nonetheless thus hence "
    "again finally first second third next once today yesterday tomorrow recently elsewhere additionally besides "
    "afterwards separately similarly "
)
AUXILIARIES = _set(
    "has have had is was were are be been being am do does did will would shall should can could may might must not never n't "
    "hasn't haven't hadn't isn't wasn't weren't aren't don't doesn't didn't won't wouldn't can't cannot couldn't"
)
BE = _set("is was were are be been being am isn't wasn't weren't aren't got")
HAVE = _set("has have had hasn't haven't hadn't having")
MODALS = _set("will would shall should can could may might must won't wouldn't can't cannot couldn't do does did don't doesn't didn't to")
ADVERBS = _set(
    "also again later then once even just still never always often only once twice recently previously subsequently soon further "
    "repeatedly reportedly publicly privately explicitly flatly simply strongly long already now first further therefore "
    "thus too both rather quickly promptly essentially basically largely virtually merely ever instead"
)
REFLEXIVES = _set("himself herself themselves itself myself ourselves")
NOT_ADVERBS = _set(
    "family july italy daily weekly monthly early rally ally assembly supply reply apply likely elderly only jelly bully emily kelly sally"
)
DAYS = _set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")
MONTHS = _set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
)
TIMES = (
    DAYS
    | MONTHS
    | _set(
        "today yesterday tomorrow tonight morning afternoon evening night midnight noon week weekend month year last next this earlier "
        "later late early recently weeks days months years ago hours minutes now then day hour minute time"
    )
)
HEARSAY = _set("reportedly allegedly purportedly supposedly ostensibly apparently rumoured rumored")
NOT_SUBJECTS = _set("there here it's that's when where how why what if not also then thus so than")
COMMON_VERBS = _set(
    "is was were are has have had will would can could should may might must does did do became become made makes "
    "make took takes take gave gives give "
    "came comes come went goes go got gets get held holds led leads won wins lost met meets ran runs left sent spent kept put brought "
    "began begins stood sat broke fell rose grew drew threw fought chose drove sought seeks remains remained "
    "appeared appears seemed seems needs needed "
    "includes included follows followed works worked wants tries tried turned turns moved moves used uses voted votes served serves faces "
    "spoke speaks speak delivered killed says said told tells"
)


def is_verb(word: str) -> bool:
    """Whether a word in lower case is taken for a finite verb without looking at its neighbours."""
    if word in COMMON_VERBS or word in AUXILIARIES:
        return True
    return (
        word in verbs()
        and word not in nouns()
        and not word.endswith("ing")
        and word not in {"read", "back", "text", "open", "email", "blog", "title"}
    )


def is_adverb(word: str) -> bool:
    """Whether a word in lower case is taken for an adverb."""
    return word in ADVERBS or word in HEARSAY or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)  # noqa: PLR2004 - a count of words or marks
