"""Addresses over HTTP, with manners and limits."""

from __future__ import annotations

import hashlib
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus

import httpcore
import httpx

from onrecord.errors import FetchError, LocationError
from onrecord.ingest import robots
from onrecord.ingest.cache import Cache, Entry
from onrecord.ingest.options import USER_AGENT, FetchOptions, default_cache
from onrecord.ingest.transport import GuardedTransport
from onrecord.ingest.unpack import decode, too_large

HEADERS = {
    "user-agent": USER_AGENT,
    "accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/plain;q=0.9,*/*;q=0.5",
    "accept-encoding": "gzip, deflate",
}
NETWORK = (httpx.HTTPError, httpx.InvalidURL, httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError)
REMEDIES = {
    401: "it asks for a login: save the page from a browser and read the file",
    402: "it asks for payment: save the page from a browser and read the file",
    403: "the site refuses programs: save the page from a browser and read the file",
    404: "check the address",
    410: "it was taken down: look for it in a web archive",
    429: "the site asks for fewer requests: try again later",
    451: "it is withheld for legal reasons",
}
REDIRECTION = 3  # the first digit of the status
SERVER_ERROR = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a host: no redirects followed, content coding undone."""

    status: int
    headers: Mapping[str, str]
    content: bytes


class Fetcher:
    """Fetches addresses one after the other, each host at its own pace.

    Args:
        options: limits and manners.
    """

    def __init__(self, options: FetchOptions) -> None:
        self._options = options
        self._cache = Cache(options.cache or default_cache())
        self._transport = GuardedTransport(allow_private=options.allow_private, total=options.total)
        self._next: dict[str, float] = {}  # host -> the monotonic time from which it may be asked again
        self._rules: dict[str, robots.Rules | FetchError] = {}  # origin -> what its robots.txt says, or why it cannot be read

    def fetch(self, address: str) -> tuple[Entry, bytes]:
        """What stands at an address, from the network or, where nothing changed or offline, from the cache.

        Raises:
            FetchError: it cannot be had.
        """
        asked = str(checked(address).copy_with(fragment=None))
        held = self._cache.find(asked)
        if self._options.offline:
            if held is None:
                raise FetchError("not in the cache", asked, "read it once without --offline")
            return held
        try:
            return self._follow(asked, held)
        except FetchError as error:
            raise type(error)(error.what, asked, error.remedy) from error
        except LocationError as error:
            raise FetchError(error.what, asked, error.remedy) from error

    def _follow(self, asked: str, held: tuple[Entry, bytes] | None) -> tuple[Entry, bytes]:
        """Ask, and follow redirects; every hop is checked like the first."""
        url = checked(asked)
        seen: list[str] = []
        while True:
            self._ask_robots(url)
            answer = self._send(url, _conditions(held[0]) if held and held[0].url == str(url) else {})
            if answer.status == HTTPStatus.NOT_MODIFIED and held is not None:
                return held
            if _good(answer.status):
                return self._kept(asked, url, answer)
            url = self._redirected(url, answer, seen)

    def _redirected(self, url: httpx.URL, answer: Answer, seen: list[str]) -> httpx.URL:
        """The address that a redirect names."""
        target = answer.headers.get("location")
        if answer.status not in (301, 302, 303, 307, 308) or not target:
            raise refused(answer, str(url))
        seen.append(str(url))
        following = checked(str(url.join(target).copy_with(fragment=None)))
        if str(following) in seen:
            raise FetchError("the redirects run in a circle", str(url), "open the page in a browser and read the saved file")
        if len(seen) > self._options.max_redirects:
            raise FetchError(f"more than {self._options.max_redirects} redirects", str(url), "give the address that it ends at")
        return following

    def _kept(self, asked: str, url: httpx.URL, answer: Answer) -> tuple[Entry, bytes]:
        message = Message()
        message["content-type"] = answer.headers.get("content-type", "application/octet-stream")
        entry = Entry(
            asked=asked,
            url=str(url),
            sha256=hashlib.sha256(answer.content).hexdigest(),
            media_type=message.get_content_type(),
            charset=message.get_content_charset(),
            fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )
        try:
            self._cache.keep(entry, answer.content)
        except OSError as error:
            if self._options.cache is not None:  # asked for: say so; the default one is a convenience
                raise FetchError(
                    f"the cache {self._options.cache} cannot be written: {error}", asked, "name another with --cache"
                ) from error
        return entry, answer.content

    def _ask_robots(self, url: httpx.URL) -> None:
        """Hold an address against its host's robots.txt."""
        if not self._options.robots:
            return
        origin = str(url.copy_with(raw_path=b"/", fragment=None))
        if origin not in self._rules:
            self._rules[origin] = self._robots_of(checked(origin).join("/robots.txt"))
        rules = self._rules[origin]
        if isinstance(rules, FetchError):
            raise FetchError(rules.what, str(url), rules.remedy)
        if not rules.allow(url.raw_path.decode("ascii", "replace")):
            raise FetchError("the site's robots.txt asks programs to stay away", str(url), "save the page from a browser and read the file")

    def _robots_of(self, url: httpx.URL) -> robots.Rules | FetchError:
        """The rules of a host; RFC 9309: without a robots.txt all is allowed, with one that cannot be had nothing is."""
        seen: list[str] = []
        try:
            while True:
                answer = self._send(url, {})
                if _good(answer.status):
                    return robots.parse(answer.content)
                if answer.status >= SERVER_ERROR:
                    return FetchError(f"the site's robots.txt cannot be had (HTTP {answer.status})", str(url), "try again later")
                if answer.status // 100 != REDIRECTION:
                    return robots.Rules()
                url = self._redirected(url, answer, seen)
        except FetchError as error:
            # A host that cannot be reached at all says so; one whose robots.txt leads astray has none.
            return robots.Rules() if seen else error
        except LocationError:
            return robots.Rules()

    def _send(self, url: httpx.URL, conditions: Mapping[str, str]) -> Answer:
        """One request, when the host's turn has come."""
        self._wait(url)
        try:
            client = httpx.Client(transport=self._transport, trust_env=False, headers=HEADERS, timeout=self._options.timeout)
            with client.stream("GET", url, headers=dict(conditions)) as response:
                return self._answer(response, str(url))
        except NETWORK as error:
            raise explained(error, str(url), self._options) from error

    def _answer(self, response: httpx.Response, where: str) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if not _good(response.status_code):
            return Answer(response.status_code, headers, b"")
        length = headers.get("content-length", "")
        if length.isdecimal() and len(length) < 20 and int(length) > self._options.max_bytes:  # noqa: PLR2004 (no length is longer)
            raise too_large(where, self._options.max_bytes)
        content = decode(response.iter_raw(), headers.get("content-encoding", ""), self._options.max_bytes, where)
        return Answer(response.status_code, headers, content)

    def _wait(self, url: httpx.URL) -> None:
        origin = str(url.copy_with(raw_path=b"/", fragment=None))
        rules = self._rules.get(origin)
        pause = max(self._options.interval, rules.delay if isinstance(rules, robots.Rules) else 0.0)
        left = self._next.get(url.host, 0.0) - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._next[url.host] = time.monotonic() + pause


def _good(status: int) -> bool:
    return status // 100 == 2  # noqa: PLR2004 (2xx is success)


def checked(address: str) -> httpx.URL:
    """An address that can be fetched.

    Raises:
        FetchError: it is no http or https address, has no host, or carries a password.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchError(f"not an address: {error}", address, "check its spelling") from error
    if url.scheme not in ("http", "https"):
        raise FetchError(
            f"addresses of the kind {url.scheme or 'without a scheme'}: are not read", address, "give an http or https address, or a file"
        )
    if not url.host:
        raise FetchError("the address names no host", address, "check its spelling")
    if url.userinfo:
        raise FetchError(
            "the address carries a password", str(url.copy_with(userinfo=b"")), "save the page from a browser and read the file"
        )
    return url


def _conditions(entry: Entry) -> dict[str, str]:
    """Headers that ask for a page only if it has changed (RFC 9110, section 13)."""
    pairs = {"if-none-match": entry.etag, "if-modified-since": entry.last_modified}
    return {name: value for name, value in pairs.items() if value}


def refused(answer: Answer, where: str) -> FetchError:
    """The error for an answer that is neither a page nor a redirect."""
    try:
        phrase = HTTPStatus(answer.status).phrase
    except ValueError:
        phrase = "?"
    fallback = "try again later" if answer.status >= SERVER_ERROR else "open it in a browser to see why"
    return FetchError(f"the host answered {answer.status} {phrase}", where, REMEDIES.get(answer.status, fallback))


def explained(error: Exception, where: str, options: FetchOptions) -> FetchError:
    """A network error in plain words."""
    roots = _causes(error)
    for root in roots:
        if isinstance(root, ssl.SSLCertVerificationError):
            return FetchError(
                f"the host's certificate is not valid: {root.verify_message}", where, "check the address; do not trust this page"
            )
        if isinstance(root, ssl.SSLError):
            return FetchError("no safe connection could be made", where, "check that the host speaks https")
    if str(error) == "deadline":
        return FetchError(f"the answer took longer than {options.total:g} s", where, "try again later")
    if any(isinstance(root, httpx.TimeoutException | httpcore.TimeoutException | TimeoutError) for root in roots):
        return FetchError(f"the host did not answer within {options.timeout:g} s", where, "try again later")
    if any(isinstance(root, httpx.ConnectError | httpcore.ConnectError) for root in roots):
        return FetchError("no connection could be made", where, "check the address and the network connection")
    return FetchError(f"the connection broke: {error}", where, "try again later")


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and current not in found:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found
