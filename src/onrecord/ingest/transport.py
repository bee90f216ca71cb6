"""The network under httpx: connects to checked addresses alone, and cuts every answer off at its deadline.

The deadline is kept by a watch on the connection itself: a host that sends a byte now and then keeps every single
read in time, in the TLS handshake too, and is cut off all the same.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from onrecord.ingest.addresses import allowed


class Watch:
    """Shuts a connection down when its time is over."""

    def __init__(self, connection: socket.socket, seconds: float) -> None:
        self.fired = False
        self._connection = connection.dup()  # TLS takes the first handle over; both name the same connection
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True
        self._timer.start()

    def _fire(self) -> None:
        self.fired = True
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        """The answer is done with."""
        self._timer.cancel()
        self._connection.close()


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to the checked addresses of a host, and to nothing else."""

    def __init__(self, *, allow_private: bool, total: float) -> None:
        self.watches: list[Watch] = []
        self._allow_private = allow_private
        self._total = total
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first checked address that answers."""
        failure: Exception | None = None
        for address in allowed(host, port, allow_private=self._allow_private, timeout=timeout or self._total):
            try:
                stream = self._plain.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self.watches.append(Watch(stream.get_extra_info("socket"), self._total))
            return stream
        raise failure or httpcore.ConnectError("no address")

    @property
    def fired(self) -> bool:
        """Whether a connection was cut off at its deadline."""
        return any(watch.fired for watch in self.watches)

    def end(self) -> None:
        """Let go of the watches."""
        for watch in self.watches:
            watch.end()


class _Stream(httpx.SyncByteStream):
    """An answer's bytes as they come, in the transfer's own coding."""

    def __init__(self, response: httpcore.Response, pool: httpcore.ConnectionPool, backend: GuardedBackend) -> None:
        self._response = response
        self._pool = pool
        self._backend = backend

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_stream()
        except Exception:
            if self._backend.fired:
                raise httpx.ReadTimeout("deadline") from None
            raise
        if self._backend.fired:  # an answer without a length ends where it is cut off
            raise httpx.ReadTimeout("deadline")

    def close(self) -> None:
        self._response.close()
        self._pool.close()
        self._backend.end()


class GuardedTransport(httpx.BaseTransport):
    """A connection of its own for every request, checked and timed.

    Args:
        allow_private: let private addresses be connected to.
        total: seconds until an answer is cut off.
    """

    def __init__(self, *, allow_private: bool, total: float) -> None:
        self._allow_private = allow_private
        self._total = total
        self._tls: ssl.SSLContext | None = None

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
        backend = GuardedBackend(allow_private=self._allow_private, total=self._total)
        pool = httpcore.ConnectionPool(ssl_context=self._tls, max_keepalive_connections=0, network_backend=backend)
        url = request.url
        try:
            response = pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                    headers=request.headers.raw,
                    extensions=request.extensions,
                )
            )
        except Exception:
            late = backend.fired
            pool.close()
            backend.end()
            if late:
                raise httpx.ReadTimeout("deadline") from None
            raise
        return httpx.Response(response.status, headers=response.headers, stream=_Stream(response, pool, backend))
