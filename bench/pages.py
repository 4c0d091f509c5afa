"""The pages that are compared: ours, and what a plain Django project would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from bench.thirty_fields import INITIAL, PlainForm, PlainFormOfAuthors
from ecwid_native import session_token
from ecwid_native.conf import App
from ecwid_native.embedding import (
    MerchantRequest,
    answer_embedded,
    answer_merchant,
    render_for_merchant,
)
from ecwid_native.language import page_language
from ecwid_native.merchant import MerchantContext
from ecwid_native.models import Installation
from ecwid_native.pages import page_response, start_page
from ecwid_native.protocol.payload import decrypt_payload
from ecwid_native.services import installs

STORED: dict[str, str] = {}
"""What the store has; set by the bench, so that no REST call is made."""


@csrf_exempt
def ours(request: HttpRequest, app: str) -> HttpResponseBase:
    """The whole settings page: session token, its query, headers and all, but no REST call."""

    def answer(request: MerchantRequest) -> HttpResponseBase:
        request.merchant = replace(request.merchant, storage=STORED)
        return page_response(request, start_page(request.merchant.app))

    return answer_merchant(request, app, answer)


@csrf_exempt
def opening(request: HttpRequest, app: str) -> HttpResponseBase:
    """A returning opening with all it does but the REST call."""

    def answer(request: MerchantRequest) -> HttpResponseBase:
        encoded = request.GET["payload"]
        request.merchant = recognise(request.ecwid_app, encoded, find_installation)
        return render_for_merchant(request, start_page(request.ecwid_app).view)

    return answer_embedded(request, app, answer)


def find_installation(app: App, store_id: int) -> Installation | None:
    """The one query of a returning opening, as the opening makes it."""
    rows = installs.find_installations(store_id)
    return next((row for row in rows if row.app == app.slug), None)


def recognise(
    app: App, encoded: str, find: Callable[[App, int], Installation | None]
) -> MerchantContext:
    """The merchant of a payload whose token is known: what ``open_app`` does around its proof."""
    payload = decrypt_payload(encoded, client_secret=app.client_secret)
    known = find(app, payload.store_id)
    if not installs.knows_token(known, payload.access_token):
        raise RuntimeError("the installation is not known")
    language = page_language(payload.lang)
    installation = installs.record_opening(app, payload, language=language, known=known)
    token = session_token.issue(app, installation, language=language, view_mode=payload.view_mode)
    return MerchantContext(
        app=app,
        installation=installation,
        language=language,
        view_mode=payload.view_mode,
        app_state="",
        storage=STORED,
        session_token=token,
    )


def plain(request: HttpRequest, template: str, text: str) -> HttpResponse:
    """The same form by Django's own templates, its text fields drawn as ``text`` says."""
    form = PlainFormOfAuthors if text == "authors" else PlainForm
    return render(request, f"bench/{template}.html", {"form": form(initial=INITIAL)})
