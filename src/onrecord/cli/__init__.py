"""The command line: the Python API, verb by verb; no logic of its own."""

from onrecord.cli.main import main

__all__ = ["main"]
