"""One attempt of one handler: its record, its transaction, and what follows from a failure."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from datetime import timedelta

from django.db import models, router, transaction
from django.db.models import F
from django.utils import timezone

from ecwid_native.conf import ecwid_settings
from ecwid_native.exceptions import RateLimitError
from ecwid_native.models import WebhookHandling
from ecwid_native.redaction import redact

logger = logging.getLogger(__name__)

FIRST_DELAY_SECONDS = 5.0
LONGEST_DELAY_SECONDS = 6 * 60 * 60.0
LONGEST_ERROR = 1_000
ENDED = "the process ended while the handler ran"

State = WebhookHandling.State
Call = Callable[[], object]


def attempt(
    handling: WebhookHandling, prepare: Callable[[], Call | None], *, transactional: bool
) -> Exception | None:
    """Run a handler once and record how it went. What it raises is recorded and returned.

    Args:
        handling: a pending record of the handler.
        prepare: gives the call to make, or None when there is no need for one. It runs outside of
            the transaction, so that it may ask the API.
        transactional: whether the record is committed together with what the call writes.
    """
    if handling.attempts >= ecwid_settings.WEBHOOK_ATTEMPTS:
        # Each attempt is counted before it is made: these ended with their process.
        _bury(handling, handling.error or ENDED)
        return None
    _pending(handling).update(attempts=F("attempts") + 1, started_at=timezone.now())
    handling.attempts += 1
    try:
        call = prepare()
        if call is None:
            _finish(handling, State.SKIPPED)
        elif transactional:
            _run_in_transaction(handling, call)
            _log_success(handling)
        else:
            call()
            _finish(handling, State.DONE)
            _log_success(handling)
    except Exception as error:  # noqa: BLE001 - whatever an author's handler raises
        _record_failure(handling, error)
        return error
    return None


def delay_seconds(attempts: int) -> float:
    """How long to wait after so many failed attempts: doubled each time, with jitter.

    Handlers that failed together, because a service was down, come back one by one.
    """
    doubled: float = FIRST_DELAY_SECONDS * 2 ** (attempts - 1)
    longest = min(doubled, LONGEST_DELAY_SECONDS)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - spreads load, hides nothing


def storable(error: Exception) -> str:
    """Its class and message as every database can hold them, without secrets.

    A message may repeat what a stranger wrote into a webhook.
    """
    name = type(error).__name__
    try:
        text = f"{name}: {error}"
    except Exception:  # noqa: BLE001 - whatever an author's ``__str__`` raises
        text = name
    return redact(text).replace("\0", "?").encode(errors="replace").decode()[:LONGEST_ERROR]


def _run_in_transaction(handling: WebhookHandling, call: Call) -> None:
    with transaction.atomic(using=router.db_for_write(WebhookHandling)):
        # First: another process that has the same event waits here, and then finds it done.
        if _finish(handling, State.DONE):
            call()


def _finish(handling: WebhookHandling, state: str) -> bool:
    return bool(_pending(handling).update(state=state, finished_at=timezone.now(), error=""))


def _log_success(handling: WebhookHandling) -> None:
    """What an author looks for in the worker's log; our own handlers are no news."""
    ours = handling.handler.startswith("ecwid_native.")
    logger.log(
        logging.DEBUG if ours else logging.INFO,
        "%s of store %d: %s is done",
        handling.delivery.event_type,
        handling.delivery.store_id,
        handling.handler,
    )


def _record_failure(handling: WebhookHandling, error: Exception) -> None:
    most = ecwid_settings.WEBHOOK_ATTEMPTS
    logger.warning(
        "%s of store %d: webhook handler %s failed (attempt %d of %d)",
        handling.delivery.event_type,
        handling.delivery.store_id,
        handling.handler,
        handling.attempts,
        most,
        exc_info=error,
    )
    text = storable(error)
    if handling.attempts >= most:
        _bury(handling, text)
        return
    seconds = delay_seconds(handling.attempts)
    if isinstance(error, RateLimitError) and error.retry_after is not None:
        seconds = min(max(seconds, error.retry_after), LONGEST_DELAY_SECONDS)
    _pending(handling).update(due_at=timezone.now() + timedelta(seconds=seconds), error=text)


def _bury(handling: WebhookHandling, error: str) -> None:
    logger.error("webhook handler %s: dead letter of %s", handling.handler, handling.delivery)
    _pending(handling).update(state=State.DEAD, finished_at=timezone.now(), error=error)


def _pending(handling: WebhookHandling) -> models.QuerySet[WebhookHandling]:
    """The record, unless another process has finished it."""
    return WebhookHandling.objects.filter(pk=handling.pk, state=State.PENDING)
