from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from ecwid_native.client.api import EcwidClient
from ecwid_native.client.budget import MemoryBudget
from ecwid_native.client.bulk import fan_out, iterate_by_date
from ecwid_native.client.types.batch import BatchRequest
from ecwid_native.exceptions import (
    APIError,
    BatchUnfinishedError,
    NotFoundError,
    ResponseError,
    TransportError,
)
from tests.client.conftest import ScriptedServer, answer


def test_outcomes_come_in_order_and_failures_are_among_them(
    client: EcwidClient, server: ScriptedServer
) -> None:
    respond_with(server, lambda target, _: product_or_404(target))
    done: list[tuple[int, int | None]] = []

    outcomes = list(
        fan_out(
            client.products.get, [1, 2, 404, 3], in_flight=3, progress=lambda *a: done.append(a)
        )
    )

    assert [outcome.argument for outcome in outcomes] == [1, 2, 404, 3]
    assert [outcome.error is None for outcome in outcomes] == [True, True, False, True]
    assert outcomes[0].value() == {"id": 1}
    with pytest.raises(NotFoundError):
        outcomes[2].value()
    assert done == [(1, 4), (2, 4), (3, 4), (4, 4)]


def product_or_404(target: str) -> bytes:
    number = int(target.rsplit("/", 1)[1])
    return answer(404, "{}") if number == 404 else answer(200, json.dumps({"id": number}))


def test_only_so_many_are_in_flight_and_arguments_are_taken_as_needed() -> None:
    lock, running, most, taken = threading.Lock(), 0, 0, 0
    are_three = threading.Event()

    def call(number: int) -> int:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
            if running == 3:
                are_three.set()
        are_three.wait(60)
        threading.Event().wait(0.01)
        with lock:
            running -= 1
        return number

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    outcomes = fan_out(call, endless(), in_flight=3)
    assert [next(outcomes).result for _ in range(10)] == list(range(1, 11))
    outcomes.close()

    assert most == 3
    assert taken <= 20


def test_an_error_of_the_authors_own_is_raised() -> None:
    def call(_: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(fan_out(call, [1, 2, 3]))
    with pytest.raises(ValueError, match="in_flight"):
        fan_out(call, [1], in_flight=0)


def test_leaving_early_waits_for_no_turn(client: EcwidClient, server: ScriptedServer) -> None:
    # The second call has to wait a minute, the third two.
    client = client.with_options(budget=MemoryBudget(calls=1, burst=1), patience_seconds=3600)
    server.default = answer(200, '{"id": 1}')
    outcomes = fan_out(client.products.get, range(1, 100), in_flight=4)
    next(outcomes)

    outcomes.close()  # a test that ends soon is the proof

    assert len(server.requests) == 1


def test_a_list_is_read_by_windows_of_time(client: EcwidClient, server: ScriptedServer) -> None:
    created = {number: 1_000_000 + number * number * 50 for number in range(1, 400)}

    def respond(target: str, _: bytes) -> bytes:
        query = dict(parse_qsl(urlsplit(target).query))
        first, last = int(query["createdFrom"]), int(query["createdTo"])
        found = [n for n, moment in created.items() if first <= moment <= last]
        assert int(query["offset"]) < 60, "an offset this large is what windows avoid"
        page = found[int(query["offset"]) :][: int(query["limit"])]
        return answer(
            200, json.dumps({"total": len(found), "items": [{"id": f"A{n}"} for n in page]})
        )

    respond_with(server, respond)

    orders = iterate_by_date(
        client.orders.iterate,
        since=datetime.fromtimestamp(1_000_000, UTC),
        until=datetime.fromtimestamp(1_000_000 + 400 * 400 * 50, UTC),
        most=50,
        payment_status="PAID",
        prefetch=0,
    )

    assert [order["id"] for order in orders] == [f"A{number}" for number in created]


@pytest.mark.parametrize(
    ("since", "message"),
    [
        (datetime(2026, 1, 1), "aware"),  # noqa: DTZ001  # a time without a zone is the point
        (datetime(2027, 1, 1, tzinfo=UTC), "before since"),
    ],
)
def test_an_impossible_window_of_time_is_refused_at_once(
    client: EcwidClient, since: datetime, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        iterate_by_date(client.orders.iterate, since=since, until=datetime(2026, 2, 1, tzinfo=UTC))


class FakeBatches:
    """Plays Ecwid's part: takes batches, carries a few requests out with each question."""

    def __init__(self, server: ScriptedServer, *, per_poll: int = 400) -> None:
        self.batches: list[list[BatchRequest]] = []
        self.queries: list[dict[str, str]] = []
        self.done = 0
        self.per_poll = per_poll
        respond_with(server, self.respond)

    def respond(self, target: str, body: bytes) -> bytes:
        query = dict(parse_qsl(urlsplit(target).query))
        if "ticket" not in query:
            self.queries.append(query)
            self.batches.append(json.loads(body))
            self.done = 0
            return answer(200, json.dumps({"ticket": f"t{len(self.batches)}"}))
        requests = self.batches[-1]
        self.done = min(self.done + self.per_poll, len(requests))
        responses = [self.response(request) for request in requests[: self.done]]
        status = "COMPLETED" if self.done == len(requests) else "IN_PROGRESS"
        document = {
            "status": status,
            "totalRequests": len(requests),
            "completedRequests": self.done,
            "responses": responses,
        }
        return answer(200, json.dumps(document))

    def response(self, request: BatchRequest) -> dict[str, object]:
        if request["path"] == "/products/13":
            failed = {"errorMessage": "no"}
            return {
                "id": request["id"],
                "status": "FAILED",
                "httpStatusCode": 404,
                "httpBody": failed,
            }
        return {
            "id": request["id"],
            "status": "COMPLETED",
            "httpStatusCode": 200,
            "httpBody": {"updateCount": 1, "price": 1.5},
        }


def updates(count: int, *, first: int = 100) -> list[BatchRequest]:
    return [
        {"method": "PUT", "path": f"/products/{number}", "body": {"enabled": False}}
        for number in range(first, first + count)
    ]


def test_a_batch_gives_a_result_for_each_request(
    client: EcwidClient, server: ScriptedServer
) -> None:
    batches = FakeBatches(server)
    done: list[int] = []
    requests = [*updates(620), *updates(1, first=13)]

    results = list(client.batch.run(requests, progress=lambda count, _: done.append(count)))

    assert [result.request for result in results] == requests
    assert [result.is_success for result in results] == [True] * 620 + [False]
    assert results[-1].http_status == 404
    assert [len(batch) for batch in batches.batches] == [500, 121]
    assert done == [400, 500, 621]
    assert all(query["stopOnFirstFailure"] == "false" for query in batches.queries)


def test_each_batch_has_its_own_key_so_handing_in_is_repeated_safely(
    client: EcwidClient, server: ScriptedServer
) -> None:
    batches = FakeBatches(server)
    server.scripts.append(answer(500))

    results = list(client.batch.run(updates(3)))

    assert len(results) == 3
    keys = [
        dict(parse_qsl(urlsplit(request.target).query)).get("deduplicationKey")
        for request in server.requests
        if request.method == "POST"
    ]
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert len(batches.batches) == 1


def test_after_a_failure_nothing_more_is_handed_in_if_asked(
    client: EcwidClient, server: ScriptedServer
) -> None:
    batches = FakeBatches(server)
    requests = [*updates(1, first=13), *updates(700)]

    results = list(client.batch.run(requests, stop_on_first_failure=True))

    assert len(batches.batches) == 1
    assert [result.status for result in results[500:]] == ["NOT_EXECUTED"] * 201


def test_a_batch_that_takes_too_long_gives_its_ticket(
    client: EcwidClient, server: ScriptedServer
) -> None:
    FakeBatches(server, per_poll=0)

    with pytest.raises(BatchUnfinishedError) as caught:
        list(client.batch.run(updates(2), wait_seconds=0.1))

    assert caught.value.ticket == "t1"


@pytest.mark.parametrize(
    "request_", [{"method": "PATCH", "path": "/a"}, {"method": "GET", "path": "products"}]
)
def test_an_impossible_request_is_not_handed_in(
    client: EcwidClient, server: ScriptedServer, request_: BatchRequest
) -> None:
    with pytest.raises(ValueError, match="batch"):
        list(client.batch.run([request_]))

    assert server.requests == []


def test_a_file_is_downloaded_as_it_arrives(
    client: EcwidClient, server: ScriptedServer, tmp_path: Path
) -> None:
    content = bytes(range(256)) * 4_000
    server.default = answer(200, content, "Content-Type: application/zip")
    download = client.products.download_file(5, 7)
    assert server.requests == []

    path = download.save(tmp_path / "manual.zip")

    assert path.read_bytes() == content
    assert download.read() == content
    assert len(list(download.chunks())) > 5
    assert "Download(store_id=1003" in repr(download)


def test_a_saved_file_can_be_read_by_whom_any_file_can(
    client: EcwidClient, server: ScriptedServer, tmp_path: Path
) -> None:
    server.default = answer(200, "manual")
    other = tmp_path / "other.txt"
    other.touch()

    path = client.products.download_file(5, 7).save(tmp_path / "manual.pdf")

    assert path.stat().st_mode == other.stat().st_mode


def test_a_download_that_breaks_off_leaves_no_file(
    client: EcwidClient, server: ScriptedServer, tmp_path: Path
) -> None:
    def cut(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nabc")
        connection.shutdown(socket.SHUT_RDWR)

    server.default = cut
    target = tmp_path / "manual.zip"
    target.write_bytes(b"the one before")

    with pytest.raises(TransportError):
        client.products.download_file(5, 7).save(target)

    assert target.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_download_that_is_refused_is_the_usual_error(
    client: EcwidClient, server: ScriptedServer
) -> None:
    server.default = answer(404, '{"errorMessage": "File not found"}')

    with pytest.raises(NotFoundError):
        client.products.download_file(5, 7).read()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "either"),
        ((b"",), "empty"),
        ((b"x" * (20 * 1024 * 1024 + 1),), "20 MB"),
        ((Path("/nowhere/at/all.jpg"),), "No such file"),
        ((Path("/"),), "not a file"),
        ((Path("/dev/null"),), "not a file"),
        (("text.jpg",), "bytes or a pathlib.Path"),
    ],
    ids=["nothing", "empty", "too large", "no file", "folder", "device", "text"],
)
def test_an_impossible_upload_is_not_sent(
    client: EcwidClient, server: ScriptedServer, arguments: tuple[bytes, ...], message: str
) -> None:
    with pytest.raises((ValueError, TypeError, OSError), match=message):
        client.products.upload_image(5, *arguments)
    for url in ("ftp://example.com/a.jpg", "https://", "/a.jpg"):
        with pytest.raises(ValueError, match="https"):
            client.products.upload_image(5, url=url)

    assert server.requests == []


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.products.get(-1),
        lambda client: client.products.get(True),
        lambda client: client.products.get(5.0),
        lambda client: client.products.get(2**64),
        lambda client: client.products.get("abc"),
        lambda client: client.products.get("-5"),
        lambda client: client.variations.get(5, "٣"),
        lambda client: client.orders.get(""),
        lambda client: client.orders.get(".."),
        lambda client: client.orders.get(None),
        lambda client: client.products.search(product_id=[]),
        lambda client: client.orders.search(ids=[]),
        lambda client: client.orders.search(payment_status=()),
        lambda client: client.products.search(response_fields=[]),
        lambda client: client.products.search(attributes={"Color": ["red, dark", "blue"]}),
        lambda client: client.products.search(limit=0),
        lambda client: client.products.search(limit=101),
        lambda client: client.products.search(offset=-1),
        lambda client: client.products.search(limit="10"),
        lambda client: client.products.search(keyword=5),
        lambda client: client.products.search(in_stock="yes"),
        lambda client: client.products.search(price_from=float("nan")),
        lambda client: client.products.search(price_from="5"),
        lambda client: client.products.search(created_from=datetime(2026, 1, 1)),  # noqa: DTZ001
        lambda client: client.products.search(product_id="5"),
        lambda client: client.products.search(options=["Size"]),
        lambda client: client.products.search(nonsense=1),
        lambda client: client.products.create('{"name": "text"}'),
        lambda client: client.products.update(5, {"price": float("inf")}),
        lambda client: client.products.update(5, {"price": object()}),
        lambda client: client.request("get", "/products"),
        lambda client: client.request("GET", "products"),
        lambda client: client.request("GET", "/products?x=1"),
        lambda client: client.request("GET", "/a/../b"),
    ],
)
def test_impossible_arguments_are_refused_before_anything_is_sent(
    client: EcwidClient, server: ScriptedServer, call: Callable[[EcwidClient], object]
) -> None:
    with pytest.raises((ValueError, TypeError)):
        call(client)

    assert server.requests == []


@pytest.mark.parametrize("body", ["", "[]", '"x"', "null", "{", "<html>"])
def test_an_answer_of_another_shape_is_an_error_with_its_place(
    client: EcwidClient, server: ScriptedServer, body: str
) -> None:
    server.default = answer(200, body)

    with pytest.raises(ResponseError) as caught:
        client.products.get(5)

    assert (caught.value.status, caught.value.method) == (200, "GET")
    assert caught.value.path.endswith("/products/5")
    assert isinstance(caught.value, APIError)


def test_unknown_fields_survive_a_change(client: EcwidClient, server: ScriptedServer) -> None:
    server.scripts.append(answer(200, '{"id": 5, "price": 19.90, "newField": {"a": [1, 0.10]}}'))
    server.default = answer(200, '{"updateCount": 1}')

    product = client.products.get(5)
    product["name"] = "Shirt"
    client.products.update(5, product)

    assert server.requests[1].body == (
        b'{"id":5,"price":19.90,"newField":{"a":[1,0.10]},"name":"Shirt"}'
    )


def respond_with(server: ScriptedServer, respond: Callable[[str, bytes], bytes]) -> None:
    """Answer each request with what the function makes of its target and body."""
    server.respond = lambda request: respond(request.target, request.body)
