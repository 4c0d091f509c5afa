"""Saving: what is written, and when it is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ecwid_native.conf import App
from ecwid_native.exceptions import SettingsConflictError, SettingsTooLargeError
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings import SettingsService
from ecwid_native.signals import settings_saved
from ecwid_native.stored_settings import MAX_PRIVATE_BYTES
from tests.settings.conftest import (
    STORE_ID,
    Badge,
    BadgeSettings,
    Bar,
    BarSettings,
    open_in,
)


def storage(sandbox: Sandbox) -> dict[str, str]:
    return sandbox.storage("demo-app", STORE_ID)


def calls(sandbox: Sandbox) -> list[str]:
    return [f"{each.method} {each.path.rpartition('/')[2]}" for each in sandbox.requests]


def test_a_save_writes_the_private_key_then_the_public_config(
    sandbox: Sandbox, service: SettingsService
) -> None:
    settings = BarSettings(enabled=True, text="Hot", note="mine")

    outcome = service.save(Bar, settings, revision=0)

    assert calls(sandbox) == ["GET storage", "PUT settings-bar", "PUT public"]
    assert json.loads(storage(sandbox)["settings-bar"]) == {
        "version": 2,
        "revision": 1,
        "values": {"enabled": True, "text": "Hot", "note": "mine"},
    }
    assert json.loads(storage(sandbox)["public"]) == {
        "bar": {"enabled": True, "text": "Hot"},
        "badge": {"colour": "red", "limit": "9.90"},
    }
    assert outcome.live
    assert outcome.error is None
    assert (outcome.stored.settings, outcome.stored.revision) == (settings, 1)
    assert outcome.loaded.public_is_current


def test_what_was_saved_is_what_the_next_opening_loads(
    sandbox: Sandbox, service: SettingsService, ecwid_app: App
) -> None:
    outcome = service.save(Bar, BarSettings(text="Hot", crm_key="key"), revision=0)

    loaded = SettingsService(open_in(sandbox, ecwid_app)).load()

    assert dict(loaded) == dict(outcome.loaded)
    assert loaded.of(Bar).settings == BarSettings(text="Hot", crm_key="key")
    assert loaded.public_is_current


def test_saving_the_same_again_writes_nothing(sandbox: Sandbox, service: SettingsService) -> None:
    service.save(Bar, BarSettings(text="Hot"), revision=0)
    sandbox.requests.clear()

    outcome = service.save(Bar, BarSettings(text="Hot"), revision=1)

    assert calls(sandbox) == ["GET storage"]
    assert outcome.stored.revision == 1
    assert outcome.live


def test_defaults_are_stored_once_they_are_saved(
    sandbox: Sandbox, service: SettingsService
) -> None:
    service.save(Bar, BarSettings(), revision=0)

    assert json.loads(storage(sandbox)["settings-bar"])["values"]["text"] == "Yes"


def test_a_private_change_leaves_the_public_config_alone(
    sandbox: Sandbox, service: SettingsService
) -> None:
    service.save(Bar, BarSettings(text="Hot"), revision=0)
    sandbox.requests.clear()

    service.save(Bar, BarSettings(text="Hot", note="new"), revision=1)

    assert calls(sandbox) == ["GET storage", "PUT settings-bar"]


def test_a_change_of_another_tab_is_a_conflict_not_overwritten(
    sandbox: Sandbox, service: SettingsService
) -> None:
    service.save(Bar, BarSettings(text="first tab"), revision=0)
    before = storage(sandbox)

    with pytest.raises(SettingsConflictError) as caught:
        service.save(Bar, BarSettings(text="second tab"), revision=0)

    assert caught.value.current.settings == BarSettings(text="first tab")
    assert caught.value.current.revision == 1
    assert caught.value.loaded["bar"].revision == 1
    assert storage(sandbox) == before


def test_after_a_conflict_the_current_revision_overwrites(service: SettingsService) -> None:
    service.save(Bar, BarSettings(text="first tab"), revision=0)

    outcome = service.save(Bar, BarSettings(text="second tab"), revision=1)

    assert outcome.stored.settings.text == "second tab"


def test_the_same_change_in_two_tabs_is_no_conflict(service: SettingsService) -> None:
    service.save(Bar, BarSettings(text="same"), revision=0)

    outcome = service.save(Bar, BarSettings(text="same"), revision=0)

    assert outcome.stored.revision == 1


def test_two_customizations_do_not_conflict(sandbox: Sandbox, service: SettingsService) -> None:
    service.save(Bar, BarSettings(text="Hot"), revision=0)
    service.save(Badge, BadgeSettings(colour="blue"), revision=0)

    public = json.loads(storage(sandbox)["public"])
    assert public["bar"]["text"] == "Hot"
    assert public["badge"]["colour"] == "blue"


@pytest.mark.parametrize("foreign", ["not JSON", "[]", '{"bar":5}', '{"gone":{"a":1}}', ""])
def test_a_foreign_public_value_is_replaced(
    sandbox: Sandbox, service: SettingsService, foreign: str
) -> None:
    sandbox.set_storage("demo-app", STORE_ID, {"public": foreign, "other": "kept"})

    service.save(Bar, BarSettings(text="Hot"), revision=0)

    assert set(json.loads(storage(sandbox)["public"])) == {"bar", "badge"}
    assert storage(sandbox)["other"] == "kept"


def test_what_cannot_be_understood_keeps_what_is_published(
    sandbox: Sandbox, service: SettingsService
) -> None:
    newer = json.dumps({"version": 9, "revision": 5, "values": {"text": "?"}})
    public = json.dumps({"bar": {"enabled": True, "shape": "round"}})
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": newer, "public": public})

    service.save(Badge, BadgeSettings(colour="blue"), revision=0)

    assert json.loads(storage(sandbox)["public"]) == {
        "bar": {"enabled": True, "shape": "round"},
        "badge": {"colour": "blue", "limit": "9.90"},
    }
    assert storage(sandbox)["settings-bar"] == newer


def test_damaged_settings_are_overwritten_when_the_merchant_saves(
    sandbox: Sandbox, service: SettingsService
) -> None:
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": "{"})

    outcome = service.save(Bar, BarSettings(), revision=0)

    assert json.loads(storage(sandbox)["settings-bar"])["revision"] == 1
    assert outcome.stored.problems == ()


def test_a_customization_of_another_app_is_a_look_up_error(service: SettingsService) -> None:
    class Other(Bar):
        slug = "other"

    with pytest.raises(LookupError):
        service.save(Other, BarSettings(), revision=0)


def test_a_public_config_of_64_kb_is_refused_before_any_write(
    sandbox: Sandbox, service: SettingsService
) -> None:
    settings = BarSettings(text="ä" * (32 * 1024))  # two bytes each

    with pytest.raises(SettingsTooLargeError) as caught:
        service.save(Bar, settings, revision=0)

    assert list(caught.value.errors) == ["text"]
    assert "64 KB" in caught.value.errors["text"]
    assert storage(sandbox) == {}


def test_the_limit_counts_every_customization(service: SettingsService) -> None:
    public_rest = len('{"bar":{"enabled":false,"text":""},"badge":{"colour":"red","limit":"9.90"}}')
    fits = BarSettings(text="x" * (64 * 1024 - public_rest))

    service.save(Bar, fits, revision=0)

    with pytest.raises(SettingsTooLargeError) as caught:
        service.save(Badge, BadgeSettings(colour="blue"), revision=0)
    assert set(caught.value.errors) == {"colour"}


def test_private_settings_of_1_mb_are_refused(sandbox: Sandbox, service: SettingsService) -> None:
    with pytest.raises(SettingsTooLargeError) as caught:
        service.save(Bar, BarSettings(note="x" * MAX_PRIVATE_BYTES), revision=0)

    assert list(caught.value.errors) == ["note"]
    assert storage(sandbox) == {}


def test_large_settings_that_fit_come_back(service: SettingsService) -> None:
    note = '"' * (MAX_PRIVATE_BYTES // 2 - 200)  # each takes two bytes in JSON

    outcome = service.save(Bar, BarSettings(note=note), revision=0)

    assert service.load({"settings-bar": stored_text(outcome)}).of(Bar).settings.note == note


def stored_text(outcome: Any) -> str:
    stored = outcome.stored
    return json.dumps(
        {"version": stored.version, "revision": stored.revision, "values": dict(stored.values)}
    )


HOSTILE = [
    "</script><script>alert(1)</script>",
    "\" onload='alert(1)'",
    "\u2028\u2029",
    "javascript:alert(1)",
    "{{ settings.SECRET_KEY }}",
    "مرحبا \u202e1003",
    "👩‍👩‍👧‍👦",
    "<!--",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_passes_through_as_data(
    sandbox: Sandbox, service: SettingsService, text: str
) -> None:
    outcome = service.save(Bar, BarSettings(text=text), revision=0)

    assert outcome.stored.settings.text == text
    public = storage(sandbox)["public"]
    assert json.loads(public)["bar"]["text"] == text
    assert not set(public) & set("<>&\u2028\u2029")


def test_receivers_learn_of_a_save(service: SettingsService) -> None:
    heard: list[dict[str, Any]] = []

    def listen(**arguments: Any) -> None:
        heard.append(arguments)
        raise RuntimeError("a receiver's mistake")

    settings_saved.connect(listen)
    try:
        outcome = service.save(Bar, BarSettings(text="Hot"), revision=0)
    finally:
        settings_saved.disconnect(listen)

    assert outcome.live
    (arguments,) = heard
    assert arguments["sender"] is Bar
    assert arguments["installation"] == service.merchant.installation
    assert arguments["settings"] == BarSettings(text="Hot")
    assert arguments["previous"] == BarSettings()
    assert (arguments["revision"], arguments["live"]) == (1, True)
