"""Nothing that reads articles remembers without bound what they hold."""

from __future__ import annotations

import inspect
import pkgutil
from importlib import import_module

import onrecord
from benchmarks.memory import caches, pages
from onrecord.model import Reading
from onrecord.pipeline.pool import Plan, read_pages

FIXED = {"weights", "load"}  # caches over a closed set of arguments: the kinds of names, the folders of weights


def test_every_cache_over_what_articles_hold_is_bounded() -> None:
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not module.name.endswith(("__main__", ".cli.main")):
            import_module(module.name)
    found = caches()
    assert len(found) > 10
    for name, cache in found.items():
        bound = cache.cache_parameters()["maxsize"]
        asked = inspect.signature(cache.__wrapped__).parameters
        assert bound is not None or not asked or name.rpartition(".")[2] in FIXED, f"{name} remembers without bound"


def test_articles_of_their_own_words_are_read() -> None:
    rows = list(read_pages(pages(20), Plan("rules")))
    assert all(isinstance(row, Reading) and row.attributions for row in rows)
    assert len({entity.name for row in rows if isinstance(row, Reading) for entity in row.entities}) > 40
