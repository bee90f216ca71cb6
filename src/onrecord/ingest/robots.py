"""robots.txt after RFC 9309: groups by user agent, the longest matching rule wins, `*` and `$` in patterns.

Matching is greedy and linear in the pattern, so that a hostile file cannot make it slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

PRODUCT = "onrecord"
LIMIT = 512_000  # bytes; RFC 9309 asks for at least 500 KiB
MAX_DELAY = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows us.

    Attributes:
        paths: (allowed, pattern) pairs of the group that speaks to us.
        delay: seconds it asks for between two requests, at most 30.
    """

    paths: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched: the longest matching pattern decides, and on a tie `Allow`."""
        normal = _normal(path)
        best = max(((len(pattern), allowed) for allowed, pattern in self.paths if matches(pattern, normal)), default=(0, True))
        return best[1]


def _normal(path: str) -> str:
    return quote(unquote_to_bytes(path), safe="/?&=:@!$'()*+,;~-._%#")


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern matches the beginning of a path; `*` stands for anything, a `$` at the end for the end."""
    anchored = pattern.endswith("$")
    parts = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(parts[0]):
        return False
    place = len(parts[0])
    if len(parts) == 1:
        return not anchored or place == len(path)
    for part in parts[1:-1]:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    last = parts[-1]
    if anchored:
        return len(path) - len(last) >= place and path.endswith(last)
    return path.find(last, place) >= 0


def parse(content: bytes) -> Rules:
    """The rules of a robots.txt for this program: those of its own group, else those of `*`."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in content[:LIMIT].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        key, colon, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if in_rules:
                agents, in_rules = [], False
            agents.append(value.lower().split("/")[0])
            groups.setdefault(agents[-1], [])
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for agent in agents:
                groups[agent].append((key, value))
    return _rules(groups.get(PRODUCT, groups.get("*", [])))


def _rules(lines: list[tuple[str, str]]) -> Rules:
    paths = tuple((key == "allow", _normal(value)) for key, value in lines if key != "crawl-delay" and value)
    delay = 0.0
    for key, value in lines:
        if key == "crawl-delay" and value.replace(".", "", 1).isdecimal():
            delay = min(float(value), MAX_DELAY)
    return Rules(paths, delay)
