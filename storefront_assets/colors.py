"""Colors that a merchant picks: the form field, and whether people can tell two of them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

COLOR = r"^#[0-9a-fA-F]{6}\Z"
# WCAG 2.2, 1.4.3: what most people can read without effort.
MINIMUM_CONTRAST = 4.5


def color_field(label: _StrPromise, *, help_text: _StrPromise | str = "") -> forms.CharField:
    """Return a field for a color as the browser's color input gives it, ``#1a2b3c``."""
    message = _("Enter a color as # and six digits or letters from a to f, such as #1d1d1f.")
    return forms.CharField(
        label=label,
        help_text=help_text,
        widget=forms.ColorInput,
        validators=[RegexValidator(COLOR, message)],
    )


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colors, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1 (WCAG 2.2)."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
