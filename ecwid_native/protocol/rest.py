"""Read what the REST API answered: status, headers and body in, a value or an error out.

Source: docs.ecwid.com, REST API overview, errors and rate limits (read 2026-11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ecwid_native.exceptions import (
    InvalidTokenError,
    NotFoundError,
    PermissionDeniedError,
    PlanError,
    RateLimitError,
    ResponseError,
    ServerError,
)
from ecwid_native.protocol.strict_json import InvalidJSONError, parse_json

# All storage of a store in one answer: some values of 1 MB each, escaped as JSON.
MAX_ANSWER_BYTES = 32 * 1024 * 1024
MAX_ANSWER_DEPTH = 64
MAX_MESSAGE = 300

_CODE = re.compile(r"[A-Za-z0-9_.-]{1,80}")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SECONDS = re.compile(r"[0-9]{1,9}")
_CLASSES: dict[int, type[ResponseError]] = {
    402: PlanError,
    403: PermissionDeniedError,
    404: NotFoundError,
    408: ServerError,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Response:
    """One answer of the API.

    Attributes:
        method: the HTTP method of the request.
        path: the URL path of the request below the API's address.
        status: the HTTP status.
        headers: by lower-case name.
        body: as received, decompressed.
    """

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> object:
        """Return the body's value; numbers with a fraction are Decimal.

        Raises:
            ResponseError: the body is not JSON.
        """
        try:
            return parse_json(
                self.body,
                max_bytes=MAX_ANSWER_BYTES,
                max_depth=MAX_ANSWER_DEPTH,
                decimals=True,
                unique_keys=False,
            )
        except InvalidJSONError:
            raise self.misshapen("the answer is not JSON") from None

    def misshapen(self, message: str) -> ResponseError:
        """Return the error for an answer that is not what was asked for."""
        return ResponseError(message, method=self.method, path=self.path, status=self.status)

    def error(self, *, secrets: Sequence[str] = ()) -> ResponseError | None:
        """Return the error that this answer means, None for a success.

        Args:
            secrets: removed from the message, should the API repeat them.
        """
        if 200 <= self.status < 300:
            return None
        error_code, error_message = self._explanation(secrets)
        message = " ".join(filter(None, (error_code, error_message))) or self._own_words()
        if self.status == 429:
            return RateLimitError(
                message,
                method=self.method,
                path=self.path,
                status=self.status,
                error_code=error_code,
                error_message=error_message,
                retry_after=self.retry_after(),
            )
        return self._error_class(error_code)(
            message,
            method=self.method,
            path=self.path,
            status=self.status,
            error_code=error_code,
            error_message=error_message,
        )

    def retry_after(self) -> float | None:
        """Return how many seconds the API asks to wait, None when it does not say.

        A date counts from the answer's own ``Date``: our clock and theirs may differ.
        """
        text = self.headers.get("retry-after", "").strip()
        if _SECONDS.fullmatch(text):
            return float(text)
        # Not above: seldom needed, and a sixth of what importing the client takes.
        from email.utils import parsedate_to_datetime

        try:
            until = parsedate_to_datetime(text)
            answered = parsedate_to_datetime(self.headers.get("date", ""))
            return max(0.0, (until - answered).total_seconds())
        except (ValueError, TypeError):  # TypeError: only one of the two names its zone
            return None

    def _own_words(self) -> str:
        if 300 <= self.status < 400:
            return "a redirect, which is not followed: check the API's address"
        # Not above: seldom needed.
        from http import HTTPStatus

        try:
            return f"{HTTPStatus(self.status).phrase}, without an explanation"
        except ValueError:
            return "without an explanation"

    def _error_class(self, error_code: str) -> type[ResponseError]:
        if self.status == 403 and error_code == "INVALID_API_TOKEN":
            return InvalidTokenError
        if self.status >= 500:
            return ServerError
        return _CLASSES.get(self.status, ResponseError)

    def _explanation(self, secrets: Sequence[str]) -> tuple[str, str]:
        """Return code and message, "" for what is missing; the documentation has three names."""
        try:
            document = parse_json(self.body, unique_keys=False)
        except InvalidJSONError:
            document = None
        if not isinstance(document, dict):
            return "", ""
        # Not above: only errors need it, and its patterns take long to compile.
        from ecwid_native.redaction import redact

        code = document.get("errorCode") or document.get("error")
        message = document.get("errorMessage")
        return (
            redact(code, secrets) if isinstance(code, str) and _CODE.fullmatch(code) else "",
            _one_line(redact(message, secrets)) if isinstance(message, str) else "",
        )


def _one_line(text: str) -> str:
    """Without line breaks and controls: the text goes into log lines."""
    return _CONTROLS.sub(" ", text)[:MAX_MESSAGE]
