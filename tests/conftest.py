"""What every test may ask for: the shared corpora, where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("house")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the shared corpora; without it the test is skipped, except in CI, where it fails."""
    place = Path(os.environ.get("ONRECORD_SHARED") or ROOT.parent / "shared")
    if not (place / "data").is_dir():
        message = f"no corpora at {place.name}/: set ONRECORD_SHARED to their folder"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return place
