"""The widget for secret settings: typed once, never shown again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict


class SecretInput(forms.PasswordInput):
    """A password field that never gets a value, only the news that one is saved.

    Left blank it keeps the saved secret; a "Remove" box beside it clears the secret. The box is
    named as the one of Django's ``ClearableFileInput``: the field's HTML name and ``-clear``.

    Attributes:
        is_saved: whether a secret is saved; set by the form on its own copy of the widget.
    """

    template_name = "ecwid_native/widgets/secret_input.html"
    is_saved = False

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        # "new-password" keeps password managers from filling in the merchant's own password.
        super().__init__(attrs={"autocomplete": "new-password", **(attrs or {})})
        self.render_value = False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add ``is_saved`` and ``clear_name`` to the widget's context."""
        context = super().get_context(name, value, attrs)
        context["widget"]["is_saved"] = self.is_saved
        context["widget"]["clear_name"] = self.clear_name(name)
        return context

    def clear_name(self, name: str) -> str:
        """The HTML name of the "Remove" box of the field with HTML name ``name``."""
        return f"{name}-clear"

    def is_cleared(self, data: Mapping[str, Any], name: str) -> bool:
        """Whether the submitted ``data`` ask to remove the secret."""
        box = forms.CheckboxInput()
        return bool(box.value_from_datadict(data, MultiValueDict(), self.clear_name(name)))
