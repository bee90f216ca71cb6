"""A ledger over the sample corpus, its pages on a port of their own, and a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord import api
from onrecord.web.app import create_app

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger over the sample corpus."""
    place = tmp_path_factory.mktemp("web") / "sample.ledger"
    with api.Ledger.open(place) as ledger:
        ledger.add(*api.sample_articles(), options=api.ReadOptions(reader="rules"))
    return place


@pytest.fixture
def ledger_copy(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    place = tmp_path / "copy.ledger"
    with api.Ledger.open(sample_ledger, read_only=True) as ledger:
        ledger.backup(place)
    return place


class Server:
    """The pages of a ledger on a free port, in a thread."""

    def __init__(self, place: Path, *, write: bool) -> None:
        self.ledger = api.Ledger.open(place, read_only=not write)
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        app = create_app(self.ledger, write=write, token="let-me-in")  # noqa: S106 (a test's own)
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self.ledger.close()


@pytest.fixture(scope="session")
def pages(sample_ledger: Path) -> Iterator[Server]:
    """The read-only pages over the sample corpus."""
    with Server(sample_ledger, write=False) as server:
        yield server


@pytest.fixture
def writable(ledger_copy: Path) -> Iterator[Server]:
    """Pages that take corrections, over a copy."""
    with Server(ledger_copy, write=True) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the test is skipped, except in CI, where it fails."""
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        message = "no Chromium: install the package chromium"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A fresh tab; a request to any other host, or an error in a page, fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(15_000)
    faults: list[str] = []
    page.on("request", lambda request: None if request.url.startswith(("http://127.0.0.1", "data:")) else faults.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" and "404" not in message.text else None)
    yield page
    context.close()
    assert not faults
