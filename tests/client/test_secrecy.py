"""The token reaches the API and nothing else: no error, traceback, repr or log record."""

from __future__ import annotations

import json
import logging
import socket
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.connections import Connections
from ecwid_native.client.partner import PartnerClient
from ecwid_native.exceptions import APIError
from tests.client.conftest import (
    STORE_ID,
    TOKEN,
    Script,
    ScriptedServer,
    answer,
    silent,
)
from tests.client_clock import Clock


def cut(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def cut_in_the_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[")
    connection.shutdown(socket.SHUT_RDWR)


FAILURES: list[Script] = [
    cut,
    cut_in_the_body,
    silent,
    answer(200, "nonsense"),
    answer(200, b"[]", "Content-Encoding: gzip"),
    answer(302, "", "Location: http://127.0.0.1:9/"),
    answer(403, json.dumps({"errorCode": TOKEN, "errorMessage": f"bad token {TOKEN}"})),
    answer(404, json.dumps({"errorCode": "STORE_NOT_FOUND", "errorMessage": "Bearer " + TOKEN})),
    answer(429, "{}", "Retry-After: 99"),
    answer(500),
    b"HTTP/1.1 abc\r\n\r\n",
]
CALLS: list[Callable[[EcwidClient], object]] = [
    lambda client: client.storage.all(retries=0),
    lambda client: client.storage.get("a", retries=0),
    lambda client: client.with_options(retries=0).profile.get(),
]


@pytest.mark.parametrize("script", FAILURES)
@pytest.mark.parametrize("call", CALLS)
def test_no_failure_shows_the_token(
    server: ScriptedServer,
    connections: Connections,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    script: Script,
    call: Callable[[EcwidClient], object],
) -> None:
    caplog.set_level(logging.DEBUG)
    client = EcwidClient(
        STORE_ID, TOKEN, api_url=server.api_url, timeout_seconds=0.3, connections=connections
    )
    server.scripts.append(clock.starts_with(script) if script is silent else script)

    with pytest.raises(APIError) as caught:
        call(client)

    assert server.requests[0].headers["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in everything_about(caught.value)
    assert TOKEN not in caplog.text
    assert caplog.records


def test_a_refused_connection_does_not_show_the_token() -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    client = EcwidClient(STORE_ID, TOKEN, api_url=f"http://127.0.0.1:{port}")

    with pytest.raises(APIError) as caught:
        client.storage.all(retries=0)

    assert TOKEN not in everything_about(caught.value)


def test_the_secret_of_a_partner_is_not_repeated(server: ScriptedServer) -> None:
    partner = PartnerClient("my-app", "partner-S3cret", api_url=server.api_url, retries=0)
    server.scripts.append(answer(400, '{"errorMessage": "wrong secret partner-S3cret"}'))

    with pytest.raises(APIError) as caught:
        partner.stores.get_by_email(email="a@example.com")
    with pytest.raises(ValueError) as refused:
        PartnerClient("my-app", "partner-S3cret\n")

    for error in (caught.value, refused.value):
        assert "partner-S3cret" not in everything_about(error)


@pytest.mark.parametrize(
    ("store_id", "token", "word"),
    [
        (TOKEN, STORE_ID, "store_id"),
        (STORE_ID, None, "no access token"),
        ("1003", TOKEN, "type str"),
    ],
)
def test_what_is_no_client_says_so_and_not_the_token(store_id: Any, token: Any, word: str) -> None:
    with pytest.raises(ValueError, match=word) as caught:
        EcwidClient(store_id, token)

    assert TOKEN not in str(caught.value)


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.request("GET", "/a b"),
        lambda client: client.request("get", "/a"),
        lambda client: client.request("GET", "/a", query={"x": 1.5}),
        lambda client: client.request("GET", "/a", query={"x": "\ud800"}),
        lambda client: client.request("PUT", "/a", body={"x": object()}),
        lambda client: client.storage.get("\ud800"),
        lambda client: client.products.get(None),
        lambda _: EcwidClient(STORE_ID, TOKEN + "\n"),
        lambda _: EcwidClient("1003", TOKEN),  # type: ignore[arg-type]  # the mistake
        lambda _: EcwidClient(STORE_ID, TOKEN, api_url="app.ecwid.com"),
        lambda _: EcwidClient(STORE_ID, TOKEN, timeout_seconds=0),
        lambda _: EcwidClient(STORE_ID, TOKEN, timeout_seconds=None),  # type: ignore[arg-type]
    ],
)
def test_no_mistake_of_the_authors_shows_the_token(
    client: EcwidClient, call: Callable[[EcwidClient], object]
) -> None:
    with pytest.raises((ValueError, TypeError)) as caught:
        call(client)

    assert TOKEN not in everything_about(caught.value)


def everything_about(error: BaseException) -> str:
    """All that a crash reporter could collect: the chain, attributes, locals of each frame."""
    parts = []
    link: BaseException | None = error
    while link is not None:
        parts += [str(link), repr(link), repr(link.args), repr(vars(link))]
        for frame, _ in traceback.walk_tb(link.__traceback__):
            if frame.f_globals["__name__"].startswith("ecwid_native"):
                parts.append(repr(frame.f_locals))
        link = link.__cause__ or link.__context__
    return "\n".join(parts)
