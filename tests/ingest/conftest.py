"""A real HTTP server on this machine, and one with TLS, that misbehave on request."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from onrecord.ingest import FetchOptions

ARTICLE = (
    "<!DOCTYPE html><html><head><title>Ferry row</title></head><body><article><p>The harbour master, Tilde Osk, said on Monday"
    " that no ferry would leave before the storm had passed.</p></article></body></html>"
)
BOMB = gzip.compress(bytes(30_000_000), 1)
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Ports</title>{items}</channel></rss>'


@dataclass
class Site:
    """A running server and what it was asked."""

    base: str
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    robots: tuple[int, str] = (404, "")
    version: int = 1

    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]


def handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_args: object) -> None:
            pass

        def give(self, status: int, content: bytes = b"", kind: str = "text/html; charset=utf-8", **headers: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            if self.path == "/robots.txt":
                self.give(site.robots[0], site.robots[1].encode(), "text/plain")
                return
            name = self.path.split("?")[0].strip("/").replace("-", "_").split("/")[0]
            getattr(self, f"at_{name}", self.at_missing)()

        def at_missing(self) -> None:
            self.give(404)

        def at_article(self) -> None:
            self.give(200, ARTICLE.encode())

        def at_versioned(self) -> None:
            tag = f'"v{site.version}"'
            if self.headers.get("If-None-Match") == tag:
                self.give(304, ETag=tag)
            else:
                self.give(200, ARTICLE.replace("Ferry", f"Ferry {site.version}").encode(), ETag=tag)

        def at_gzipped(self) -> None:
            self.give(200, gzip.compress(ARTICLE.encode()), Content_Encoding="gzip")

        def at_deflated(self) -> None:
            engine = zlib.compressobj(wbits=-15)
            self.give(200, engine.compress(ARTICLE.encode()) + engine.flush(), Content_Encoding="deflate")

        def at_bomb(self) -> None:
            self.give(200, BOMB, Content_Encoding="gzip")

        def at_torn(self) -> None:
            self.give(200, gzip.compress(ARTICLE.encode() * 50)[:-20], Content_Encoding="gzip")

        def at_brotli(self) -> None:
            self.give(200, b"\x0b\x02\x80hello\x03", Content_Encoding="br")

        def at_huge(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "900000000")
            self.end_headers()

        def at_moved(self) -> None:
            self.give(301, Location="/article")

        def at_circle(self) -> None:
            self.give(302, Location="/circle-back")

        def at_circle_back(self) -> None:
            self.give(302, Location="/circle")

        def at_maze(self) -> None:
            step = int(self.path.rpartition("/")[2]) + 1
            self.give(302, Location=f"/maze/{step}")

        def at_to_file(self) -> None:
            self.give(302, Location="file:///etc/hostname")

        def at_to_metadata(self) -> None:
            self.give(302, Location="http://169.254.169.254/latest/meta-data/")

        def at_hang(self) -> None:
            time.sleep(3)

        def at_drip(self) -> None:
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"<p>")
                    self.wfile.flush()
                    time.sleep(0.1)
            except OSError:
                pass
            self.close_connection = True

        def at_broken(self) -> None:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

        def at_image(self) -> None:
            self.give(200, b"\x89PNG\r\n\x1a\n" + bytes(200), "image/png")

        def at_feed(self) -> None:
            items = "".join(f"<item><link>{site.base}/article?n={number}</link></item>" for number in (1, 2))
            self.give(200, FEED.format(items=items + "<item><link>/missing</link></item>").encode(), "application/rss+xml")

        def at_no_feed(self) -> None:
            self.give(200, b"Sorry, this feed has moved.", "application/rss+xml")

        def at_inward(self) -> None:
            self.give(200, FEED.format(items="<item><link>file:///etc/hostname</link></item>").encode(), "application/rss+xml")

        def at_outline(self) -> None:
            text = f'<opml version="2.0"><body><outline text="a"><outline xmlUrl="{site.base}/feed"/></outline></body></opml>'
            self.give(200, text.encode(), "text/x-opml")

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_args: object) -> None:
        """Clients that hang up are what is tested."""


def serve(site: Site, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    server = Server(("127.0.0.1", 0), handler_of(site))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.base = f"{'https' if context else 'http'}://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve(Site(""))


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def safe_site(authority: trustme.CA) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    yield from serve(Site(""), context)


@pytest.fixture
def options(tmp_path: Path) -> FetchOptions:
    return FetchOptions(allow_private=True, cache=tmp_path / "cache", interval=0.0, timeout=0.6, total=1.2, max_bytes=2_000_000)
