"""Make the pictures of README and documentation anew from the sample corpus: `python -m tests.docs.make_images`.

The terminal's pictures are SVG, the pages' PNG from a real Chromium.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from io import StringIO
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

from onrecord import api
from onrecord.cli.versions import show_statement
from onrecord.cli.view import show
from tests.conftest import ROOT
from tests.web.conftest import ARGUMENTS, CHROMIUM, Server

IMAGES = ROOT / "docs" / "images"
ARTICLE = "courier-canal.txt"
COLUMNS = 132


def terminal() -> Console:
    """A terminal that is only looked at afterwards."""
    return Console(file=StringIO(), record=True, width=COLUMNS, force_terminal=True, highlight=False)


def terminal_pictures() -> None:
    """The views of `onrecord read` and `onrecord compare`."""
    run = api.read_all("src/onrecord/sample/articles")
    screen = terminal()
    screen.print(Text(f"$ onrecord read {ARTICLE}", style="bold"))
    show(next(one for one in run.readings if (one.article.file or "").endswith(ARTICLE)), screen)
    screen.save_svg(str(IMAGES / "read.svg"), title="onrecord read", unique_id="read")
    screen = terminal()
    screen.print(Text("$ onrecord compare articles/", style="bold"))
    statements = [one for one in api.compare(run.readings) if len(one.versions) > 1]
    for statement in sorted(statements, key=lambda one: -len(one.versions))[:2]:
        show_statement(statement, run.readings, screen)
    screen.save_svg(str(IMAGES / "compare.svg"), title="onrecord compare", unique_id="compare")


def page_pictures() -> None:
    """The pages over a ledger of the sample corpus."""
    chromium = next(found for name in CHROMIUM if (found := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "sample.ledger"
        with api.Ledger.open(place) as ledger:
            ledger.add(*api.sample_articles())
        with Server(place, write=True) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            tab = browser.new_page(viewport={"width": 1200, "height": 900})
            widest = max(server.ledger.statements(100).items, key=lambda one: (one.outlets, one.versions))
            speaker = server.ledger.start().speakers[0]
            article = next(one for one in server.ledger.articles().items if (one.file or "").endswith(ARTICLE))
            occasion = max(server.ledger.occasions().items, key=lambda one: one.count)
            addresses = {
                "start": "/",
                "statement": f"/statement/{widest.id}",
                "person": f"/entity/{speaker.id}",
                "article": f"/article/{article.id}",
                "occasion": f"/occasion/{occasion.id}",
                "review": "/review",
            }
            for name, address in addresses.items():
                tab.goto(server.address + address)
                tab.screenshot(path=IMAGES / f"{name}.png")
            browser.close()


def main() -> None:
    """Make them all."""
    os.chdir(ROOT)
    IMAGES.mkdir(parents=True, exist_ok=True)
    terminal_pictures()
    page_pictures()


if __name__ == "__main__":
    main()
