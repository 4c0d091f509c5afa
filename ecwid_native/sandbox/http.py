"""Requests and answers, as far as all three origins treat them alike."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from werkzeug.wrappers import Request, Response

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

HEX = frozenset("0123456789abcdefABCDEF")
MAX_JSON_DEPTH = 100
MAX_PHRASE = 200
JSON_TYPE = "application/json;charset=utf-8"
# Keys in the WSGI environ by which server and applications talk to each other.
WIRE_KEY = "sandbox.wire"
TOO_LARGE_KEY = "sandbox.body_too_large"


@dataclass
class Wire:
    """What the server is asked to do to the connection instead of answering properly."""

    cut: bool = False
    truncate: bool = False


class HTTPError(Exception):
    """An error answer of the platform's own shape."""

    def __init__(
        self,
        status: int,
        message: str,
        code: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer `status` with this message and error code."""
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = dict(headers or {})

    def document(self) -> dict[str, str]:
        """Return the answer's body."""
        document = {"errorMessage": self.message}
        if self.code is not None:
            document["errorCode"] = self.code
        return document

    def response(self) -> "Answer":
        """Return the answer. Its reason phrase repeats the message, as the platform's does."""
        answer = json_response(self.document(), status=self.status, headers=self.headers)
        answer.status = f"{self.status} {_phrase(self.message)}"
        answer.error_code = self.code
        return answer


class Answer(Response):
    """An answer that remembers its error code for the request log."""

    error_code: str | None = None


def json_response(
    document: object, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Answer:
    """Return compact UTF-8 JSON."""
    body = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    response = Answer(body, status=status, content_type=JSON_TYPE)
    response.headers.extend(dict(headers or {}))
    return response


def raw_path(environ: "WSGIEnvironment") -> str:
    """Return the request's path as sent, still percent-encoded, without query."""
    target = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or "/")
    if not target.startswith("/"):  # absolute form: GET http://host/path
        _, separator, rest = target.partition("://")
        target = "/" + rest.partition("/")[2] if separator else "/"
    return target.partition("?")[0].partition("#")[0]


def decode_segment(segment: str) -> str:
    """Return one path segment decoded: `+` is a space, %2F stays inside the segment.

    Raises:
        HTTPError: 400 for broken percent-encoding and for text that is not UTF-8.
    """
    head, *escapes = segment.split("%")
    if any(len(part) < 2 or not set(part[:2]) <= HEX for part in escapes):
        raise HTTPError(400, "Malformed percent-encoding in the path", "WRONG_PARAMETER")
    plain = "%".join([head, *escapes]).replace("+", " ")
    try:
        # The server hands over bytes above 127 as Latin-1 characters.
        return unquote_to_bytes(plain.encode("latin-1")).decode()
    except UnicodeError:
        raise HTTPError(400, "The path is not UTF-8", "WRONG_PARAMETER") from None


def read_body(request: Request) -> bytes:
    """Return the whole body.

    Raises:
        HTTPError: 413 when it was too large for the server to keep.
    """
    if request.environ.get(TOO_LARGE_KEY):
        raise HTTPError(413, "The request body is too large")
    return request.get_data()


def is_json(request: Request) -> bool:
    """Tell whether the body is declared as JSON."""
    return request.mimetype in {"application/json", "text/json"}


def read_json_object(request: Request) -> dict[str, object]:
    """Return the body's JSON object.

    Raises:
        HTTPError: 400 for anything else.
    """
    document = read_json(request)
    if not isinstance(document, dict):
        raise _malformed()
    return document


def read_json(request: Request) -> object:
    """Return the body's JSON.

    Raises:
        HTTPError: 400 for anything else, including NaN, numbers beyond floating point, lone
            surrogates and deep nesting.
    """
    body = read_body(request)
    try:
        document: object = json.loads(body.decode(), parse_constant=_refuse, parse_float=_finite)
        if _depth_exceeds(document, MAX_JSON_DEPTH):
            raise ValueError
        json.dumps(document, ensure_ascii=False).encode()  # lone surrogates end here
    except (ValueError, RecursionError):
        raise _malformed() from None
    return document


def _phrase(message: str) -> str:
    """Return a text for the status line: messages may quote what was sent, line ends too."""
    return "".join(letter if " " <= letter <= "~" else "?" for letter in message[:MAX_PHRASE])


def _malformed() -> HTTPError:
    return HTTPError(400, "Malformed JSON in the request body", "WRONG_PARAMETER")


def _refuse(text: str) -> float:
    raise ValueError(text)


def _finite(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise ValueError(text)
    return number


def _depth_exceeds(document: object, limit: int) -> bool:
    level = [document]
    for _ in range(limit):
        inner: list[object] = []
        for value in level:
            if isinstance(value, dict):
                inner.extend(value.values())
            elif isinstance(value, list):
                inner.extend(value)
        if not inner:
            return False
        level = inner
    return True
