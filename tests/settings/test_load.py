"""Loading: from the opening's storage, whatever is in there."""

from __future__ import annotations

import dataclasses
import json
from typing import assert_type

import pytest

from ecwid_native.conf import App
from ecwid_native.exceptions import InvalidTokenError
from ecwid_native.merchant import MerchantContext
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings import SettingsService
from ecwid_native.stored_settings import ProblemKind, StoredSettings
from tests.settings.conftest import STORE_ID, Badge, BadgeSettings, Bar, BarSettings, open_in


def stored(**values: object) -> str:
    return json.dumps({"version": 2, "revision": 4, "values": values})


def test_missing_means_default_and_opening_writes_nothing(
    sandbox: Sandbox, service: SettingsService
) -> None:
    loaded = service.load()

    assert list(loaded) == ["bar", "badge"]
    assert loaded["bar"].settings == BarSettings()
    assert (loaded["bar"].revision, loaded["bar"].is_saved) == (0, False)
    assert loaded.public_is_current
    assert sandbox.storage("demo-app", STORE_ID) == {}


def test_the_opening_already_brought_the_settings(
    sandbox: Sandbox, ecwid_app: App, db: None
) -> None:
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": stored(text="Hot")})
    service = SettingsService(open_in(sandbox, ecwid_app))

    loaded = service.load()

    assert_type(loaded.of(Bar), StoredSettings[BarSettings])
    assert loaded.of(Bar).settings.text == "Hot"
    assert loaded.of(Badge).settings == BadgeSettings()
    assert loaded["bar"].revision == 4
    assert list(sandbox.requests) == []


def test_a_later_request_reads_once(sandbox: Sandbox, merchant: MerchantContext) -> None:
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": stored(text="Hot")})
    service = SettingsService(dataclasses.replace(merchant, storage=None))

    assert service.load().of(Bar).settings.text == "Hot"
    assert [each.method for each in sandbox.requests] == ["GET"]


def test_a_refused_read_says_why(sandbox: Sandbox, merchant: MerchantContext) -> None:
    sandbox.uninstall("demo-app", STORE_ID)

    with pytest.raises(InvalidTokenError):
        SettingsService(dataclasses.replace(merchant, storage=None)).load()


def test_an_empty_value_means_default(service: SettingsService) -> None:
    loaded = service.load({"settings-bar": " ", "public": ""})

    assert not loaded["bar"].is_saved
    assert loaded["bar"].problems == ()


def test_the_value_wrapper_of_the_documentation_is_unwrapped_once(service: SettingsService) -> None:
    once = json.dumps({"value": stored(text="Hot")})
    twice = json.dumps({"value": once})

    assert service.load({"settings-bar": once}).of(Bar).settings.text == "Hot"
    assert service.load({"settings-bar": twice})["bar"].problems[0].kind == ProblemKind.UNREADABLE


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "null",
        "[]",
        '"text"',
        "5",
        "{}",
        '{"version":2,"revision":1}',
        '{"version":2,"revision":1,"values":[]}',
        '{"version":true,"revision":1,"values":{}}',
        '{"version":2,"revision":1.0,"values":{}}',
        '{"version":0,"revision":1,"values":{}}',
        '{"version":2,"revision":-1,"values":{}}',
        '{"version":2,"revision":NaN,"values":{}}',
        '{"version":2,"revision":1,"values":{"text":"\\ud800"}}',
        "[" * 100_000,
        '{"version":2,"revision":1,"values":{"text":' + "9" * 5_000 + "}}",
        "{'version': 2, 'revision': 1, 'values': {}}",
        '{"value":{"version":2,"revision":1,"values":{}}}',
    ],
)
def test_what_is_not_ours_gives_defaults_and_a_problem(service: SettingsService, text: str) -> None:
    found = service.load({"settings-bar": text})["bar"]

    assert found.settings == BarSettings()
    assert [problem.kind for problem in found.problems] == [ProblemKind.UNREADABLE]
    assert "cannot be read" in found.problems[0].message
    assert found.revision == 0


def test_single_values_that_cannot_be_used_fall_back_alone(service: SettingsService) -> None:
    text = stored(enabled="yes", text=["x"], note="kept", crm_key=5, unknown=1)

    found = service.load({"settings-bar": text}).of(Bar)

    assert found.settings == BarSettings(note="kept")
    assert {(problem.kind, problem.field) for problem in found.problems} == {
        (ProblemKind.VALUE, "enabled"),
        (ProblemKind.VALUE, "text"),
        (ProblemKind.VALUE, "crm_key"),
    }
    assert found.revision == 4


def test_a_newer_version_is_read_as_far_as_it_goes_and_reported(service: SettingsService) -> None:
    text = json.dumps({"version": 3, "revision": 8, "values": {"text": "Hot", "enabled": 5}})

    found = service.load({"settings-bar": text}).of(Bar)

    assert found.settings == BarSettings(text="Hot")
    assert ProblemKind.NEWER_VERSION in [problem.kind for problem in found.problems]
    assert not found.is_understood
