"""System checks of what app authors declare: ``ecwid.E101`` to ``ecwid.E110``, ``ecwid.W101``
and ``ecwid.W102``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django import forms
from django.apps import apps as installed_apps
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.core.exceptions import SuspiciousFileOperation, ValidationError

from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import Customization, app_slug, registry
from ecwid_native.field_values import from_json
from ecwid_native.fields import MerchantSettings, SettingField
from ecwid_native.setting_checks import register_check

# A storage key is "settings-" and the slug; 64 characters are safe for a key (docs.ecwid.com,
# app storage, read 2026-11: at most 1,024), 50 keep URLs short.
# "value" is the wrapper of a storage record, which readers of the public config take off.
SLUG = re.compile(r"(?!value$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAX_SLUG_LENGTH = 50

# Their values are files or rows of our database, and neither lives in the store.
NOT_STORABLE = (forms.FileField, forms.ModelChoiceField)

SECRET_NAME = re.compile(r"(^|_)(secret|password|passwd|token|(api|private|access)_?key)(_|$)")


@register_check()
def check_customizations(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Check every registered customization."""
    customizations = list(registry)
    messages = [message for each in customizations for message in check_one(each)]
    return [*messages, *check_duplicates(customizations)]


def check_one(customization: type[Customization]) -> Iterator[CheckMessage]:
    """What is wrong with one customization by itself."""
    if len(customization.slug) > MAX_SLUG_LENGTH or not SLUG.fullmatch(customization.slug):
        yield Error(
            f"The slug {customization.slug!r} cannot be used.",
            hint="Lower-case letters, digits and single hyphens, a letter first, at most 50.",
            obj=customization,
            id="ecwid.E101",
        )
    if not customization.title:
        yield Error("There is no title.", obj=customization, id="ecwid.E107")
    yield from check_app(customization)
    yield from check_files(customization)
    settings = getattr(customization, "settings", None)
    if not (isinstance(settings, type) and issubclass(settings, MerchantSettings)):
        hint = "Write settings = YourSettings, a subclass of MerchantSettings."
        yield Error("There are no settings.", hint=hint, obj=customization, id="ecwid.E106")
        return
    for field in settings.setting_fields.values():
        yield from check_field(field, customization)


def check_duplicates(customizations: list[type[Customization]]) -> Iterator[CheckMessage]:
    """Two customizations of one app under one slug would share their stored settings."""
    counts = Counter((app_slug(each), each.slug) for each in customizations)
    for each in customizations:
        if counts[app_slug(each), each.slug] > 1:
            yield Error(
                f"Another customization of this app has the slug {each.slug!r}.",
                obj=each,
                id="ecwid.E102",
            )


def check_app(customization: type[Customization]) -> Iterator[CheckMessage]:
    """The app must be clear."""
    slugs = list(ecwid_settings.APPS)
    if customization.app and customization.app not in slugs:
        yield Error(
            f'There is no app {customization.app!r} in ECWID["APPS"].',
            hint=f"Known: {', '.join(slugs) or 'none'}.",
            obj=customization,
            id="ecwid.E103",
        )
    if not customization.app and len(slugs) > 1:
        yield Error(
            "With several apps a customization must say to which it belongs.",
            hint=f"Write app = {slugs[0]!r}, or one of the others.",
            obj=customization,
            id="ecwid.E104",
        )


def check_files(customization: type[Customization]) -> Iterator[CheckMessage]:
    """The script and the stylesheet must be there."""
    if not installed_apps.is_installed("django.contrib.staticfiles"):
        return
    for path in (customization.script, customization.stylesheet):
        if path and not is_static_file(path):
            yield Error(
                f"There is no static file {path!r}.",
                hint="The path is below a static/ folder, as in the static template tag.",
                obj=customization,
                id="ecwid.E105",
            )


def is_static_file(path: str) -> bool:
    """Whether the static file finders know a file of this path."""
    try:
        return finders.find(path) is not None
    except SuspiciousFileOperation:  # a path that leaves the static folder
        return False


def check_field(field: SettingField, customization: type[Customization]) -> Iterator[CheckMessage]:
    """A value must survive storage, and a public field should not look like a secret."""
    if isinstance(field.form_field, NOT_STORABLE):
        yield Error(
            f"The field {field.name!r} cannot be stored: its value is a file or a database row.",
            hint="Keep it in a model of your own and store its key as text.",
            obj=customization,
            id="ecwid.E108",
        )
    elif not is_default_storable(field):
        yield Error(
            f"The default of {field.name!r} does not survive storage.",
            hint="It must be a value that the form field's clean() returns, and have a JSON form "
            "that the field's to_python() reads back.",
            obj=customization,
            id="ecwid.E109",
        )
    elif refusal := refusal_of_default(field):
        yield CheckWarning(
            f"The form refuses the default of {field.name!r}: {refusal}",
            hint="A merchant who changes something else could not save. Correct one of the two.",
            obj=customization,
            id="ecwid.W102",
        )
    if field.name == "enabled" and not isinstance(field.form_field, forms.BooleanField):
        yield Error(
            "The field 'enabled' turns the customization on and off, so it is a BooleanField.",
            obj=customization,
            id="ecwid.E110",
        )
    if field.is_public and SECRET_NAME.search(field.name.lower()):
        yield CheckWarning(
            f"The field {field.name!r} is public, but its name sounds like a secret.",
            hint="Every visitor of the storefront can read it. Write private(…), or silence this.",
            obj=customization,
            id="ecwid.W101",
        )


def refusal_of_default(field: SettingField) -> str:
    """What the field's validators have against its default; an empty one is to be filled in."""
    default = field.default_value()
    if default in field.form_field.empty_values:
        return ""
    try:
        field.form_field.run_validators(default)
    except ValidationError as exc:
        return " ".join(exc.messages)
    return ""


def is_default_storable(field: SettingField) -> bool:
    """Whether the default comes back from its JSON form as it was; an empty one always does."""
    default = field.default_value()
    try:
        raw = field.to_json(default)
        # Not field.from_json, which knows the default and would not ask the form field.
        return default in field.form_field.empty_values or bool(
            from_json(field.form_field, raw) == default
        )
    except (AttributeError, TypeError, ValueError, ValidationError):
        return False
