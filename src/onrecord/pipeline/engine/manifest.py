"""What a run's folder says of itself: by which version, from which plan and inputs it is made."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.pipeline.engine.plan import Plan

NAME = "run.json"
SCHEMA = "onrecord/run/1"
_ELSE = "name another output, or remove the folder"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the result of a run hangs on.

    Attributes:
        version: of onrecord.
        plan: digest of the fields that the result hangs on.
        inputs: digest of the locations, with size and time of change of each file.
        locations: every location that this run adds, in order.
        extends: the folder of the run that it adds them to, or None.
        schema: of this file.
    """

    version: str
    plan: str
    inputs: str
    locations: tuple[str, ...]
    extends: str | None = None
    schema: str = SCHEMA


def current() -> str:
    """The version of onrecord that runs."""
    try:
        return version("onrecord")
    except PackageNotFoundError:  # run from its sources
        return "0"


def manifest_of(plan: Plan, locations: Sequence[str]) -> Manifest:
    """What the manifest of a run must say."""
    changed = _digest([(one, *_changed(one)) for one in locations])
    return Manifest(current(), _digest(plan.settles()), changed, tuple(locations), str(plan.extends) if plan.extends else None)


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def _changed(location: str) -> tuple[int, int]:
    """A file's size in bytes and time of change in nanoseconds; zeros for an address."""
    try:
        found = Path(location).stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def hold(folder: Path, wanted: Manifest) -> None:
    """Make a folder a run's own, or hold a run that was begun there against what is to be done.

    Raises:
        UsageError: another version, plan or input began it, or the folder holds something else.
    """
    place = folder / NAME
    if not place.exists():
        if folder.exists() and any(folder.iterdir()):
            raise UsageError("the folder holds something that is no run", str(folder), _ELSE)
        folder.mkdir(parents=True, exist_ok=True)
        fresh = place.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(wanted), indent=1), "utf-8")
        os.replace(fresh, place)  # noqa: PTH105 (the same on every system)
        return
    begun = read_manifest(folder)
    for what in ("version", "plan", "inputs"):
        if getattr(begun, what) != getattr(wanted, what):
            changed = {"version": f"version {begun.version} of onrecord", "plan": "another plan", "inputs": "other or changed inputs"}[what]
            raise UsageError(f"a run with {changed} was begun there", str(folder), _ELSE)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a run.

    Raises:
        UsageError: there is none, or it is damaged.
    """
    try:
        found = json.loads((folder / NAME).read_text("utf-8"))
        return Manifest(found["version"], found["plan"], found["inputs"], tuple(found["locations"]), found["extends"], found["schema"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError("not the folder of a run", str(folder), "name the output of `onrecord run`") from error


def before(plan: Plan) -> list[tuple[Path, Manifest]]:
    """The runs that a plan extends, one by one, the first of all first.

    Raises:
        UsageError: one is no run, or runs extend each other in a ring.
    """
    found: list[tuple[Path, Manifest]] = []
    folder = plan.extends
    while folder is not None:
        if any(folder == known for known, _ in found):
            raise UsageError("runs extend each other in a ring", str(folder), "name another run")
        found.append((folder, read_manifest(folder)))
        folder = Path(found[-1][1].extends) if found[-1][1].extends else None
    return found[::-1]
