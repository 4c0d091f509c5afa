"""The client and the payload against the local Ecwid, which shares no code with them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.connections import Connections
from ecwid_native.exceptions import (
    APIError,
    InvalidTokenError,
    NotFoundError,
    PermissionDeniedError,
    PlanError,
    RateLimitError,
    ResponseError,
    ServerError,
    TransportError,
)
from ecwid_native.protocol.payload import decode_hash_payload, decrypt_payload
from ecwid_native.sandbox import Sandbox, SandboxApp

APP = "wire-app"
SECRET = "wire secret 16 characters"
STORE_ID = 4711
VALUES = ["red", "", '{"color": "ключ 😀"}', "'12345'", "a\r\nb", "x" * 100_000]
KEYS = ["public", "a/b", "a+b", "a b", "100%", "?x#y", "ключ", "../storage", "...", "x" * 1_024]


@pytest.fixture(scope="module")
def server() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def ecwid(server: Sandbox) -> Sandbox:
    server.reset()
    server.add_app(SandboxApp(client_id=APP, client_secret=SECRET))
    server.create_store(STORE_ID)
    return server


@pytest.fixture
def installed(ecwid: Sandbox, connections: Connections) -> EcwidClient:
    return connect(ecwid, ecwid.install(APP, STORE_ID).access_token, connections)


def connect(
    ecwid: Sandbox, token: str, connections: Connections, store_id: int = STORE_ID
) -> EcwidClient:
    return EcwidClient(store_id, token, api_url=ecwid.api_url, connections=connections)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_reaches_its_own_value(ecwid: Sandbox, installed: EcwidClient, key: str) -> None:
    installed.storage.create(key, "first")
    installed.storage.update(key, "second")

    assert ecwid.storage(APP, STORE_ID) == {key: "second"}
    assert installed.storage.get(key) == "second"
    assert installed.storage.delete(key) is True
    assert installed.storage.delete(key) is False
    assert installed.storage.get(key) is None
    assert installed.storage.all() == {}


@pytest.mark.parametrize("value", VALUES)
def test_every_value_comes_back_as_it_was(
    ecwid: Sandbox, installed: EcwidClient, value: str
) -> None:
    installed.storage.update("a", value)

    assert ecwid.storage(APP, STORE_ID) == {"a": value}
    assert installed.storage.get("a") == value
    assert installed.storage.all() == {"a": value}


def test_the_profile_is_of_the_store(installed: EcwidClient) -> None:
    general = installed.profile.get()["generalInfo"]

    assert isinstance(general, dict)
    assert general["storeId"] == STORE_ID


def test_an_uninstalled_and_a_replaced_token_are_refused(
    ecwid: Sandbox, installed: EcwidClient, connections: Connections
) -> None:
    again = connect(ecwid, ecwid.install(APP, STORE_ID).access_token, connections)

    with pytest.raises(InvalidTokenError):
        installed.storage.all()
    assert again.storage.all() == {}

    ecwid.uninstall(APP, STORE_ID)
    with pytest.raises(InvalidTokenError):
        again.storage.all()


def test_a_token_of_another_store_is_refused(
    ecwid: Sandbox, installed: EcwidClient, connections: Connections
) -> None:
    ecwid.create_store(STORE_ID + 1)
    token = ecwid.install(APP, STORE_ID + 1).access_token

    with pytest.raises(InvalidTokenError):
        connect(ecwid, token, connections).storage.all()


def test_an_unknown_store_is_an_error_not_an_unset_key(
    ecwid: Sandbox, connections: Connections
) -> None:
    token = ecwid.install(APP, STORE_ID).access_token

    with pytest.raises((NotFoundError, InvalidTokenError)):
        connect(ecwid, token, connections, store_id=999).storage.get("a")


def test_a_missing_scope_is_named(ecwid: Sandbox, connections: Connections) -> None:
    token = ecwid.install(APP, STORE_ID, scopes=["read_store_profile"]).access_token
    client = connect(ecwid, token, connections)

    assert client.storage.all() == {}
    with pytest.raises(PermissionDeniedError) as caught:
        client.storage.update("a", "1")

    assert caught.value.error_code == "INSUFFICIENT_APP_SCOPE"


def test_a_free_plan_and_a_suspension_are_plan_errors(
    ecwid: Sandbox, installed: EcwidClient
) -> None:
    ecwid.change_store(STORE_ID, plan="free")
    with pytest.raises(PlanError) as free:
        installed.storage.all()
    ecwid.change_store(STORE_ID, plan="business", suspended=True)
    with pytest.raises(PlanError) as suspended:
        installed.storage.all()

    assert free.value.error_code == "NOT_AVAILABLE_ON_CURRENT_PLAN"
    assert suspended.value.error_code == "STORE_IS_SUSPENDED"


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"status": 500}, ServerError),
        ({"status": 408, "error_code": "TIMEOUT"}, ServerError),
        ({"status": 429, "retry_after_seconds": 99}, RateLimitError),
        ({"cut": True}, TransportError),
        ({"truncate": True}, ResponseError),
    ],
    ids=str,
)
def test_a_faulty_api_is_one_error_each(
    ecwid: Sandbox, installed: EcwidClient, fault: dict[str, object], expected: type[APIError]
) -> None:
    ecwid.faults.add(**fault)  # type: ignore[arg-type]  # a table

    with pytest.raises(expected):
        installed.storage.all(retries=0)

    assert len(ecwid.requests) == 1


def test_a_fault_that_passes_is_not_noticed(ecwid: Sandbox, installed: EcwidClient) -> None:
    ecwid.faults.add(status=503, times=1)
    ecwid.faults.add(cut=True, applied=True, times=1)

    installed.storage.create("a", "1")

    assert ecwid.storage(APP, STORE_ID) == {"a": "1"}
    assert len(ecwid.requests) == 3


@pytest.mark.parametrize("app_state", ["", "orderId: 12", "50% & more/é"])
def test_the_sandboxs_payloads_are_read(ecwid: Sandbox, app_state: str) -> None:
    tokens = ecwid.install(APP, STORE_ID)
    options = {"lang": "pt_BR", "view_mode": "INLINE"}

    in_query = decrypt_payload(
        ecwid.payload(APP, STORE_ID, mode="encrypted", **options), client_secret=SECRET
    )
    in_hash = decode_hash_payload(
        ecwid.payload(APP, STORE_ID, mode="hash", app_state=app_state, **options)
    )

    for payload in (in_query, in_hash):
        assert (payload.store_id, payload.lang, payload.view_mode) == (4711, "pt_BR", "INLINE")
        assert payload.access_token == tokens.access_token
        assert payload.public_token == tokens.public_token
    assert in_hash.app_state == app_state
