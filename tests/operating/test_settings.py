"""The settings object."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from ecwid_native.conf import EcwidSettings, ecwid_settings
from ecwid_native.exceptions import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent.parent
REFERENCE = (ROOT / "docs/reference/settings.md").read_text()


def test_every_setting_is_in_the_reference() -> None:
    names = [name for name in vars(EcwidSettings) if name.isupper()]

    assert len(names) > 8
    assert [name for name in names if f"| `{name}` |" not in REFERENCE] == []


def test_every_variable_of_the_reference_deployment_is_in_the_reference() -> None:
    source = (ROOT / "config/settings.py").read_text()
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))

    assert len(names) > 12
    assert {name for name in names if f"`{name}`" not in REFERENCE} == set()


def test_nothing_is_cached(settings: Settings) -> None:
    settings.ECWID = {"API_URL": "http://127.0.0.1:1/api/v3/"}
    assert ecwid_settings.API_URL == "http://127.0.0.1:1/api/v3"

    settings.ECWID = {}
    assert ecwid_settings.API_URL == "https://app.ecwid.com/api/v3"
    assert ecwid_settings.apps == ()


def test_an_unknown_app_is_a_look_up_error() -> None:
    with pytest.raises(LookupError):
        ecwid_settings.app("nobody")


def test_an_app_without_a_secret_is_a_configuration_error(settings: Settings) -> None:
    settings.ECWID = {"APPS": {"shop": {"CLIENT_ID": "x"}}}

    with pytest.raises(ConfigurationError, match="CLIENT_SECRET"):
        ecwid_settings.app("shop")


def test_a_previous_secret_that_is_no_list_signs_nothing(settings: Settings) -> None:
    """Letter by letter, each would be a secret that anybody can guess."""
    entry = {"CLIENT_ID": "x", "CLIENT_SECRET": "s" * 16, "PREVIOUS_CLIENT_SECRETS": "abc"}
    settings.ECWID = {"APPS": {"shop": entry}}

    with pytest.raises(ConfigurationError, match="has to be a list of texts"):
        ecwid_settings.app("shop")


def test_the_secret_of_an_app_is_not_shown() -> None:
    app = ecwid_settings.apps[0]

    assert app.client_secret not in repr(app)


PRODUCTION = {
    "DEBUG": "0",
    "SECRET_KEY": "x" * 50,
    "ALLOWED_HOSTS": "app.example",
    "ECWID_CLIENT_ID": "an-app",
    "ECWID_CLIENT_SECRET": "s" * 16,
    "ECWID_ENCRYPTION_KEYS": "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=",
}


@pytest.mark.parametrize("name", [*PRODUCTION][1:])
def test_production_does_not_start_with_a_default_of_the_demo(name: str) -> None:
    inherited = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"],
        cwd=ROOT,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert f"Set the {name} environment variable" in done.stderr
