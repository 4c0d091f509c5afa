"""What a client tells about its calls, for logs and metrics."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

logger = logging.getLogger("ecwid_native.client")


@dataclass(frozen=True, kw_only=True, slots=True)
class CallRecord:
    """One request that was sent. Holds no token, no query and no body.

    Attributes:
        store_id: the store; None for a call about none.
        method: the HTTP method.
        path: the URL path below the API's address.
        status: of the answer, 0 when there was none.
        reason: why there was no answer, "" when there was one.
        attempt: 1 for the first try of a call.
        seconds: from sending to the last byte of the answer.
        waited_seconds: for the call's turn under the rate limit, before that.
    """

    store_id: int | None
    method: str
    path: str
    status: int
    reason: str
    attempt: int
    seconds: float
    waited_seconds: float


OnCall: TypeAlias = Callable[[CallRecord], None]


def is_heard(status: int, on_call: OnCall | None) -> bool:
    """Whether anyone wants the record of a call that ended so."""
    return on_call is not None or logger.isEnabledFor(_level(status))


def report(record: CallRecord, on_call: OnCall | None) -> None:
    """Log a call and hand it to the app's function."""
    logger.log(
        _level(record.status),
        "%s %s: %s in %.0f ms, try %d",
        record.method,
        record.path,
        record.status or record.reason,
        record.seconds * 1000,
        record.attempt,
    )
    if on_call is None:
        return
    try:
        on_call(record)
    except Exception:
        # Whoever only counts calls must not be able to break them.
        logger.exception("the function given as on_call failed")


def _level(status: int) -> int:
    return logging.DEBUG if 0 < status < 429 else logging.INFO
