"""Bytes to text, once and for all: every offset of every later stage counts in what comes out here.

UTF-8 is taken as it is, with its byte-order mark (U+FEFF counts as a code point) and its line ends, so that offsets are
offsets into the file. Everything else is converted, and a note says from what.
"""

from __future__ import annotations

import codecs
import re

from onrecord.errors import PageError

MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What the web calls these is what it means by them (WHATWG Encoding Standard).
MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
STATEFUL = {"iso2022_jp", "hz", "utf_7"}  # look like ASCII, and are not
SAMPLE = 16_384
WESTERN_SHARE = 0.12
STRANGE = frozenset("¡¢¤¥¦¨©ª¬¯±²³´µ¶·¸¹º¼½¾¿ƒ†‡ˆ˜ÐØÞ×÷ðþ")
_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def declared_in_html(content: bytes) -> str | None:
    """The character set that a page's head declares, or None."""
    found = _DECLARED.search(content[:4096])
    return found.group(1).decode("ascii") if found else None


def decode(content: bytes, charset: str | None, where: str) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and notes on how it was won.

    Args:
        content: the bytes.
        charset: the character set declared for them, or None.
        where: the location, for errors.

    Returns:
        The text, and a note where it is not simply UTF-8.

    Raises:
        PageError: no character set makes text of them.
    """
    for mark, wide in MARKS:
        if content.startswith(mark):
            return _strictly(content, wide, where)
    name = _canonical(charset)
    if name in STATEFUL and name != "utf_7":
        return _strictly(content, name, where)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    damaged = _MULTIBYTE.sub(b"", content)
    stray = sum(byte >= 0x80 for byte in damaged)  # noqa: PLR2004 (beyond ASCII)
    if len(content) - len(damaged) > 4 * stray:
        text = content.decode("utf-8", "replace")
        return text, (f"{text.count(chr(0xFFFD))} places are not UTF-8 and stand as U+FFFD",)
    if name is not None and name not in ("utf-8", "utf_7"):
        try:
            return content.decode(name), (f"decoded as {name}, as declared",)
        except (UnicodeDecodeError, LookupError):
            pass
    return _guessed(content, where)


def _canonical(charset: str | None) -> str | None:
    if not charset:
        return None
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return MEANT.get(name, name)


def _strictly(content: bytes, name: str, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        return content.decode(name), (f"decoded as {name}",)
    except UnicodeDecodeError as error:
        raise PageError(f"says it is {name}, and is not", where, "save it as UTF-8") from error


def _guessed(content: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """The likeliest character set by what the text would look like in it."""
    western = _western(content)
    if western is not None:
        return western, ("decoded as cp1252, which is a guess",)
    from charset_normalizer import from_bytes  # noqa: PLC0415 (rarely needed, and slow to import)

    best = from_bytes(content[:SAMPLE]).best()
    candidates = [MEANT.get(_canonical(best.encoding) or "", best.encoding)] if best is not None else []
    for name in (*candidates, "cp1252"):
        try:
            return content.decode(name), (f"decoded as {name}, which is a guess",)
        except (UnicodeDecodeError, LookupError):
            continue
    raise PageError("its character set cannot be told", where, "save it as UTF-8")


def _western(content: bytes) -> str | None:
    """The text in the Western European set where it looks like that: mostly ASCII, the rest letters inside words and marks of print."""
    high = sum(byte >= 0x80 for byte in content[:SAMPLE])  # noqa: PLR2004 (beyond ASCII)
    if high > WESTERN_SHARE * min(len(content), SAMPLE):
        return None
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    strange = sum(mark in STRANGE for mark in text[:SAMPLE])
    return text if strange * 4 <= high else None
