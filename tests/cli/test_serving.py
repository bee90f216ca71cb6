"""`onrecord serve` as it is started and stopped at a terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import httpx

from onrecord import api

SERVE = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve"]


def test_serving_says_where_and_stops_quietly(tmp_path: Path) -> None:
    place = tmp_path / "some.ledger"
    api.Ledger.open(place).close()
    process = subprocess.Popen([*SERVE, str(place), "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.readline()
    assert str(place) in said
    assert "Ctrl-C" in said
    address = next(word for word in said.split() if word.startswith("http://"))
    assert httpx.get(address, timeout=120).status_code == 200
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out, err) == (0, "onrecord: stopped\n", "")
