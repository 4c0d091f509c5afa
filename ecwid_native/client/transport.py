"""Send REST calls: Bearer token, one deadline a call, retries where they are safe, one error tree.

The token goes to the configured API address and nowhere else: no redirect is followed, nothing is
read from the environment, and no error, ``repr`` or log line holds it.

Source: docs.ecwid.com, REST API overview, errors and rate limits (read 2026-11).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from ecwid_native.client.request import Failure, Request, build_request, check_api_url
from ecwid_native.exceptions import APIError, ResponseError, TransportError
from ecwid_native.protocol.rest import Response
from ecwid_native.protocol.strict_json import MAX_INTEGER
from ecwid_native.protocol.tokens import is_token

if TYPE_CHECKING:
    from ecwid_native.client.connections import Connections

API_URL = "https://app.ecwid.com/api/v3"
CONNECT_TIMEOUT_SECONDS = 3.0
TIMEOUT_SECONDS = 8.0
RETRIES = 2
# Calls whose second run changes nothing. POST creates, so it is not among them.
REPEATABLE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})
# For a 429 that does not say how long.
RATE_LIMIT_SECONDS = 10.0
FIRST_PAUSE_SECONDS = 0.2

_random = SystemRandom()


class Transport:
    """REST calls with one store's token. Thread-safe.

    Args:
        store_id: the store; every path is below it. None for an address without stores.
        access_token: of this app in this store. None for calls that need no proof.
        api_url: the API's address.
        credentials: headers that prove who calls, where no token does.
        connect_timeout_seconds: for connecting, unless `connections` are given.
        timeout_seconds: for a whole call, its retries and the pauses between them included.
        retries: how often to try again.
        connections: kept connections to share; by default this transport keeps its own.
        sleep: how to wait between tries.
    """

    def __init__(
        self,
        *,
        store_id: int | None,
        access_token: str | None,
        api_url: str = API_URL,
        credentials: Mapping[str, str] | None = None,
        connect_timeout_seconds: float = CONNECT_TIMEOUT_SECONDS,
        timeout_seconds: float = TIMEOUT_SECONDS,
        retries: int = RETRIES,
        connections: Connections | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if store_id is not None and not _is_store_id(store_id):
            raise ValueError("store_id must be a positive integer")
        if access_token is not None and not is_token(access_token):
            del access_token
            raise ValueError("the access token has characters that no token has")
        if connect_timeout_seconds <= 0 or timeout_seconds <= 0 or retries < 0:
            raise ValueError("time-outs must be positive, retries not negative")
        self.store_id = store_id
        self._access_token = access_token
        self._api_url = check_api_url(api_url)
        self._credentials = dict(credentials or {})
        self._connect_timeout_seconds = connect_timeout_seconds
        self._timeout_seconds = timeout_seconds
        self._retries = retries
        self._connections = connections
        self._sleep = sleep

    def __repr__(self) -> str:
        return f"Transport(store_id={self.store_id})"

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        json: object = None,
        data: bytes | Path | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        repeatable: bool | None = None,
    ) -> Response:
        """Return the API's answer to one call.

        Args:
            method: upper-case HTTP method.
            path: below the store, such as ``/storage``; see `request.segment` for keys and ids.
            params: the query.
            json: the body, encoded as JSON. Not together with `data`.
            data: the body as bytes, or the path of a file that holds it; `headers` should name
                its Content-Type.
            headers: more headers; they cannot replace the token.
            retries: instead of the transport's own number; 0 for a caller with a deadline.
            repeatable: whether a second run of the same call changes nothing more; by default
                all methods but POST. Only such calls are tried again once the API may have
                seen them.

        Raises:
            TransportError: no answer; the call may have taken effect.
            ResponseError: an answer that is no success, or broke off. Subclasses say more.
            ValueError, TypeError: the call is impossible; nothing was sent.
        """
        request = build_request(
            api_url=self._api_url,
            access_token=self._access_token,
            method=method,
            path=path if self.store_id is None else f"/{self.store_id}{path}",
            params=params,
            json=json,
            data=data,
            headers={**(headers or {}), **self._credentials},
        )
        outcome = self._outcome(
            request,
            retries=self._retries if retries is None else retries,
            repeatable=method in REPEATABLE_METHODS if repeatable is None else repeatable,
        )
        if isinstance(outcome, Failure):
            raise _error(request, outcome)
        error = outcome.error(token=self._access_token or "")
        if error is not None:
            raise error
        return outcome

    def _outcome(self, request: Request, *, retries: int, repeatable: bool) -> Response | Failure:
        connections = self._shared_connections()
        deadline = time.monotonic() + self._timeout_seconds
        for tries in count():
            outcome = connections.exchange(request, seconds=deadline - time.monotonic())
            if isinstance(outcome, Failure) and outcome.is_stale and repeatable:
                # No fault of the API, and found out at once: not one of the counted retries.
                outcome = connections.exchange(request, seconds=deadline - time.monotonic())
            pause = _pause(outcome, tries=tries, repeatable=repeatable)
            if tries >= retries or pause is None or time.monotonic() + pause >= deadline:
                break
            self._sleep(pause)
        return outcome

    def _shared_connections(self) -> Connections:
        if self._connections is None:
            # Here, not above: `requests` takes longer to import than the rest of the framework,
            # and a process that calls nothing should start without it.
            from ecwid_native.client.connections import Connections

            self._connections = Connections(connect_timeout_seconds=self._connect_timeout_seconds)
        return self._connections


def _is_store_id(value: object) -> bool:
    # A bool is an int to Python, and True would be store 1.
    return type(value) is int and 0 < value <= MAX_INTEGER


def _pause(outcome: Response | Failure, *, tries: int, repeatable: bool) -> float | None:
    """Return how many seconds to wait before the next try, None when there must be none."""
    # Jitter: the many calls that one outage stopped must not come back together.
    pause = FIRST_PAUSE_SECONDS * 2.0**tries * _random.uniform(0.5, 1)
    if isinstance(outcome, Failure):
        may_repeat = outcome.is_unsent or repeatable
        return pause if may_repeat and not outcome.is_final else None
    if outcome.status == 429:
        # Refused before it was run, so whatever the method.
        asked = outcome.retry_after()
        return pause + (RATE_LIMIT_SECONDS if asked is None else asked)
    if (outcome.status >= 500 or outcome.status == 408) and repeatable:
        return pause + (outcome.retry_after() or 0)
    return None


def _error(request: Request, failure: Failure) -> APIError:
    if failure.status:
        return ResponseError(
            failure.reason, method=request.method, path=request.path, status=failure.status
        )
    return TransportError(failure.reason, method=request.method, path=request.path)
