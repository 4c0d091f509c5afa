"""Where the control panel's iframe arrives."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from ecwid_native.addresses import client_ip
from ecwid_native.conf import App
from ecwid_native.embedding import (
    MerchantRequest,
    answer_embedded,
    render_for_merchant,
    require_same_origin,
)
from ecwid_native.exceptions import PayloadError
from ecwid_native.language import page_language
from ecwid_native.pages import start_page
from ecwid_native.protocol.payload import Payload, decode_hash_payload, decrypt_payload
from ecwid_native.refusal_pages import cause_of, refuse
from ecwid_native.refusals import OPEN_AGAIN, OpeningRefusedError
from ecwid_native.services.opening import open_app
from ecwid_native.strangers import strangers_form

logger = logging.getLogger(__name__)

ENCRYPTED_FIELD = "payload"
HASH_FIELD = "hash_payload"
STATE_FIELD = "app_state"


class OpenView(View):
    """``iframeUrl``: proves the payload, then shows the app's start page.

    GET takes the encrypted payload from the query. POST takes what our own pages send: the
    payload of the fragment ("Default User Auth"), or either kind again after a failure that
    may have passed.
    """

    http_method_names = ["get", "post"]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        """The view function.

        No CSRF token: a payload is its own proof. No transaction: one must not be held while
        the REST API is asked.
        """
        return transaction.non_atomic_requests(csrf_exempt(super().as_view(**initkwargs)))

    def dispatch(
        self, request: HttpRequest, *args: Any, app: str = "", **kwargs: Any
    ) -> HttpResponseBase:
        """Answer as an embedded page, whatever happens."""
        return answer_embedded(request, app, super().dispatch)

    def get(self, request: MerchantRequest) -> HttpResponseBase:
        """Open with the payload in the query; when there is none, the fragment may hold it."""
        if ENCRYPTED_FIELD not in request.GET and request.ecwid_app.default_user_auth:
            return render(request, "ecwid_native/hash.html", {"refusal": OPEN_AGAIN})
        return _open(request, request.GET)

    def post(self, request: MerchantRequest) -> HttpResponseBase:
        """Open with the payload that a page of ours posts."""
        require_same_origin(request)
        return _open(request, strangers_form(request))


def _open(request: MerchantRequest, fields: Mapping[str, str]) -> HttpResponseBase:
    """The start page, or the page that says why not, in the language of the control panel."""
    app = request.ecwid_app
    try:
        payload = _read_payload(app, fields)
    except PayloadError:
        return refuse(request, OPEN_AGAIN, note=_why_unreadable(app, fields))
    request.ecwid_language = page_language(payload.lang)
    try:
        request.merchant = open_app(
            app,
            payload,
            client_ip=client_ip(request),
            app_state=fields.get(STATE_FIELD) or payload.app_state,
        )
    except OpeningRefusedError as exc:
        return refuse(
            request,
            exc.refusal,
            retry_after_seconds=exc.retry_after_seconds,
            retry_fields=_retry_fields(fields) if exc.refusal.can_retry else None,
            note=cause_of(exc),
        )
    request.method = "GET"  # what follows is the page itself, also after a posted payload
    return render_for_merchant(request, start_page(app, request.merchant.app_state).view)


def _read_payload(app: App, fields: Mapping[str, str]) -> Payload:
    """The payload, not yet proven.

    Raises:
        PayloadError: for everything that is not one, alike.
    """
    if app.default_user_auth and HASH_FIELD in fields:
        return decode_hash_payload(fields[HASH_FIELD])
    return decrypt_payload(fields.get(ENCRYPTED_FIELD, ""), client_secret=app.client_secret)


def _why_unreadable(app: App, fields: Mapping[str, str]) -> str:
    """The likely reason, logged too: the page says the same for every one."""
    if ENCRYPTED_FIELD not in fields and HASH_FIELD not in fields:
        return "Only the control panel opens the app: its address has a payload, this one has none."
    why = f'CLIENT_SECRET of ECWID["APPS"]["{app.slug}"] does not fit the payload.'
    logger.warning("%s If every opening fails, copy it again from the app's details page.", why)
    return why


def _retry_fields(fields: Mapping[str, str]) -> dict[str, str]:
    names = (ENCRYPTED_FIELD, HASH_FIELD, STATE_FIELD)
    return {name: fields[name] for name in names if name in fields}
