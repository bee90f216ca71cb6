"""What each aspect of the sample corpus must reach: tied to the corpus by its digest, raised silently, lowered only on purpose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord import sample
from tests.golden.loader import HERE
from tests.golden.scorer import Tally

FILE = HERE / "floors.json"
MARGIN = 0.02


def digest() -> str:
    """Hexadecimal SHA-256 over the sample corpus and its golden records."""
    own = {FILE.name}
    paths = [*sample.articles(), *sample.transcripts(), sample.draft(), *sorted(HERE.rglob("*.json")), *sorted(HERE.rglob("check/*.md"))]
    whole = hashlib.sha256()
    for path in paths:
        if path.name not in own:
            whole.update(_sealed(path))
    return whole.hexdigest()


def _sealed(path: Path) -> bytes:
    return path.name.encode() + b"\0" + path.read_bytes() + b"\0"


def floors() -> dict[str, Any]:
    """The floors as they stand: `digest`, and F1 by aspect under each reader's name."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {"digest": digest()}
    return found


def below(tallies: Mapping[str, Tally], reader: str) -> list[str]:
    """The aspects that fall short of their floor."""
    wanted: dict[str, float] = floors().get(reader, {})
    return [f"{name}: F1 {tallies[name].f1:.3f} under {floor:.3f}" for name, floor in wanted.items() if tallies[name].f1 < floor]


def settle(tallies: Mapping[str, Tally], reader: str, *, lower: bool) -> None:
    """Write floors a little below what was measured.

    Args:
        tallies: what was measured.
        reader: whose floors they are.
        lower: whether a floor may fall; without it, floors only rise.
    """
    now = floors()
    old: dict[str, float] = {} if lower else now.get(reader, {})
    fresh = {name: max(round(max(tally.f1 - MARGIN, 0.0), 3), old.get(name, 0.0)) for name, tally in tallies.items()}
    FILE.write_text(json.dumps({**now, "digest": digest(), reader: fresh}, indent=1) + "\n", "utf-8")
