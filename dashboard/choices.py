"""Controls with choices: drop-downs, radio buttons, and a check box for each choice."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.html import conditional_escape

from dashboard.attributes import attributes, own_attributes

Option = tuple[str | None, str, str]
"""A value with what stands before and after the mark of what is chosen; markup has no value."""


def drop_down(field: forms.Field, name: str, html_id: str) -> Callable[[object, str], str]:
    """A list of which one line is shown."""
    widget = field.widget
    assert isinstance(widget, forms.Select)
    tag = "<select" + own_attributes(field, name, html_id, "field__select")
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


def _options(choices: Iterable[tuple[object, object]]) -> Iterable[Option]:
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


def boxes(field: forms.Field, name: str, html_id: str) -> Callable[[object, str], str]:
    """A radio button or a check box for each choice; what describes them is at their frame."""
    widget = field.widget
    assert isinstance(widget, forms.RadioSelect)
    start = f"<div{attributes({'id': html_id, 'class': widget.attrs.get('class')})}>"
    shared = {
        "id": html_id,
        "required": field.required and widget.use_required_attribute(None),
        "disabled": field.disabled,
    }

    def options() -> Iterable[Option]:
        return _boxes(widget.optgroups(name, [], shared))

    ready = list(options()) if isinstance(widget.choices, list | tuple) else None

    def render(value: object, extra: str) -> str:
        chosen = set(widget.format_value(value))
        invalid = ' aria-invalid="true"' if "aria-invalid" in extra else ""
        parts = []
        for key, before, after in options() if ready is None else ready:
            if key is None:
                parts.append(before)
                continue
            parts.append(f"{before}{invalid}{' checked' if key in chosen else ''}{after}")
            if key in chosen and not widget.allow_multiple_selected:
                chosen = set()
        return f"{start}{''.join(parts)}</div>"

    return render


def _boxes(
    groups: Iterable[tuple[str | None, Iterable[dict[str, Any]], object]],
) -> Iterable[Option]:
    for title, options, _index in groups:
        if title:
            yield None, f"<div><label>{conditional_escape(title)}</label>", ""
        for option in options:
            value = option["value"]
            tag = {
                "type": option["type"],
                "name": option["name"],
                "value": None if value is None else str(value),
                **option["attrs"],
            }
            label = f'<div><label for="{html.escape(option["attrs"]["id"])}">'
            text = conditional_escape(option["label"])
            yield str(value), f"{label}<input{attributes(tag)}", f"> {text}</label></div>"
        if title:
            yield None, "</div>", ""
