"""Two customizations and a merchant who has opened their page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from ecwid_native.sandbox import Sandbox
from ecwid_native.testing.merchant_client import MerchantClient
from tests.dashboard.markup import Markup

STORE_ID = 1003
SECTION_URL = "/demo/settings/bar"
PAGE_URL = "/demo/settings"
PUBLISH_URL = "/demo/publish"


class BarSettings(MerchantSettings):
    """One field of each kind."""

    enabled: bool = public(forms.BooleanField(required=False, label="Show the bar"), default=False)
    text: str = public(forms.CharField(max_length=60_000, label="Message"), default="Hello")
    days: int = public(forms.IntegerField(min_value=1, label="Days"), default=7)
    place: str = public(
        forms.ChoiceField(label="Place", choices=[("top", "At the top"), ("end", "At the end")]),
        default="top",
    )
    notes: str = private(
        forms.CharField(required=False, label="Notes", widget=forms.Textarea), default=""
    )
    key: str = private(forms.CharField(required=False, label="Key", widget=SecretInput), default="")


class BadgeSettings(MerchantSettings):
    """A second section."""

    text: str = public(forms.CharField(max_length=20, label="Label"), default="New")


@pytest.fixture(autouse=True)
def customizations() -> Iterator[None]:
    """The customizations of this app, and no other."""
    with isolated_registry():

        class Bar(Customization):
            slug = "bar"
            title = "Announcement bar"
            description = "A line above each page."
            settings = BarSettings

        class Badge(Customization):
            slug = "badge"
            title = "Badge"
            settings = BadgeSettings
            order = 1

        yield


class Page:
    """What a merchant sees, and what a browser would send from it."""

    def __init__(self, response: HttpResponseBase) -> None:
        assert isinstance(response, HttpResponse)
        self.response = response
        self.status = response.status_code
        self.html = response.content.decode()
        self.markup = Markup(self.html)

    @property
    def alerts(self) -> list[str]:
        """The texts of all notices shown, with single spaces."""
        return [
            " ".join(element.text.split())
            for element in self.markup.elements
            if "alert" in (element.get("class") or "").split() and "hidden" not in element
        ]

    def button(self, text: str) -> dict[str, str]:
        """The attributes of the button with that text."""
        found = [each for each in self.markup.all("button") if each.text == text]
        assert len(found) == 1, f"{len(found)} buttons “{text}”"
        return found[0].attributes

    def values(self, **changes: str) -> dict[str, str]:
        """The form as it would be posted, after some changes; "" unticks a box."""
        values = {**self.markup.values(), **{k.replace("__", "-"): v for k, v in changes.items()}}
        selected = {each.get("name") or "" for each in self.markup.all("select")}
        return {"bar-place": "top", **values} if "bar-place" in selected else values


class Merchant:
    """A merchant at the settings page, with or without JavaScript."""

    def __init__(self, client: MerchantClient) -> None:
        self.client = client
        self.page = Page(client.response)

    def send(self, url: str, data: dict[str, str]) -> Page:
        """Post as htmx does; the answer is a part of the page."""
        return Page(self.client.post(url, data, headers={"HX-Request": "true"}))

    def submit(self, url: str, data: dict[str, str]) -> Page:
        """Post as a browser without JavaScript does; the answer is a page."""
        return Page(Client().post(url, {**data, "session_token": self.client.session_token}))


@pytest.fixture
def merchant(merchant_client: MerchantClient) -> Merchant:
    """A merchant who has just opened the app."""
    return Merchant(merchant_client)


@pytest.fixture
def stored(sandbox: Sandbox, ecwid_app: App) -> Callable[[str], Any]:
    """What the store has under a key, as JSON; None when there is nothing."""

    def read(key: str) -> Any:
        text = sandbox.storage(ecwid_app.client_id, STORE_ID).get(key)
        return None if text is None else json.loads(text)

    return read
