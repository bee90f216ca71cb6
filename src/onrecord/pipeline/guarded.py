"""Processes that may hang or die: each is watched, replaced when lost, and what it was reading is set aside."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Self

from onrecord.errors import ModelError
from onrecord.model import Page, Problem, Reading
from onrecord.pipeline.processes import started

Item = Page | Problem
Row = Reading | Problem
Work = Callable[[list[Item]], list[Row]]

START = 300.0
READY = "ready"


@dataclass(slots=True)
class _Task:
    """A batch on its way: whole at first, one item at a time once a process was lost over it."""

    items: list[Item]
    rows: list[Row] = field(default_factory=list)
    alone: bool = False

    def next(self) -> list[Item]:
        left = self.items[len(self.rows) :]
        return left[:1] if self.alone else left

    def lost(self, how: str) -> None:
        """Read one at a time from now on; an item that was alone when its process was lost is set aside."""
        if self.alone:
            self.rows.append(_set_aside(self.items[len(self.rows)], how))
        self.alone = True

    @property
    def done(self) -> bool:
        return len(self.rows) == len(self.items)


def _set_aside(item: Item, how: str) -> Problem:
    if isinstance(item, Problem):
        return item
    return Problem(item.location, f"its reading process {how}", "read it alone to see why; the others were read", "ProcessLost")


class _Desk:
    """One process, its pipe and what it has in hand."""

    def __init__(self, make: Callable[[], Work], memory: int | None) -> None:
        self.pipe, self.process = started(_serve, make, memory)
        self.task: _Task | None = None
        self.until = time.monotonic() + START
        self.ready = False

    def give(self, task: _Task, seconds: float) -> None:
        self.task = task
        self.until = time.monotonic() + seconds
        with suppress(OSError):  # a process that is gone: its pipe reads as ended, and the task is taken up from there
            self.pipe.send(task.next())

    def close(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _serve(pipe: Connection, make: Callable[[], Work], memory: int | None) -> None:
    """The life of a reading process: make the reader, then a batch in and rows out until the pipe ends."""
    if memory is not None:
        import resource  # noqa: PLC0415 (not there on Windows, where no limit can be set)

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        work = make()
    except Exception as error:  # noqa: BLE001 (told to the parent, which raises it)
        pipe.send(str(error))
        return
    pipe.send(READY)
    try:
        while True:
            pipe.send(work(pipe.recv()))
    except EOFError:
        return


class Guarded:
    """A pool whose processes may be lost without losing the run.

    Args:
        make: makes the work, in each process; importable by name there.
        jobs: processes.
        seconds: the longest silence over one batch or one item read alone.
        memory: bytes of address space for each process, or None.
    """

    def __init__(self, make: Callable[[], Work], jobs: int, seconds: float, memory: int | None = None) -> None:
        self._make, self._seconds, self._memory = make, seconds, memory
        self._desks = [_Desk(make, memory) for _ in range(jobs)]

    def __enter__(self) -> Self:
        """The pool itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End every process."""
        for desk in self._desks:
            desk.close()

    def rows(self, batches: Iterable[list[Item]]) -> Iterator[Row]:
        """The rows of all batches, in order; at most two batches for each process are held at a time.

        Raises:
            ModelError: a process could not make its reader.
        """
        stream = iter(batches)
        order: deque[_Task] = deque()
        fresh: deque[_Task] = deque()
        ended = False
        while True:
            while not ended and len(order) < 2 * len(self._desks):
                batch = next(stream, None)
                ended = batch is None
                if batch is not None:
                    order.append(_Task(batch))
                    fresh.append(order[-1])
            for desk in self._desks:
                if desk.ready and desk.task is None and fresh:
                    desk.give(fresh.popleft(), self._seconds)
            if not order:
                return
            self._listen()
            while order and order[0].done:
                yield from order.popleft().rows

    def _listen(self) -> None:
        """Wait for an answer or a deadline, and act on it."""
        busy = [desk for desk in self._desks if desk.task is not None or not desk.ready]
        patience = max(0.0, min(desk.until for desk in busy) - time.monotonic())
        heard = wait([desk.pipe for desk in busy], patience)
        for desk in busy:
            if desk.pipe in heard:
                self._hear(desk)
            elif time.monotonic() >= desk.until:
                self._replace(desk, f"did not answer within {self._seconds:g} s")

    def _hear(self, desk: _Desk) -> None:
        try:
            said = desk.pipe.recv()
        except (EOFError, OSError):
            self._replace(desk, "died")
            return
        if desk.task is None:
            if said != READY:
                raise ModelError(str(said))
            desk.ready = True
            return
        desk.task.rows.extend(said)
        self._go_on(desk, desk.task)

    def _go_on(self, desk: _Desk, task: _Task) -> None:
        desk.task = None
        if not task.done:
            desk.give(task, self._seconds)

    def _replace(self, desk: _Desk, how: str) -> None:
        """A new process in place of a lost one; the batch in hand goes on there, one item at a time."""
        desk.close()
        if desk.task is None:
            raise ModelError(f"a reading process {how} while it started", remedy="try with one process")
        task = desk.task
        task.lost(how)
        new = _Desk(self._make, self._memory)
        self._desks[self._desks.index(desk)] = new
        if not new.pipe.poll(START):
            raise ModelError("a new reading process did not start", remedy="try with one process")
        self._hear(new)
        self._go_on(new, task)
