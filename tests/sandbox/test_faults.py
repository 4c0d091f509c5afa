"""Switches that make the REST API misbehave."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import CLIENT_ID, STORE_ID, Api


def test_an_error_as_often_as_asked(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.add(path="/storage*", status=500, error_code="INTERNAL_ERROR", times=2)

    answers = [api("GET", "/storage") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [500, 500, 200]
    assert answers[0].json()["errorCode"] == "INTERNAL_ERROR"


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        ("*", True),
        ("/storage*", True),
        ("*/storage", True),
        ("/api/v3/1003/storage", True),
        ("re:/storage$", True),
        (re.compile(r"^/api/v3/\d+/storage"), True),
        ("/profile", False),
        ("/stor", False),
        ("re:^/profile", False),
    ],
)
def test_paths_are_globs_or_regular_expressions(
    sandbox: Sandbox, api: Api, path: str | re.Pattern[str], hit: bool
) -> None:
    sandbox.faults.add(path=path, status=503)

    assert (api("GET", "/storage").status_code == 503) is hit


def test_store_and_method_narrow_a_fault(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.add(store_id=5, status=503)
    sandbox.faults.add(method="put", status=408, error_code="TIMEOUT")

    assert api("GET", "/storage").status_code == 200
    assert api("PUT", "/storage/key", data="v").status_code == 408
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {}


def test_a_429_says_how_long_to_wait(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.add(status=429, error_code="RATE_LIMITED", times=1)
    sandbox.faults.add(status=429, retry_after_seconds=7, times=1)

    assert [api("GET", "/storage").headers["Retry-After"] for _ in range(2)] == ["1", "7"]


@pytest.mark.parametrize("applied", [False, True])
def test_a_cut_connection_leaves_the_write_undone_or_done(
    sandbox: Sandbox, api: Api, applied: bool
) -> None:
    sandbox.faults.add(cut=True, applied=applied, times=1)

    with pytest.raises(requests.ConnectionError):
        api("PUT", "/storage/key", data="value")

    assert sandbox.storage(CLIENT_ID, STORE_ID) == ({"key": "value"} if applied else {})
    assert sandbox.requests[-1].status == 0


def test_an_error_can_hide_a_write_that_took_effect(sandbox: Sandbox, api: Api) -> None:
    sandbox.faults.add(status=500, applied=True, times=1)

    assert api("PUT", "/storage/key", data="value").status_code == 500
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"key": "value"}


def test_a_truncated_body(sandbox: Sandbox, api: Api) -> None:
    sandbox.set_storage(CLIENT_ID, STORE_ID, {"key": "value"})
    sandbox.faults.add(truncate=True, times=1)

    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        api("GET", "/storage", headers={"Accept-Encoding": "identity"})
    assert api("GET", "/storage").status_code == 200


def test_latency_outlasts_an_impatient_client_and_ends_with_the_sandbox(
    sandbox: Sandbox, api: Api
) -> None:
    sandbox.faults.add(latency_seconds=60)

    with pytest.raises(requests.ReadTimeout):
        api.session.get(api.base + "/storage", timeout=0.2)
    started = time.monotonic()
    sandbox.stop()

    assert time.monotonic() - started < 30


def test_what_came_in_before_a_reset_leaves_no_trace(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_over = threading.Event()
    monkeypatch.setattr(sandbox._platform.stopping, "wait", is_over.wait)  # what latency waits for
    sandbox.faults.add(latency_seconds=60, times=1)
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(api, "PUT", "/storage/key", data="late")
        while sandbox.faults.all():
            time.sleep(0.01)
        sandbox.reset()
        sandbox.create_store(STORE_ID)
        sandbox.install(CLIENT_ID, STORE_ID)
        is_over.set()
        answer = late.result()

    assert (answer.status_code, answer.json()["errorCode"]) == (404, "STORE_NOT_FOUND")
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {}
    assert list(sandbox.requests) == []


def test_clearing_and_removing(sandbox: Sandbox, api: Api) -> None:
    first = sandbox.faults.add(status=500)
    sandbox.faults.add(status=503)

    assert sandbox.faults.remove(first)
    assert not sandbox.faults.remove(first)
    assert api("GET", "/storage").status_code == 503
    sandbox.faults.clear()
    assert api("GET", "/storage").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"status": 200},
        {"status": 700},
        {"latency_seconds": -1},
        {"latency_seconds": float("nan")},
        {"cut": True, "times": 0},
        {"cut": True, "path": "re:("},
    ],
)
def test_a_fault_that_makes_no_sense_is_refused(sandbox: Sandbox, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        sandbox.faults.add(**wrong)  # type: ignore[arg-type] # wrong on purpose
