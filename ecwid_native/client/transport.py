"""Send REST calls: Bearer token, one deadline a call, retries where they are safe, one error tree.

The token goes to the configured API address and nowhere else: no redirect is followed, nothing is
read from the environment, and no error, ``repr`` or log line holds it.

Source: docs.ecwid.com, REST API overview, errors and rate limits (read 2026-11).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, cast

from ecwid_native.client import waits
from ecwid_native.client.budget import Budget, MemoryBudget, token_key
from ecwid_native.client.records import OnCall
from ecwid_native.client.request import Failure, Request, bearer, build_request, check_api_url
from ecwid_native.client.sharing import SharedConnections
from ecwid_native.client.streams import StreamedResponse
from ecwid_native.client.tries import Answer, Tries
from ecwid_native.client.uploads import Upload
from ecwid_native.exceptions import (
    APIError,
    InvalidTokenError,
    ResponseError,
    TransportError,
)
from ecwid_native.protocol.rest import Response
from ecwid_native.protocol.strict_json import MAX_INTEGER
from ecwid_native.protocol.tokens import is_token

if TYPE_CHECKING:
    from ecwid_native.client.connections import Connections

API_URL = "https://app.ecwid.com/api/v3"
CONNECT_TIMEOUT_SECONDS = 3.0
TIMEOUT_SECONDS = 8.0
RETRIES = 2
A_DAY = 86_400.0
# Calls whose second run changes nothing. POST creates, so it is not among them.
REPEATABLE_METHODS = frozenset({"GET", "HEAD", "PUT", "DELETE", "OPTIONS"})


class Transport:
    """REST calls with one store's token. Thread-safe.

    Args:
        store_id: the store; every path is below it. None for an address without stores.
        access_token: of this app in this store. None for calls that need no proof.
        api_url: the API's address.
        credentials: headers that prove who calls, where no token does.
        connect_timeout_seconds: for connecting, unless `connections` are given.
        timeout_seconds: for a whole call, its retries and the pauses between them included.
        patience_seconds: how much longer a call may take when it has to wait for its turn under
            the rate limit. For a job some minutes, for a page nothing.
        retries: how often to try again.
        connections: kept connections to share; by default this transport keeps its own.
        budget: the turns to share with others that use the same token; by default its own.
        on_call: told of each request that was sent.
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
        patience_seconds: float = 0.0,
        retries: int = RETRIES,
        connections: Connections | SharedConnections | None = None,
        budget: Budget | None = None,
        on_call: OnCall | None = None,
        sleep: Callable[[float], None] = waits.sleep,
    ) -> None:
        self.store_id = store_id
        try:
            _check_identity(store_id, is_token=access_token is None or is_token(access_token))
            _check_limits(connect_timeout_seconds, timeout_seconds, retries, patience_seconds)
            self._api_url = check_api_url(api_url)
        except (ValueError, TypeError):
            # Crash reporters show what the names of a function held.
            del access_token, credentials
            raise
        # Headers that prove who calls.
        self._proof: dict[str, str | bytes] = dict(credentials or {})
        self._secrets = (access_token or "", *(credentials or {}).values())
        if access_token is not None:
            self._proof["Authorization"] = bearer(access_token)
        self._retries = retries
        if not isinstance(connections, SharedConnections):
            connections = SharedConnections(connections, connect_seconds=connect_timeout_seconds)
        self._connections = connections
        self._tries = Tries(
            store_id=store_id,
            budget=budget or MemoryBudget(),
            budget_key=token_key(access_token or ""),
            timeout_seconds=timeout_seconds,
            patience_seconds=patience_seconds,
            on_call=on_call,
            sleep=sleep,
        )
        self._refusal = threading.Event()

    def __repr__(self) -> str:
        return f"Transport(store_id={self.store_id})"

    def request(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, object] | None = None,
        data: bytes | Upload | None = None,
        headers: Mapping[str, str] | None = None,
        retries: int | None = None,
        repeatable: bool | None = None,
    ) -> Response:
        """Return the API's answer to one call.

        Args:
            method: upper-case HTTP method.
            path: below the store, such as ``/storage``; see `request.segment` for keys and ids.
            params: the query.
            data: the body as bytes, or a file to be sent, each part of which may take as long as
                a whole call; `headers` should name its Content-Type.
            headers: more headers; they cannot replace the token.
            retries: instead of the transport's own number; 0 for a caller with a deadline, who
                also has no patience.
            repeatable: whether a second run of the same call changes nothing more; by default
                all methods but POST. Only such calls are tried again once the API may have
                seen them.

        Raises:
            TransportError: no answer; the call may have taken effect.
            ResponseError: an answer that is no success, or broke off. Subclasses say more.
            ValueError, TypeError: the call is impossible; nothing was sent.
        """
        request = self._request(method, path, params=params, data=data, headers=headers)
        self._check_token(request)
        outcome = self._tries.outcome(
            request,
            self._connections.get().exchange,
            retries=self._retries if retries is None else retries,
            repeatable=method in REPEATABLE_METHODS if repeatable is None else repeatable,
        )
        return self._success(request, outcome)

    def stream(self, path: str, *, params: Mapping[str, object] | None = None) -> StreamedResponse:
        """Return the answer to a GET as soon as its headers are there; see `StreamedResponse`.

        Raises:
            APIError: as for `request`.
        """
        request = self._request("GET", path, params=params, headers={"Accept": "*/*"})
        self._check_token(request)
        outcome = self._tries.outcome(
            request, self._connections.get().open, retries=self._retries, repeatable=True
        )
        return self._success(request, outcome)

    def share_refusal(self, other: Transport) -> None:
        """Let this transport and another one of the same token know when it is refused."""
        self._refusal = other._refusal

    def _request(self, method: str, path: str, **content: Any) -> Request:
        if not path.startswith("/"):
            raise ValueError(f"a path begins with a slash: {path!r}")
        request = build_request(
            api_url=self._api_url,
            method=method,
            path=path if self.store_id is None else f"/{self.store_id}{path}",
            **content,
        )
        request.headers.update(self._proof)
        return request

    def _check_token(self, request: Request) -> None:
        if self._refusal.is_set():
            raise _refused_before(request)

    def _success(self, request: Request, outcome: Answer | Response | Failure) -> Answer:
        if isinstance(outcome, Failure):
            raise _error(request, outcome)
        if isinstance(outcome, Response):
            error = outcome.error(secrets=self._secrets)
            if isinstance(error, InvalidTokenError):
                # Calls with a token that does not work count against the caller's address, and
                # too many of them lock it out. This token will not work again.
                self._refusal.set()
            if error is not None:
                raise error
        return cast("Answer", outcome)


def _check_identity(store_id: int | None, *, is_token: bool) -> None:
    # A bool is an int to Python, and True would be store 1.
    if store_id is not None and not (type(store_id) is int and 0 < store_id <= MAX_INTEGER):
        # Its type, not itself: it may be the token, by mistake.
        kind = type(store_id).__name__
        raise ValueError(f"store_id must be a positive integer; this is of type {kind}")
    if not is_token:
        raise ValueError("the access token is empty or has characters that no token has")


def _check_limits(connect: float, whole: float, retries: int, patience: float) -> None:
    # Asked like this, because no comparison with "not a number" is true.
    if not (0 < connect <= A_DAY and 0 < whole <= A_DAY):
        raise ValueError("time-outs must be positive, and a day at most")
    if not (retries >= 0 and patience >= 0):
        raise ValueError("retries and patience cannot be negative")


def _refused_before(request: Request) -> InvalidTokenError:
    return InvalidTokenError(
        "the token was refused before, so this call was not sent",
        method=request.method,
        path=request.path,
        status=403,
        error_code="INVALID_API_TOKEN",
    )


def _error(request: Request, failure: Failure) -> APIError:
    if failure.status:
        return ResponseError(
            failure.reason, method=request.method, path=request.path, status=failure.status
        )
    return TransportError(
        failure.reason,
        method=request.method,
        path=request.path,
        is_unsent=failure.is_unsent,
    )
