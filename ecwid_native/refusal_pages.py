"""The page that says why not: of a refusal, and of an error that a view did not handle."""

from __future__ import annotations

import json
import traceback
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.core.signals import got_request_exception
from django.db import InterfaceError, OperationalError, connections
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    UnreadablePostError,
)
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.log import log_response

from ecwid_native import refusals
from ecwid_native.error_reports import cleaned
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.language import browser_language
from ecwid_native.refusals import OpeningRefusedError, Refusal
from ecwid_native.request_transaction import is_in_request_transaction

SESSION_ENDED_EVENT = "ecwid:session-ended"

# What a view may raise, Django's own errors included, and the page it becomes.
KNOWN_ERRORS: tuple[tuple[type[Exception], Refusal], ...] = (
    (ConfigurationError, refusals.UNAVAILABLE),
    (Http404, refusals.NOT_FOUND),
    (PermissionDenied, refusals.FORBIDDEN),
    (RequestDataTooBig, refusals.TOO_LARGE),
    (SuspiciousOperation, refusals.BAD_REQUEST),
    (BadRequest, refusals.BAD_REQUEST),
    (MultiPartParserError, refusals.BAD_REQUEST),
    (UnreadablePostError, refusals.BAD_REQUEST),
)


def refuse(
    request: HttpRequest,
    refusal: Refusal,
    *,
    retry_after_seconds: int | None = None,
    retry_fields: dict[str, str] | None = None,
    note: str = "",
) -> HttpResponse:
    """The page that says why not; JSON for a caller that asks for it.

    Args:
        retry_fields: what the page's retry button posts again; without them it has no button.
        note: the reason in a developer's words, which the page shows with ``DEBUG`` alone.
    """
    language = getattr(request, "ecwid_language", None) or browser_language(request)
    with translation.override(language):
        response = _refusal_response(request, refusal, retry_fields, note)
        if "HX-Request" in request.headers:
            _keep_the_page(response, refusal)
    if retry_after_seconds is not None:
        response.headers["Retry-After"] = str(retry_after_seconds)
    return response


def _refusal_response(
    request: HttpRequest, refusal: Refusal, retry_fields: dict[str, str] | None, note: str
) -> HttpResponse:
    if not request.accepts("text/html"):
        body = {"error": refusal.code, "message": str(refusal.message)}
        return JsonResponse(body, status=refusal.status)
    context = {
        "refusal": refusal,
        "retry_fields": retry_fields,
        "typed": getattr(request, "ecwid_typed", ()),
        "note": cleaned(note) if settings.DEBUG else "",
    }
    html = render_to_string("ecwid_native/refusal.html", context, request)
    return HttpResponse(html, status=refusal.status)


def _keep_the_page(response: HttpResponse, refusal: Refusal) -> None:
    """What the merchant typed stays where it is; the page says beside it what happened."""
    response.headers["HX-Reswap"] = "none"
    if refusal in (refusals.SESSION_ENDED, refusals.OPEN_AGAIN):
        event = {"error": refusal.code, "message": str(refusal.message)}
        response.headers["HX-Trigger"] = json.dumps({SESSION_ENDED_EVENT: event})


def cause_of(refused: OpeningRefusedError) -> str:
    """What led to it, for developers."""
    return str(refused.__cause__ or "")


def refuse_error(request: HttpRequest, error: Exception) -> HttpResponse:
    """The page for an error that a view did not handle; logged where Django logs those."""
    refusal = next((page for kind, page in KNOWN_ERRORS if isinstance(error, kind)), None)
    note = f"{type(error).__name__}: {error}"
    _roll_back()
    if refusal is None:
        # A database that is away comes back; a monitor, too, should tell that from a mistake.
        is_away = isinstance(error, OperationalError | InterfaceError)
        refusal = refusals.AWAY if is_away else refusals.BROKEN
        # Not Django's own page of errors: it may not be framed, so nobody would see it.
        note += "\n\n" + "".join(traceback.format_exception(error))
        got_request_exception.send(sender=None, request=request)
    response = refuse(request, refusal, note=note)
    if response.status_code >= 500:
        # To Django this is an answer: its own line, and the mail to ADMINS, would not say why.
        _log(request, response, exception=error)
    return response


def log_unavailable(request: HttpRequest, response: HttpResponse) -> None:
    """Log a 503 that is no error of ours as a warning, unless ``refuse_error`` has logged it.

    Django would log an error and mail it to ADMINS, each time that a store does not answer or a
    stranger tries tokens.
    """
    _log(request, response, level="warning")


def _log(request: HttpRequest, response: HttpResponse, **more: Any) -> None:
    """Log an answer as Django does, which logs each once."""
    log_response(
        "%s: %s",
        response.reason_phrase,
        request.path,
        response=response,
        request=request,
        **more,
    )


def _roll_back() -> None:
    """With ``ATOMIC_REQUESTS``, undo what the failed view did: Django sees an answer, no error."""
    for connection in connections.all(initialized_only=True):
        if is_in_request_transaction(connection):
            connection.set_rollback(True)
