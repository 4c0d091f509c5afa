from __future__ import annotations

import json
from decimal import Decimal

import pytest

from ecwid_native.exceptions import (
    APIError,
    InvalidTokenError,
    NotFoundError,
    PermissionDeniedError,
    PlanError,
    RateLimitError,
    ResponseError,
    ServerError,
)
from ecwid_native.protocol.rest import MAX_MESSAGE, Response
from tests.garbage import UNACCEPTABLE_JSON


def response(status: int = 200, body: bytes | str = b"", **headers: str) -> Response:
    return Response(
        method="GET",
        path="/1003/storage",
        status=status,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=body.encode() if isinstance(body, str) else body,
    )


def failure(error: ResponseError | None) -> ResponseError:
    assert error is not None
    return error


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_a_success(status: int) -> None:
    assert response(status).error() is None


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (301, "", ResponseError),
        (304, "", ResponseError),
        (400, "WRONG_PARAMETER", ResponseError),
        (401, "", ResponseError),
        (402, "STORE_IS_SUSPENDED", PlanError),
        (402, "NOT_AVAILABLE_ON_CURRENT_PLAN", PlanError),
        (403, "INVALID_API_TOKEN", InvalidTokenError),
        (403, "INSUFFICIENT_APP_SCOPE", PermissionDeniedError),
        (403, "", PermissionDeniedError),
        (404, "STORE_NOT_FOUND", NotFoundError),
        (408, "TIMEOUT", ServerError),
        (409, "SKU_ALREADY_EXISTS", ResponseError),
        (429, "RATE_LIMITED", RateLimitError),
        (500, "INTERNAL_ERROR", ServerError),
        (503, "", ServerError),
    ],
)
def test_status_and_code_choose_the_class(
    status: int, code: str, expected: type[ResponseError]
) -> None:
    error = failure(response(status, json.dumps({"errorCode": code})).error())

    assert type(error) is expected
    assert isinstance(error, APIError)
    assert (error.status, error.error_code) == (status, code)
    assert (error.method, error.path) == ("GET", "/1003/storage")


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ({"errorCode": "A_CODE", "errorMessage": "What"}, "A_CODE", "What"),
        ({"error": "OTHER", "errorMessage": "Key not found"}, "OTHER", "Key not found"),
        ({"error": "OLD", "errorCode": "NEW", "errorMessage": ""}, "NEW", ""),
        ({"errorMessage": "Only words"}, "", "Only words"),
        ({"errorCode": 5, "errorMessage": ["no"]}, "", ""),
        ({"errorCode": "two words\nand a line"}, "", ""),
        ([], "", ""),
        (None, "", ""),
    ],
)
def test_all_three_names_of_an_explanation_are_read(body: object, code: str, message: str) -> None:
    error = failure(response(404, json.dumps(body)).error())

    assert (error.error_code, error.error_message) == (code, message)


@pytest.mark.parametrize("name", UNACCEPTABLE_JSON)
def test_an_error_with_a_misshapen_body_is_still_its_status(name: str) -> None:
    error = failure(response(503, UNACCEPTABLE_JSON[name]).error())

    assert type(error) is ServerError
    assert (error.error_code, error.error_message) == ("", "")


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (409, "409 Conflict, without an explanation"),
        (502, "502 Bad Gateway, without an explanation"),
        (599, "599 without an explanation"),
    ],
)
def test_an_error_without_an_explanation_says_what_its_status_means(
    status: int, words: str
) -> None:
    assert words in str(failure(response(status, "<html>").error()))


def test_a_message_cannot_forge_log_lines_or_repeat_the_token() -> None:
    message = "no\r\nERROR forged \x1b[31m\u2028 secret_canaryQ7xT2 and plain-token-1 " + "x" * 900
    body = json.dumps({"errorMessage": message})

    error = failure(response(400, body).error(secrets=["plain-token-1"]))

    assert "\n" not in str(error)
    assert "\x1b" not in str(error)
    assert "canary" not in str(error)
    assert "plain-token-1" not in str(error)
    assert len(error.error_message) <= MAX_MESSAGE


@pytest.mark.parametrize(
    ("retry_after", "date", "expected"),
    [
        ("7", "", 7.0),
        (" 0 ", "", 0.0),
        ("Tue, 24 Nov 2026 10:00:30 GMT", "Tue, 24 Nov 2026 10:00:00 GMT", 30.0),
        ("Tue, 24 Nov 2026 09:00:00 GMT", "Tue, 24 Nov 2026 10:00:00 GMT", 0.0),
        ("Tue, 24 Nov 2026 10:00:30 -0000", "Tue, 24 Nov 2026 10:00:00 GMT", None),
        ("Tue, 24 Nov 2026 10:00:30 GMT", "", None),
        ("Tue, 99 Nov 2026 10:00:30 GMT", "Tue, 24 Nov 2026 10:00:00 GMT", None),
        ("", "", None),
        ("soon", "", None),
        ("-5", "", None),
        ("nan", "", None),
        ("1e9", "", None),
        ("٧", "", None),
        ("9" * 400, "", None),
    ],
)
def test_retry_after_is_read_in_both_forms(
    retry_after: str, date: str, expected: float | None
) -> None:
    answer = response(429, b"", retry_after=retry_after, date=date)

    assert answer.retry_after() == expected
    error = answer.error()
    assert isinstance(error, RateLimitError)
    assert error.retry_after == expected


def test_json_keeps_money_exact() -> None:
    assert response(200, b'{"price": 10.10}').json() == {"price": Decimal("10.10")}


@pytest.mark.parametrize("name", sorted(set(UNACCEPTABLE_JSON) - {"deep enough", "same key twice"}))
def test_a_success_that_is_not_json_is_a_response_error(name: str) -> None:
    with pytest.raises(ResponseError) as caught:
        response(200, UNACCEPTABLE_JSON[name]).json()

    assert (caught.value.status, caught.value.path) == (200, "/1003/storage")


def test_repr_shows_no_body_and_no_header() -> None:
    assert "canary" not in repr(response(200, b"canary", set_cookie="canary"))
