"""Opening the app: an unverified payload becomes a verified merchant, or a refusal.

Every opening is proven by one REST call with the payload's token on the payload's store. The
payload itself proves nothing: its cipher has no integrity check, and in hash mode it is plain
text that passed through a browser.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping

from django.utils import timezone

from ecwid_native import admission, session_token
from ecwid_native.conf import App
from ecwid_native.exceptions import APIError, InvalidTokenError, PlanError, RateLimitError
from ecwid_native.language import page_language
from ecwid_native.merchant import MerchantContext
from ecwid_native.models import Installation
from ecwid_native.protocol.payload import Payload
from ecwid_native.refusals import (
    NOT_ANSWERING,
    TOKEN_REFUSED,
    OpeningRefusedError,
    Refusal,
    refusal_of,
)
from ecwid_native.rest_clients import rest_client
from ecwid_native.services import installs

logger = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 5


def open_app(app: App, payload: Payload, *, client_ip: str, app_state: str = "") -> MerchantContext:
    """The merchant whose payload this is, proven now.

    At most one query and one REST call for a store that has opened the app before.

    Raises:
        OpeningRefusedError: with the reason, for every way this can fail.
        ConfigurationError: the encryption keys are missing or wrong.
    """
    of_store = installs.find_installations(payload.store_id)
    known = next((row for row in of_store if row.app == app.slug), None)
    _refuse_other_apps(app, payload, of_store)
    _admit(app, payload, known, client_ip)
    storage = _prove(app, payload, known)
    language = page_language(payload.lang)
    installation = installs.record_opening(app, payload, language=language, known=known)
    return MerchantContext(
        app=app,
        installation=installation,
        language=language,
        view_mode=payload.view_mode,
        app_state=app_state,
        storage=storage,
        session_token=session_token.issue(
            app, installation, language=language, view_mode=payload.view_mode
        ),
    )


def _refuse_other_apps(app: App, payload: Payload, of_store: list[Installation]) -> None:
    """Refuse the token of another app of this deployment: it would answer for the store, too."""
    for row in of_store:
        if row.app != app.slug and installs.knows_token(row, payload.access_token):
            raise _refused(TOKEN_REFUSED, app, payload)


def _admit(app: App, payload: Payload, known: Installation | None, client_ip: str) -> None:
    """Let a known token through, an unknown one only as often as Ecwid bears."""
    if known is not None and installs.knows_token(known, payload.access_token):
        if known.is_installed:
            return
        raise _refused(TOKEN_REFUSED, app, payload)
    admitted = admission.admit(
        app,
        store_id=payload.store_id,
        token=payload.access_token,
        client_ip=client_ip,
        now=timezone.now(),
    )
    if not admitted:
        raise _refused(TOKEN_REFUSED, app, payload)


def _prove(app: App, payload: Payload, known: Installation | None) -> Mapping[str, str]:
    """What the store keeps for the app, read with the payload's token."""
    client = rest_client(payload.store_id, payload.access_token)
    try:
        return client.storage.all(retries=0)
    except APIError as exc:
        refusal = refusal_of(exc)
        if refusal is NOT_ANSWERING:
            raise _not_answering(exc) from exc
        if isinstance(exc, InvalidTokenError):
            _remember_refusal(app, payload, known)
        elif isinstance(exc, PlanError):
            _remember_plan(payload, known, exc)
        raise _refused(refusal, app, payload) from exc


def _remember_refusal(app: App, payload: Payload, known: Installation | None) -> None:
    """Only the current token's refusal says anything about an installation."""
    if known is not None and installs.knows_token(known, payload.access_token):
        installs.mark_refused(known)
    else:
        admission.remember_refused(app, store_id=payload.store_id, token=payload.access_token)


def _remember_plan(payload: Payload, known: Installation | None, error: PlanError) -> None:
    if known is not None and installs.knows_token(known, payload.access_token):
        installs.record_plan_error(known, error)


def _refused(refusal: Refusal, app: App, payload: Payload) -> OpeningRefusedError:
    logger.warning("%s refused in store %d: %s", app.slug, payload.store_id, refusal.code)
    return OpeningRefusedError(refusal)


def _not_answering(error: APIError) -> OpeningRefusedError:
    logger.warning("an opening could not be proven: %s", error)
    retry_after = error.retry_after if isinstance(error, RateLimitError) else None
    seconds = RETRY_AFTER_SECONDS if retry_after is None else max(1, math.ceil(retry_after))
    return OpeningRefusedError(NOT_ANSWERING, retry_after_seconds=seconds)
