"""The form of a settings class, and what it does with secrets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ecwid_native.widgets import SecretInput

if TYPE_CHECKING:
    from ecwid_native.fields import MerchantSettings

S = TypeVar("S", bound="MerchantSettings")


class SettingsForm(forms.Form, Generic[S]):
    """A merchant's form of one settings class.

    Each instance has its own copies of the declared fields, as every Django form does. A saved
    secret is never among the initial values; its widget only learns that there is one.

    Attributes:
        current: the settings that the form starts from.
    """

    settings_class: type[S]

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, current: S, prefix: str | None = None
    ) -> None:
        super().__init__(data, prefix=prefix, initial=initial_values(current))
        self.current = current
        for name, field in self.secret_fields().items():
            if current.setting_value(name):
                cast("SecretInput", field.widget).is_saved = True
                field.required = False  # blank keeps what is saved

    def secret_fields(self) -> dict[str, forms.Field]:
        """This form's own copies of the secret fields, by name."""
        declared = self.settings_class.setting_fields
        return {name: field for name, field in self.fields.items() if declared[name].is_secret}

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be stored, and a secret both typed and removed, or removed though
        required."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            try:
                self.settings_class.setting_fields[name].to_json(value)
            except (TypeError, ValueError):
                self.add_error(name, _("This value cannot be saved."))
        for name in self.clear_secrets:
            if cleaned.get(name):
                self.add_error(name, _("Either type a new value or remove the saved one."))
            elif self.settings_class.setting_fields[name].form_field.required:
                self.add_error(name, _("This value is needed and cannot be removed."))
        if not self.errors:
            self.clean_together(cleaned)
        return cleaned

    def clean_together(self, cleaned: Mapping[str, Any]) -> None:
        """Let the settings class judge values that are each right by themselves."""
        try:
            self.settings_class(**cleaned).clean()
        except ValidationError as exc:
            self.add_error(None, exc)

    @property
    def clear_secrets(self) -> frozenset[str]:
        """The names of the secrets that the merchant asked to remove."""
        return frozenset(
            name
            for name, field in self.secret_fields().items()
            if cast("SecretInput", field.widget).is_cleared(self.data, self.add_prefix(name))
        )

    @property
    def settings(self) -> S:
        """What a valid form says. A secret that was left blank is "" here and kept by the save.

        Raises:
            ValueError: the form is not valid.
        """
        if not self.is_valid():
            raise ValueError("an invalid form has no settings; call is_valid() first")
        values = {name: self.cleaned_data[name] for name in self.settings_class.setting_fields}
        return self.settings_class(**values)


def initial_values(settings: MerchantSettings) -> dict[str, Any]:
    """Return the values a form may show: all but the secrets."""
    return {
        name: settings.setting_value(name)
        for name, field in settings.setting_fields.items()
        if not field.is_secret
    }


def settings_form_class(settings_class: type[S]) -> type[SettingsForm[S]]:
    """Return a new form class of ``settings_class``; its instances copy the fields."""
    fields = {name: each.form_field for name, each in settings_class.setting_fields.items()}
    made = type(f"{settings_class.__name__}Form", (SettingsForm,), fields)
    form_class = cast("type[SettingsForm[S]]", made)
    form_class.settings_class = settings_class
    return form_class
