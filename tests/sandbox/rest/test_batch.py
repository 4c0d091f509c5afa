"""Batches: order, failures, cancelling, tickets."""

import json
import time
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import CLIENT_ID as DEMO_ID
from tests.sandbox.conftest import DEMO, STORE_ID, Api
from tests.sandbox.rest.conftest import CLIENT_ID

PROFILE = {"path": "/profile?responseFields=settings(storeName)", "method": "GET"}
MISSING = {"path": "/storage/none", "method": "GET"}


def put(value: str) -> dict[str, object]:
    return {"path": "/storage/key", "method": "PUT", "body": value}


def send(api: Api, requests: object, query: str = "") -> str:
    response = api("POST", f"/batch{query}", json=requests)
    assert response.status_code == 200, response.text
    return str(response.json()["ticket"])


def status(api: Api, ticket: str, query: str = "") -> dict[str, Any]:
    response = api("GET", f"/batch?ticket={ticket}{query}")
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


def until(condition: Callable[[], bool]) -> None:
    """Wait for the thread that carries batches out."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def until_in_time(sandbox: Sandbox, condition: Callable[[], bool]) -> None:
    """Let time pass on a clock that stands still, second by second and no longer than needed."""

    def is_so_after_a_second() -> bool:
        sandbox.clock.advance(1)
        return condition()

    until(is_so_after_a_second)


def finished(api: Api, ticket: str, query: str = "") -> dict[str, Any]:
    until(lambda: status(api, ticket)["status"] == "COMPLETED")
    return status(api, ticket, query)


def test_requests_run_in_order_with_the_token_of_the_batch(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    requests = [
        {"id": "a", **put("1")},
        {"id": "b", "path": "storage/key", "method": "GET"},
        put("2"),
        {"path": "/storage/a%2Fb+%C3%A9%2B", "method": "POST", "body": {"x": "é"}},
        {"path": "/storage/ж ?x=ж y", "method": "POST", "body": None},
        PROFILE,
    ]

    answer = finished(api, send(api, requests))

    assert (answer["totalRequests"], answer["completedRequests"]) == (6, 6)
    assert answer["responses"] == [
        {"id": "a", **done({"updateCount": 1})},
        {"id": "b", **done({"key": "key", "value": "1"})},
        *[done({"updateCount": 1})] * 3,
        done({"settings": {"storeName": "Paper & Clay"}}),
    ]
    storage = {"key": "2", "a/b é+": '{"x": "é"}', "ж ": ""}
    assert shared_sandbox.storage(CLIENT_ID, store_id) == storage
    paths = [record.path for record in shared_sandbox.requests if record.store_id == store_id]
    assert set(paths) == {f"/api/v3/{store_id}/batch"}


def done(body: object) -> dict[str, object]:
    return {
        "status": "COMPLETED",
        "httpStatusCode": 200,
        "httpStatusLine": "OK",
        "httpBody": body,
    }


def test_the_first_failure_ends_a_batch_unless_told_otherwise(api: Api) -> None:
    first = finished(api, send(api, [put("1"), MISSING, put("2")]))
    other = finished(api, send(api, [MISSING, put("3")], "?stopOnFirstFailure=no"))

    failed = {
        "status": "FAILED",
        "httpStatusCode": 404,
        "httpStatusLine": "Not Found",
        "httpBody": {"error": "OTHER", "errorMessage": "Key not found"},
    }
    updated = done({"updateCount": 1})
    assert first["responses"] == [updated, failed, {"status": "NOT_EXECUTED"}]
    assert (first["totalRequests"], first["completedRequests"]) == (3, 2)
    assert other["responses"] == [failed, updated]


def test_bodies_can_be_had_as_text(api: Api) -> None:
    answer = finished(api, send(api, [PROFILE]), "&escapedJson=true")

    (response,) = answer["responses"]
    assert "httpBody" not in response
    assert json.loads(response["escapedHttpBody"]) == {"settings": {"storeName": "Paper & Clay"}}


def test_requests_need_their_scopes_and_are_not_counted(
    api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    weak = shared_sandbox.install(CLIENT_ID, store_id, scopes=["read_store_profile"])
    api.session.headers["Authorization"] = f"Bearer {weak.access_token}"

    many = finished(api, send(api, [PROFILE] * 500))
    forbidden = finished(api, send(api, [put("1")]))

    assert many["completedRequests"] == 500
    assert {response["httpStatusCode"] for response in many["responses"]} == {200}
    (response,) = forbidden["responses"]
    assert response["httpBody"]["errorCode"] == "INSUFFICIENT_APP_SCOPE"
    assert api("GET", "/profile").status_code == 200


def test_a_key_names_the_same_batch(api: Api) -> None:
    key = uuid.uuid4()

    first = send(api, [PROFILE], f"?deduplicationKey={key}")
    again = send(api, [PROFILE], f"?deduplicationKey={str(key).upper()}")
    other = send(api, [PROFILE], f"?deduplicationKey={uuid.uuid4()}")

    assert first == again != other


def test_tickets_are_listed_and_deleted(
    api: Api, public_api: Api, shared_sandbox: Sandbox, store_id: int
) -> None:
    tickets = [send(api, [PROFILE]) for _ in range(3)]
    finished(api, tickets[-1])

    found = api("GET", "/batch?status=COMPLETED&limit=2&offset=1").json()

    assert found == {"items": [{"ticket": t, "status": "COMPLETED"} for t in tickets[1::-1]]}
    assert api("GET", "/batch?status=QUEUED&limit=2").json() == {"items": []}
    assert api("DELETE", f"/batch?ticketId={tickets[0]}").json() == {"deleteCount": 1}
    assert api("DELETE", f"/batch?ticket={tickets[0]}").json() == {"deleteCount": 0}
    assert api("GET", f"/batch?ticketId={tickets[0]}").status_code == 404
    assert public_api("GET", f"/batch?ticket={tickets[1]}").status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "", {}),
        ("POST", "", []),
        ("POST", "", [PROFILE] * 501),
        ("POST", "", [7]),
        ("POST", "", [{"path": "/profile"}]),
        ("POST", "", [{**PROFILE, "method": "PATCH"}]),
        ("POST", "", [{**PROFILE, "method": ["GET"]}]),
        ("POST", "", [{"method": "GET"}]),
        ("POST", "", [{**PROFILE, "path": 1}]),
        ("POST", "", [{**PROFILE, "id": 1}]),
        ("POST", "?deduplicationKey=x", [PROFILE]),
        ("POST", "?stopOnFirstFailure=maybe", [PROFILE]),
        ("POST", "/cancel-group", None),
        ("GET", "", None),
        ("GET", "?status=DONE", None),
        ("DELETE", "", None),
    ],
)
def test_what_makes_no_batch_is_400(api: Api, method: str, path: str, body: object) -> None:
    response = api(method, f"/batch{path}", json=body)

    assert response.status_code == 400
    assert response.json()["errorCode"] == "WRONG_PARAMETER"


def test_odd_paths_fail_inside_the_batch(api: Api) -> None:
    paths = ["/batch?ticket=x", "//", "/%zz", "/\x00\n\r", "/../1/profile", "/profile?" + "é" * 99]
    requests = [{"path": path, "method": "GET"} for path in paths]

    answer = finished(api, send(api, requests, "?stopOnFirstFailure=0"))

    codes = [response["httpStatusCode"] for response in answer["responses"]]
    assert codes == [404, 404, 400, 404, 404, 200]


def test_a_server_error_is_repeated_five_times_on_the_clock(sandbox: Sandbox) -> None:
    api = Api(sandbox, sandbox.install(DEMO_ID, STORE_ID).access_token)
    sandbox.faults.add(path="/storage/key", status=503, times=5)

    ticket = send(api, [put("1"), put("2")], "?stopOnFirstFailure=false&groupId=g")
    until(lambda: sandbox.faults.all()[0][2] == 4)
    for left in (3, 2, 1):
        until_in_time(sandbox, partial(lambda count: sandbox.faults.all()[0][2] == count, left))
    assert status(api, ticket)["status"] == "IN_PROGRESS"
    until_in_time(sandbox, lambda: status(api, ticket)["status"] == "COMPLETED")

    assert sandbox.faults.all() == []
    assert status(api, ticket)["completedRequests"] == 2
    assert sandbox.storage(DEMO_ID, STORE_ID) == {"key": "2"}
    api.session.close()


def test_a_group_is_cancelled_and_the_next_batch_waits_its_turn(sandbox: Sandbox) -> None:
    api = Api(sandbox, sandbox.install(DEMO_ID, STORE_ID).access_token)
    sandbox.faults.add(path="/storage/key", cut=True, times=1)
    running = send(api, [put("1"), put("2")], "?stopOnFirstFailure=false&groupId=g")
    queued = send(api, [put("3")], "?groupId=g")
    later = send(api, [PROFILE])
    until(lambda: sandbox.faults.all() == [])

    before = [status(api, ticket)["status"] for ticket in (running, queued, later)]
    cancelled = api("POST", "/batch/cancel-group?groupId=g").json()
    again = api("POST", "/batch/cancel-group?groupId=g").json()
    until_in_time(sandbox, lambda: status(api, later)["status"] == "COMPLETED")

    assert before == ["IN_PROGRESS", "QUEUED", "QUEUED"]
    assert (cancelled, again) == ({"updateCount": 1}, {"updateCount": 0})
    assert status(api, running)["responses"] == [
        done({"updateCount": 1}),  # it was on its way
        {"status": "NOT_EXECUTED"},
    ]
    assert status(api, queued)["responses"] == [{"status": "NOT_EXECUTED"}]
    assert sandbox.storage(DEMO_ID, STORE_ID) == {"key": "1"}
    api.session.close()


def test_a_revoked_token_ends_its_batch(sandbox: Sandbox) -> None:
    api = Api(sandbox, sandbox.install(DEMO_ID, STORE_ID).access_token)
    sandbox.faults.add(path="/storage/key", status=500, times=1)
    ticket = send(api, [put("1"), put("2")], "?stopOnFirstFailure=false")
    until(lambda: sandbox.faults.all() == [])

    new = Api(sandbox, sandbox.install(DEMO_ID, STORE_ID).access_token)
    until_in_time(sandbox, lambda: status(new, ticket)["status"] == "COMPLETED")
    answer = status(new, ticket)

    assert [each["httpStatusCode"] for each in answer["responses"]] == [403, 403]
    for client in (api, new):
        client.session.close()


def test_a_restart_goes_on_with_what_was_left(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite3"
    with Sandbox([DEMO], path=path) as first:
        first.create_store(STORE_ID)
        api = Api(first, first.install(DEMO_ID, STORE_ID).access_token)
        first.faults.add(status=500, path="/storage/key")
        ticket = send(api, [put("1")], "?stopOnFirstFailure=false")
        until(lambda: status(api, ticket)["status"] == "IN_PROGRESS")
        api.session.close()
    with Sandbox([DEMO], path=path) as second:
        tokens = second.tokens(DEMO_ID, STORE_ID)
        assert tokens is not None
        api = Api(second, tokens.access_token)

        assert finished(api, ticket)["responses"] == [done({"updateCount": 1})]
        api.session.close()
