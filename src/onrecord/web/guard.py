"""What stands between a browser and the pages: hosts, headers, forged requests, sizes.

Article text is hostile: no page carries a script in itself, none loads anything from another host, and every write needs the
token that the form was given (double-submit cookie, OWASP Cross-Site Request Forgery Prevention Cheat Sheet) and the same origin.
"""

from __future__ import annotations

import hmac
import secrets
from urllib.parse import urlsplit

from markupsafe import escape
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "onrecord-form"
FIELD = "form_token"
MAX_BODY = 8 * 1024 * 1024

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_RAW = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Guard:
    """ASGI middleware: refuses unknown hosts and oversized bodies, and puts the security headers on every answer.

    Args:
        app: the application behind it.
        hosts: host names that the pages may be asked for under; DNS rebinding ends here.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if _host(headers.get("host", "")) not in self._hosts:
            await PlainTextResponse("This host is not served here.", 421, HEADERS)(scope, receive, send)
            return
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY:
            await PlainTextResponse("The upload is too large.", 413, HEADERS)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_RAW]
            await send(message)

        await self._app(scope, _bounded(receive), guarded)


def _host(value: str) -> str:
    """A host header without its port, in lower case; empty where it is none."""
    try:
        return (urlsplit(f"//{value}").hostname or "").lower()
    except ValueError:
        return ""


def _bounded(receive: Receive) -> Receive:
    """Stop reading a body that is longer than it may be, whatever its header said."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        return {"type": "http.disconnect"} if taken > MAX_BODY else message

    return bounded


class FormToken:
    """The token that this browser's forms carry; where it has none, a new one is made when the first form is printed.

    Args:
        request: asks for the page with the forms.
    """

    def __init__(self, request: Request) -> None:
        self._held = request.cookies.get(COOKIE, "")
        self.fresh: str | None = None

    def __html__(self) -> str:
        """The token as a template prints it."""
        if not self._held:
            self._held = self.fresh = secrets.token_urlsafe(32)
        return escape(self._held)


def same_origin(request: Request) -> bool:
    """Whether a write comes from a page of ours: its origin is this host's, or the browser does not say."""
    origin = request.headers.get("origin")
    fetched_from = request.headers.get("sec-fetch-site", "same-origin")
    ours = origin is None or origin.partition("//")[2] == request.headers.get("host")
    return ours and fetched_from in {"same-origin", "none"}


def token_fits(request: Request, given: str) -> bool:
    """Whether a form carries the token of this browser's cookie."""
    held = request.cookies.get(COOKIE, "")
    return bool(held) and hmac.compare_digest(held.encode(), given.encode())
