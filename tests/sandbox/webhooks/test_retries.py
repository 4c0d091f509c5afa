"""Answers, retries, blocks, restarts: all on the movable clock."""

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from ecwid_native.sandbox import Delivery, Sandbox, SandboxApp
from tests.sandbox.conftest import CLIENT_ID, STORE_ID
from tests.sandbox.webhooks.conftest import Receiver

HOUR = 3_600
DAY = 24 * HOUR
SUCCESSES = (200, 201, 202, 204, 209)
FAILURES = (203, 206, 207, 208, 210, 226, 301, 302, 307, 308, 400, 401, 404, 410, 429, 500, 503)


def send(sandbox: Sandbox, event_type: str = "product.updated") -> Delivery:
    """Send one webhook and return how its first try ended."""
    delivery = sandbox.webhooks.send(event_type, client_id=CLIENT_ID, store_id=STORE_ID)
    sandbox.webhooks.wait_until_idle()
    return sandbox.webhooks.delivery(delivery.id)


def later(sandbox: Sandbox, delivery: Delivery, seconds: float) -> Delivery:
    """Move the clock and return how the delivery fares then."""
    sandbox.clock.advance(seconds)
    sandbox.webhooks.wait_until_idle()
    return sandbox.webhooks.delivery(delivery.id)


def test_which_answers_count(sandbox: Sandbox, receiver: Receiver) -> None:
    states = {}
    for status in (*SUCCESSES, *FAILURES):
        receiver.status = status
        delivery = send(sandbox)
        states[status] = delivery.state
        assert delivery.attempts[-1].status == status

    assert states == dict.fromkeys(SUCCESSES, "delivered") | dict.fromkeys(FAILURES, "waiting")
    assert {request.path for request in receiver.received} == {"/hooks"}, "no redirect followed"


def test_the_whole_ladder(sandbox: Sandbox, receiver: Receiver) -> None:
    """15, 30, 45 minutes, then each hour up to 24 after the first failure: 27 retries, no more."""
    receiver.status = 500
    delivery = send(sandbox)
    first = delivery.attempts[0].at
    planned = []
    while delivery.next_try_at is not None:
        planned.append(round((delivery.next_try_at - first).total_seconds() / 60))
        sandbox.clock.set(delivery.next_try_at)
        sandbox.webhooks.wait_until_idle()
        delivery = sandbox.webhooks.delivery(delivery.id)

    assert planned == [15, 30, 45, *range(60, 24 * 60 + 1, 60)]
    assert (delivery.state, len(delivery.attempts)) == ("dropped", 28)
    bodies = {request.get_data() for request in receiver.received[1:]}
    signatures = {request.headers["X-Ecwid-Webhook-Signature"] for request in receiver.received[1:]}
    assert (len(bodies), len(signatures)) == (1, 1), "a retry is the same event"


def test_nothing_is_tried_before_its_time(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.statuses = [500, 500]
    delivery = send(sandbox)

    assert len(later(sandbox, delivery, 14 * 60).attempts) == 1
    assert len(later(sandbox, delivery, 2 * 60).attempts) == 2
    assert later(sandbox, delivery, 15 * 60).state == "delivered"


def test_a_restart_goes_on_where_it_was(
    tmp_path: Path, app: SandboxApp, receiver: Receiver
) -> None:
    path = tmp_path / "state.sqlite3"
    receiver.status = 500
    with Sandbox([app], path=path) as first:
        failed = send(first)
        first.webhooks.configure(copies=2, order="newest")
        first.webhooks.pause()
        first.webhooks.send("order.deleted", client_id=CLIENT_ID, store_id=STORE_ID)
    receiver.status = 200
    with Sandbox([app], path=path) as second:
        second.webhooks.wait_until_idle()
        assert len(receiver.received) == 1, "still paused"
        assert (second.webhooks.settings.copies, second.webhooks.settings.order) == (2, "newest")
        second.webhooks.resume()
        second.webhooks.wait_until_idle()
        after = later(second, failed, 16 * 60)

        assert (after.state, len(after.attempts)) == ("delivered", 2)
        assert receiver.types() == ["product.updated", "order.deleted", "product.updated"]


def test_what_a_stop_cut_off_is_sent_again(
    tmp_path: Path, app: SandboxApp, receiver: Receiver
) -> None:
    path = tmp_path / "state.sqlite3"
    receiver.gate.clear()
    with Sandbox([app], path=path) as first:
        first.webhooks.send("order.deleted", client_id=CLIENT_ID, store_id=STORE_ID)
        with pytest.raises(TimeoutError):
            first.webhooks.wait_until_idle(0.1)
    receiver.gate.set()
    with Sandbox([app], path=path) as second:
        second.webhooks.wait_until_idle()

        (delivery,) = second.webhooks.deliveries
        assert delivery.state == "delivered"
        assert len({request.get_data() for request in receiver.received}) == 1


def test_two_weeks_without_success_block_the_address(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.status = 500
    webhooks = sandbox.webhooks
    first = send(sandbox)
    later(sandbox, first, 13 * DAY)
    assert not webhooks.endpoint(CLIENT_ID).blocked
    sandbox.clock.advance(1 * DAY)
    receiver.statuses = [500]
    receiver.status = 200

    blocking, held = send(sandbox), send(sandbox)

    assert webhooks.endpoint(CLIENT_ID).blocked
    assert (webhooks.delivery(blocking.id).state, held.state) == ("blocked", "blocked")
    assert held.attempts == ()
    webhooks.unblock(CLIENT_ID)
    assert send(sandbox).state == "delivered"
    assert webhooks.delivery(held.id).state == "blocked", "what was blocked is lost"


def test_one_success_ends_the_two_weeks(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.statuses = [500]
    later(sandbox, send(sandbox), 13 * DAY)
    receiver.status = 500

    delivery = send(sandbox)
    sandbox.clock.advance(2 * DAY)
    sandbox.webhooks.wait_until_idle()

    assert sandbox.webhooks.delivery(delivery.id).state == "dropped"
    assert not sandbox.webhooks.endpoint(CLIENT_ID).blocked


def test_an_address_that_is_gone_ends_its_deliveries(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.status = 500
    delivery = send(sandbox)
    sandbox.add_app(SandboxApp(client_id=CLIENT_ID, client_secret="k" * 16))

    assert later(sandbox, delivery, DAY).state == "dropped"
    with pytest.raises(ValueError, match="webhook_url"):
        sandbox.webhooks.replay(delivery.id)


@contextmanager
def raw_server(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """One connection to a server of a few lines; yields its address."""

    def serve() -> None:
        with suppress(OSError), listener:
            connection, _ = listener.accept()
            with connection:
                while not (part := connection.recv(65_536)).endswith(b"}"):
                    assert part, "no whole request came"
                answer(connection)
                connection.recv(1)  # until the other side has had enough

    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/hooks"
    thread.join(10)


def drip(connection: socket.socket) -> None:
    """Each byte comes in time, the head never."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    connection.settimeout(0.05)
    while True:
        connection.sendall(b"x")
        with suppress(TimeoutError):
            if connection.recv(1) == b"":
                return


def body_without_end(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nand so on")


def half_a_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
    connection.shutdown(socket.SHUT_WR)


TOO_LATE = "no answer within"
BAD_ANSWERS: dict[str, tuple[Callable[[socket.socket], None], str]] = {
    "silence": (lambda connection: None, TOO_LATE),
    "a head without end": (drip, TOO_LATE),
    "a body without end": (body_without_end, TOO_LATE),
    "not HTTP": (lambda connection: connection.sendall(b"hello\r\n\r\n"), "without a whole answer"),
    "hanging up": (lambda connection: connection.shutdown(socket.SHUT_RDWR), "without a whole"),
    "half a body": (half_a_body, "without a whole answer"),
}


@pytest.mark.parametrize("kind", BAD_ANSWERS)
def test_answers_that_are_none(sandbox: Sandbox, app: SandboxApp, kind: str) -> None:
    answer, error = BAD_ANSWERS[kind]
    sandbox.webhooks.configure(timeout_seconds=0.3 if error == TOO_LATE else 10)
    with raw_server(answer) as url:
        sandbox.add_app(
            SandboxApp(client_id=CLIENT_ID, client_secret=app.client_secret, webhook_url=url)
        )
        delivery = send(sandbox)

    (attempt,) = delivery.attempts
    assert (delivery.state, attempt.status) == ("waiting", None)
    assert re.search(error, attempt.error)


def test_nobody_listens(sandbox: Sandbox, app: SandboxApp) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/hooks"
    sandbox.add_app(
        SandboxApp(client_id=CLIENT_ID, client_secret=app.client_secret, webhook_url=url)
    )

    delivery = send(sandbox)

    assert (delivery.state, delivery.attempts[0].error) == (
        "waiting",
        "no connection: Connection refused",
    )


def test_a_snapshot_holds_what_waits(sandbox: Sandbox, receiver: Receiver) -> None:
    receiver.status = 500
    delivery = send(sandbox)
    sandbox.webhooks.configure(copies=5)
    sandbox.snapshots.save("waiting")
    sandbox.reset()
    assert (sandbox.webhooks.deliveries, sandbox.webhooks.settings.copies) == ([], 1)
    receiver.status = 200

    sandbox.restore("waiting")

    assert later(sandbox, delivery, HOUR).state == "delivered"
    assert sandbox.webhooks.settings.copies == 5
