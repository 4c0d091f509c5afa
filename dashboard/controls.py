"""One form control as HTML, for the widgets that nearly every setting uses.

Django renders a widget through a template, about 50 µs each and half of a page of settings. The
kinds below are plain strings instead: what does not depend on the value is put together once,
the rest is one escape. A widget of any other class, a subclass included, is left to Django.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Callable

from django import forms

from dashboard.attributes import own_attributes
from dashboard.choices import boxes, drop_down

DEFAULT_ROWS = forms.Textarea().attrs["rows"]

# Browsers leave out seconds that are zero: with them, typing the same time again were a change.
ZERO_SECONDS = re.compile(r"(?<=\d\d:\d\d):00$")

Control = Callable[[object, str], str]
"""Renders one control: its value (prepared, or as typed) and more attributes, ready-made."""


def known_control(field: forms.Field, *, name: str, html_id: str) -> Control | None:
    """The control of one of our kinds, or None when the widget has to render itself."""
    has_own_template = getattr(field, "template_name", None)
    make = None if has_own_template else MAKERS.get(type(field.widget))
    return make(field, name, html_id) if make else None


def _input(tag: str, format_value: Callable[[object], str | None]) -> Control:
    def render(value: object, extra: str) -> str:
        # Text that somebody marked safe is escaped as well: here it is a value, not markup.
        text = format_value(value)
        return f'{tag}{extra} value="{html.escape(text)}">' if text else f"{tag}{extra}>"

    return render


def _text(field: forms.Field, name: str, html_id: str) -> Control:
    widget = field.widget
    assert isinstance(widget, forms.widgets.Input)
    kind = widget.attrs.get("type", widget.input_type)
    tag = "<input" + own_attributes(field, name, html_id, "field__input", type=kind)
    control = _input(tag, widget.format_value)
    if kind != "range":
        return control
    # A slider does not show its value; the page's script keeps this up to date.
    output = f'<output class="field__output" for="{html.escape(html_id)}" aria-hidden="true">'
    return lambda value, extra: (
        f"{control(value, extra)}{output}{html.escape(widget.format_value(value) or '')}</output>"
    )


def _moment(field: forms.Field, name: str, html_id: str) -> Control | None:
    """A date or time with the browser's own picker; None when the author chose a format.

    The picker reads ISO 8601 in every language, and shows nothing when it gets anything else.
    """
    widget = picker(field.widget, field)
    if widget is None:
        return None
    tag = own_attributes(field, name, html_id, "field__input", type=widget.input_type)
    return _input(
        "<input" + tag, lambda value: ZERO_SECONDS.sub("", widget.format_value(value) or "")
    )


def picker(widget: forms.Widget, field: forms.Field) -> forms.widgets.DateTimeBaseInput | None:
    """A copy of a date's or time's widget that is the browser's picker, with values to match.

    None when it is another widget, or when the author says how the value is written.
    """
    if type(widget) not in PICKERS:
        return None
    field_class, kind, iso = PICKERS[type(widget)]
    assert isinstance(widget, forms.widgets.DateTimeBaseInput)
    has_own_format = widget.format or "input_formats" in vars(field)
    if has_own_format or (not isinstance(field, field_class) and widget.input_type != kind):
        return None
    made = copy.copy(widget)
    made.input_type, made.format = kind, iso
    return made


def _number(field: forms.Field, name: str, html_id: str) -> Control:
    """A number as a text field with the right keyboard.

    ``type=number`` throws away what it cannot read, so that a mistyped number could not be shown
    again beside its error; it also changes when the page is scrolled over it.
    """
    assert isinstance(field.widget, forms.NumberInput)
    if field.widget.input_type != "number":
        return _text(field, name, html_id)  # a slider
    lowest = getattr(field, "min_value", None)
    keyboard = "numeric" if type(field) is forms.IntegerField else "decimal"
    if lowest is None or callable(lowest) or lowest < 0:
        keyboard = "text"  # the numeric keyboards of iOS have no minus sign
    tag = "<input" + own_attributes(
        field,
        name,
        html_id,
        "field__input field__input--number",
        type="text",
        inputmode=keyboard,
        min=None,
        max=None,
        step=None,
    )
    return _input(tag, field.widget.format_value)


def secret_control(field: forms.Field, *, name: str, html_id: str) -> Control:
    """A secret: its value is never shown, not even the one that was just typed."""
    tag = "<input" + own_attributes(
        field, name, html_id, "field__input", type="password", required=None, spellcheck="false"
    )
    return lambda value, extra: f"{tag}{extra}>"


def _textarea(field: forms.Field, name: str, html_id: str) -> Control:
    attrs = field.widget.attrs
    # Ten rows are Django's, not the author's; where the browser can, the box grows with the text.
    rows = 4 if attrs.get("rows") == DEFAULT_ROWS else attrs.get("rows")
    tag = "<textarea" + own_attributes(
        field, name, html_id, "field__textarea", rows=rows, cols=None
    )
    format_value = field.widget.format_value

    def render(value: object, extra: str) -> str:
        # The parser drops the first newline, hence one of ours.
        return f"{tag}{extra}>\n{html.escape(format_value(value) or '')}</textarea>"

    return render


def _switch(field: forms.Field, name: str, html_id: str) -> Control:
    tag = '<input type="checkbox" role="switch"' + own_attributes(field, name, html_id, "")
    widget = field.widget
    assert isinstance(widget, forms.CheckboxInput)

    def render(value: object, extra: str) -> str:
        return f"{tag}{extra} checked>" if widget.check_test(value) else f"{tag}{extra}>"

    return render


PICKERS: dict[type[forms.Widget], tuple[type[forms.Field], str, str]] = {
    forms.DateInput: (forms.DateField, "date", "%Y-%m-%d"),
    forms.TimeInput: (forms.TimeField, "time", "%H:%M:%S"),
    forms.DateTimeInput: (forms.DateTimeField, "datetime-local", "%Y-%m-%dT%H:%M:%S"),
}
"""For which fields, the browser's name of it, and how it reads its value."""

Maker = Callable[[forms.Field, str, str], Control | None]
MAKERS: dict[type[forms.Widget], Maker] = {
    forms.TextInput: _text,
    forms.EmailInput: _text,
    forms.URLInput: _text,
    forms.TelInput: _text,
    forms.SearchInput: _text,
    forms.ColorInput: _text,
    forms.NumberInput: _number,
    forms.Textarea: _textarea,
    forms.CheckboxInput: _switch,
    forms.Select: drop_down,
    forms.RadioSelect: boxes,
    forms.CheckboxSelectMultiple: boxes,
    **dict.fromkeys(PICKERS, _moment),
}
