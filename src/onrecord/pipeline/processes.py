"""Fresh processes at the other end of a pipe: nothing of this process's memory, threads or locks is in them."""

from __future__ import annotations

import gc
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any


def started(life: Callable[..., None], *given: Any, daemon: bool = True) -> tuple[Connection, BaseProcess]:
    """Start a process.

    Args:
        life: all that it does; importable by name there. It is called with its end of the pipe, and with what is given.
        given: what can be pickled.
        daemon: whether it is ended with this one; such a process must not start others.

    Returns:
        This end of the pipe, which reads as ended when the process is gone, and the process.
    """
    context = get_context("spawn")
    pipe, there = context.Pipe()
    process = context.Process(target=_live, args=(gc.get_threshold(), life, there, *given), daemon=daemon)
    process.start()
    there.close()
    return pipe, process


def _live(threshold: tuple[int, int, int], life: Callable[..., None], *given: Any) -> None:
    """A life under the garbage collector's settings of the process that started it."""
    gc.set_threshold(*threshold)
    life(*given)
