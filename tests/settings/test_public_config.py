"""The public config, against the contract that the storefront's own tests read too."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from ecwid_native.public_config import (
    dump_public_config,
    is_published,
    parse_public_config,
    public_config,
    public_values,
)
from ecwid_native.stored_settings import Problem, ProblemKind, StoredSettings

CONTRACT = json.loads(
    (Path(__file__).parents[1] / "contracts" / "public_config.json").read_text(encoding="utf-8")
)
PAGES = [("home", "Home"), ("cart", "Cart")]


class ContractSettings(MerchantSettings):
    """One field of each kind that a script may get, and what it must not get."""

    enabled: bool = public(forms.BooleanField(required=False), default=False)
    text: str = public(forms.CharField(strip=False), default=_("Yes"))
    count: int = public(forms.IntegerField(), default=0)
    rate: Decimal = public(forms.DecimalField(), default=Decimal(0))
    ratio: float = public(forms.FloatField(), default=0.0)
    position: str = public(forms.ChoiceField(choices=[("top", "Top")]), default="top")
    pages: list[str] = public(forms.MultipleChoiceField(choices=PAGES), default=[])
    starts_on: datetime.date | None = public(forms.DateField(required=False), default=None)
    note: str = private(forms.CharField(), default="canary-note")
    crm_key: str = private(forms.CharField(widget=SecretInput), default="")


with isolated_registry():

    class Bar(Customization):
        slug = "bar"
        title = "Bar"
        settings = ContractSettings


def settings_of(values: dict[str, Any]) -> ContractSettings:
    fields = ContractSettings.setting_fields
    return ContractSettings(**{name: fields[name].from_json(raw) for name, raw in values.items()})


def stored(settings: ContractSettings, **changed: Any) -> StoredSettings[ContractSettings]:
    whole: dict[str, Any] = {"is_saved": True, "revision": 1, **changed}
    return StoredSettings(customization=Bar, settings=settings, **whole)


@pytest.mark.parametrize("case", CONTRACT["written"], ids=lambda case: case["name"])
def test_what_is_written_is_the_contract(case: dict[str, Any]) -> None:
    settings = settings_of(case["settings"]).replace(note="canary-note", crm_key="canary-key")

    text = dump_public_config(public_config([stored(settings)], {}))

    assert text == case["text"]
    assert json.loads(text) == case["config"] == parse_public_config(text)
    assert "canary" not in text
    assert not set(text) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("case", CONTRACT["read"], ids=lambda case: case["name"])
def test_what_is_read_is_the_contract(case: dict[str, Any]) -> None:
    assert parse_public_config(case["text"]) == case["config"]


def test_a_setting_that_is_not_published_is_noticed() -> None:
    settings = ContractSettings(text="Hot")
    published = {"bar": public_values(settings)}

    assert is_published(stored(settings), published)
    assert not is_published(stored(settings.replace(text="New")), published)
    assert not is_published(stored(settings), {})


def test_true_and_1_are_not_the_same() -> None:
    settings = ContractSettings(enabled=True, text="Hot")
    published = {"bar": {**public_values(settings), "enabled": 1}}

    assert not is_published(stored(settings), published)


def test_a_field_that_is_public_no_longer_has_to_be_taken_back() -> None:
    settings = ContractSettings(text="Hot")

    published = {"bar": {**public_values(settings), "note": "was public once"}}

    assert not is_published(stored(settings), published)


def test_a_default_in_another_language_is_not_outdated() -> None:
    settings = ContractSettings(enabled=True)

    with translation.override("de"):
        published = {"bar": public_values(settings)}

    assert published["bar"]["text"] == "Ja"
    with translation.override("fr"):
        assert is_published(stored(settings), published)
        assert not is_published(stored(settings.replace(text="Oui")), published)


@pytest.mark.parametrize(
    "changed",
    [
        {"is_saved": False, "revision": 0},
        {"problems": (Problem(ProblemKind.UNREADABLE),)},
        {"problems": (Problem(ProblemKind.NEWER_VERSION),)},
    ],
)
def test_what_nobody_saved_or_understands_is_not_called_outdated(changed: dict[str, Any]) -> None:
    assert is_published(stored(ContractSettings(), **changed), {})
