"""Stored values of an older version are brought up to date when they are read."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django import forms

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, public
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings import SettingsService
from ecwid_native.settings_reader import settings_from_storage
from ecwid_native.stored_settings import ProblemKind
from tests.settings.conftest import STORE_ID, open_in


class LinkSettings(MerchantSettings):
    """Version 1 had ``url``; version 2 ``links``, one a line; version 3 a switch for new tabs."""

    version = 3
    links: list[str] = public(forms.JSONField(), default=[])
    new_tab: bool = public(forms.BooleanField(required=False), default=False)

    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        if from_version < 2:
            values["links"] = [values.pop("url")]
        if from_version < 3:
            values["new_tab"] = True
        return values


class BrokenMigration(LinkSettings):
    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        raise KeyError("an author's mistake")


class NoMigration(LinkSettings):
    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> Any:
        return None


def links(settings_class: type[LinkSettings] = LinkSettings) -> Any:
    with isolated_registry():
        return type("Links", (Customization,), {"slug": "links", "settings": settings_class})


def stored(version: int, **values: Any) -> dict[str, str]:
    text = json.dumps({"version": version, "revision": 6, "values": values})
    return {"settings-links": text}


def read(storage: dict[str, str]) -> Any:
    return settings_from_storage(links(), storage, app="demo", store_id=STORE_ID)


def test_each_older_version_is_migrated() -> None:
    assert read(stored(1, url="https://a.example")) == LinkSettings(
        links=["https://a.example"], new_tab=True
    )
    assert read(stored(2, links=["x"])) == LinkSettings(links=["x"], new_tab=True)
    assert read(stored(3, links=["x"])) == LinkSettings(links=["x"], new_tab=False)


def test_reading_writes_nothing_and_saving_stores_the_new_version(
    sandbox: Sandbox, ecwid_app: App, db: None
) -> None:
    old = stored(1, url="https://a.example")
    sandbox.set_storage("demo-app", STORE_ID, old)
    with isolated_registry(customization := links()):
        service = SettingsService(open_in(sandbox, ecwid_app))

        found = service.load()["links"]
        assert sandbox.storage("demo-app", STORE_ID) == old
        outcome = service.save(customization, found.settings, revision=found.revision)

    assert found.revision == 6
    assert outcome.stored.version == 3
    saved = json.loads(sandbox.storage("demo-app", STORE_ID)["settings-links"])
    assert saved == {
        "version": 3,
        "revision": 7,
        "values": {"links": ["https://a.example"], "new_tab": True},
    }


@pytest.mark.parametrize("settings_class", [BrokenMigration, NoMigration])
def test_a_migration_that_fails_gives_defaults_and_says_so(
    sandbox: Sandbox,
    ecwid_app: App,
    db: None,
    caplog: pytest.LogCaptureFixture,
    settings_class: type[LinkSettings],
) -> None:
    with isolated_registry(links(settings_class)):
        service = SettingsService(open_in(sandbox, ecwid_app))

        with caplog.at_level(logging.ERROR):
            found = service.load(stored(1, url="x"))["links"]

    assert found.settings == settings_class()
    assert [problem.kind for problem in found.problems] == [ProblemKind.MIGRATION]
    assert found.revision == 6
    assert "migrate failed" in caplog.text
