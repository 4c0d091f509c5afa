"""A save that fails half-way says how far it came."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest

from ecwid_native import rest_clients
from ecwid_native.conf import App
from ecwid_native.exceptions import (
    APIError,
    InvalidTokenError,
    PermissionDeniedError,
    PlanError,
    RateLimitError,
    ResponseError,
    ServerError,
    SettingsNotSavedError,
    SettingsTooLargeError,
    SettingsUncertainError,
    TransportError,
)
from ecwid_native.models import Installation
from ecwid_native.refusals import OpeningRefusedError
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings import SettingsService, is_refusal
from tests.client_clock import latency_takes_no_time
from tests.settings.conftest import STORE_ID, Badge, BadgeSettings, Bar, BarSettings, open_in

REFUSED_TOKEN: dict[str, Any] = {"status": 403, "error_code": "INVALID_API_TOKEN"}
REFUSALS: list[tuple[dict[str, Any], type[APIError]]] = [
    ({"status": 403, "error_code": "INSUFFICIENT_APP_SCOPE"}, PermissionDeniedError),
    ({"status": 402, "error_code": "NOT_AVAILABLE_ON_CURRENT_PLAN"}, PlanError),
    ({"status": 402, "error_code": "STORE_IS_SUSPENDED"}, PlanError),
    ({"status": 429, "retry_after_seconds": 100}, RateLimitError),
    ({"status": 415}, ResponseError),
]
SLOW: dict[str, Any] = {"latency_seconds": 100}  # longer than any call may take
UNCERTAIN: list[tuple[dict[str, Any], type[APIError]]] = [
    ({"status": 500}, ServerError),
    ({"status": 500, "applied": True}, ServerError),
    ({"status": 503}, ServerError),
    ({"status": 408}, ServerError),
    ({"cut": True}, TransportError),
    ({"cut": True, "applied": True}, TransportError),
    ({"truncate": True}, APIError),
    (SLOW, TransportError),
]


@pytest.fixture(autouse=True)
def _in_no_time(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    latency_takes_no_time(sandbox, monkeypatch)


def stored(sandbox: Sandbox) -> dict[str, str]:
    return sandbox.storage("demo-app", STORE_ID)


def lease_is_free() -> bool:
    return Installation.objects.get().settings_lease_until is None


@pytest.mark.parametrize(
    ("fault", "error"), [(REFUSED_TOKEN, InvalidTokenError), *REFUSALS, *UNCERTAIN]
)
def test_a_read_that_fails_saves_nothing(
    sandbox: Sandbox, service: SettingsService, fault: dict[str, Any], error: type[APIError]
) -> None:
    sandbox.faults.add(path="/storage", method="GET", **fault)

    with pytest.raises(SettingsNotSavedError) as caught:
        service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert isinstance(caught.value.error, error)
    assert stored(sandbox) == {}
    assert lease_is_free()


@pytest.mark.parametrize(("fault", "error"), [(REFUSED_TOKEN, InvalidTokenError), *REFUSALS])
def test_a_private_write_that_is_refused_saves_nothing(
    sandbox: Sandbox, service: SettingsService, fault: dict[str, Any], error: type[APIError]
) -> None:
    sandbox.faults.add(path="/storage/settings-bar", method="PUT", **fault)

    with pytest.raises(SettingsNotSavedError) as caught:
        service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert type(caught.value.error) is error
    assert stored(sandbox) == {}
    assert lease_is_free()


@pytest.mark.parametrize(("fault", "error"), UNCERTAIN)
def test_a_private_write_without_an_answer_is_uncertain_and_can_be_repeated(
    sandbox: Sandbox,
    service: SettingsService,
    fault: dict[str, Any],
    error: type[APIError],
) -> None:
    # A kept connection that is cut may have been idle for too long: the client dials once more.
    times = 2 if "cut" in fault else 1
    sandbox.faults.add(path="/storage/settings-bar", method="PUT", times=times, **fault)

    with pytest.raises(SettingsUncertainError) as caught:
        service.save(Bar, BarSettings(text="Hot"), revision=0)
    again = service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert isinstance(caught.value.error, error)
    assert again.live
    assert json.loads(stored(sandbox)["settings-bar"])["values"]["text"] == "Hot"
    assert json.loads(stored(sandbox)["public"])["bar"]["text"] == "Hot"


@pytest.mark.parametrize(("fault", "error"), [*REFUSALS, *UNCERTAIN])
def test_saved_but_not_live_is_told_and_repaired(
    sandbox: Sandbox,
    service: SettingsService,
    ecwid_app: App,
    fault: dict[str, Any],
    error: type[APIError],
) -> None:
    sandbox.faults.add(path="/storage/public", method="PUT", **fault)

    outcome = service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert not outcome.live
    assert isinstance(outcome.error, error)
    assert outcome.stored.revision == 1
    assert not outcome.loaded.public_is_current
    assert json.loads(stored(sandbox)["settings-bar"])["values"]["text"] == "Hot"
    assert lease_is_free()

    sandbox.faults.clear()
    rest_clients._budget.cache_clear()  # the pause that a 429 asks for is over
    if "public" not in stored(sandbox):
        assert not SettingsService(open_in(sandbox, ecwid_app)).load().public_is_current
    published = SettingsService(open_in(sandbox, ecwid_app)).publish()

    assert published.live
    assert published.loaded.public_is_current
    assert json.loads(stored(sandbox)["public"])["bar"]["text"] == "Hot"
    assert SettingsService(open_in(sandbox, ecwid_app)).load().public_is_current


@pytest.mark.parametrize("path", ["/storage", "/storage/settings-bar", "/storage/public"])
def test_a_refused_token_ends_the_installation(
    sandbox: Sandbox, service: SettingsService, ecwid_app: App, path: str
) -> None:
    sandbox.faults.add(path=path, **REFUSED_TOKEN)

    with suppress(SettingsNotSavedError):  # what was refused may also be the publishing
        service.save(Bar, BarSettings(text="Hot"), revision=0)

    installation = Installation.objects.get()
    assert not installation.is_installed
    assert installation.access_token_encrypted == ""
    assert lease_is_free()
    sandbox.requests.clear()
    with pytest.raises(OpeningRefusedError):
        open_in(sandbox, ecwid_app)
    assert len(sandbox.requests) == 0


def test_a_token_that_was_replaced_in_the_meantime_ends_nothing(
    sandbox: Sandbox, service: SettingsService, ecwid_app: App
) -> None:
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)
    sandbox.install(ecwid_app.client_id, STORE_ID)
    again = open_in(sandbox, ecwid_app)

    with pytest.raises(SettingsNotSavedError) as caught:
        service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert isinstance(caught.value.error, InvalidTokenError)
    assert Installation.objects.get().is_installed
    assert SettingsService(again).save(Bar, BarSettings(text="Hot"), revision=0).live


def test_publishing_again_can_fail_too(sandbox: Sandbox, service: SettingsService) -> None:
    sandbox.faults.add(path="/storage/public", method="PUT", status=402)
    service.save(Bar, BarSettings(text="Hot"), revision=0)

    outcome = service.publish()

    assert not outcome.live
    assert isinstance(outcome.error, PlanError)


def test_publishing_needs_the_saved_settings(sandbox: Sandbox, service: SettingsService) -> None:
    sandbox.faults.add(path="/storage", method="GET", status=402)

    with pytest.raises(SettingsNotSavedError):
        service.publish()


def test_publishing_more_than_storage_holds_is_refused(
    sandbox: Sandbox, service: SettingsService
) -> None:
    text = json.dumps({"version": 2, "revision": 1, "values": {"text": "x" * 70_000}})
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": text})

    with pytest.raises(SettingsTooLargeError) as caught:
        service.publish()

    assert list(caught.value.errors) == ["__all__"]


def test_publishing_what_is_live_already_writes_nothing(
    sandbox: Sandbox, service: SettingsService
) -> None:
    service.save(Bar, BarSettings(text="Hot"), revision=0)
    sandbox.requests.clear()

    assert service.publish().live
    assert [each.method for each in sandbox.requests] == ["GET"]


def test_another_save_publishes_what_was_not_live(
    sandbox: Sandbox, service: SettingsService
) -> None:
    sandbox.faults.add(path="/storage/public", method="PUT", status=402, times=1)
    service.save(Bar, BarSettings(text="Hot"), revision=0)

    service.save(Badge, BadgeSettings(colour="blue"), revision=0)

    assert json.loads(stored(sandbox)["public"])["bar"]["text"] == "Hot"


def test_a_call_that_was_never_sent_is_a_refusal() -> None:
    def error(*, is_unsent: bool) -> TransportError:
        return TransportError("no answer", method="PUT", path="/1003", is_unsent=is_unsent)

    assert is_refusal(error(is_unsent=True))
    assert not is_refusal(error(is_unsent=False))
