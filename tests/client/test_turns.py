"""The transport under the rate limit, and what it tells about its calls."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.client.connections import Connections
from ecwid_native.client.records import CallRecord
from ecwid_native.client.transport import Transport
from ecwid_native.exceptions import (
    InvalidTokenError,
    PermissionDeniedError,
    PlanError,
    RateLimitError,
    ServerError,
    TransportError,
)
from tests.client.conftest import STORE_ID, TOKEN, ScriptedServer, answer, silent
from tests.client_clock import Clock

REFUSED = json.dumps({"errorCode": "INVALID_API_TOKEN", "errorMessage": "no"})


@pytest.fixture
def records() -> list[CallRecord]:
    return []


@pytest.fixture
def patient(
    server: ScriptedServer,
    connections: Connections,
    pauses: list[float],
    records: list[CallRecord],
) -> Transport:
    return Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=server.api_url,
        connections=connections,
        patience_seconds=120,
        sleep=pauses.append,
        on_call=records.append,
    )


def test_a_long_rate_limit_is_waited_for_with_patience(
    patient: Transport, server: ScriptedServer, pauses: list[float]
) -> None:
    server.scripts.append(answer(429, b"{}", "Retry-After: 60"))

    patient.request("GET", "/products")

    assert len(server.requests) == 2
    assert sum(pauses) >= 60


def test_after_a_429_the_other_threads_wait_too(
    server: ScriptedServer, connections: Connections, pauses: list[float]
) -> None:
    budget = MemoryBudget()

    def transport() -> Transport:
        return Transport(
            store_id=STORE_ID,
            access_token=TOKEN,
            api_url=server.api_url,
            connections=connections,
            budget=budget,
            patience_seconds=120,
            sleep=pauses.append,
        )

    server.scripts.append(answer(429, b"{}", "Retry-After: 30"))
    transport().request("GET", "/products")
    pauses.clear()

    transport().request("GET", "/products")

    assert 25 < pauses[0] < 31


def test_without_a_turn_in_time_nothing_is_sent(
    server: ScriptedServer, connections: Connections
) -> None:
    budget = MemoryBudget()
    client = EcwidClient(
        STORE_ID,
        TOKEN,
        api_url=server.api_url,
        connections=connections,
        budget=budget,
        patience_seconds=0,
    )
    client.storage.all()
    budget.pause(client._transport._tries._budget_key, 45)

    with pytest.raises(RateLimitError) as caught:
        client.storage.all()

    assert caught.value.retry_after is not None
    assert 40 < caught.value.retry_after <= 45
    assert len(server.requests) == 1


def test_a_failure_before_the_turn_that_never_came_is_what_is_raised(
    server: ScriptedServer, connections: Connections, pauses: list[float]
) -> None:
    """The first try may have taken effect, so "not sent" would be a lie."""

    class Once:
        turns = 0

        def reserve(self, key: str, *, at_most: float) -> float:
            self.turns += 1
            return 0.0 if self.turns == 1 else 1_000.0

        def pause(self, key: str, seconds: float) -> None:
            """Nothing to do."""

    server.scripts.append(answer(500))
    transport = Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=server.api_url,
        connections=connections,
        budget=Once(),
        sleep=pauses.append,
    )

    with pytest.raises(ServerError):
        transport.request("PUT", "/products/5", data=b"{}")


def test_a_refused_token_is_not_sent_again(client: EcwidClient, server: ScriptedServer) -> None:
    server.default = answer(403, REFUSED)

    for _ in range(3):
        with pytest.raises(InvalidTokenError):
            client.products.get(5)

    assert len(server.requests) == 1


def test_a_refused_token_is_not_sent_again_with_other_options(
    client: EcwidClient, server: ScriptedServer
) -> None:
    patient = client.with_options(patience_seconds=180)
    server.scripts.append(answer(403, '{"errorCode": "INVALID_API_TOKEN"}'))

    for refused in (patient, client, patient.with_options(retries=0)):
        with pytest.raises(InvalidTokenError):
            refused.products.search()

    assert len(server.requests) == 1


def test_a_nonsensical_lock_out_does_not_last_for_years(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.scripts.append(answer(429, "{}", "Retry-After: 999999999"))

    with pytest.raises(RateLimitError):
        client.products.search()
    with pytest.raises(RateLimitError) as caught:
        client.products.search()

    assert caught.value.retry_after == pytest.approx(3600, abs=60)
    assert len(server.requests) == 1


def test_threads_with_a_refused_token_soon_stop(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.default = answer(403, REFUSED)

    def call() -> None:
        for _ in range(10):
            with pytest.raises(InvalidTokenError):
                client.products.get(5)

    threads = [threading.Thread(target=call) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(server.requests) <= 4


@pytest.mark.parametrize(
    ("call", "scope"),
    [
        (lambda client: client.products.update(5, {"name": "x"}), "update_catalog"),
        (lambda client: list(client.products.iterate()), "read_catalog"),
        (lambda client: client.products.download_file(5, 7).read(), "read_catalog"),
        (lambda client: client.storage.all(), "read_store_profile"),
        (lambda client: client.storage.update("a", "b"), "update_store_profile"),
        (lambda client: client.request("DELETE", "/products/5"), "update_catalog"),
    ],
    ids=["method", "pages", "download", "storage", "storage written", "any call"],
)
def test_a_missing_scope_is_named(
    client: EcwidClient,
    server: ScriptedServer,
    call: Callable[[EcwidClient], object],
    scope: str,
) -> None:
    server.default = answer(403, '{"errorCode": "INSUFFICIENT_APP_SCOPE"}')

    with pytest.raises(PermissionDeniedError, match=scope) as caught:
        call(client)

    assert caught.value.scopes == (scope,)
    assert caught.value.status == 403


def test_a_plan_without_api_is_its_own_error(client: EcwidClient, server: ScriptedServer) -> None:
    server.default = answer(402, '{"errorCode": "NOT_AVAILABLE_ON_CURRENT_PLAN"}')

    with pytest.raises(PlanError):
        client.products.get(5)

    assert len(server.requests) == 1


def test_a_change_of_stock_is_never_sent_twice(client: EcwidClient, server: ScriptedServer) -> None:
    """It is a PUT, but a second run takes as much again."""
    server.scripts.append(answer(500))

    with pytest.raises(ServerError):
        client.products.adjust_stock(5, {"quantityDelta": -1})

    assert len(server.requests) == 1


def test_a_question_by_post_is_asked_again(client: EcwidClient, server: ScriptedServer) -> None:
    server.scripts.append(answer(500))
    server.default = answer(200, '{"total": 5}')

    assert client.orders.calculate({"items": []})["total"] == 5
    assert len(server.requests) == 2


def test_every_request_is_told_without_its_secrets(
    patient: Transport, server: ScriptedServer, records: list[CallRecord]
) -> None:
    server.scripts.append(answer(500))

    patient.request("GET", "/products/5", params={"keyword": "secret words"})

    first, second = records
    assert (first.method, first.path, first.status, first.attempt) == (
        "GET",
        f"/{STORE_ID}/products/5",
        500,
        1,
    )
    assert (second.status, second.attempt, second.store_id) == (200, 2, STORE_ID)
    assert 0 < second.seconds < 5
    assert TOKEN not in repr(records)
    assert "secret words" not in repr(records)


def test_a_broken_metrics_function_breaks_no_call(
    server: ScriptedServer, connections: Connections, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_: CallRecord) -> None:
        raise RuntimeError("no metrics today")

    transport = Transport(
        store_id=STORE_ID,
        access_token=TOKEN,
        api_url=server.api_url,
        connections=connections,
        on_call=fail,
    )

    assert transport.request("GET", "/storage").status == 200
    assert "no metrics today" in caplog.text


def test_options_change_but_connections_and_budget_stay(
    client: EcwidClient, server: ScriptedServer
) -> None:
    hasty = client.with_options(timeout_seconds=7, retries=0)
    client.storage.all()
    hasty.storage.all()

    assert server.connections == 1
    assert hasty._transport._tries._budget is client._transport._tries._budget
    assert hasty.store_id == client.store_id


def test_a_silent_server_is_given_up_in_time(
    client: EcwidClient, server: ScriptedServer, clock: Clock
) -> None:
    """It never ends by itself: a test that ends is the proof."""
    server.default = clock.starts_with(silent)

    with pytest.raises(TransportError, match="time-out"):
        client.with_options(timeout_seconds=0.3).products.get(5)


def test_a_new_endpoint_can_be_called_before_it_has_a_method(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.default = answer(200, '{"price": 1.10}')

    document = client.request("PUT", "/new/5", query={"x": True}, body={"a": [1]})

    assert str(document) == "{'price': Decimal('1.10')}"
    assert server.requests[0].target.endswith("/new/5?x=true")
    assert server.requests[0].body == b'{"a":[1]}'


def test_an_answer_that_has_no_content_is_none(client: EcwidClient, server: ScriptedServer) -> None:
    server.default = answer(204, "")

    assert client.request("DELETE", "/new/5") is None
