"""Word stems: enough morphology to compare two wordings."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 4
_ENDINGS = ("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ely", "ly", "ers", "er", "est", "ed", "es", "s", "e")


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A crude stem: common English endings taken off; equal for most inflections of one word, never to be shown."""
    form = form.removesuffix("'s")
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST - 1:
            root = form[: -len(ending)]
            if ending in {"ies", "ied"}:
                return root + "y"
            if len(root) > _SHORTEST - 1 and root[-1] == root[-2] and root[-1] not in "ls":
                return root[:-1]
            return root
    return form
