"""The HTML attributes of a control."""

from __future__ import annotations

import html
from collections.abc import Mapping

from django import forms


def attributes(pairs: Mapping[str, object]) -> str:
    """HTML attributes as Django writes them: True is a bare name, False and None are left out."""
    return "".join(
        f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
        for name, value in pairs.items()
        if value is not None and value is not False
    )


def own_attributes(
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
