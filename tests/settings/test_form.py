"""The form that a settings class gives."""

from __future__ import annotations

from typing import assert_type

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from ecwid_native.fields import MerchantSettings, SecretInput, private, public

POSITIONS = [("top", "Top"), ("bottom", "Bottom")]


class BarSettings(MerchantSettings):
    enabled: bool = public(forms.BooleanField(required=False), default=False)
    text: str = public(forms.CharField(max_length=20), default="New")
    position: str = public(forms.ChoiceField(choices=POSITIONS), default="top")
    crm_key: str = private(forms.CharField(required=False, widget=SecretInput), default="")


class RangeSettings(MerchantSettings):
    low: int = public(forms.IntegerField(), default=1)
    high: int = public(forms.IntegerField(), default=2)

    def clean(self) -> None:
        if self.low > self.high:
            raise ValidationError({"high": "Must not be below the lowest."})


class StrictSettings(MerchantSettings):
    api_key: str = private(forms.CharField(widget=SecretInput), default="")


def test_a_valid_form_gives_typed_settings() -> None:
    form = BarSettings.form(QueryDict("enabled=on&text=+Hot+&position=bottom&crm_key="))

    assert form.is_valid()
    assert_type(form.settings, BarSettings)
    assert form.settings == BarSettings(enabled=True, text="Hot", position="bottom", crm_key="")


def test_a_form_begins_with_the_current_settings() -> None:
    form = BarSettings.form(initial=BarSettings(text="Hot"), prefix="bar")

    assert form["text"].value() == "Hot"
    assert 'name="bar-text"' in str(form["text"])


def test_a_form_without_current_settings_begins_with_the_defaults() -> None:
    assert BarSettings.form()["text"].value() == "New"


def test_an_invalid_form_has_no_settings() -> None:
    form = BarSettings.form(QueryDict("text="))

    assert set(form.errors) == {"text", "position"}
    with pytest.raises(ValueError, match="is_valid"):
        _ = form.settings


@pytest.mark.parametrize(
    ("submitted", "errors"),
    [
        ("low=1&high=2", {}),
        ("low=3&high=2", {"high": ["Must not be below the lowest."]}),
        ("low=3&high=x", {"high": ["Enter a whole number."]}),
    ],
)
def test_a_settings_class_can_judge_its_values_together(
    submitted: str, errors: dict[str, list[str]]
) -> None:
    assert RangeSettings.form(QueryDict(submitted)).errors == errors


def test_two_forms_share_no_field() -> None:
    first, second = BarSettings.form(), BarSettings.form()

    first.fields["text"].widget.attrs["class"] = "mine"
    first.fields["position"].choices = []  # type: ignore[attr-defined]

    assert second.fields["text"].widget.attrs.get("class") is None
    assert second.fields["position"].choices == POSITIONS  # type: ignore[attr-defined]
    assert BarSettings.form().fields["position"].choices == POSITIONS  # type: ignore[attr-defined]


def test_a_subclass_has_its_own_form() -> None:
    BarSettings.form()

    class Wide(BarSettings):
        wide: bool = public(forms.BooleanField(required=False), default=True)

    assert "wide" in Wide.form().fields
    assert "wide" not in BarSettings.form().fields


def test_a_saved_secret_is_never_rendered() -> None:
    form = BarSettings.form(initial=BarSettings(crm_key="canary-s3cret"))

    page = form.as_div()

    assert "canary" not in page
    assert 'name="crm_key-clear"' in page
    assert 'autocomplete="new-password"' in page


def test_a_typed_secret_is_not_rendered_back_with_the_errors() -> None:
    form = BarSettings.form(QueryDict("text=&crm_key=canary-s3cret"))

    assert not form.is_valid()
    assert "canary" not in form.as_div()


def test_no_secret_saved_offers_nothing_to_remove() -> None:
    assert 'name="crm_key-clear"' not in BarSettings.form().as_div()


def test_the_remove_box_names_the_secret_to_clear() -> None:
    current = BarSettings(crm_key="old")
    data = QueryDict("bar-text=a&bar-position=top&bar-crm_key-clear=on")

    form = BarSettings.form(data, initial=current, prefix="bar")

    assert form.is_valid()
    assert form.clear_secrets == {"crm_key"}


def test_typing_and_removing_a_secret_at_once_is_refused() -> None:
    data = QueryDict("text=a&position=top&crm_key=new&crm_key-clear=on")

    form = BarSettings.form(data, initial=BarSettings(crm_key="old"))

    assert list(form.errors) == ["crm_key"]


def test_a_needed_secret_may_be_left_blank_once_it_is_saved() -> None:
    saved = StrictSettings(api_key="old")

    assert StrictSettings.form(QueryDict("api_key=")).errors
    assert StrictSettings.form(QueryDict("api_key="), initial=saved).is_valid()
    assert StrictSettings.form(QueryDict("api_key="), initial=StrictSettings()).errors


def test_a_needed_secret_cannot_be_removed() -> None:
    form = StrictSettings.form(QueryDict("api_key-clear=on"), initial=StrictSettings(api_key="k"))

    assert "cannot be removed" in str(form.errors["api_key"])
