"""The values that differ between what a merchant typed and what somebody else saved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import to_current_timezone
from django.utils.formats import localize
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ecwid_native.fields import MerchantSettings, SettingField
from ecwid_native.settings_form import SettingsForm

LONGEST_SHOWN = 300


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One setting with two values, as text."""

    label: str
    yours: str
    saved: str


def differences(form: SettingsForm[Any], saved: MerchantSettings) -> tuple[Difference, ...]:
    """What saving the form would change in ``saved``. Secrets are named, never shown."""
    return tuple(_differences(form, saved))


def _differences(form: SettingsForm[Any], saved: MerchantSettings) -> Iterator[Difference]:
    typed = form.settings
    for name, declared in typed.setting_fields.items():
        yours, theirs = typed.setting_value(name), saved.setting_value(name)
        if declared.is_secret:
            if yours or (theirs and name in form.clear_secrets):
                yield Difference(
                    label=declared.label,
                    yours=_("a new value") if yours else _("removed"),
                    saved=_("a saved value") if theirs else _("empty"),
                )
        elif declared.to_json(yours) != declared.to_json(theirs):
            yield Difference(
                label=declared.label,
                yours=shown_value(declared, yours),
                saved=shown_value(declared, theirs),
            )


def shown_value(declared: SettingField, value: Any) -> str:
    """A value in words: the label of a choice, "On" for a switch, "empty" for nothing, a
    date as the language writes it."""
    field = declared.form_field
    if isinstance(value, bool) and not is_choice(field):
        return _("On") if value else _("Off")
    if isinstance(value, datetime.date | datetime.time):
        local = to_current_timezone(value) if isinstance(value, datetime.datetime) else value
        return str(localize(local))
    if is_choice(field):
        text = chosen_labels(field, value)
    else:
        prepared = field.prepare_value(value)
        text = "" if prepared is None else str(prepared)
    return Truncator(text).chars(LONGEST_SHOWN) if text else _("empty")


def is_choice(field: forms.Field) -> bool:
    """Whether the merchant picks the value from a list."""
    return isinstance(field.widget, forms.widgets.ChoiceWidget)


def chosen_labels(field: forms.Field, value: Any) -> str:
    """What the merchant sees of a choice or of a list of them; what is no choice stays as it is."""
    widget = field.widget
    assert isinstance(widget, forms.widgets.ChoiceWidget)
    if isinstance(widget, forms.NullBooleanSelect):
        value = widget.format_value(value)
    chosen = value if isinstance(value, list | tuple) else [value]
    labels = dict(_flat(widget.choices))
    return ", ".join(str(labels.get(str(each), each)) for each in chosen)


def _flat(choices: Any) -> Iterator[tuple[str, object]]:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
