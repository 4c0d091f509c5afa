"""A store whose merchant opened an app with two customizations."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django import forms
from django.utils.translation import gettext_lazy as _

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from ecwid_native.merchant import MerchantContext
from ecwid_native.protocol.payload import decrypt_payload
from ecwid_native.sandbox import Sandbox
from ecwid_native.services.opening import open_app
from ecwid_native.services.settings import SettingsService

STORE_ID = 1003  # the store of the fixtures


class BarSettings(MerchantSettings):
    version = 2
    enabled: bool = public(forms.BooleanField(required=False), default=False)
    text: str = public(forms.CharField(max_length=200_000), default=_("Yes"))
    note: str = private(forms.CharField(required=False, widget=forms.Textarea), default="")
    crm_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")


class BadgeSettings(MerchantSettings):
    colour: str = public(
        forms.ChoiceField(choices=[("red", "Red"), ("blue", "Blue")]), default="red"
    )
    limit: Decimal = public(forms.DecimalField(), default=Decimal("9.90"))
    stock: int | None = private(forms.IntegerField(required=False), default=None)


with isolated_registry():  # tests put them into registries of their own

    class Bar(Customization):
        slug = "bar"
        title = "Bar"
        settings = BarSettings

    class Badge(Customization):
        slug = "badge"
        title = "Badge"
        settings = BadgeSettings


@pytest.fixture(autouse=True)
def customizations() -> Iterator[None]:
    with isolated_registry(Bar, Badge):
        yield


@pytest.fixture
def merchant(sandbox: Sandbox, ecwid_app: App, db: None) -> MerchantContext:
    return open_in(sandbox, ecwid_app)


@pytest.fixture
def service(merchant: MerchantContext) -> SettingsService:
    return SettingsService(merchant)


def open_in(sandbox: Sandbox, app: App, store_id: int = STORE_ID) -> MerchantContext:
    """Open the app as the view does, and forget the requests that this took."""
    encoded = sandbox.payload(app.client_id, store_id)
    payload = decrypt_payload(encoded, client_secret=app.client_secret)
    merchant = open_app(app, payload, client_ip="127.0.0.1")
    sandbox.requests.clear()
    return merchant
