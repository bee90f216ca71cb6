"""The bill of materials (CycloneDX 1.6, JSON) of `lock.txt`: `python requirements/sbom.py` writes `sbom.cdx.json` beside it.

Made from the pinned requirements alone, so that the same lock gives the same bytes: every package with its version, its address in the
package index's own notation and the hashes that pip holds it against. The scope says who needs it: `required` at run time, `optional`
with an extra, `excluded` for development. Dependencies are those that the lock's `# via` comments name.
"""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK, BILL = HERE / "lock.txt", HERE / "sbom.cdx.json"
PROJECT = HERE.parent / "pyproject.toml"
OWN = "onrecord"
DEVELOPMENT = ("dev", "docs", "fuzz")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


@dataclass(slots=True)
class Pin:
    """One pinned package: its version, the SHA-256 of every file that may be installed, and what asks for it."""

    name: str
    version: str
    hashes: list[str] = field(default_factory=list)
    via: list[str] = field(default_factory=list)

    @property
    def purl(self) -> str:
        """Its address, as package URLs are written."""
        return f"pkg:pypi/{self.name}@{self.version}"


def canonical(name: str) -> str:
    """A package's name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> list[Pin]:
    """The packages of a lock file, in its order."""
    found: list[Pin] = []
    for line in lock.splitlines():
        if start := _PIN.match(line):
            found.append(Pin(canonical(start[1]), start[2]))
        elif found:
            found[-1].hashes += _HASH.findall(line)
            asks = line.strip().removeprefix("#").strip().removeprefix("via").strip()
            if line.strip().startswith("#") and asks:
                found[-1].via.append(canonical(asks.split()[0]))
    return found


def reached(roots: Iterable[str], found: Iterable[Pin]) -> set[str]:
    """The packages that some need, and all that these need."""
    below: dict[str, list[str]] = {}
    for pin in found:
        for parent in pin.via:
            below.setdefault(parent, []).append(pin.name)
    seen, waiting = set[str](), list(roots)
    while waiting:
        name = waiting.pop()
        if name not in seen and name != OWN:
            seen.add(name)
            waiting += below.get(name, [])
    return seen


def named(requirements: Iterable[str]) -> set[str]:
    """The packages that requirements name."""
    return {canonical(match[0]) for line in requirements if (match := _NAME.match(line))}


def bill(lock: str, project: dict[str, Any]) -> dict[str, Any]:
    """The bill of materials of a lock and the project that it belongs to."""
    found = pins(lock)
    extras = project["optional-dependencies"]
    required = reached(named(project["dependencies"]), found)
    optional = reached({name for extra, lines in extras.items() if extra not in DEVELOPMENT for name in named(lines)}, found)
    address = {pin.name: pin.purl for pin in found}
    own = f"pkg:pypi/{OWN}@{project['version']}"
    below: dict[str, set[str]] = {own: set(), **{pin.purl: set() for pin in found}}
    for pin in found:
        for parent in pin.via:
            if parent in address or parent == OWN:
                below[address.get(parent, own)].add(pin.purl)
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(sha256(lock.encode()).hexdigest()[:32], version=4)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": own, "name": OWN, "version": project["version"], "purl": own,
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [
            {
                "type": "library", "bom-ref": pin.purl, "name": pin.name, "version": pin.version, "purl": pin.purl,
                "scope": "required" if pin.name in required else "optional" if pin.name in optional else "excluded",
                "hashes": [{"alg": "SHA-256", "content": one} for one in pin.hashes],
            }
            for pin in found
        ],
        "dependencies": [{"ref": one, "dependsOn": sorted(some)} for one, some in below.items()],
    }  # fmt: skip


def written(lock: Path = LOCK, project: Path = PROJECT) -> str:
    """The bill as it stands in its file: a package a line, so that a change shows as what it is."""
    made = bill(lock.read_text("utf-8"), tomllib.loads(project.read_text("utf-8"))["project"])
    parts = []
    for key, value in made.items():
        shown = "[\n" + ",\n".join(f"  {json.dumps(one)}" for one in value) + "\n ]" if isinstance(value, list) else json.dumps(value)
        parts.append(f" {json.dumps(key)}: {shown}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    BILL.write_text(written(), "utf-8")
