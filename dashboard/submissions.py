"""What a merchant posts, read once: the fields of a section and what goes with them.

The page is one form, so that no section's values are lost when another one is saved without
JavaScript. The fields of a section carry its slug as prefix; what is not a field has a second
hyphen after it, which no field's name can begin with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.forms import CheckboxInput, Field
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from dashboard.differences import chosen_labels, is_choice
from ecwid_native.customizations import Customization, customizations_for
from ecwid_native.fields import MerchantSettings, SecretInput
from ecwid_native.settings_form import SettingsForm

MOST_DIGITS = 15
TYPED_BEFORE = "saved"


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One section as posted.

    Attributes:
        form: bound to what was typed.
        revision: of the settings that the merchant saw.
        overwrites: the revision that the merchant chose to overwrite; None when not asked.
        discards: whether the merchant chose the saved values instead.
    """

    customization: type[Customization]
    form: SettingsForm[Any]
    revision: int
    overwrites: int | None = None
    discards: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether something differs from the settings that the form was made with."""
        return self.form.has_changed() or bool(self.form.clear_secrets)


def control_name(slug: str, name: str) -> str:
    """The HTML name of what goes with a section's fields: "revision", "secrets", …"""
    return f"{slug}--{name}"


def is_submitted(slug: str, data: QueryDict) -> bool:
    """Whether the form of the page, with this section in it, was posted."""
    return control_name(slug, "revision") in data


def read_submission(
    customization: type[Customization], data: QueryDict, *, current: MerchantSettings | None = None
) -> Submission:
    """Read one section.

    Args:
        data: the posted form. Without the page's prefix the names are those of the settings
            themselves, which is how a test or a script saves one customization.
        current: the saved settings, if they are known.

    Raises:
        BadRequest: a revision is not a number.
    """
    slug = customization.slug
    fields = data if is_submitted(slug, data) else _with_prefix(slug, data)
    secrets = fields.get(control_name(slug, "secrets"), "")
    keep = fields.get(control_name(slug, "keep"))
    return Submission(
        customization=customization,
        form=customization.settings.form(
            fields,
            initial=current or _with_saved_secrets(customization.settings, secrets),
            prefix=slug,
        ),
        revision=_number(fields.get(control_name(slug, "revision"), "0")),
        overwrites=None if keep is None else _number(keep),
        discards=control_name(slug, "discard") in fields,
    )


def _with_prefix(slug: str, data: QueryDict) -> MultiValueDict[str, str]:
    prefixed = MultiValueDict({f"{slug}-{name}": values for name, values in data.lists()})
    if "revision" in data:
        prefixed.setlist(control_name(slug, "revision"), data.getlist("revision"))
    return prefixed


def _with_saved_secrets(settings_class: type[MerchantSettings], names: str) -> MerchantSettings:
    """Settings of which the form only needs to know that some secrets are saved.

    The page says so itself, which saves reading the store twice. A false claim gains nothing: a
    blank secret keeps what is stored, nothing included.
    """
    declared = settings_class.setting_fields
    claimed = [name for name in names.split(",") if name in declared and declared[name].is_secret]
    return settings_class(**dict.fromkeys(claimed, TYPED_BEFORE))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise BadRequest("not a revision")
    return int(text)


def typed_values(app: str, data: QueryDict) -> list[tuple[str | Promise, str]]:
    """What was typed into the page of ``app``, as label and text; no secret, no default."""
    typed: list[tuple[str | Promise, str]] = []
    for customization in customizations_for(app):
        if not any(name.startswith(f"{customization.slug}-") for name in data):
            continue  # a form takes a while to make, and a stranger may send anything
        form = customization.settings.form(data, prefix=customization.slug)
        for name, field in form.fields.items():
            given = form[name].data
            default = field.prepare_value(form.get_initial_for_field(field, name))
            if isinstance(field.widget, SecretInput | CheckboxInput) or _same(given, default):
                continue
            typed.append((field.label or name, _typed_text(field, given)))
    return typed


def _same(given: Any, default: Any) -> bool:
    return not any(_texts(given)) or _texts(given) == _texts(default)


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return ["" if each is None else str(each) for each in values]


def _typed_text(field: Field, given: Any) -> str:
    if is_choice(field):
        return chosen_labels(field, given)
    return " ".join(_texts(given))
