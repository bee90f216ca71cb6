"""How locations are read: limits, manners and the cache."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def _version() -> str:
    try:
        return version("onrecord")
    except PackageNotFoundError:  # run from its sources
        return "0"


USER_AGENT = f"onrecord/{_version()}"


def default_cache() -> Path:
    """The folder for fetched bytes: `$ONRECORD_CACHE`, else `onrecord/pages` in the user's cache folder."""
    named = os.environ.get("ONRECORD_CACHE")
    if named:
        return Path(named)
    root = os.environ.get("XDG_CACHE_HOME")
    return (Path(root) if root else Path.home() / ".cache") / "onrecord" / "pages"


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """Limits and manners of reading.

    Attributes:
        allow_private: let addresses on private networks and on this machine be fetched (never those at which
            clouds hand out credentials).
        offline: read addresses from the cache alone.
        cache: the folder for fetched bytes; None for the user's cache folder.
        timeout: seconds that connecting, or one silence of the host, may last.
        total: seconds that one answer may take as a whole.
        max_bytes: the size, in bytes after decompression, above which nothing is read.
        max_redirects: how many redirects are followed.
        interval: seconds between two requests to one host.
        robots: whether robots.txt (RFC 9309) is obeyed.
        max_links: how many links of one feed are read.
    """

    allow_private: bool = False
    offline: bool = False
    cache: Path | None = None
    timeout: float = 10.0
    total: float = 60.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    interval: float = 1.0
    robots: bool = True
    max_links: int = 500
