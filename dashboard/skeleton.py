"""The fields of a form as HTML, put together once per form class and language.

A skeleton holds for each field what no request changes: label, help text, attributes, options.
A request adds values, errors and which secrets are saved.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from django import forms
from django.conf import settings
from django.forms.utils import pretty_name
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dashboard.controls import Control, known_control, secret_control
from dashboard.frames import Caption, frame, frame_of
from ecwid_native.widgets import SecretInput

NOTHING: Collection[str] = frozenset()
FormMaker = Callable[[], forms.BaseForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSkeleton:
    """One field without its value.

    Attributes:
        caption: label and help text, without errors.
        template: the frame around the control.
        control: renders the control; None when the widget has to render itself.
        plain: the frame without errors, and what the control is described by.
        saved: the same field when it is a secret that is saved.
    """

    caption: Caption
    template: str
    control: Control | None
    plain: tuple[str, str, str]
    saved: FieldSkeleton | None = None

    def render(self, value: object, errors: Sequence[str], form: FormMaker) -> str:
        """The field with its value, and its errors beside it."""
        caption, (before, after, described) = self.caption, self.plain
        if errors:
            caption = replace(caption, errors=tuple(errors))
            before, after = frame(self.template, caption)
            described = caption.described
        if self.control:
            return f"{before}{self.control(value, described)}{after}"
        return f"{before}{_self_rendered(form()[caption.name])}{after}"


@dataclass(frozen=True, slots=True)
class FormSkeleton:
    """All fields of one form class in one language, in their order."""

    fields: tuple[FieldSkeleton, ...]

    def render_saved(
        self, values: Mapping[str, object], *, secrets: Collection[str], form: FormMaker
    ) -> SafeString:
        """The fields with saved values.

        Args:
            values: Python values by field name.
            secrets: names of the secrets that are saved.
            form: makes the form; called only when a widget has to render itself.
        """
        parts = []
        for skeleton in self.fields:
            name = skeleton.caption.name
            field = skeleton.saved if skeleton.saved and name in secrets else skeleton
            parts.append(field.render(values.get(name), (), form))
        return SafeString("".join(parts))  # every part was escaped where it was made

    def render_typed(self, form: forms.BaseForm, *, secrets: Collection[str]) -> SafeString:
        """The fields of a bound form: what was typed, with the errors."""
        parts = []
        for skeleton in self.fields:
            name = skeleton.caption.name
            field = skeleton.saved if skeleton.saved and name in secrets else skeleton
            errors = form.errors.get(name, ())
            parts.append(field.render(form[name].value(), errors, lambda: form))
        return SafeString("".join(parts))


_skeletons: WeakKeyDictionary[type[forms.BaseForm], dict[tuple[str, str], FormSkeleton]]
_skeletons = WeakKeyDictionary()


def form_skeleton(form_class: type[forms.BaseForm], *, prefix: str) -> FormSkeleton:
    """The skeleton of a form class in the language that is active.

    Args:
        prefix: the form's prefix; names and ids are those that Django gives with it.
    """
    if settings.DEBUG:  # templates may change under a running development server
        _skeletons.clear()
    known = _skeletons.setdefault(form_class, {})
    key = (get_language() or "", prefix)
    if key not in known:
        fields = form_class.base_fields.items()
        known[key] = FormSkeleton(tuple(_field(name, field, prefix) for name, field in fields))
    return known[key]


def _field(name: str, field: forms.Field, prefix: str) -> FieldSkeleton:
    template, kind = frame_of(field)
    html_name = f"{prefix}-{name}"
    html_id = str(field.widget.attrs.get("id") or f"id_{html_name}")
    caption = Caption(
        name=name,
        html_id=html_id,
        label_for=field.widget.id_for_label(html_id),
        label=str(pretty_name(name) if field.label is None else field.label),
        help_text=str(field.help_text),
        kind=kind,
        required=field.required and not isinstance(field.widget, forms.Select),
    )
    if isinstance(field.widget, SecretInput):
        caption = replace(caption, kind="secret", clear_name=field.widget.clear_name(html_name))
        control = secret_control(field, name=html_name, html_id=html_id)
        saved = _skeleton(caption, "saved_secret", control)
        return replace(_skeleton(caption, "box", control), saved=saved)
    return _skeleton(caption, template, known_control(field, name=html_name, html_id=html_id))


def _skeleton(caption: Caption, template: str, control: Control | None) -> FieldSkeleton:
    before, after = frame(template, caption)
    plain = (before, after, caption.described)
    return FieldSkeleton(caption=caption, template=template, control=control, plain=plain)


def _self_rendered(field: forms.BoundField) -> str:
    """What a widget of the author, or a field with its own template, makes of itself."""
    if field.field.template_name:
        return field.as_field_group()
    css_class = CSS_CLASSES.get(getattr(field.field.widget, "input_type", ""), "field__input")
    return field.as_widget(attrs={"class": css_class} if css_class else None)


CSS_CLASSES: Mapping[str, str] = {
    "checkbox": "",
    "radio": "",
    "file": "",
    "range": "",
    "select": "field__select",
}
