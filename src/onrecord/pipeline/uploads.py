"""Uploads are parsed in a process of their own, with limits: a file that is made to hang or to swell ends that process alone."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

from onrecord.model import Article, Page, Problem
from onrecord.pipeline.processes import started
from onrecord.pipeline.reading import articles_of

START = 60.0
"""Seconds that a process may take to start; its limits count from then on."""

REMEDY = "save it as plain text, or send a part of it"


@dataclass(frozen=True, slots=True)
class Limits:
    """What parsing one upload may take.

    Attributes:
        seconds: of time that passes.
        cpu: seconds of processor time; the system ends the process a second later.
        memory: bytes of address space.
        text: code points of the text that comes out.
    """

    seconds: float = 20.0
    cpu: int = 15
    memory: int = 1 << 30
    text: int = 400_000


def parsed_apart(page: Page, limits: Limits | None = None) -> Article | Problem:
    """An uploaded page as an article, parsed in a process with limits.

    Args:
        page: its bytes, its name and its kind.
        limits: what it may take.

    Returns:
        The article, or what is wrong: it holds none, it is too long, or the process had to be ended.
    """
    allowed = limits or Limits()
    pipe, process = started(_parse, page, allowed)
    try:
        found = _answer(pipe, page, allowed)
    finally:
        process.kill()
        process.join()
        pipe.close()
    if isinstance(found, Article) and len(found.text) > allowed.text:
        return _refused(page, f"its text is longer than {allowed.text:,} characters")
    return found


def _answer(pipe: Connection, page: Page, allowed: Limits) -> Article | Problem:
    """What the process says: first that it is there, then what it found."""
    try:
        for patience in (START, allowed.seconds):
            if not pipe.poll(patience):
                return _refused(page, f"parsing it took longer than {allowed.seconds:g} seconds and was stopped")
            found: Article | Problem | None = pipe.recv()
            if found is not None:
                return found
    except (EOFError, OSError):
        pass
    return _refused(page, "parsing it took more memory or processor time than an upload may have, and was stopped")


def _refused(page: Page, what: str) -> Problem:
    return Problem(page.location, what, REMEDY, "UploadRefused")


def _parse(pipe: Connection, page: Page, allowed: Limits) -> None:
    """The life of the process: take on the limits, parse, say what came of it."""
    with suppress(ImportError):  # Windows has no such limits; the clock holds there alone
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (allowed.memory, allowed.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (_spent(resource) + allowed.cpu, _spent(resource) + allowed.cpu + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    pipe.send(None)
    try:
        found = next(articles_of([page]))
    except MemoryError:
        return
    if isinstance(found, Problem) and found.kind == MemoryError.__name__:
        return
    pipe.send(found)


def _spent(resource: object) -> int:
    """Seconds of processor time that starting took."""
    usage = resource.getrusage(resource.RUSAGE_SELF)  # type: ignore[attr-defined]
    return int(usage.ru_utime + usage.ru_stime)
