"""onrecord: who said this, in what words, when and where, through whom do we know, and what did each outlet make of it?

>>> import onrecord
>>> reading = onrecord.read("article.html")  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import ReadOptions, Run, compare, read, read_all

__version__ = "0.1.0"
__all__ = ["ReadOptions", "Run", "__version__", "compare", "read", "read_all"]


def __getattr__(name: str) -> Any:
    """Import the API when it is first used, so that `import onrecord` is quick."""
    if name in __all__:
        return getattr(import_module("onrecord.api"), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
