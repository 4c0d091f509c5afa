"""One form of 30 fields, five of each kind: as merchant settings and as a plain Django form."""

from __future__ import annotations

from typing import Any

from django import forms

from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings, SecretInput, private, public

CHOICES = [("top", "Top of the page"), ("middle", "Beside the products"), ("end", "End")]
HELP = "Shoppers see this on every page of your store."


class AuthorsInput(forms.TextInput):
    """A widget of an app author, which nobody but Django knows how to draw."""


def fields(number: int, *, secret: type[forms.Widget], text: type[forms.Widget]) -> dict[str, Any]:
    """One field of each kind, by name."""
    label = f"Setting {number}"
    return {
        f"text_{number}": forms.CharField(label=label, help_text=HELP, max_length=80, widget=text),
        f"note_{number}": forms.CharField(label=label, required=False, widget=forms.Textarea),
        f"count_{number}": forms.IntegerField(label=label, min_value=0, max_value=500),
        f"on_{number}": forms.BooleanField(label=label, required=False),
        f"place_{number}": forms.ChoiceField(label=label, choices=CHOICES),
        f"key_{number}": forms.CharField(label=label, required=False, widget=secret),
    }


DEFAULTS: dict[str, Any] = {
    "text": "Free shipping this week",
    "note": "A longer text\nof two lines",
    "count": 7,
    "on": True,
    "place": "middle",
    "key": "",
}
TYPES = {"text": str, "note": str, "count": int, "on": bool, "place": str, "key": str}


def settings_class(name: str, *, text: type[forms.Widget]) -> type[MerchantSettings]:
    """The 30 fields as merchant settings."""
    namespace: dict[str, Any] = {"__annotations__": {}, "__module__": __name__}
    for number in range(5):
        for field_name, field in fields(number, secret=SecretInput, text=text).items():
            kind = field_name.split("_")[0]
            visible = private if kind == "key" else public
            namespace[field_name] = visible(field, default=DEFAULTS[kind])
            namespace["__annotations__"][field_name] = TYPES[kind]
    return type(name, (MerchantSettings,), namespace)


def form_class(name: str, *, text: type[forms.Widget]) -> type[forms.Form]:
    """The same as a form of Django's."""
    namespace: dict[str, Any] = {"__module__": __name__}
    for number in range(5):
        namespace |= fields(number, secret=forms.PasswordInput, text=text)
    return type(name, (forms.Form,), namespace)


INITIAL = {f"{kind}_{number}": value for kind, value in DEFAULTS.items() for number in range(5)}

PlainForm = form_class("PlainForm", text=forms.TextInput)
PlainFormOfAuthors = form_class("PlainFormOfAuthors", text=AuthorsInput)


def customization(text: type[forms.Widget]) -> type[Customization]:
    """The 30 settings as the app's one customization; registers it."""
    return type(
        "Thirty",
        (Customization,),
        {
            "__module__": __name__,
            "slug": "thirty",
            "title": "Thirty settings",
            "settings": settings_class("ThirtySettings", text=text),
        },
    )
