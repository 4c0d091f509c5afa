from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.exceptions import ResponseError
from tests.client.conftest import STORE_ID, TOKEN, ScriptedServer, answer


def test_the_profile_keeps_ecwids_names_and_exact_numbers(
    client: EcwidClient, server: ScriptedServer
) -> None:
    body = {"generalInfo": {"storeId": 1003}, "settings": {"minimum": 10.10}}
    server.scripts.append(answer(200, json.dumps(body)))

    profile = client.profile.get()

    assert profile == {
        "generalInfo": {"storeId": 1003},
        "settings": {"minimum": Decimal("10.1")},
    }
    assert server.requests[0].target == "/api/v3/1003/profile"


@pytest.mark.parametrize("body", ["[]", "null", "", "<html>", '"x"', '{"a":'])
def test_a_misshapen_profile_is_a_response_error(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.scripts.append(answer(200, body))

    with pytest.raises(ResponseError):
        client.profile.get()


def test_the_profile_can_be_read_without_retries(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.scripts.append(answer(500))

    with pytest.raises(ResponseError):
        client.with_options(retries=0).profile.get()

    assert len(server.requests) == 1


def test_repr_shows_the_store_only(client: EcwidClient) -> None:
    assert client.store_id == STORE_ID
    for shown in (client, client.storage, client.profile, client._transport):
        assert repr(shown) == f"{type(shown).__name__}(store_id={STORE_ID})"
        assert TOKEN not in repr(shown)


def test_importing_the_client_imports_neither_django_nor_requests() -> None:
    """The library serves without Django; a process that calls nothing starts fast."""
    code = "from ecwid_native.client import EcwidClient; import sys; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()

    assert "ecwid_native.client.api" in loaded
    assert not {"django", "requests", "urllib3", "http.client", "email.utils"} & set(loaded)


def test_the_package_alone_imports_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import ecwid_native.client; "
    code += "print(*set(sys.modules) - before)"

    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    ).stdout.split()

    assert set(loaded) <= {"__future__", "ecwid_native", "ecwid_native.client"}
