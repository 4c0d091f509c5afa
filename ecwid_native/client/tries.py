"""When a call is sent, and when it is sent again: turns, tries and the pauses between them.

Source: docs.ecwid.com, REST API errors and rate limits (read 2026-11).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from random import SystemRandom
from typing import TypeGuard, TypeVar

from ecwid_native.client.budget import Budget
from ecwid_native.client.patience import Patience
from ecwid_native.client.records import CallRecord, OnCall, is_heard, report
from ecwid_native.client.request import Failure, Request
from ecwid_native.client.streams import StreamedResponse
from ecwid_native.exceptions import RateLimitError
from ecwid_native.protocol.rest import Response

# For a 429 that does not say how long.
RATE_LIMIT_SECONDS = 10.0
# No lock-out is known to last longer, and a nonsensical header must not stop a token for years.
LONGEST_LOCK_OUT_SECONDS = 3_600.0
FIRST_PAUSE_SECONDS = 0.2

_random = SystemRandom()

Answer = TypeVar("Answer", bound=StreamedResponse | Response)


class Tries:
    """The tries of one token's calls, within the time that a call may take. Thread-safe.

    Args:
        store_id: for the records of calls.
        budget: gives the turns.
        budget_key: the token's name there.
        timeout_seconds: for a whole call, its retries and the pauses between them included.
        patience_seconds: how much longer a call may take when it has to wait for its turn.
        on_call: told of each request that was sent.
        sleep: how to wait.
    """

    def __init__(
        self,
        *,
        store_id: int | None,
        budget: Budget,
        budget_key: str,
        timeout_seconds: float,
        patience_seconds: float,
        on_call: OnCall | None,
        sleep: Callable[[float], None],
    ) -> None:
        self._store_id = store_id
        self._budget = budget
        self._budget_key = budget_key
        self._timeout_seconds = timeout_seconds
        self._patience_seconds = patience_seconds
        self._on_call = on_call
        self._sleep = sleep

    def outcome(
        self,
        request: Request,
        exchange: Callable[..., Answer | Response | Failure],
        *,
        retries: int,
        repeatable: bool,
    ) -> Answer | Response | Failure:
        """Return what came of a call in the end.

        Args:
            request: what to send.
            exchange: sends it once.
            retries: how often to send it again.
            repeatable: whether a second run of it changes nothing more.

        Raises:
            RateLimitError: its turn is too far away; nothing was sent.
        """
        patience = Patience(self._timeout_seconds, self._patience_seconds if retries else 0.0)
        is_unsent = True
        outcome: Answer | Response | Failure | None = None
        for attempt in count(1):
            waited = self._take_turn(patience)
            if waited is None and outcome is None:
                raise self._no_turn(request)
            if waited is None:
                break
            started = time.monotonic()
            outcome = exchange(request, seconds=patience.left())
            is_unsent = is_unsent and _is_unsent(outcome)
            if isinstance(outcome, Failure) and outcome.is_stale and repeatable:
                # No fault of the API, and found out at once: not one of the counted retries.
                outcome = exchange(request, seconds=patience.left())
            self._report(request, outcome, attempt, started=started, waited=waited)
            pause = _pause(outcome, tries=attempt - 1, repeatable=repeatable)
            is_limit = not isinstance(outcome, Failure) and outcome.status == 429
            if is_limit and pause is not None:
                self._budget.pause(self._budget_key, min(pause, LONGEST_LOCK_OUT_SECONDS))
            if attempt > retries or pause is None or not patience.has(pause, is_limit=is_limit):
                break
            self._sleep(pause)
            patience.use(pause if is_limit else 0.0)
        assert outcome is not None
        # An earlier try may have arrived though the last one did not.
        return replace(outcome, is_unsent=is_unsent) if _is_unsent(outcome) else outcome

    def _take_turn(self, patience: Patience) -> float | None:
        """Wait until the rate limit has room for one more call and return how long that took.

        None, and no wait, when that would take too long.
        """
        most = patience.most()
        seconds = self._budget.reserve(self._budget_key, at_most=most)
        if seconds > most:
            return None
        if seconds > 0:
            self._sleep(seconds)
            patience.use(seconds)
        return seconds

    def _no_turn(self, request: Request) -> RateLimitError:
        return RateLimitError(
            "too many calls are waiting for their turn, so this one was not sent",
            method=request.method,
            path=request.path,
            status=429,
            retry_after=self._budget.reserve(self._budget_key, at_most=-1),
        )

    def _report(
        self,
        request: Request,
        outcome: StreamedResponse | Response | Failure,
        attempt: int,
        *,
        started: float,
        waited: float,
    ) -> None:
        if not is_heard(outcome.status, self._on_call):
            return
        record = CallRecord(
            store_id=self._store_id,
            method=request.method,
            path=request.path,
            status=outcome.status,
            reason=outcome.reason if isinstance(outcome, Failure) else "",
            attempt=attempt,
            seconds=time.monotonic() - started,
            waited_seconds=waited,
        )
        report(record, self._on_call)


def _pause(
    outcome: StreamedResponse | Response | Failure, *, tries: int, repeatable: bool
) -> float | None:
    """Return how many seconds to wait before the next try, None when there must be none."""
    if isinstance(outcome, Failure):
        may_repeat = (outcome.is_unsent or repeatable) and not outcome.is_final
        return _backoff(tries) if may_repeat else None
    if isinstance(outcome, StreamedResponse):
        return None
    if outcome.status == 429:
        # Refused before it was run, so whatever the method.
        asked = outcome.retry_after()
        return _backoff(tries) + (RATE_LIMIT_SECONDS if asked is None else asked)
    if (outcome.status >= 500 or outcome.status == 408) and repeatable:
        return _backoff(tries) + (outcome.retry_after() or 0)
    return None


def _backoff(tries: int) -> float:
    # Jitter: the many calls that one outage stopped must not come back together.
    return FIRST_PAUSE_SECONDS * 2.0**tries * _random.uniform(0.5, 1)


def _is_unsent(outcome: StreamedResponse | Response | Failure) -> TypeGuard[Failure]:
    return isinstance(outcome, Failure) and outcome.is_unsent
