"""The bill of materials is that of the lock, and a bill of materials."""

from __future__ import annotations

import json
import re
import runpy
import tomllib
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.conftest import ROOT

FOLDER = ROOT / "requirements"
LOCK = (FOLDER / "lock.txt").read_text("utf-8")
MADE: dict[str, Any] = runpy.run_path(str(FOLDER / "sbom.py"))


@pytest.fixture(scope="module")
def bill() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((FOLDER / "sbom.cdx.json").read_text("utf-8"))
    return made


def test_it_is_that_of_the_lock() -> None:
    assert (FOLDER / "sbom.cdx.json").read_text("utf-8") == MADE["written"](), "the lock has changed: make sbom"


def test_it_is_valid() -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str((FOLDER / "sbom.cdx.json").read_text("utf-8")) is None


def test_every_pinned_package_is_in_it_with_its_hashes(bill: dict[str, Any]) -> None:
    pinned = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", LOCK, re.MULTILINE)
    assert [(one["name"], one["version"]) for one in bill["components"]] == [
        (re.sub(r"[-_.]+", "-", name).lower(), v) for name, v in pinned
    ]
    assert sum(len(one["hashes"]) for one in bill["components"]) == LOCK.count("--hash=sha256:")
    assert all(one["hashes"] for one in bill["components"])


def test_what_runs_is_told_from_what_develops(bill: dict[str, Any]) -> None:
    scope = {one["name"]: one["scope"] for one in bill["components"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert all(scope[name] == "required" for name in MADE["named"](project["dependencies"]))
    assert (scope["psycopg"], scope["pytest"], scope["anyio"]) == ("optional", "excluded", "required")
    assert {one["ref"] for one in bill["dependencies"]} == {one["purl"] for one in bill["components"]} | {
        f"pkg:pypi/onrecord@{project['version']}"
    }
