"""Application storage over REST."""

import pytest
import requests

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import CLIENT_ID, STORE_ID, Api


def test_an_empty_storage_is_an_empty_list(api: Api) -> None:
    response = api("GET", "/storage")

    assert response.status_code == 200
    assert response.json() == []
    assert response.headers["Content-Type"] == "application/json;charset=utf-8"


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_writing_creates_and_overwrites(api: Api, method: str) -> None:
    for value in ("first", "second"):
        written = api(method, "/storage/colour", data=value)

        assert written.json() == {"updateCount": 1}
        assert api("GET", "/storage/colour").json() == {"key": "colour", "value": value}


@pytest.mark.parametrize(
    "body",
    [
        "red",
        '{"color":"red"}',
        "'12345'",
        "",
        '{"value":"red"}',
        "null",
        "[" * 100_000,
        "9" * 10_000,
        "é \u2028 \U0001f600",
        "\0",
    ],
)
def test_the_body_is_stored_as_sent(sandbox: Sandbox, api: Api, body: str) -> None:
    response = api("PUT", "/storage/key", data=body.encode())

    assert response.status_code == 200
    assert api("GET", "/storage/key").json()["value"] == body
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"key": body}


@pytest.mark.parametrize("content_type", ["application/json", "text/plain; charset=utf-8", "x"])
def test_any_content_type_is_taken(api: Api, content_type: str) -> None:
    response = api("POST", "/storage/key", data="v", headers={"Content-Type": content_type})

    assert response.status_code == 200


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_missing_key_is_404_in_the_shape_of_2020(api: Api, method: str) -> None:
    response = api(method, "/storage/nothing")

    assert response.status_code == 404
    assert response.json() == {"error": "OTHER", "errorMessage": "Key not found"}


def test_deleting(api: Api) -> None:
    api("PUT", "/storage/key", data="value")

    assert api("DELETE", "/storage/key").json() == {"deleteCount": 1}
    assert api("GET", "/storage").json() == []


@pytest.mark.parametrize(
    ("encoded", "key"),
    [
        ("a%2Fb", "a/b"),
        ("a+b", "a b"),
        ("a%2Bb", "a+b"),
        ("a%20b", "a b"),
        ("%C3%A9%25%3F%23", "é%?#"),
        ("Public", "Public"),
        ("%2e%2e", ".."),
        ("k" * 1024, "k" * 1024),
    ],
)
def test_keys_are_decoded_segment_by_segment(
    sandbox: Sandbox, api: Api, encoded: str, key: str
) -> None:
    # Prepared by hand, because clients tidy addresses up.
    request = api.session.prepare_request(requests_request(api, "PUT"))
    request.url = f"{api.base}/storage/{encoded}"

    response = api.session.send(request, timeout=10)

    assert response.status_code == 200
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {key: "v"}


def requests_request(api: Api, method: str) -> requests.Request:
    return requests.Request(method, api.base + "/storage/x", data="v")


@pytest.mark.parametrize(
    ("key", "size", "status"),
    [
        ("public", 256 * 1024, 200),
        ("public", 256 * 1024 + 1, 413),
        ("private", 1024 * 1024, 200),
        ("private", 1024 * 1024 + 1, 413),
        ("private", 5 * 1024 * 1024, 413),
        ("k" * 1025, 1, 400),
    ],
)
def test_sizes_are_limited(api: Api, key: str, size: int, status: int) -> None:
    response = api("PUT", f"/storage/{key}", data=b"x" * size)

    assert response.status_code == status
    # The connection is still good: the body was read before the answer.
    assert api("GET", "/storage").status_code == 200


def test_a_value_that_is_not_utf8_is_refused(api: Api) -> None:
    response = api("PUT", "/storage/key", data=b"\xff\xfe")

    assert response.status_code == 400
    assert response.json()["errorCode"] == "WRONG_PARAMETER"


def test_apps_and_stores_do_not_see_each_other(sandbox: Sandbox, api: Api) -> None:
    sandbox.create_store(1004)
    api("PUT", "/storage/key", data="mine")
    others = (
        Api(sandbox, sandbox.install("other-app", STORE_ID).access_token),
        Api(sandbox, sandbox.install(CLIENT_ID, 1004).access_token, store_id=1004),
    )

    for other in others:
        assert other("GET", "/storage").json() == []
        other.session.close()


def test_storage_survives_a_reinstall_unless_a_switch_erases_it(sandbox: Sandbox, api: Api) -> None:
    api("PUT", "/storage/key", data="value")

    sandbox.uninstall(CLIENT_ID, STORE_ID)
    sandbox.install(CLIENT_ID, STORE_ID)
    kept = sandbox.storage(CLIENT_ID, STORE_ID)
    sandbox.set_switch("erase_storage_on_uninstall", True)
    sandbox.uninstall(CLIENT_ID, STORE_ID)

    assert kept == {"key": "value"}
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {}


def test_each_write_is_an_event(sandbox: Sandbox, api: Api) -> None:
    heard: list[tuple[str, int | None, str | None]] = []
    sandbox.events.subscribe(lambda e: heard.append((e.type, e.store_id, e.client_id)))

    api("PUT", "/storage/key", data="value")
    api("DELETE", "/storage/key")
    api("DELETE", "/storage/key")

    assert heard == [("application.storageChanged", STORE_ID, CLIENT_ID)] * 2


def test_the_public_token_has_no_storage(sandbox: Sandbox, tokens: Tokens) -> None:
    api = Api(sandbox, tokens.public_token)

    response = api("GET", "/storage/public")
    api.session.close()

    assert response.status_code == 403
    assert response.json()["errorCode"] == "INSUFFICIENT_APP_SCOPE"
