"""What one store has of its own, written into its public config."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import CommandError, call_command

from ecwid_native.models import Installation
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.fixtures import OpenApp
from storefront_assets.models import Release

pytestmark = pytest.mark.django_db
DIGEST = "0123456789abcdef0123"


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("ecwid_storefront", *arguments, stdout=out)
    return out.getvalue()


def public(sandbox: Sandbox) -> dict[str, dict[str, object]]:
    document: dict[str, dict[str, object]] = json.loads(sandbox.storage("demo-app", 1003)["public"])
    return document


def test_one_store_can_be_off_and_like_all_others_again(
    sandbox: Sandbox, open_app: OpenApp
) -> None:
    open_app()
    sandbox.set_storage("demo-app", 1003, {"public": '{"announcement":{"enabled":true}}'})

    said = run("disable", "--store", "1003")
    off = public(sandbox)
    run("enable", "--store", "1003")

    assert said == "store 1003: off from the next page load on\n"
    assert off == {"announcement": {"enabled": True}, "$": {"off": True}}
    assert public(sandbox) == {"announcement": {"enabled": True}}


def test_a_save_of_the_merchant_s_keeps_the_choice(sandbox: Sandbox, open_app: OpenApp) -> None:
    merchant = open_app()
    Release.objects.create(app="demo", digest=DIGEST, byte_size=0)
    run("pin", "--store", "1003", "--to", DIGEST[:5])

    merchant.post(
        "/demo/settings/announcement",
        {
            "enabled": "on",
            "text": "New",
            "theme": "night",
            "pages": ["PRODUCT"],
            "background": "#000000",
            "color": "#ffffff",
            "position": "top",
            "revision": "0",
        },
    )

    assert public(sandbox)["announcement"]["text"] == "New"
    assert public(sandbox)["$"] == {"release": DIGEST}


def test_a_store_without_the_app_has_no_choice(sandbox: Sandbox, open_app: OpenApp) -> None:
    open_app()
    Installation.objects.update(state=Installation.State.UNINSTALLED)

    with pytest.raises(CommandError, match="does not have the app 'demo'"):
        run("disable", "--store", "1003")
