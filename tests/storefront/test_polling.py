"""The thread that looks which release shops have."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from pytest_django import Settings

from storefront_assets.models import Rollout
from storefront_assets.polling import Poller
from storefront_assets.published import published
from tests.storefront.conftest import WriteCustomization

PATH = "/demo/storefront.js"
PATIENCE_SECONDS = 20


@pytest.fixture
def poller(settings: Settings, write: WriteCustomization) -> Iterator[Poller]:
    settings.ECWID = {**settings.ECWID, "RELEASE_POLL_SECONDS": 0.05}
    write("a", "customization(() => {});")
    poller = Poller()
    yield poller
    poller.stop()


def body() -> bytes:
    file = published.find(PATH)
    assert file is not None
    return file["identity"].get.body


def wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_a_server_notices_by_itself(poller: Poller) -> None:
    poller.start()
    composed = body()

    call_command("ecwid_storefront", "publish", verbosity=0)
    wait_until(lambda: body() != composed)
    call_command("ecwid_storefront", "disable", verbosity=0)

    wait_until(lambda: body() == b"")


@pytest.mark.django_db(transaction=True)
def test_a_started_server_has_the_release_from_its_first_answer_on(poller: Poller) -> None:
    call_command("ecwid_storefront", "publish", verbosity=0)
    call_command("ecwid_storefront", "disable", verbosity=0)

    poller.start()

    assert body() == b""


@pytest.mark.django_db(transaction=True)
def test_a_server_that_stumbles_over_something_goes_on_looking(
    poller: Poller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(Rollout.objects, "order_by", lambda *args: 1 / 0)
        poller.start()
        wait_until(lambda: "ZeroDivisionError" in caplog.text)
    composed = body()

    call_command("ecwid_storefront", "publish", verbosity=0)

    wait_until(lambda: body() != composed)


def test_without_an_answer_of_the_database_nothing_runs_in_shops(
    poller: Poller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(*args: object) -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(Rollout.objects, "order_by", away)

    with caplog.at_level(logging.ERROR):
        poller.start()

    file = published.find(PATH)
    assert file is not None
    assert file["identity"].get.body == b""
    assert dict(file["identity"].get.headers)["Cache-Control"] == "no-store"
    assert published.disabled == {"demo"}
    assert "which storefront release is live: gone" in caplog.text


@pytest.mark.django_db
def test_a_database_that_goes_away_later_changes_nothing(
    poller: Poller, monkeypatch: pytest.MonkeyPatch
) -> None:
    poller.poll()
    before = published.find(PATH)

    monkeypatch.setattr(Rollout.objects, "order_by", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        poller.poll()

    assert published.find(PATH) is before


@pytest.mark.parametrize("debug", [True, False])
def test_nothing_polls_under_debug_or_with_zero_seconds(
    poller: Poller, settings: Settings, debug: bool
) -> None:
    settings.DEBUG = debug
    settings.ECWID = {**settings.ECWID, "RELEASE_POLL_SECONDS": 1 if debug else 0}

    poller.start()

    assert published.find(PATH) is not None
    assert b"demo-app" in body()
