"""The forms that put something right: a speaker, the words, a false attribution, a person or a saying to take apart; and their undo."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import api
from onrecord.web.changes import back_to, check_writable, form_of, text_of, who_of

WORDS = 20_000
Correct = Callable[[api.Ledger, FormData, str], None]


def _speaker(ledger: api.Ledger, form: FormData, who: str) -> None:
    speaker = text_of(form, "speaker")
    if not speaker:
        raise HTTPException(400, "Name the speaker.")
    ledger.set_speaker(text_of(form, "attribution"), speaker, by=who)


def _false(ledger: api.Ledger, form: FormData, who: str) -> None:
    ledger.strike(text_of(form, "attribution"), by=who)


def _words(ledger: api.Ledger, form: FormData, who: str) -> None:
    """The words of one attribution, its cue and its source; what the form does not have stays."""
    attribution = text_of(form, "attribution")
    given = [part for part in ("content", "cue", "source") if part in form]
    changed = [ledger.set_words(attribution, text_of(form, part, WORDS), part=part, by=who) for part in given]
    if not any(changed):
        raise HTTPException(400, "These are the words that the ledger has already: change them, then send the form.")


def _split(ledger: api.Ledger, form: FormData, who: str) -> None:
    ledger.split(text_of(form, "article"), text_of(form, "entity"), by=who)


def _apart(ledger: api.Ledger, form: FormData, who: str) -> None:
    ledger.take_out(text_of(form, "attribution"), text_of(form, "statement") or None, by=who)


def _withdraw(ledger: api.Ledger, form: FormData, who: str) -> None:
    ledger.withdraw(text_of(form, "about"), text_of(form, "a"), text_of(form, "b", 2 * WORDS), by=who)


KINDS: dict[str, Correct] = {
    "speaker": _speaker,
    "false": _false,
    "words": _words,
    "split": _split,
    "apart": _apart,
    "withdraw": _withdraw,
}


async def correct(request: Request) -> Response:
    """Keep a correction, or undo one."""
    form = await form_of(request)
    check_writable(request)
    kind = KINDS.get(text_of(form, "what"))
    if kind is None:
        raise HTTPException(400, f"A form corrects one of: {', '.join(KINDS)}.")
    who = who_of(request, form)
    await run_in_threadpool(kind, request.app.state.ledger, form, who)
    return back_to(text_of(form, "back"), text_of(form, "by", 80) or None)


async def sign(request: Request) -> Response:
    """Keep the name that corrections are signed with."""
    form = await form_of(request)
    check_writable(request)
    return back_to(text_of(form, "back"), who_of(request, form))


ROUTES = [Route("/correct", correct, methods=["POST"]), Route("/sign", sign, methods=["POST"])]
