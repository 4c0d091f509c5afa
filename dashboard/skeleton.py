"""The fields of a settings class as HTML, put together once per class and language.

A skeleton holds for each field what no request changes: label, help text, attributes, options.
A request adds values, errors and which secrets are saved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from django import forms
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dashboard.controls import Control, known_control, secret_control
from dashboard.frames import Caption, frame, frame_of
from dashboard.own_widgets import self_rendered
from ecwid_native.fields import MerchantSettings, SettingField
from ecwid_native.settings_form import SettingsForm
from ecwid_native.widgets import SecretInput


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSkeleton:
    """One field without its value.

    Attributes:
        caption: label and help text, without errors.
        template: the frame around the control.
        control: renders the control; None when the widget has to render itself.
        plain: the frame without errors, and what the control is described by.
        prepare: turns a Python value into what the control shows.
        saved: the same field when it is a secret that is saved.
    """

    caption: Caption
    template: str
    control: Control | None
    plain: tuple[str, str, str]
    prepare: Callable[[Any], Any]
    saved: FieldSkeleton | None = None

    def render(
        self, value: object, errors: Sequence[str], form: Callable[[], forms.BaseForm]
    ) -> str:
        """The field with its value, and its errors beside it.

        Args:
            form: gives the form; asked only when the widget has to render itself.
        """
        caption, (before, after, described) = self.caption, self.plain
        if errors:
            caption = replace(caption, errors=tuple(errors))
            before, after = frame(self.template, caption)
            described = caption.described
        if self.control:
            return f"{before}{self.control(value, described)}{after}"
        return f"{before}{self_rendered(form()[caption.name])}{after}"

    def for_secret(self, saved_value: object) -> FieldSkeleton:
        """The shape of this field when that value is saved; the value itself is not shown."""
        return self.saved if self.saved and saved_value else self


@dataclass(frozen=True, slots=True)
class SettingsSkeleton:
    """All fields of one settings class in one language, in their order.

    Attributes:
        prefix: of the form.
        own_widgets: a form of only those fields whose widgets render themselves. To make the
            whole form would copy every field.
    """

    fields: tuple[FieldSkeleton, ...]
    prefix: str
    own_widgets: type[forms.Form]

    def render_saved(self, current: MerchantSettings) -> SafeString:
        """The fields with saved values."""
        form = cache(lambda: self._form(current))
        parts = []
        for field in self.fields:
            value = current.setting_value(field.caption.name)
            shape = field.for_secret(value)
            parts.append(shape.render(field.prepare(value), (), form))
        return SafeString("".join(parts))  # every part was escaped where it was made

    def _form(self, current: MerchantSettings) -> forms.Form:
        initial = {name: current.setting_value(name) for name in self.own_widgets.base_fields}
        return self.own_widgets(initial=initial, prefix=self.prefix)

    def render_typed(self, form: SettingsForm[Any]) -> SafeString:
        """The fields of a bound form: what was typed, with the errors."""
        parts = []
        for field in self.fields:
            name = field.caption.name
            shape = field.for_secret(form.current.setting_value(name))
            parts.append(
                shape.render(
                    form[name].value(), [str(error) for error in form[name].errors], lambda: form
                )
            )
        return SafeString("".join(parts))


_skeletons: WeakKeyDictionary[type[MerchantSettings], dict[tuple[str, str], SettingsSkeleton]]
_skeletons = WeakKeyDictionary()


def settings_skeleton(settings_class: type[MerchantSettings], *, prefix: str) -> SettingsSkeleton:
    """The skeleton of a settings class in the language that is active.

    Args:
        prefix: the form's prefix; names and ids are those that Django gives with it.
    """
    if settings.DEBUG:  # templates may change under a running development server
        _skeletons.clear()
    known = _skeletons.setdefault(settings_class, {})
    key = (get_language() or "", prefix)
    if key not in known:
        declared = settings_class.setting_fields
        fields = tuple(_field(each, prefix) for each in declared.values())
        own = [each.caption.name for each in fields if each.control is None]
        form_class = type("OwnWidgets", (forms.Form,), {n: declared[n].form_field for n in own})
        known[key] = SettingsSkeleton(fields, prefix, form_class)
    return known[key]


def _field(declared: SettingField, prefix: str) -> FieldSkeleton:
    field = declared.form_field
    template, kind = frame_of(field)
    html_name = f"{prefix}-{declared.name}"
    html_id = str(field.widget.attrs.get("id") or f"id_{html_name}")
    caption = Caption(
        name=declared.name,
        html_id=html_id,
        label_for=field.widget.id_for_label(html_id),
        label=declared.label,
        help_text=str(field.help_text),
        kind=kind,
        # A drop-down, a colour and a slider are never empty.
        required=field.required
        and not field.disabled
        and kind not in {"select", "color", "switch", "range"},
    )
    if isinstance(field.widget, SecretInput):
        caption = replace(caption, kind="secret", clear_name=field.widget.clear_name(html_name))
        control = secret_control(field, name=html_name, html_id=html_id)
        saved = _skeleton(caption, "saved_secret", control, field)
        return replace(_skeleton(caption, "box", control, field), saved=saved)
    return _skeleton(
        caption, template, known_control(field, name=html_name, html_id=html_id), field
    )


def _skeleton(
    caption: Caption, template: str, control: Control | None, field: forms.Field
) -> FieldSkeleton:
    return FieldSkeleton(
        caption=caption,
        template=template,
        control=control,
        plain=(*frame(template, caption), caption.described),
        prepare=field.prepare_value,
    )
