"""Calls through the control API: the app's token is used and not told."""

import base64

import pytest

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import CLIENT_ID, STORE_ID
from tests.sandbox.test_control_api import APP, control


def test_a_call_goes_out_with_the_token_and_comes_back_whole(
    sandbox: Sandbox, tokens: Tokens
) -> None:
    written = control(
        sandbox,
        "POST",
        f"{APP}/call",
        {
            "method": "PUT",
            "path": f"/api/v3/{STORE_ID}/storage/key",
            "content_type": "text/plain",
            "body": "é",
        },
    )
    as_bytes = {
        "method": "POST",
        "path": f"/api/v3/{STORE_ID}/storage/file",
        "body_base64": base64.b64encode(b"bytes").decode(),
    }
    control(sandbox, "POST", f"{APP}/call", as_bytes)
    path = {"path": f"/api/v3/{STORE_ID}/profile?responseFields=account"}
    secret = control(sandbox, "POST", f"{APP}/call", path).json()
    public = control(sandbox, "POST", f"{APP}/call", {**path, "public": True}).json()

    assert written.json()["status"] == 200
    assert written.json()["body"] == '{"updateCount":1}'
    assert ["Content-Type", "application/json;charset=utf-8"] in written.json()["headers"]
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"key": "é", "file": "bytes"}
    assert "account" in secret["body"]
    assert public["body"] == "{}"
    assert tokens.access_token not in written.text
    assert [record.token_kind for record in sandbox.requests] == [*["secret"] * 3, "public"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"path": "http://evil.example/"},
        {"path": "/é"},
        {"path": "/a b"},
        {"path": "/\r\nX: y"},
        {"path": "/", "method": "TRACE"},
        {"path": "/", "method": 1},
        {"path": "/", "content_type": "a\r\nX: y"},
        {"path": "/", "content_type": "é\u20ac"},
        {"path": "/", "body_base64": "!"},
        {"path": "/", "body": 1},
        {"path": "/", "body": "\ud800"},
    ],
    ids=str,
)
def test_what_cannot_be_sent_is_400(sandbox: Sandbox, tokens: Tokens, body: object) -> None:
    response = control(sandbox, "POST", f"{APP}/call", body)

    assert response.status_code == 400, response.text
    assert len(sandbox.requests) == 0


def test_without_an_app_or_a_public_token_there_is_no_call(sandbox: Sandbox) -> None:
    path = {"path": f"/api/v3/{STORE_ID}/storage"}
    missing = control(sandbox, "POST", f"{APP}/call", path)
    sandbox.install(CLIENT_ID, STORE_ID, scopes=["read_store_profile"])
    no_public = control(sandbox, "POST", f"{APP}/call", {**path, "public": True})

    assert (missing.status_code, no_public.status_code) == (404, 400)


@pytest.mark.parametrize("how", ["cut", "truncate"])
def test_a_fault_is_named(sandbox: Sandbox, tokens: Tokens, how: str) -> None:
    sandbox.faults.add(cut=how == "cut", truncate=how == "truncate")

    response = control(sandbox, "POST", f"{APP}/call", {"path": f"/api/v3/{STORE_ID}/profile"})

    assert response.status_code == 502
    assert "fault" in response.json()["errorMessage"]
