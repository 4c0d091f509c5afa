"""One form control as HTML, for the widgets that nearly every setting uses.

Django renders a widget through a template, about 50 µs each and half of a page of settings. The
kinds below are plain strings instead: what does not depend on the value is put together once,
the rest is one escape. A widget of any other class, a subclass included, is left to Django.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Callable, Iterable, Mapping

from django import forms

DEFAULT_ROWS = forms.Textarea().attrs["rows"]

# Browsers leave out seconds that are zero: with them, typing the same time again were a change.
ZERO_SECONDS = re.compile(r"(?<=\d\d:\d\d):00$")

Control = Callable[[object, str], str]
"""Renders one control: its value (prepared, or as typed) and more attributes, ready-made."""


def attributes(pairs: Mapping[str, object]) -> str:
    """HTML attributes as Django writes them: True is a bare name, False and None are left out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
        for name, value in pairs.items()
        if value is not None and value is not False
    )


def known_control(field: forms.Field, *, name: str, html_id: str) -> Control | None:
    """The control of one of our kinds, or None when the widget has to render itself."""
    make = MAKERS.get(type(field.widget))
    return make(field, name, html_id) if make else None


def _own_attributes(
    field: forms.Field, name: str, html_id: str, css_class: str, **overrides: object
) -> str:
    """What the tag says whatever the value is; an override of None takes an attribute away."""
    own = dict(field.widget.attrs)
    return attributes(
        {
            "name": name,
            "id": html_id,
            "class": f"{css_class} {own.pop('class', '')}".strip() or None,
            "required": field.required and field.widget.use_required_attribute(None),
            "disabled": field.disabled,
            **own,
            **overrides,
        }
    )


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
    tag = "<input" + _own_attributes(field, name, html_id, "field__input", type=kind)
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
    tag = _own_attributes(field, name, html_id, "field__input", type=widget.input_type)
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
    tag = "<input" + _own_attributes(
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
    tag = "<input" + _own_attributes(
        field, name, html_id, "field__input", type="password", required=None, spellcheck="false"
    )
    return lambda value, extra: f"{tag}{extra}>"


def _textarea(field: forms.Field, name: str, html_id: str) -> Control:
    attrs = field.widget.attrs
    # Ten rows are Django's, not the author's; where the browser can, the box grows with the text.
    rows = 4 if attrs.get("rows") == DEFAULT_ROWS else attrs.get("rows")
    tag = "<textarea" + _own_attributes(
        field, name, html_id, "field__textarea", rows=rows, cols=None
    )
    format_value = field.widget.format_value

    def render(value: object, extra: str) -> str:
        # The parser drops the first newline, hence one of ours.
        return f"{tag}{extra}>\n{html.escape(format_value(value) or '')}</textarea>"

    return render


def _switch(field: forms.Field, name: str, html_id: str) -> Control:
    tag = '<input type="checkbox" role="switch"' + _own_attributes(field, name, html_id, "")
    widget = field.widget
    assert isinstance(widget, forms.CheckboxInput)

    def render(value: object, extra: str) -> str:
        return f"{tag}{extra} checked>" if widget.check_test(value) else f"{tag}{extra}>"

    return render


def _select(field: forms.Field, name: str, html_id: str) -> Control:
    widget = field.widget
    assert isinstance(widget, forms.Select)
    tag = "<select" + _own_attributes(field, name, html_id, "field__select")
    # A list cannot change between two requests; anything else (a callable, a query) may.
    ready = list(_options(widget.choices)) if isinstance(widget.choices, list | tuple) else None

    def render(value: object, extra: str) -> str:
        chosen = "" if value is None else str(value)
        options = _options(widget.choices) if ready is None else ready
        body = "".join(
            f"{start} selected{end}" if key == chosen else f"{start}{end}"
            for key, start, end in options
        )
        return f"{tag}{extra}>{body}</select>"

    return render


def _options(choices: Iterable[tuple[object, object]]) -> Iterable[tuple[str | None, str, str]]:
    """Each option as (value, start, end); a group's tags have no value."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield None, f'<optgroup label="{html.escape(str(value))}"', ">"
            yield from _options(label)
            yield None, "</optgroup", ">"
        else:
            key = "" if value is None else str(value)
            start = f'<option value="{html.escape(key)}"'
            yield key, start, f">{html.escape(str(label))}</option>"


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
    forms.Select: _select,
    **dict.fromkeys(PICKERS, _moment),
}
