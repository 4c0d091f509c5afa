"""The view, the middleware and the WSGI layer give the same answers, byte for byte."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient
from django.test.utils import override_settings

from storefront_assets.published import published
from storefront_assets.wsgi import storefront
from tests.storefront.conftest import WriteCustomization

Application = Callable[..., Iterable[bytes]]
Result = tuple[str, list[tuple[str, str]], bytes]

PATHS = ["/demo/storefront.js", "/demo/storefront.css"]
ENCODINGS = [
    None,
    "br",
    "gzip",
    "identity",
    "gzip, deflate, br",
    "br;q=0.1, gzip;q=0.2",
    "*",
    "*;q=0",
]


def meddling_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """What a project may have installed, at its worst."""

    def meddle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.set_cookie("session", "1")
        response.headers["Vary"] = "Cookie"
        response.headers["Cache-Control"] = "private"
        return response

    return meddle


def fallback(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    """What stands behind the WSGI layer."""
    start_response("200 OK", [("X-From", "Django")])
    return [b"Django"]


def call(application: Application, path: str, method: str, body: bytes, **headers: str) -> Result:
    """Call a WSGI application; return status, headers in order and body."""
    answers: list[tuple[str, list[tuple[str, str]]]] = []
    stream = io.BytesIO(body)
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "v=1",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": stream,
        "wsgi.url_scheme": "http",
        "wsgi.errors": io.StringIO(),
        **headers,
    }
    chunks = application(environ, lambda status, headers: answers.append((status, headers)))
    content = b"".join(chunks)
    assert stream.read() == b"", "the body was not read"
    [(status, header_list)] = answers
    return status, header_list, content


def handler(*middleware: str) -> Application:
    """A Django application with this middleware and no other."""
    with override_settings(MIDDLEWARE=list(middleware)):
        return WSGIHandler()


@pytest.fixture
def applications(write: WriteCustomization) -> dict[str, Application]:
    """The three ways to the same files."""
    write("a", "customization(() => {});" * 20, ".a{b:c}" * 20)
    meddling = f"{__name__}.meddling_middleware"
    return {
        "view": handler(),
        "middleware": handler("storefront_assets.middleware.StorefrontMiddleware", meddling),
        "wsgi": storefront(fallback),
    }


def same_answer(
    applications: dict[str, Application], path: str, method: str, body: bytes, **headers: str
) -> Result:
    """Ask all of them; return the one answer."""
    results = [call(each, path, method, body, **headers) for each in applications.values()]
    assert results[1:] == results[:-1]
    return results[0]


def test_get_and_head_in_every_encoding(applications: dict[str, Application]) -> None:
    for path, method, accept in itertools.product(PATHS, ["GET", "HEAD"], ENCODINGS):
        headers = {} if accept is None else {"HTTP_ACCEPT_ENCODING": accept}

        status, header_list, body = same_answer(applications, path, method, b"", **headers)

        assert status == "200 OK"
        assert bool(body) is (method == "GET")
        names = [name for name, _ in header_list]
        assert len(names) == len(set(names))
        assert "Set-Cookie" not in names
        assert dict(header_list)["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("condition", ["{}", "W/{}", '"a", {}', "*"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_known_file(applications: dict[str, Application], method: str, condition: str) -> None:
    for path, accept in itertools.product(PATHS, ["br", "gzip", "identity"]):
        _, header_list, _ = same_answer(applications, path, "GET", b"", HTTP_ACCEPT_ENCODING=accept)

        status, _, body = same_answer(
            applications,
            path,
            method,
            b"",
            HTTP_ACCEPT_ENCODING=accept,
            HTTP_IF_NONE_MATCH=condition.format(dict(header_list)["ETag"]),
        )

        assert (status, body) == ("304 Not Modified", b"")


def test_a_range_gets_the_whole_file(applications: dict[str, Application]) -> None:
    whole = same_answer(applications, PATHS[0], "GET", b"")

    assert same_answer(applications, PATHS[0], "GET", b"", HTTP_RANGE="bytes=0-1") == whole


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("body", [b"", b"x" * 300_000])
def test_another_method_is_refused_after_its_body(
    applications: dict[str, Application], method: str, body: bytes
) -> None:
    status, headers, _ = same_answer(applications, PATHS[0], method, body)

    assert status == "405 Method Not Allowed"
    assert dict(headers)["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/other/storefront.js", "/DEMO/storefront.css"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_an_unknown_app_is_not_found(
    applications: dict[str, Application], path: str, method: str
) -> None:
    applications["wsgi"] = storefront(handler())
    del applications["middleware"]  # it passes on what is none of its files

    status, headers, body = same_answer(applications, path, method, b"")

    assert status == "404 Not Found"
    assert dict(headers)["Content-Type"] == "text/plain; charset=utf-8"
    assert bool(body) is (method == "GET")


@pytest.mark.parametrize("path", ["/", "/demo/open", "/demo/storefront.js/", "", "/\xff"])
def test_the_wsgi_layer_passes_on_the_rest(write: WriteCustomization, path: str) -> None:
    result = call(storefront(fallback), path, "GET", b"")

    assert result == ("200 OK", [("X-From", "Django")], b"Django")


@pytest.mark.parametrize("length", ["", "-1", "x", "²", "9" * 5000])
def test_the_wsgi_layer_survives_any_length(write: WriteCustomization, length: str) -> None:
    status, _, _ = call(storefront(fallback), PATHS[0], "POST", b"", CONTENT_LENGTH=length)

    assert status == "405 Method Not Allowed"


def test_a_server_cannot_change_the_answers_to_come(write: WriteCustomization) -> None:
    application = storefront(fallback)
    _, headers, _ = call(application, PATHS[0], "GET", b"")

    headers.clear()

    assert call(application, PATHS[0], "GET", b"")[1]


async def ask(path: str, accept: str) -> tuple[int, list[tuple[str, str]], bytes]:
    response = await AsyncClient().get(path, headers={"accept-encoding": accept})
    return response.status_code, list(response.items()), response.content


@pytest.mark.parametrize("path", PATHS)
def test_the_same_under_asgi(applications: dict[str, Application], path: str) -> None:
    middleware = ["storefront_assets.middleware.StorefrontMiddleware"]
    with override_settings(MIDDLEWARE=middleware):
        status, headers, body = async_to_sync(ask)(path, "br")

    assert (f"{status} OK", headers, body) == call(
        applications["wsgi"], path, "GET", b"", HTTP_ACCEPT_ENCODING="br"
    )


def test_files_are_built_before_the_first_request(write: WriteCustomization) -> None:
    write("a", "'hello'")

    storefront(fallback)

    assert published.find(PATHS[0]) is not None
