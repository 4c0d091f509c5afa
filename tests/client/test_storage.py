from __future__ import annotations

import json

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.exceptions import NotFoundError, PermissionDeniedError, PlanError, ResponseError
from tests.client.conftest import ScriptedServer, answer

KEY_NOT_FOUND = answer(404, '{"error":"OTHER","errorMessage":"Key not found"}')
STORE_NOT_FOUND = answer(404, '{"errorMessage":"Store not found","errorCode":"STORE_NOT_FOUND"}')
OTHER_404 = [
    STORE_NOT_FOUND,
    answer(404, '{"errorMessage":"File not found"}'),
    answer(404, "<html>nginx</html>"),
    answer(404, ""),
]
NOT_ENTRIES = ["", "<html>", "null", "5", "[1]", '["a"]', '{"items":[]}', '[{"key":"a"', '"a"']
NOT_ENTRY = [
    *('{"key":5,"value":"x"}', '{"key":"a","value":5}', '{"key":"a","value":{}}', '{"value":"x"}'),
    *("{}", "null", "[]", "", '{"key":"a","value":"\\ud800"}', '{"key":"a","value":NaN}'),
]


def test_all_reads_every_entry(client: EcwidClient, server: ScriptedServer) -> None:
    entries = [
        {"key": "public", "value": '{"a":1}'},
        {"key": "a b", "value": "ключ\n"},
        {"key": "empty", "value": None},
    ]
    server.scripts.append(answer(200, json.dumps(entries)))

    assert client.storage.all() == {"public": '{"a":1}', "a b": "ключ\n", "empty": ""}
    assert server.requests[0].target == "/api/v3/1003/storage"


def test_an_empty_storage_is_an_empty_dictionary(client: EcwidClient) -> None:
    assert client.storage.all() == {}


@pytest.mark.parametrize("body", [*NOT_ENTRIES, *(f"[{entry}]" for entry in NOT_ENTRY if entry)])
def test_a_misshapen_list_is_a_response_error(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.scripts.append(answer(200, body))

    with pytest.raises(ResponseError) as caught:
        client.storage.all()

    error = caught.value
    assert (error.status, error.method, error.path) == (200, "GET", "/1003/storage")


def test_get_reads_one_value(client: EcwidClient, server: ScriptedServer) -> None:
    server.scripts.append(answer(200, '{"key":"a/b+c","value":"{\\"x\\":1}"}'))

    assert client.storage.get("a/b+c") == '{"x":1}'
    assert server.requests[0].target == "/api/v3/1003/storage/a%2Fb%2Bc"


@pytest.mark.parametrize("body", NOT_ENTRY)
def test_a_misshapen_entry_is_a_response_error(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.scripts.append(answer(200, body))

    with pytest.raises(ResponseError):
        client.storage.get("a")


def test_a_missing_key_is_none_and_cannot_be_deleted(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.scripts += [KEY_NOT_FOUND, KEY_NOT_FOUND]

    assert client.storage.get("a") is None
    assert client.storage.delete("a") is False


@pytest.mark.parametrize("other", OTHER_404)
def test_any_other_404_is_an_error(
    client: EcwidClient, server: ScriptedServer, other: bytes
) -> None:
    server.scripts += [other, other, other]

    with pytest.raises(NotFoundError):
        client.storage.get("a")
    with pytest.raises(NotFoundError):
        client.storage.delete("a")
    with pytest.raises(NotFoundError):
        client.storage.all()


@pytest.mark.parametrize(("operation", "method"), [("create", "POST"), ("update", "PUT")])
@pytest.mark.parametrize("value", ["red", "", '{"color": "ключ 😀"}', "'12345'", "a\r\nb\x00"])
def test_the_value_itself_is_the_body(
    client: EcwidClient, server: ScriptedServer, operation: str, method: str, value: str
) -> None:
    server.scripts.append(answer(200, '{"updateCount":1}'))

    getattr(client.storage, operation)("ключ", value)

    received = server.requests[0]
    assert (received.method, received.body) == (method, value.encode())
    assert received.target == "/api/v3/1003/storage/%D0%BA%D0%BB%D1%8E%D1%87"
    assert received.headers["content-type"] == "application/json; charset=utf-8"
    assert received.headers["content-length"] == str(len(value.encode()))


@pytest.mark.parametrize("body", ['{"success":true}', "", "{}", '{"updateCount":1}'])
def test_any_success_of_a_write_is_a_success(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.scripts += [answer(200, body), answer(200, body), answer(200, body)]

    client.storage.create("a", "1")
    client.storage.update("a", "1")

    assert client.storage.delete("a") is True
    assert [received.method for received in server.requests] == ["POST", "PUT", "DELETE"]


@pytest.mark.parametrize("key", ["", ".", "..", "x" * 1_025, "\ud800"])
def test_an_impossible_key_is_refused_before_anything_is_sent(
    client: EcwidClient, server: ScriptedServer, key: str
) -> None:
    for call in (client.storage.get, client.storage.delete):
        with pytest.raises(ValueError):
            call(key)
    for write in (client.storage.create, client.storage.update):
        with pytest.raises(ValueError):
            write(key, "x")

    assert server.requests == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("public", "x" * (256 * 1024 + 1)), ("a", "é" * (512 * 1024 + 1)), ("a", "\ud800")],
)
def test_an_impossible_value_is_refused_before_anything_is_sent(
    client: EcwidClient, server: ScriptedServer, key: str, value: str
) -> None:
    with pytest.raises(ValueError):
        client.storage.update(key, value)

    assert server.requests == []


def test_what_is_no_text_is_refused_with_a_hint(
    client: EcwidClient, server: ScriptedServer
) -> None:
    with pytest.raises(TypeError, match=r"json\.dumps"):
        client.storage.update("a", {"enabled": True})  # type: ignore[arg-type]  # the mistake
    with pytest.raises(TypeError, match="key is text"):
        client.storage.get(None)  # type: ignore[arg-type]  # the mistake

    assert server.requests == []


def test_writes_are_tried_again_unless_told_otherwise(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.scripts += [answer(500), answer(200), answer(500), answer(200), answer(500)]

    client.storage.create("a", "1")
    client.storage.update("a", "1")
    with pytest.raises(ResponseError):
        client.storage.update("a", "1", retries=0)

    assert len(server.requests) == 5


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (402, "STORE_IS_SUSPENDED", PlanError),
        (403, "INSUFFICIENT_APP_SCOPE", PermissionDeniedError),
    ],
)
def test_refusals_keep_their_meaning(
    client: EcwidClient,
    server: ScriptedServer,
    status: int,
    code: str,
    expected: type[ResponseError],
) -> None:
    server.scripts.append(answer(status, json.dumps({"errorCode": code})))

    with pytest.raises(expected) as caught:
        client.storage.update("settings", "{}")

    assert caught.value.error_code == code
