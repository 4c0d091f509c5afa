"""What Django cannot make a request of is refused before it tries."""

import io
from typing import Any

import pytest

from ecwid_native.wsgi import refuse_malformed

FORM = "application/x-www-form-urlencoded"
MANY_FIELDS = "&".join(f"a{number}=1" for number in range(3_000))


def status(**environ: str) -> str:
    """The status that the layer lets through or gives itself."""
    statuses: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b""]

    def start_response(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        statuses.append(status)

    plain = {"REQUEST_METHOD": "POST", "PATH_INFO": "/", "wsgi.input": io.BytesIO()}
    refuse_malformed(application)({**plain, **environ}, start_response)
    return statuses[0]


@pytest.mark.parametrize("length", ["-1", "five", "1e3", "١٠", "9" * 5_000, " 5", "+5"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    assert status(CONTENT_LENGTH=length) == "400 Bad Request"


@pytest.mark.parametrize("length", ["", "0", "5", "2500000"])
def test_a_length_passes(length: str) -> None:
    assert status(CONTENT_LENGTH=length) == "200 OK"


@pytest.mark.parametrize("query", ["", "a=%ff"])
@pytest.mark.parametrize("charset", ["zlib_codec", "a\0b", "rot13", "idna", "undefined"])
def test_a_charset_that_is_none_is_refused(charset: str, query: str) -> None:
    content_type = f"{FORM}; charset={charset}"

    assert status(CONTENT_TYPE=content_type, QUERY_STRING=query) == "400 Bad Request"


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "no-such-charset"])
def test_a_charset_that_django_can_use_or_ignore_passes(charset: str) -> None:
    assert status(CONTENT_TYPE=f"{FORM}; charset={charset}", QUERY_STRING="a=%ff") == "200 OK"


def test_a_query_that_is_too_long_beside_a_charset_is_refused() -> None:
    content_type = f"{FORM}; charset=utf-8"

    assert status(CONTENT_TYPE=content_type, QUERY_STRING=MANY_FIELDS) == "400 Bad Request"
