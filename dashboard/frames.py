"""The markup around a control: its label, its help text and its errors.

Each frame is an ordinary template in ``dashboard/fields/`` that a project may override. It is
rendered without a control and cut in two where the control belongs; the halves are kept, so the
template costs nothing per request. The class names are Ecwid's: the page fits into the control
panel with Ecwid's stylesheet and without it.
Source: class names of github.com/Ecwid/sample-native-app (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ecwid_native.exceptions import ConfigurationError

CONTROL = SafeString("\0control\0")
"""Stands for the control; no text that a person writes has a NUL in it."""

TEMPLATES: dict[type[forms.Widget], tuple[str, str]] = {
    forms.TextInput: ("box", "text"),
    forms.EmailInput: ("box", "text"),
    forms.URLInput: ("box", "text"),
    forms.TelInput: ("box", "text"),
    forms.SearchInput: ("box", "text"),
    forms.ColorInput: ("box", "color"),
    forms.NumberInput: ("box", "number"),
    forms.Textarea: ("box", "textarea"),
    forms.CheckboxInput: ("switch", "switch"),
    forms.DateInput: ("box", "date"),
    forms.TimeInput: ("box", "time"),
    forms.DateTimeInput: ("box", "datetime"),
}
"""Template of the frame and kind of the field, per widget class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What a field says about itself; ``field`` in the template of its frame.

    Attributes:
        name: the field's name.
        html_id: id of the control; ``_error`` and ``_helptext`` are appended to it, as in Django.
        label_for: the id that the label points to, "" for a group of controls.
        label, help_text: text, or markup that is marked safe.
        required: whether to mark the label.
        errors: messages; none when the field is fine.
        kind: picks the look, for example "text" or "select".
        clear_name: HTML name of the box that removes a saved secret, "" for other fields.
    """

    name: str
    html_id: str
    label_for: str
    label: str
    help_text: str = ""
    required: bool = False
    errors: Sequence[str] = ()
    kind: str = ""
    clear_name: str = ""

    @property
    def described(self) -> SafeString:
        """Attributes that tie the control to its error and its help text."""
        ids = [f"{self.html_id}_error"] if self.errors else []
        ids += [f"{self.html_id}_helptext"] if self.help_text else []
        invalid = ' aria-invalid="true"' if self.errors else ""
        return SafeString(f'{invalid} aria-describedby="{" ".join(ids)}"' if ids else "")


def frame_of(field: forms.Field) -> tuple[str, str]:
    """Template and kind of a field's frame; "" when it brings its own, or is hidden."""
    if getattr(field, "template_name", None) or field.widget.is_hidden:
        return "", ""
    widget = field.widget
    if getattr(widget, "input_type", "") == "range":
        return "box", "range"
    if isinstance(widget, forms.Select) and not widget.allow_multiple_selected:
        return "box", "select"
    other = "group" if widget.use_fieldset else "widget"
    return TEMPLATES.get(type(widget), (other, other))


def frame(template: str, caption: Caption) -> tuple[str, str]:
    """What stands before the control and what stands after it."""
    if not template:
        return "", ""
    name = f"dashboard/fields/{template}.html"
    markup = render_to_string(name, {"field": caption, "control": CONTROL})
    before, found, after = markup.partition(CONTROL)
    if not found:
        raise ConfigurationError(f"{name} has to contain {{{{ control }}}}")
    return before, after
