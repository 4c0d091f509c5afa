"""Widgets that render themselves: Django's rarer ones, and those of an app's author."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _

from dashboard.controls import picker

CSS_CLASSES: Mapping[str, str] = {
    "checkbox": "",
    "radio": "",
    "file": "",
    "range": "",
    "select": "field__select",
}
FEWEST_ROWS, MOST_ROWS = 3, 8


def self_rendered(field: forms.BoundField) -> str:
    """What a widget of the author, or a field with its own template, makes of itself.

    Args:
        field: of a form of this request alone: its widget is changed.
    """
    if getattr(field.field, "template_name", None):
        return field.as_field_group()
    widget = field.field.widget
    attrs: dict[str, Any] = {}
    css_class = CSS_CLASSES.get(getattr(widget, "input_type", ""), "field__input")
    if css_class:
        own = widget.attrs.get("class", "")
        attrs["class"] = f"{css_class} {own}".strip()
    if isinstance(widget, forms.SelectMultiple) and "size" not in widget.attrs:
        attrs["size"] = min(max(_rows(widget.choices), FEWEST_ROWS), MOST_ROWS)
    _name_parts(field.field)
    return field.as_widget(attrs=attrs or None)


def _rows(choices: Iterable[tuple[object, Any]]) -> int:
    """How many lines a list of these choices has: options, and the titles of groups."""
    return sum(
        1 + (_rows(label) if isinstance(label, list | tuple) else 0) for _value, label in choices
    )


def _name_parts(field: forms.Field) -> None:
    """Say what each part of a date is for: Django gives the parts neither label nor picker."""
    widget = field.widget
    if type(widget) is forms.SplitDateTimeWidget:
        assert isinstance(field, forms.MultiValueField)
        date, time = (
            picker(part, part_field) or part
            for part, part_field in zip(widget.widgets, field.fields, strict=True)
        )
        date.attrs.setdefault("aria-label", _("Date"))
        time.attrs.setdefault("aria-label", _("Time"))
        cast("forms.MultiWidget", widget).widgets = [date, time]
    elif isinstance(widget, forms.SelectDateWidget) and widget.select_widget is forms.Select:
        widget.select_widget = DatePart
        for part, name in part_names().items():
            if getattr(widget, f"{part}_none_value") == widget.none_value:
                setattr(widget, f"{part}_none_value", ("", name))


def part_names() -> dict[str, str]:
    """What the drop-downs of a ``SelectDateWidget`` are for, by the end of their HTML names."""
    return {"year": _("Year"), "month": _("Month"), "day": _("Day")}


class DatePart(forms.Select):
    """One of the three drop-downs of a ``SelectDateWidget``, with a name."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the name to Django's context."""
        label = part_names()[name.rpartition("_")[2]]
        return super().get_context(name, value, {"aria-label": label, **(attrs or {})})
