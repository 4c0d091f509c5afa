"""Say why there is no answer, in words that hold nothing of the request."""

from __future__ import annotations

import socket
import ssl
from http.client import HTTPException

from ecwid_native.client.request import Failure
from ecwid_native.client.sockets import NoConnectionError, StaleConnectionError
from ecwid_native.client.uploads import FileChangedError
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
    if isinstance(exc, AnswerTooLongError):
        reason = f"the answer has more than {MAX_ANSWER_BYTES} bytes"
        return Failure(reason=reason, status=status, is_final=True)
    if isinstance(exc, FileChangedError):
        return Failure(
            reason="the file has become shorter, or cannot be read any more", is_final=True
        )
    if isinstance(exc, StaleConnectionError):
        return Failure(reason="a kept connection was closed", is_stale=True)
    if isinstance(exc, ssl.SSLCertVerificationError):
        reason = "the API's certificate cannot be trusted; check API_URL"
        return Failure(reason=reason, is_unsent=True, is_final=True)
    if isinstance(exc, socket.gaierror):
        return Failure(reason="the API's host name is unknown; check API_URL", is_unsent=True)
    if isinstance(exc, NoConnectionError):
        return Failure(reason=f"no connection to the API{_detail(exc)}", is_unsent=True)
    if isinstance(exc, TimeoutError):
        return Failure(reason=NO_TIME)
    if status:
        return Failure(reason="the answer broke off or cannot be decoded", status=status)
    if isinstance(exc, HTTPException) and not isinstance(exc, OSError):
        return Failure(reason="what came back is not HTTP")
    return Failure(reason=f"the connection was cut{_detail(exc)}")


def _detail(exc: Exception) -> str:
    """Return the operating system's own words in brackets, "" when it did not speak."""
    return f" ({exc.strerror})" if isinstance(exc, OSError) and exc.strerror else ""
