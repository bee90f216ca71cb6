"""The words by which news names the ways that words travel: documents, channels, agencies, occasions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from onrecord.model import Role
from onrecord.text.outlets import AGENCIES, OUTLET_WORD
from onrecord.text.wordlist import wordlist

STATEMENTS: Final = "statement|news release|press release|communiqu[eé]|written statement"
DOCUMENTS: Final = (
    "letter|open letter|memo|memorandum|e-?mail(?: message)?|report|op-ed(?: article)?|op-ed piece|essay|book|memoir"
    "|autobiography|court filing"
    "|filing|legal brief|affidavit|complaint|manifesto|transcript|readout|document|note|message|text message|column|blog post|blog"
    " entry|article|opinion piece"
    "|white paper|policy paper|position paper|questionnaire|newsletter|editorial"
)
RECORDINGS: Final = (
    "video(?: message| statement| clip)?|videotape|recording|audio recording|audiotape|tape|clip|footage|film|documentary"
    "|(?:television|TV|radio|campaign|attack) (?:ad|advertisement|commercial|spot)|ads?|advertisement|commercial|voice ?mail|podcast"
)
POSTS: Final = (
    "tweets?|Twitter (?:post|message)s?|Facebook (?:post|message)|post|posting|Instagram (?:post|story)|Telegram (?:post|message)"
)
PLATFORMS: Final = (
    "Twitter|X|Facebook|Instagram|Telegram|Truth Social|YouTube|You Tube|WhatsApp|TikTok|Threads|Mastodon|Bluesky|LinkedIn"
    "|Weibo|WeChat|VK|Snapchat"
    "|Parler|Gab|Rumble|Reddit|Medium|Substack|Signal"
)
OCCASIONS: Final = {
    "speech": "speech|address|keynote(?: address| speech)?|remarks|sermon|lecture|eulogy|toast|comments",
    "interview": "interview|phone interview|telephone interview|conversation",
    "press conference": "press conference|news conference|press briefing|news briefing|briefing|media availability|media briefing",
    "hearing": "hearing|testimony|deposition|trial|court appearance|arraignment",
    "call": "conference call|phone call|telephone call|call",
    "debate": "debate",
    "event": (
        "event|rally|forum|town hall(?: meeting)?|conference|summit|convention|gathering|meeting|ceremony|festival|symposium|fund-?raiser"
        "|dinner|luncheon|breakfast|banquet|panel(?: discussion)?|campaign stop|protest|demonstration|march|vigil|funeral|assembly|congress"
        "|session|visit|reception|seminar|workshop|commencement|rallies|appearance"
    ),
}
NAMED_EVENTS: Final = (
    "Forum|Conference|Summit|Convention|Assembly|Congress|Symposium|Festival|Caucus|Dinner|Gala|Ceremony|Council|Debate|Rally"
    "|Session|Breakfast"
)
DESCRIBED: Final = (
    r"(?:newspaper|magazine|broadcaster|(?:television |TV |radio |news )?(?:channel|station|network)|(?:state |official )?news"
    r" agency|news outlet"
    r"|outlet|news (?:Web )?site|[Ww]eb ?site|news service|wire service|radio program|radio show|talk show|program|programme"
    r"|podcast|daily|weekly|tabloid|blog)"
)
_SHORTENED: Final = wordlist(
    "times post journal globe telegraph guardian herald tribune mail mirror sun star standard courier gazette chronicle"
)
MEDIUM_OF_ROLE: Final[dict[str, str]] = {"statement": "statement", "platform": "post", "outlet": "interview"}


def role_of(name: str) -> Role:
    """`agency` for a wire service, else `outlet`."""
    bare = name.lower().removeprefix("the ").strip()
    if bare in AGENCIES or f"the {bare}" in AGENCIES or re.search(r"(?:news|press) agency|newswire|\bwire\b|\bagency\b", bare):
        return "agency"
    return "outlet"


def same_outlet(a: str | None, b: str | None) -> bool:
    """Whether two names are one outlet's: equal but for article, case, `News`, `.com`; or one the initials of the other."""
    if not a or not b:
        return False
    one, two = outlet_key(a), outlet_key(b)
    if not one or not two:
        return False
    if one == two or _shortens(a, b) or _shortens(b, a):
        return True
    return abbreviates(a, b) or abbreviates(b, a)


def _shortens(short: str, full: str) -> bool:
    """Whether a single word is the last one of a longer name (`the Beacon` of `The Morning Beacon`)."""
    one = re.sub(r"\A[Tt]he ", "", short).lower()
    words = re.sub(r"\A[Tt]he ", "", full).lower().split()
    return len(words) > 1 and words[-1] == one and (one in _SHORTENED or re.fullmatch(OUTLET_WORD, one.title()) is not None)


def abbreviates(short: str, full: str) -> bool:
    """Whether capitals stand for a name: one letter or more of the beginning of each of its words (`QANA`, `Qasmara National Agency`)."""
    if not re.fullmatch(r"[A-Z]{2,8}", short):
        return False
    words = [
        word.upper() for word in re.findall(r"[^\W\d_]+", re.sub(r"\A[Tt]he ", "", full)) if word.lower() not in {"of", "the", "and", "for"}
    ]
    if len(words) < 2 or len(words) > len(short):  # noqa: PLR2004 - one word is no acronym
        return False
    reached = {0}
    for word in words:
        reached = {at + size for at in reached for size in range(1, 4) if short[at : at + size] and word.startswith(short[at : at + size])}
    return len(short) in reached


@lru_cache(4096)
def outlet_key(name: str) -> str:
    """What makes two names one outlet's: letters and digits, without article, `.com` and a closing `News`."""
    bare = re.sub(r"^the |\.(?:com|org|net|co\.uk)\b|\b(?:agency|online|newspaper)\b|^www\.", " ", name.lower())
    key = re.sub(r"[^a-z0-9]+", "", bare)
    key = key.removesuffix("news") or key
    return SHORT_NAMES.get(key, key)


SHORT_NAMES: Final = {
    "huffpost": "huffingtonpost",
    "nyt": "newyorktimes",
    "wapo": "washingtonpost",
    "wsj": "wallstreetjournal",
    "ap": "associatedpress",
    "afp": "agencefrancepresse",
    "lat": "losangelestimes",
    "ft": "financialtimes",
    "thetimesoflondon": "times",
}


def canonical(names: Iterable[str]) -> Mapping[str, str]:
    """One key for the names of one outlet among some: `ESW` with `Eastern Seas Wire`, `the Post` with the only `... Post` there is."""
    return _canonical(tuple(names))


@lru_cache(1024)
def _canonical(names: tuple[str, ...]) -> Mapping[str, str]:
    """The same few outlets report saying after saying, so their keys are kept."""
    keys = {name: outlet_key(name) for name in names}
    capitals = [name for name in keys if re.fullmatch(r"[A-Z]{2,8}", name)]
    initials: dict[str, str] = {}
    endings: dict[str, set[str]] = {}
    for name, key in keys.items():
        words = re.findall(r"[a-z]+", re.sub(r"^the ", "", name.lower()))
        if len(words) > 1:
            initials.update((outlet_key(short), key) for short in capitals if abbreviates(short, name))
            endings.setdefault(words[-1], set()).add(key)
    full = {}
    for name, key in keys.items():
        ending = endings.get(key, set()) if key in _SHORTENED else set()
        full[name] = next(iter(ending)) if len(ending) == 1 else initials.get(key, key)
    return MappingProxyType(full)
