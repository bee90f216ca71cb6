"""Serve the pages of a ledger until stopped."""

from __future__ import annotations

import gc
import os
import socket
import threading
import webbrowser
from contextlib import suppress
from pathlib import Path

import uvicorn

from onrecord import api
from onrecord.errors import UsageError
from onrecord.web.app import LOOPBACK, create_app

ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 (named to be told apart, not bound to)


def _socket(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        UsageError: the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise UsageError(f"cannot listen: {error.strerror}", f"{host}:{port}", "take another --port, or 0 for any that is free") from error
    return listening


def settle() -> None:
    """Put all that was made so far out of the garbage collector's way: it lasts as long as the server, and need not be looked through."""
    gc.collect()
    gc.freeze()


def serve(ledger: str | Path, *, host: str = "127.0.0.1", port: int = 8321, write: bool = False, open_browser: bool = False) -> None:
    """Serve a ledger's pages; returns when the server is stopped (Ctrl-C).

    Args:
        ledger: the ledger's file or address.
        host: the address to listen on.
        port: the port; 0 takes any that is free.
        write: whether judgements and corrections are taken. JSON writes need the token in `ONRECORD_TOKEN`.
        open_browser: open the first page.

    Raises:
        LedgerError: the ledger cannot be opened.
        UsageError: the address cannot be had.
    """
    with api.Ledger.open(ledger, create=False, read_only=not write) as opened, _socket(host, port) as listening:
        number = listening.getsockname()[1]
        name = "127.0.0.1" if host in ANYWHERE else host
        hosts = {*LOOPBACK, host, *([socket.gethostname()] if host in ANYWHERE else [])}
        app = create_app(opened, write=write, hosts=hosts, token=os.environ.get("ONRECORD_TOKEN"))
        settle()
        address = f"http://{f'[{name}]' if ':' in name else name}:{number}/"
        print(f"onrecord: {opened.location} at {address} (stop with Ctrl-C)", flush=True)  # noqa: T201 (the user waits for it)
        if open_browser:
            threading.Timer(0.5, webbrowser.open, (address,)).start()
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
        print("onrecord: stopped", flush=True)  # noqa: T201 (the same)
