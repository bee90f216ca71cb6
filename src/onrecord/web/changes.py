"""The pages that take something in: a draft to check, a judgement, a correction, an undo."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from onrecord import api
from onrecord.errors import OnrecordError
from onrecord.web.asking import slice_of, words_of
from onrecord.web.guard import FIELD, same_origin, token_fits
from onrecord.web.rendering import page

MAX_DRAFT = 200_000
SEE_OTHER = 303
VERDICTS: dict[str, api.Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}
NAME = "onrecord-name"


@dataclass(frozen=True, slots=True)
class Held:
    """Where the record holds the words of a draft."""

    kind: str
    outlet: str | None
    speaker: str | None
    words: str
    via: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference, in words."""

    kind: str
    draft: str
    record: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One quotation of a draft as a page shows it."""

    verdict: str
    sound: bool
    marked: bool
    independent: int
    speaker: str | None
    words: str
    differences: tuple[Changed, ...]
    evidence: tuple[Held, ...]


async def _form(request: Request) -> FormData:
    """A form that came from a page of ours.

    Raises:
        HTTPException: it did not, or it is malformed.
    """
    form = await request.form(max_files=1, max_fields=20)
    given = form.get(FIELD)
    if not same_origin(request) or not isinstance(given, str) or not token_fits(request, given):
        raise HTTPException(403, "This form is not from a page of this ledger, or is too old: load the page again.")
    return form


def _text(form: FormData, name: str, room: int = 500) -> str:
    value = form.get(name)
    return value.strip()[:room] if isinstance(value, str) else ""


def _writable(request: Request) -> None:
    if not request.app.state.writable:
        raise HTTPException(403, "These pages are read-only: serve the ledger with --write.")


def check_form(request: Request) -> Response:
    """The empty form."""
    return page(request, "check.html", {"draft": "", "findings": None, "problem": ""})


async def check(request: Request) -> Response:
    """A draft held against the ledger."""
    form = await _form(request)
    upload = form.get("file")
    text = _text(form, "draft", MAX_DRAFT)
    problem, findings = "", None
    try:
        if isinstance(upload, UploadFile) and upload.filename:
            content = await upload.read()
            result = await run_in_threadpool(request.app.state.ledger.check, upload.filename, content)
        elif text:
            result = await run_in_threadpool(request.app.state.ledger.check, "draft.txt", text.encode("utf-8", "replace"))
        else:
            result = None
            problem = "Paste a draft, or choose a file."
        findings = None if result is None else [_shown(finding, result) for finding in result.findings]
    except OnrecordError as error:
        problem = str(error)
    return page(request, "check.html", {"draft": text, "findings": findings, "problem": problem})


def _shown(finding: api.Finding, result: api.Checked) -> Checked:
    text = result.text_of(finding.draft)
    nearest = finding.evidence[0].file if finding.evidence else None
    return Checked(
        finding.verdict,
        api.is_sound(finding),
        finding.marked,
        finding.independent,
        finding.speaker,
        " … ".join(span.of(text) for span in finding.content),
        tuple(
            Changed(
                one.kind,
                " … ".join(span.of(text) for span in one.draft),
                " … ".join(result.record_text(nearest, span) for span in one.record),
            )
            for one in finding.differences
        ),
        tuple(
            Held(held.kind, held.outlet, held.speaker, result.record_text(held.file, held.span), held.via) for held in finding.evidence[:3]
        ),
    )


def review(request: Request) -> Response:
    """The next pair that asks for a person, and what was decided."""
    asked = slice_of(request)
    ledger: api.Ledger = request.app.state.ledger
    context = {
        "found": ledger.review(words_of(request, "about") or None, asked.limit, asked.offset),
        "history": ledger.history(20),
        "asked": asked,
        "by": request.cookies.get(NAME, ""),
    }
    return page(request, "review.html", context)


def _who(request: Request, form: FormData) -> str:
    return _text(form, "by", 80) or request.cookies.get(NAME, "") or "somebody"


def _back(address: str, who: str | None = None) -> Response:
    """Back to a page of ours, and to nowhere else."""
    ours = address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(ours, SEE_OTHER)
    if who:
        answer.set_cookie(NAME, who, httponly=True, samesite="strict", max_age=60 * 60 * 24 * 365)
    return answer


async def decide(request: Request) -> Response:
    """A person's verdict on a pair."""
    form = await _form(request)
    _writable(request)
    verdict = VERDICTS.get(_text(form, "verdict"))
    if verdict is None:
        raise HTTPException(400, "The verdict is same, different or unsure.")
    who = _who(request, form)
    ledger: api.Ledger = request.app.state.ledger
    await run_in_threadpool(ledger.judge, _text(form, "about"), _text(form, "a"), _text(form, "b"), verdict, by=who)
    return _back("/review", who)


async def undo(request: Request) -> Response:
    """Withdraw that person's newest judgement."""
    form = await _form(request)
    _writable(request)
    ledger: api.Ledger = request.app.state.ledger
    await run_in_threadpool(ledger.undo, by=_who(request, form))
    return _back("/review")


async def correct(request: Request) -> Response:
    """Set a speaker, or say that nobody says this."""
    form = await _form(request)
    _writable(request)
    ledger: api.Ledger = request.app.state.ledger
    attribution, who = _text(form, "attribution"), _who(request, form)
    if _text(form, "what") == "false":
        await run_in_threadpool(ledger.judge, "attribution", attribution, "attribution", VERDICTS["different"], by=who)
    else:
        speaker = _text(form, "speaker")
        if not speaker:
            raise HTTPException(400, "Name the speaker.")
        await run_in_threadpool(ledger.set_speaker, attribution, speaker, by=who)
    return _back(_text(form, "back"))


ROUTES = [
    Route("/check", check_form, methods=["GET"]),
    Route("/check", check, methods=["POST"]),
    Route("/review", review, methods=["GET"]),
    Route("/review", decide, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
    Route("/correct", correct, methods=["POST"]),
]
