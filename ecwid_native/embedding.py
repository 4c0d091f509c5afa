"""How an embedded page is answered: for whom, with which headers, and what when it fails.

The mixin, the decorator and the views of this package are thin shells around two functions:
``answer_embedded`` (headers, language, errors as pages) and ``answer_merchant`` (the same, for a
verified merchant only).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import cast

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    UnreadablePostError,
)
from django.template.response import SimpleTemplateResponse
from django.utils import translation

from ecwid_native import refusals, session_token
from ecwid_native.conf import App, ecwid_settings
from ecwid_native.exceptions import SessionTokenError
from ecwid_native.headers import set_embedded_headers
from ecwid_native.merchant import MerchantContext
from ecwid_native.models import Installation
from ecwid_native.pages import TypedValues
from ecwid_native.refusal_pages import cause_of, log_unavailable, refuse, refuse_error
from ecwid_native.refusals import OpeningRefusedError, Refusal
from ecwid_native.strangers import is_large, readable_form, shows_field, strangers_form

logger = logging.getLogger(__name__)

SESSION_HEADER = "X-Session-Token"
SESSION_FIELD = "session_token"
NAVIGATE_FIELD = "navigate"

# A connection that is closed with an unread body is cut before the client has read the answer.
MOST_BODY_TO_DISCARD = 4 * 1024 * 1024
CHUNK = 64 * 1024


class MerchantRequest(HttpRequest):
    """The request that a merchant's view gets: use it as the annotation."""

    merchant: MerchantContext
    ecwid_app: App
    ecwid_language: str
    ecwid_typed: TypedValues


def answer_embedded(
    request: HttpRequest, app_slug: str, answer: Callable[[MerchantRequest], HttpResponseBase]
) -> HttpResponseBase:
    """What ``answer`` returns, as an embedded page; every failure is a page of its own."""
    response = _answer_or_refuse(cast("MerchantRequest", request), app_slug, answer)
    set_embedded_headers(request, response)
    if response.status_code >= 400:
        _discard_body(request)
    is_unavailable = response.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    if is_unavailable and isinstance(response, HttpResponse):
        log_unavailable(request, response)
    return response


def answer_merchant(
    request: HttpRequest,
    app_slug: str,
    answer: Callable[[MerchantRequest], HttpResponseBase],
    *,
    typed: Callable[[MerchantRequest], TypedValues] | None = None,
) -> HttpResponseBase:
    """As ``answer_embedded``, for a request that proves which merchant's page sent it.

    Args:
        typed: what the merchant typed, shown when the session has ended meanwhile.
    """

    def answer_verified(request: MerchantRequest) -> HttpResponseBase:
        try:
            request.merchant = require_merchant(request, request.ecwid_app)
        except SessionTokenError:
            if typed is not None and _may_have_typed(request):
                request.ecwid_typed = typed(request)
            raise
        if request.method == "POST" and readable_form(request).get(NAVIGATE_FIELD):
            # Navigation without JavaScript: the token cannot be in a URL, so a link is a form.
            request.method = "GET"
        return render_for_merchant(request, answer)

    if isinstance(getattr(request, "merchant", None), MerchantContext):
        # Already verified: the opening leads to its first page, a route to a registered page.
        return answer(cast("MerchantRequest", request))
    return answer_embedded(request, app_slug, answer_verified)


def render_for_merchant(
    request: MerchantRequest, answer: Callable[[MerchantRequest], HttpResponseBase]
) -> HttpResponseBase:
    """The answer in the merchant's language, template responses rendered before it ends."""
    with translation.override(request.merchant.language):
        return _rendered(request, answer(request))


def require_merchant(request: MerchantRequest, app: App) -> MerchantContext:
    """The merchant that the request's session token names.

    Raises:
        SessionTokenError: there is none, or its installation has ended.
        RequestDataTooBig: the token is in a form that is too large to look into.
    """
    require_same_origin(request)
    token = _shown_token(request)
    claims = session_token.read(app, token)
    request.ecwid_language = claims.language
    installation = Installation.objects.filter(
        pk=claims.installation_id,
        app=app.slug,
        generation=claims.generation,
        state=Installation.State.INSTALLED,
    ).first()
    if installation is None:
        raise SessionTokenError("the installation of this session has ended")
    if claims.is_due_for_renewal:
        token = session_token.renew(app, claims)
    return MerchantContext(
        app=app,
        installation=installation,
        language=claims.language,
        view_mode=claims.view_mode,
        session_token=token,
    )


def _shown_token(request: HttpRequest) -> str:
    token = request.headers.get(SESSION_HEADER, "")
    if token or request.method != "POST":
        return token
    # A large upload has to show its token in the header.
    return strangers_form(request).get(SESSION_FIELD, "")


def require_same_origin(request: HttpRequest) -> None:
    """Refuse what another site's page sent, where the browser says so.

    Pages of ours call from their own origin even inside the iframe. ``Origin`` is no use: it is
    "null" under ``no-referrer``.

    Raises:
        SessionTokenError: another site sent it.
    """
    if not _is_same_origin(request):
        raise SessionTokenError("another site sent this request")


def _is_same_origin(request: HttpRequest) -> bool:
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _may_have_typed(request: HttpRequest) -> bool:
    """Whether what was posted may be shown as what the merchant typed."""
    return request.method == "POST" and _is_same_origin(request) and not is_large(request)


def _answer_or_refuse(
    request: MerchantRequest,
    app_slug: str,
    answer: Callable[[MerchantRequest], HttpResponseBase],
) -> HttpResponseBase:
    try:
        request.ecwid_app = _app(app_slug)
        return _rendered(request, answer(request))
    except OpeningRefusedError as exc:
        after = exc.retry_after_seconds
        return refuse(request, exc.refusal, retry_after_seconds=after, note=cause_of(exc))
    except SessionTokenError as exc:
        logger.info("%s: %s", app_slug, exc)
        return refuse(request, _session_refusal(request))
    except Exception as exc:  # noqa: BLE001 - logged there; the control panel waits for a page
        return refuse_error(request, exc)


def _app(slug: str) -> App:
    try:
        return ecwid_settings.app(slug)
    except LookupError as exc:
        raise Http404(f'ECWID["APPS"] has no "{slug}"') from exc


def _session_refusal(request: HttpRequest) -> Refusal:
    """Whether a session ended or there never was one, which a reload looks like."""
    if SESSION_HEADER in request.headers or shows_field(request, SESSION_FIELD):
        return refusals.SESSION_ENDED
    return refusals.OPEN_AGAIN


def _rendered(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The response, rendered now, while its language is active."""
    if isinstance(response, HttpResponseNotAllowed):
        page = refuse(request, refusals.METHOD_NOT_ALLOWED)
        # The same answer, and not the page alone: Django would log that one as well.
        response.content = page.content
        for name, value in page.headers.items():
            response.headers[name] = value
        return response
    if isinstance(response, SimpleTemplateResponse):
        return response.render()
    return response


def _discard_body(request: HttpRequest) -> None:
    """Read what is left of the body, up to a limit, so that the client gets to the answer."""
    with suppress(UnreadablePostError):
        for _ in range(MOST_BODY_TO_DISCARD // CHUNK):
            if not request.read(CHUNK):
                break
