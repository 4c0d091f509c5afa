"""Secrets: encrypted in the store, kept when left blank, gone when removed."""

from __future__ import annotations

import base64
import json
import logging
import traceback
from typing import Any

import pytest
from django import forms

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.exceptions import SettingsUncertainError
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.settings import SettingsService
from ecwid_native.services.settings_keys import ResealedSecrets, reseal_secrets
from ecwid_native.settings_reader import settings_from_storage
from ecwid_native.stored_settings import Problem, ProblemKind
from tests.settings.conftest import STORE_ID, Bar, BarSettings, open_in

CANARY = "canary-s3cret-ключ"


def sealed(sandbox: Sandbox, slug: str = "bar", name: str = "crm_key") -> Any:
    text = sandbox.storage("demo-app", STORE_ID)[f"settings-{slug}"]
    return json.loads(text)["values"].get(name)


def new_key() -> str:
    return base64.b64encode(b"k" * 31 + b"2").decode()


@pytest.fixture
def saved(sandbox: Sandbox, service: SettingsService) -> SettingsService:
    """A service of a store with a saved secret."""
    service.save(Bar, BarSettings(text="Hot", crm_key=CANARY), revision=0)
    return service


def test_storage_holds_no_plaintext(sandbox: Sandbox, saved: SettingsService) -> None:
    dump = json.dumps(sandbox.storage("demo-app", STORE_ID), ensure_ascii=False)

    assert CANARY not in dump
    assert CANARY not in json.loads(json.dumps(dump))
    assert CANARY.encode().hex() not in dump
    assert base64.b64encode(CANARY.encode()).decode()[:12] not in dump


def test_the_server_reads_it(sandbox: Sandbox, saved: SettingsService, ecwid_app: App) -> None:
    loaded = SettingsService(open_in(sandbox, ecwid_app)).load()

    assert loaded.of(Bar).settings.crm_key == CANARY


def test_nothing_shows_it(sandbox: Sandbox, saved: SettingsService, ecwid_app: App) -> None:
    loaded = SettingsService(open_in(sandbox, ecwid_app)).load()
    form = BarSettings.form(initial=loaded.of(Bar).settings)

    assert CANARY not in f"{loaded!r} {loaded['bar']!r} {form.as_div()} {form.initial!r}"


def test_left_blank_it_is_kept_with_its_ciphertext(
    sandbox: Sandbox, saved: SettingsService
) -> None:
    before = sealed(sandbox)

    outcome = saved.save(Bar, BarSettings(text="New"), revision=1)

    assert outcome.stored.settings.crm_key == CANARY
    assert sealed(sandbox) == before


def test_typed_again_it_is_no_change(sandbox: Sandbox, saved: SettingsService) -> None:
    sandbox.requests.clear()

    saved.save(Bar, BarSettings(text="Hot", crm_key=CANARY), revision=1)

    assert [each.method for each in sandbox.requests] == ["GET"]


def test_a_new_one_replaces_it(sandbox: Sandbox, saved: SettingsService) -> None:
    before = sealed(sandbox)

    outcome = saved.save(Bar, BarSettings(text="Hot", crm_key="other"), revision=1)

    assert outcome.stored.settings.crm_key == "other"
    assert sealed(sandbox) != before


def test_it_is_removed_on_request_only(sandbox: Sandbox, saved: SettingsService) -> None:
    outcome = saved.save(
        Bar, BarSettings(text="Hot"), revision=1, clear_secrets=frozenset({"crm_key"})
    )

    assert outcome.stored.settings.crm_key == ""
    assert sealed(sandbox) is None


def test_removing_what_is_not_there_is_no_change(saved: SettingsService) -> None:
    clear = frozenset({"crm_key"})
    saved.save(Bar, BarSettings(text="Hot"), revision=1, clear_secrets=clear)

    again = saved.save(Bar, BarSettings(text="Hot"), revision=1, clear_secrets=clear)

    assert again.stored.revision == 2


class TwoKeys(MerchantSettings):
    crm_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")
    erp_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")


class RenamedKey(MerchantSettings):
    version = 2
    api_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")

    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        return {"api_key": values["crm_key"]}


class NoLongerSecret(MerchantSettings):
    crm_key: str = public(forms.CharField(required=False), default="")


class RevealingMigration(NoLongerSecret):
    version = 2

    @classmethod
    def migrate(cls, values: dict[str, Any], from_version: int) -> dict[str, Any]:
        return {"crm_key": values["crm_key"]}


def customization(settings_class: type[MerchantSettings], slug: str = "keys") -> Any:
    with isolated_registry():
        return type("Keys", (Customization,), {"slug": slug, "settings": settings_class})


def read(storage: dict[str, str], settings_class: Any, **changed: Any) -> Any:
    where = {"app": "demo", "store_id": STORE_ID, **changed}
    return settings_from_storage(customization(settings_class), storage, **where)


@pytest.fixture
def two_keys(sandbox: Sandbox, ecwid_app: App, db: None) -> dict[str, str]:
    """The storage of a store with one of two secrets saved."""
    keys = customization(TwoKeys)
    with isolated_registry(keys):
        service = SettingsService(open_in(sandbox, ecwid_app))
        service.save(keys, TwoKeys(crm_key=CANARY), revision=0)
    return sandbox.storage("demo-app", STORE_ID)


def test_a_checkout_callback_reads_it_without_database(two_keys: dict[str, str]) -> None:
    assert read(two_keys, TwoKeys) == TwoKeys(crm_key=CANARY)


def test_it_opens_for_its_store_app_customization_and_field_only(two_keys: dict[str, str]) -> None:
    text = two_keys["settings-keys"]
    moved = {"settings-keys": text.replace("crm_key", "erp_key")}

    assert read(two_keys, TwoKeys, store_id=1004) == TwoKeys()
    assert read(two_keys, TwoKeys, app="other") == TwoKeys()
    assert read(moved, TwoKeys) == TwoKeys()
    other = customization(TwoKeys, slug="other")
    storage = {"settings-other": text}
    assert settings_from_storage(other, storage, app="demo", store_id=STORE_ID) == TwoKeys()


def test_a_migration_can_move_it_to_another_secret(two_keys: dict[str, str]) -> None:
    assert read(two_keys, RenamedKey) == RenamedKey(api_key=CANARY)


@pytest.mark.parametrize("settings_class", [NoLongerSecret, RevealingMigration])
def test_it_does_not_come_to_light_when_its_field_changes(
    two_keys: dict[str, str], settings_class: type[MerchantSettings]
) -> None:
    assert read(two_keys, settings_class) == settings_class()


def test_text_of_a_field_that_became_secret_is_used_and_encrypted(
    sandbox: Sandbox, service: SettingsService
) -> None:
    text = json.dumps({"version": 2, "revision": 1, "values": {"crm_key": CANARY}})
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": text})

    outcome = service.save(Bar, BarSettings(), revision=1)

    assert outcome.stored.settings.crm_key == CANARY
    assert CANARY not in sandbox.storage("demo-app", STORE_ID)["settings-bar"]


def test_an_older_key_reads_and_the_next_save_uses_the_new_one(
    sandbox: Sandbox, saved: SettingsService, settings: Any
) -> None:
    old_keys = settings.ECWID["ENCRYPTION_KEYS"]
    before = sealed(sandbox)
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": [new_key(), *old_keys]}

    outcome = saved.save(Bar, BarSettings(text="Hot"), revision=1)

    assert outcome.stored.settings.crm_key == CANARY
    assert sealed(sandbox) != before
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": [new_key()]}
    found = saved.load(sandbox.storage("demo-app", STORE_ID)).of(Bar)
    assert found.settings.crm_key == CANARY


def test_without_its_key_it_is_reported_and_kept(
    sandbox: Sandbox, saved: SettingsService, settings: Any
) -> None:
    ecwid, lost = settings.ECWID, sealed(sandbox)
    other = base64.b64encode(b"x" * 32).decode()
    without = {**ecwid, "ENCRYPTION_KEYS": [other, *ecwid["ENCRYPTION_KEYS"]]}
    text = sandbox.storage("demo-app", STORE_ID)["settings-bar"]
    broken = text.replace(lost["$encrypted"][:10], "1.00000000")
    settings.ECWID = without
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": broken})

    found = saved.load({"settings-bar": broken}).of(Bar)
    outcome = saved.save(Bar, BarSettings(text="New"), revision=1)

    assert found.settings == BarSettings(text="Hot")
    assert found.problems == (Problem(ProblemKind.SECRET, "crm_key"),)
    assert outcome.stored.problems == found.problems
    assert sealed(sandbox) == json.loads(broken)["values"]["crm_key"]
    clear = frozenset({"crm_key"})
    cleared = saved.save(Bar, BarSettings(text="New"), revision=2, clear_secrets=clear)
    assert cleared.stored.problems == ()
    assert sealed(sandbox) is None


def test_a_retired_key_is_replaced_without_the_merchant(
    sandbox: Sandbox, saved: SettingsService, settings: Any
) -> None:
    installation, old_keys = saved.merchant.installation, settings.ECWID["ENCRYPTION_KEYS"]
    assert reseal_secrets(installation) == ResealedSecrets()
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": [new_key(), *old_keys]}
    sandbox.requests.clear()

    assert reseal_secrets(installation) == ResealedSecrets(resealed=1)

    assert [each.method for each in sandbox.requests] == ["GET", "PUT"]
    assert reseal_secrets(installation) == ResealedSecrets()
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": [new_key()]}
    found = saved.load(sandbox.storage("demo-app", STORE_ID)).of(Bar)
    assert (found.settings.crm_key, found.revision) == (CANARY, 1)


def test_resealing_leaves_alone_what_no_key_opens(
    sandbox: Sandbox, saved: SettingsService, settings: Any
) -> None:
    before = sandbox.storage("demo-app", STORE_ID)
    broken = before["settings-bar"].replace(sealed(sandbox)["$encrypted"][:10], "1.00000000")
    sandbox.set_storage("demo-app", STORE_ID, {"settings-bar": broken, "settings-badge": "{"})

    assert reseal_secrets(saved.merchant.installation) == ResealedSecrets(unreadable=1)

    assert sandbox.storage("demo-app", STORE_ID)["settings-bar"] == broken


def test_no_secret_reaches_a_log_or_an_error(
    sandbox: Sandbox, service: SettingsService, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.add(path="/storage/settings-bar", method="PUT", status=500)

    with caplog.at_level(logging.DEBUG), pytest.raises(SettingsUncertainError) as caught:
        service.save(Bar, BarSettings(crm_key=CANARY), revision=0)

    shown = "".join(traceback.format_exception(caught.value)) + caplog.text
    token = service.merchant.installation.access_token
    assert CANARY not in shown
    assert token not in shown
