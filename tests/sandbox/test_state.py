"""State, clock and events."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ecwid_native.sandbox import Event, Sandbox
from ecwid_native.sandbox.database import Database, StateFileError
from ecwid_native.sandbox.events import KEPT_EVENTS
from tests.sandbox.conftest import CLIENT_ID, DEMO, STORE_ID, Api


def test_a_file_keeps_everything_across_restarts(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.sqlite3"
    with Sandbox([DEMO], path=path) as first:
        first.create_store(STORE_ID, name="Kept", language="de")
        tokens = first.install(CLIENT_ID, STORE_ID)
        first.set_storage(CLIENT_ID, STORE_ID, {"public": "{}"})
        first.set_switch("legacy_query_token", True)
        first.clock.set(datetime(2040, 5, 6, tzinfo=UTC))

    with Sandbox([DEMO], path=path) as second:
        assert second.stores[0].name == "Kept"
        assert second.tokens(CLIENT_ID, STORE_ID) == tokens
        assert second.storage(CLIENT_ID, STORE_ID) == {"public": "{}"}
        assert second.clock.now().year == 2040
        api = Api(second, None)
        answer = api("GET", f"/storage?token={tokens.access_token}")
        api.session.close()
        assert answer.status_code == 200


@pytest.mark.parametrize("content", ["not a database at all, just text " * 20, "table"])
def test_a_foreign_file_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "state.sqlite3"
    if content == "table":
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE other (x)")
        connection.close()
    else:
        path.write_text(content)
    before = path.read_bytes()

    with pytest.raises(StateFileError, match=r"state\.sqlite3"):
        Database(path)

    if content != "table":
        assert path.read_bytes() == before


def test_a_failed_transaction_leaves_no_event(sandbox: Sandbox) -> None:
    heard: list[Event] = []
    sandbox.events.subscribe(heard.append)

    with pytest.raises(ValueError, match="at most"):
        sandbox.set_storage(CLIENT_ID, STORE_ID, {"a": "fine", "public": "x" * 300_000})

    assert heard == []
    assert sandbox.storage(CLIENT_ID, STORE_ID) == {}
    assert [event.type for event in sandbox.events.since()] == ["store.created"]


def test_subscribers_can_leave(sandbox: Sandbox) -> None:
    heard: list[str] = []
    leave = sandbox.events.subscribe(lambda event: heard.append(event.type))

    sandbox.change_store(STORE_ID, plan="free")
    leave()
    sandbox.change_store(STORE_ID, plan="business")

    assert heard == ["store.changed", "profile.subscriptionStatusChanged"]


def test_a_subscriber_may_use_the_sandbox(sandbox: Sandbox) -> None:
    sandbox.events.subscribe(
        lambda event: (
            sandbox.set_storage(CLIENT_ID, STORE_ID, {"seen": event.type})
            if event.type == "application.installed"
            else None
        )
    )

    sandbox.install(CLIENT_ID, STORE_ID)

    assert sandbox.storage(CLIENT_ID, STORE_ID) == {"seen": "application.installed"}


def test_an_unchanged_store_is_no_event(sandbox: Sandbox) -> None:
    before = len(sandbox.events.since())

    sandbox.change_store(STORE_ID, name="Paper & Clay", plan="business")

    assert len(sandbox.events.since()) == before


def test_old_events_are_dropped(sandbox: Sandbox) -> None:
    for number in range(KEPT_EVENTS + 5):
        sandbox.events.publish("test.event", number=number)

    events = sandbox.events.since()

    assert len(events) == KEPT_EVENTS
    assert events[-1].data == {"number": KEPT_EVENTS + 4}


@pytest.mark.parametrize("moment", [datetime(2030, 1, 1), -1.0, 1e20, float("nan")])  # noqa: DTZ001
def test_the_clock_refuses_what_it_cannot_show(sandbox: Sandbox, moment: datetime | float) -> None:
    with pytest.raises(ValueError, match="clock"):
        sandbox.clock.set(moment)

    assert abs(sandbox.clock.timestamp() - datetime.now(tz=UTC).timestamp()) < 60


def test_events_carry_the_sandboxes_time(sandbox: Sandbox) -> None:
    sandbox.clock.set(datetime(2031, 1, 1, tzinfo=UTC))

    sandbox.install(CLIENT_ID, STORE_ID)

    assert sandbox.events.since()[-1].created_at.year == 2031
