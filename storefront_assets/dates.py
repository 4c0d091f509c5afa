"""Days that a merchant picks: a form field for the browser's calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

ISO = "%Y-%m-%d"


def date_field(label: _StrPromise, *, help_text: _StrPromise) -> forms.DateField:
    """Return an optional field for a day, as the browser's date input gives it.

    That input shows the day as the merchant's language writes it and sends ``2026-12-24``.
    """
    widget = forms.DateInput(format=ISO, attrs={"type": "date"})
    return forms.DateField(
        required=False, label=label, help_text=help_text, widget=widget, input_formats=[ISO]
    )
