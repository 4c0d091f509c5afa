"""TypeScript declarations: what an editor knows about ``context.settings`` and ``context.call``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django import forms

from ecwid_native.conf import App
from ecwid_native.customizations import Customization, customizations_for
from ecwid_native.fields import SettingField
from storefront_assets.endpoints.registry import endpoints_of
from storefront_assets.endpoints.typescript import calls_declaration

TYPES: dict[type, str] = {
    bool: "boolean",
    int: "number",
    float: "number",
    list: "readonly unknown[]",
    dict: "Readonly<Record<string, unknown>>",
}
CONTEXT = Path(__file__).parent / "types" / "storefront.d.ts"


def declaration_files(app: App) -> Iterator[tuple[str, str]]:
    """The name and text of each file: one for all scripts, and one for each customization's."""
    yield CONTEXT.name, CONTEXT.read_text(encoding="utf-8")
    for customization in customizations_for(app.slug):
        if customization.script:
            yield f"{customization.slug}.d.ts", declaration(customization)


def declaration(customization: type[Customization]) -> str:
    """Return the types of a customization's public settings, endpoints and start function.

    Private settings never reach a script, so they are not there either.
    """
    fields = [
        f"  /** {comment(field)} */\n  readonly {name}: {field_type(field)};"
        for name, field in customization.settings.setting_fields.items()
        if field.is_public
    ]
    endpoints = endpoints_of(customization)
    context = "Context<Settings, Calls>" if endpoints else "Context<Settings>"
    lines = [
        f"// Made by “manage.py ecwid_storefront types” of {customization.settings.__name__}.",
        'import type { Context } from "./storefront";',
        "",
        "export interface Settings {",
        *fields,
        "}",
        "",
        *(calls_declaration(endpoints) if endpoints else []),
        f"export type Start = (context: {context}) => void | Promise<void>;",
    ]
    return "\n".join(lines) + "\n"


def comment(field: SettingField) -> str:
    """Return the field's label, harmless inside a comment."""
    return field.label.replace("*/", "*\u200b/").replace("\n", " ")


def field_type(field: SettingField) -> str:
    """Return the TypeScript type of a field's value as the public config has it."""
    form_field = field.form_field
    if isinstance(form_field, forms.NullBooleanField):
        return "boolean | null"
    if isinstance(form_field, forms.BooleanField):
        return "boolean"
    choices = literals(form_field)
    if isinstance(form_field, forms.MultipleChoiceField | forms.TypedMultipleChoiceField):
        return f"readonly ({choices or 'string'})[]"
    if choices:
        return choices
    return type_of_json(field.to_json(field.default_value()), form_field)


def literals(form_field: forms.Field) -> str:
    """Return the choices of a field as a union; "" when it has none or not only texts."""
    if not isinstance(form_field, forms.ChoiceField):
        return ""
    if isinstance(form_field, forms.TypedChoiceField | forms.TypedMultipleChoiceField):
        return ""
    values: list[Any] = []
    choices: list[tuple[Any, Any]] = list(form_field.choices)  # type: ignore[arg-type]  # as read
    for value, label in choices:
        # A group has its choices where others have their label.
        values += [each for each, _ in label] if isinstance(label, list | tuple) else [value]
    return " | ".join(json.dumps(str(value), ensure_ascii=False) for value in values)


def type_of_json(default: Any, form_field: forms.Field) -> str:
    """Return the type of a value that is no switch and no choice, from its field and default."""
    if isinstance(form_field, forms.DecimalField):
        kind = "string"  # exact to the digit
    elif isinstance(form_field, forms.IntegerField):  # forms.FloatField is one too
        kind = "number"
    else:
        kind = TYPES.get(type(default), "string")
    # Blank texts are "", everything else that may be left out is null then.
    can_be_null = not form_field.required and not isinstance(form_field, forms.CharField)
    return f"{kind} | null" if can_be_null else kind
