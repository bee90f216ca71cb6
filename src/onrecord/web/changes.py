"""The pages that take something in: a draft to check, a judgement on a pair, an undo; and what every form has in common."""

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
from onrecord.web.asking import NAME, signed, slice_of, words_of
from onrecord.web.guard import FIELD, same_origin, token_fits
from onrecord.web.rendering import page

MAX_DRAFT = 200_000
SEE_OTHER = 303
HISTORY = 20
QUESTIONS = {"entity": "people and organisations", "statement": "sayings", "wording": "wordings"}
VERDICTS: dict[str, api.Verdict] = {"same": "same", "different": "different", "unsure": "unsure"}


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


async def form_of(request: Request) -> FormData:
    """A form that came from a page of ours.

    Raises:
        HTTPException: it did not, or it is malformed.
    """
    form = await request.form(max_files=1, max_fields=20)
    given = form.get(FIELD)
    if not same_origin(request) or not isinstance(given, str) or not token_fits(request, given):
        raise HTTPException(403, "This form is not from a page of this ledger, or is too old: load the page again.")
    return form


def text_of(form: FormData, name: str, room: int = 500) -> str:
    """A field's text, trimmed and bounded; empty where the form has none."""
    value = form.get(name)
    return value.strip()[:room] if isinstance(value, str) else ""


def check_writable(request: Request) -> None:
    """Make sure that these pages take corrections.

    Raises:
        HTTPException: they do not.
    """
    if not request.app.state.writable:
        raise HTTPException(403, "These pages are read-only: serve the ledger with --write.")


def check_form(request: Request) -> Response:
    """The empty form."""
    return page(request, "check.html", {"draft": "", "findings": None, "problem": ""})


async def check(request: Request) -> Response:
    """A draft held against the ledger."""
    form = await form_of(request)
    upload = form.get("file")
    text = text_of(form, "draft", MAX_DRAFT).replace("\r\n", "\n")
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
    asked = slice_of(request, 1)
    about = words_of(request, "about")
    about = about if about in QUESTIONS else ""
    ledger: api.Ledger = request.app.state.ledger
    with ledger.one_moment():
        waiting = ledger.waiting()
        context = {
            "found": ledger.review(about or None, asked.limit, asked.offset),
            "waiting": waiting,
            "left": waiting.get(about, 0) if about else sum(waiting.values()),
            "history": ledger.history(HISTORY),
            "questions": QUESTIONS,
            "about": about,
            "asked": asked,
            "by": signed(request),
        }
    return page(request, "review.html", context)


def who_of(request: Request, form: FormData) -> str:
    """Who sends a form: the name in it, else the one given before."""
    return text_of(form, "by", 80) or signed(request) or "somebody"


def back_to(address: str, who: str | None = None) -> Response:
    """Back to a page of ours, and to nowhere else."""
    ours = address if address.startswith("/") and not address.startswith(("//", "/\\")) else "/"
    answer = RedirectResponse(ours, SEE_OTHER)
    if who:
        answer.set_cookie(NAME, who, httponly=True, samesite="strict", max_age=60 * 60 * 24 * 365)
    return answer


async def decide(request: Request) -> Response:
    """A person's verdict on a pair."""
    form = await form_of(request)
    check_writable(request)
    verdict = VERDICTS.get(text_of(form, "verdict"))
    if verdict is None:
        raise HTTPException(400, "The verdict is same, different or unsure.")
    who = who_of(request, form)
    ledger: api.Ledger = request.app.state.ledger
    await run_in_threadpool(ledger.judge, text_of(form, "about"), text_of(form, "a"), text_of(form, "b"), verdict, by=who)
    return back_to(text_of(form, "back") or "/review", who)


async def undo(request: Request) -> Response:
    """Withdraw that person's newest judgement."""
    form = await form_of(request)
    check_writable(request)
    ledger: api.Ledger = request.app.state.ledger
    await run_in_threadpool(ledger.undo, by=who_of(request, form))
    return back_to(text_of(form, "back") or "/review")


ROUTES = [
    Route("/check", check_form, methods=["GET"]),
    Route("/check", check, methods=["POST"]),
    Route("/review", review, methods=["GET"]),
    Route("/review", decide, methods=["POST"]),
    Route("/undo", undo, methods=["POST"]),
]
