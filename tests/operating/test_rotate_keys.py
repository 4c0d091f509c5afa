"""Rotating the encryption keys."""

import base64
import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from ecwid_native import crypto
from ecwid_native.conf import App
from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import STORE_ID, OpenApp

pytestmark = pytest.mark.django_db

NEW_KEY = base64.b64encode(bytes(range(32))).decode()


def with_keys(settings: Any, *keys: str) -> None:
    settings.ECWID = {**settings.ECWID, "ENCRYPTION_KEYS": list(keys)}


def rotate() -> dict[str, Any]:
    out = StringIO()
    call_command("ecwid_rotate_keys", "--json", stdout=out)
    report: dict[str, Any] = json.loads(out.getvalue())
    return report


def test_afterwards_the_old_key_can_be_removed(
    sandbox: Sandbox, open_app: OpenApp, settings: Any
) -> None:
    open_app()
    token = Installation.objects.get().access_token
    old = settings.ECWID["ENCRYPTION_KEYS"][0]
    with_keys(settings, NEW_KEY, old)

    report = rotate()

    with_keys(settings, NEW_KEY)
    installation = Installation.objects.get()
    assert (report["installations"], report["tokens"], report["failed"]) == (1, 1, [])
    assert installation.access_token == token
    assert crypto.matches(installation.access_token_fingerprint, token, app=installation.app)


def test_a_second_run_has_nothing_to_do(sandbox: Sandbox, open_app: OpenApp, settings: Any) -> None:
    open_app()
    with_keys(settings, NEW_KEY, *settings.ECWID["ENCRYPTION_KEYS"])
    rotate()

    assert rotate()["tokens"] == 0


def test_a_token_under_an_unknown_key_is_reported_and_kept(
    sandbox: Sandbox, open_app: OpenApp, settings: Any
) -> None:
    open_app()
    before = Installation.objects.get().access_token_encrypted
    with_keys(settings, NEW_KEY)
    out = StringIO()

    with pytest.raises(CommandError) as stopped:
        call_command("ecwid_rotate_keys", "--json", stdout=out)

    assert stopped.value.returncode == 1
    assert "put that key back" in json.loads(out.getvalue())["failed"][0]
    assert Installation.objects.get().access_token_encrypted == before


def test_a_store_that_does_not_answer_is_reported(
    sandbox: Sandbox, open_app: OpenApp, settings: Any
) -> None:
    open_app()
    with_keys(settings, NEW_KEY, *settings.ECWID["ENCRYPTION_KEYS"])
    sandbox.faults.add(path="*", status=500)
    out = StringIO()

    with pytest.raises(CommandError, match="needed by\ndemo in store 1003: ") as stopped:
        call_command("ecwid_rotate_keys", stdout=out)

    assert "1 failed" in out.getvalue()
    assert "secret_" not in out.getvalue() + str(stopped.value)


def test_a_store_that_has_removed_the_app_needs_no_key(
    sandbox: Sandbox, open_app: OpenApp, ecwid_app: App, settings: Any
) -> None:
    open_app()
    with_keys(settings, NEW_KEY, *settings.ECWID["ENCRYPTION_KEYS"])
    sandbox.uninstall(ecwid_app.client_id, STORE_ID)

    assert rotate()["failed"] == []
    assert not Installation.objects.get().is_installed
