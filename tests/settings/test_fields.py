"""Declaring settings: what a class says, and what it refuses to say."""

from __future__ import annotations

import copy
import dataclasses
from decimal import Decimal
from typing import Any, ClassVar, assert_type

import pytest
from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ecwid_native.exceptions import ConfigurationError
from ecwid_native.fields import MerchantSettings, SecretInput, private, public


class BannerSettings(MerchantSettings):
    version = 3
    enabled: bool = public(forms.BooleanField(required=False, label=_("On")), default=False)
    text: str = public(forms.CharField(max_length=20), default=_("Yes"))
    rate: Decimal = public(forms.DecimalField(), default=Decimal("1.50"))
    pages: list[str] = public(
        forms.MultipleChoiceField(choices=[("home", "Home"), ("cart", "Cart")]), default=["home"]
    )
    crm_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")


def test_attributes_have_the_types_of_their_annotations() -> None:
    settings = BannerSettings(text="Hot")

    assert_type(settings.text, str)
    assert_type(settings.rate, Decimal)
    assert (settings.text, settings.rate, settings.enabled) == ("Hot", Decimal("1.50"), False)


def test_a_type_checker_refuses_wrong_values_and_wrong_defaults() -> None:
    # `warn_unused_ignores` makes these comments the assertion.
    BannerSettings(text=5)  # type: ignore[arg-type]

    class _Wrong(MerchantSettings):
        count: str = public(forms.CharField(), default=3)  # type: ignore[assignment]


def test_visibility_and_secrecy_are_on_the_declaration() -> None:
    fields = BannerSettings.setting_fields

    assert list(fields) == ["enabled", "text", "rate", "pages", "crm_key"]
    assert [name for name, field in fields.items() if not field.is_public] == ["crm_key"]
    assert [name for name, field in fields.items() if field.is_secret] == ["crm_key"]
    assert (fields["enabled"].label, fields["crm_key"].label) == ("On", "Crm key")


def test_a_translatable_default_is_resolved_at_use() -> None:
    settings = BannerSettings()

    with translation.override("de"):
        assert settings.text == "Ja"
    with translation.override("fr"):
        assert settings.text == "Oui"
    assert settings.is_default("text")


def test_instances_are_immutable() -> None:
    settings = BannerSettings()

    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.text = "x"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del settings.text


def test_replace_gives_a_changed_copy() -> None:
    settings = BannerSettings(text="a")

    assert settings.replace(enabled=True) == BannerSettings(text="a", enabled=True)
    assert settings.text == "a"
    assert copy.deepcopy(settings) == settings


def test_equality_is_by_class_and_values() -> None:
    class Other(BannerSettings):
        pass

    assert BannerSettings(rate=Decimal("1.50")) == BannerSettings()
    assert BannerSettings(text="a") != BannerSettings(text="b")
    assert BannerSettings() != Other()
    assert len({BannerSettings(pages=()), BannerSettings(pages=())}) == 1  # type: ignore[arg-type]


def test_a_default_list_is_not_shared() -> None:
    BannerSettings().pages.append("cart")

    assert BannerSettings().pages == ["home"]


def test_repr_hides_secrets() -> None:
    shown = repr(BannerSettings(crm_key="canary-s3cret", text="Hot"))

    assert "canary" not in shown
    assert "text='Hot'" in shown


def test_an_unknown_name_is_a_type_error() -> None:
    values: dict[str, Any] = {"colour": "red"}

    with pytest.raises(TypeError, match="BannerSettings has no field colour"):
        BannerSettings(**values)


def test_a_subclass_inherits_and_overrides() -> None:
    class Wide(BannerSettings):
        wide: bool = public(forms.BooleanField(required=False), default=True)
        text: str = private(forms.CharField(), default="Own")

    assert list(Wide.setting_fields) == ["enabled", "text", "rate", "pages", "crm_key", "wide"]
    assert (Wide().text, Wide().wide, Wide.version) == ("Own", True, 3)
    assert not Wide.setting_fields["text"].is_public
    assert BannerSettings.setting_fields["text"].is_public


def test_fields_of_two_bases_meet() -> None:
    class Left(MerchantSettings):
        left: str = public(forms.CharField(), default="l")

    class Right(MerchantSettings):
        right: str = public(forms.CharField(), default="r")

    class Both(Left, Right):
        pass

    assert (Both().left, Both().right) == ("l", "r")


def test_class_variables_and_underscore_names_are_no_settings() -> None:
    class Plain(MerchantSettings):
        LIMIT: ClassVar[int] = 5
        _cache: str = ""

    assert dict(Plain.setting_fields) == {}


def declare(body: dict[str, Any], **annotations: Any) -> type[MerchantSettings]:
    return type("Bad", (MerchantSettings,), {**body, "__annotations__": annotations})


@pytest.mark.parametrize(
    ("body", "annotations", "message"),
    [
        ({"text": forms.CharField()}, {"text": str}, "Bad.text does not say who may see it"),
        ({"text": forms.CharField()}, {}, "Bad.text does not say who may see it"),
        ({"text": "New"}, {"text": str}, "Bad.text does not say who may see it"),
        ({}, {"text": "str"}, "Bad.text does not say who may see it"),
        ({"text": public(forms.CharField(), default="")}, {}, "Bad.text has no annotation"),
        ({"form": public(forms.CharField(), default="")}, {"form": str}, "the name is taken"),
        ({"_text": public(forms.CharField(), default="")}, {"_text": str}, "the name is taken"),
        ({"version": 0}, {}, "Bad.version must be a whole number"),
        ({"version": True}, {}, "Bad.version must be a whole number"),
        ({"version": "2"}, {}, "Bad.version must be a whole number"),
        (
            {"key": public(forms.CharField(widget=SecretInput), default="")},
            {"key": str},
            "a secret cannot be public",
        ),
        (
            {"key": public(forms.CharField(widget=forms.PasswordInput), default="")},
            {"key": str},
            "a secret cannot be public",
        ),
        (
            {"key": private(forms.CharField(widget=forms.PasswordInput), default="")},
            {"key": str},
            "use SecretInput",
        ),
        (
            {"key": private(forms.IntegerField(widget=SecretInput), default="")},
            {"key": str},
            "a secret is a CharField",
        ),
        (
            {"key": private(forms.CharField(widget=SecretInput), default="hunter2")},
            {"key": str},
            "a secret is a CharField",
        ),
    ],
)
def test_a_declaration_that_cannot_be_meant_fails_at_class_creation(
    body: dict[str, Any], annotations: dict[str, Any], message: str
) -> None:
    with pytest.raises(ConfigurationError, match=message):
        declare(body, **annotations)
