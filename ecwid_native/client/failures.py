"""Say why there is no answer, in words that hold nothing of the request."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from urllib3.exceptions import (
    ConnectTimeoutError,
    NameResolutionError,
    NewConnectionError,
    ReadTimeoutError,
)

from ecwid_native.client.request import Failure
from ecwid_native.client.sockets import StaleConnectionError
from ecwid_native.protocol.rest import MAX_ANSWER_BYTES

NO_TIME = "no complete answer within the time-out"


class AnswerTooLongError(ValueError):
    """The body has more bytes than any answer of the API should have."""


def failure_of(exc: Exception, *, status: int) -> Failure:
    """Return what an exception of the libraries below means.

    Args:
        exc: as caught; not kept, because it holds the request with its token.
        status: of the answer that was being read, 0 before there was one.
    """
    causes = tuple(_causes(exc))

    def is_due_to(*types: type[BaseException]) -> bool:
        return any(isinstance(cause, types) for cause in causes)

    if is_due_to(AnswerTooLongError):
        reason = f"the answer has more than {MAX_ANSWER_BYTES} bytes"
        return Failure(reason=reason, status=status, is_final=True)
    if is_due_to(StaleConnectionError):
        return Failure(reason="a kept connection was closed", is_stale=True)
    if is_due_to(ssl.SSLCertVerificationError):
        reason = "the API's certificate cannot be trusted; check API_URL"
        return Failure(reason=reason, is_unsent=True, is_final=True)
    if is_due_to(NameResolutionError):
        return Failure(reason="the API's host name is unknown; check API_URL", is_unsent=True)
    if is_due_to(ConnectTimeoutError, NewConnectionError):
        return Failure(reason=f"no connection to the API{_detail(causes)}", is_unsent=True)
    if is_due_to(TimeoutError, ReadTimeoutError):
        return Failure(reason=NO_TIME)
    if status:
        return Failure(reason="the answer broke off or cannot be decoded", status=status)
    return Failure(reason=f"the connection was cut{_detail(causes)}")


def _detail(causes: tuple[BaseException, ...]) -> str:
    """Return the operating system's own words in brackets, "" when it did not speak."""
    words = [cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror]
    return f" ({words[-1]})" if words else ""


def _causes(exc: BaseException) -> Iterator[BaseException]:
    """Yield the exception and all below it; libraries hide causes in arguments and `reason`."""
    waiting: list[object] = [exc]
    seen: set[int] = set()
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [*cause.args, getattr(cause, "reason", None)]
            waiting += [cause.__cause__, cause.__context__]
