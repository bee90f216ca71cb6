"""The wire or agency credit of an article, as the article gives it.

Three places are looked at: a by-line that names an agency, the date line of the first paragraphs ("LONDON (AP) -"), and a
closing line ("AFP contributed to this report").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FIRST = 3  # paragraphs in which a date line may stand
LAST = 4  # paragraphs in which a closing line may stand
DATELINE_END = 110  # code points
AGENCIES = (
    "AP|Associated Press|Reuters|AFP|Agence France-Presse|UPI|United Press International|dpa|Deutsche Presse-Agentur|"
    "EFE|ANSA|Xinhua|TASS|RIA Novosti|Interfax|Anadolu Agency|Anadolu|Yonhap|Kyodo|Jiji|PTI|Press Trust of India|"
    "ANI|IANS|JNS|JTA|WAFA|IRNA|SANA|MENA|Petra|PA Media|PA|Press Association|AAP|The Canadian Press|"
    "Canadian Press|CP|APA|ATS|Belga|ANP|Ritzau|NTB|TT|STT|PAP|CTK|MTI|Lusa|Ukrinform|Bloomberg News|"
    "Bloomberg|CNN|Tribune News Service|McClatchy|States Newsroom|Kaiser Health News"
)
_NAME = r"(?:The\s+|the\s+)?[A-Z][\w.&’'-]*(?:\s+(?:of\s+|de\s+)?[A-Z][\w.&’'-]*){0,4}"
# "PORT SELIM, March 4 (QANA) -": a place, perhaps a date, a short name in brackets, and a dash.
_DATELINE = re.compile(r"^[^\W\d_][^()\n]{1,80}\(\s*(?P<name>[A-Z][\w.&/ -]{1,40}?|dpa)\s*\)\s*[—–:_-]")
_BARE = re.compile(rf"^\(?(?P<name>{AGENCIES})\)?\s*[—–:-]\s")
_BYLINE = re.compile(
    rf"^(?:(?:By|From|Source|Via|Agency)\s*:?\s+)(?P<name>(?:The\s+|the\s+)?(?:{AGENCIES})(?:\s*(?:/|,|and|&)\s*(?:The\s+|the\s+)?(?:{AGENCIES}))*)\s*\.?$"
)
_CLOSING = re.compile(
    rf"(?P<name>(?:{_NAME})(?:\s*(?:,|and|&)\s*{_NAME})*\s+(?:also\s+)?contributed\s+(?:reporting\s+)?to\s+this\s+(?:report|story|article|piece|dispatch))"
    rf"|\b(?P<with>[Ww]ith\s+(?:additional\s+)?(?:files|reporting|inputs?|material|reports?|contributions?)\s+(?:from|by)\s+{_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*)"
    rf"|\b(?P<and>(?:{AGENCIES})\s+contributed)\b"
)
_SIGNED = re.compile(rf"(?:^|[.!?\"”’»]\s+)[\[(—–-]\s*(?P<name>(?:{AGENCIES})(?:\s*(?:/|,|and)\s*(?:{AGENCIES}))*)\s*[\])]?\s*\.?$")

_KNOWN = re.compile(rf"(?:The\s+)?(?:{AGENCIES})", re.IGNORECASE)
_SHAPE = re.compile(r"(?:[A-Z][\w.&’'-]*\s+){1,4}(?:Wire|Newswire|Wire\s+Service|News\s+Service|(?:News|Press|Telegraph)\s+Agency|Agency)")


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency or syndicate: a known one, or one that says so ("Tarn News Agency")."""
    return bool(_KNOWN.fullmatch(name.strip()) or _SHAPE.fullmatch(name.strip()))


def credit_of(lines: Sequence[str], authors: Sequence[str] = ()) -> str | None:
    """The credit that an article gives.

    Args:
        lines: the words of its paragraphs, in order.
        authors: its by-lines.

    Returns:
        An agency's name ("AP"), or the words of the closing line without their full stop; None where there is none.
    """
    for author in authors:
        if is_agency(author):
            return author.strip()
    for line in lines[:FIRST]:
        match = _DATELINE.match(line[:DATELINE_END]) or _BARE.match(line[:DATELINE_END]) or _BYLINE.match(line.strip()[:DATELINE_END])
        if match is not None:
            return match["name"].strip()
    for line in reversed(lines[-LAST:]):
        tail = line[-400:]
        match = _CLOSING.search(tail) or _SIGNED.search(tail)
        if match is not None:
            found = next(group for group in match.groups() if group)
            return " ".join(found.split())
    return None
