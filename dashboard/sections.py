"""A customization as a section of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from dashboard import notices
from dashboard.notices import Notice
from dashboard.skeleton import settings_skeleton
from dashboard.submissions import Submission
from ecwid_native.customizations import Customization
from ecwid_native.fields import MerchantSettings
from ecwid_native.stored_settings import StoredSettings

SWITCH = "enabled"


@dataclass(frozen=True, kw_only=True)
class Section:
    """What ``dashboard/section.html`` shows.

    Attributes:
        url: where the section is posted.
        revision: of the settings that the merchant saw.
        secrets: names of the secrets that are saved, separated by commas.
        fields: the form's fields, ready-made.
        is_on: whether the customization is switched on; None when that is not known.
        is_unsaved: whether it shows values that the store does not have.
    """

    customization: type[Customization]
    url: str
    revision: int
    secrets: str
    fields: SafeString
    notice: Notice | None = None
    is_on: bool | None = None
    is_unsaved: bool = False

    @property
    def slug(self) -> str:
        """The customization's slug, also the prefix of its fields."""
        return self.customization.slug

    @property
    def status(self) -> int:
        """The HTTP status of an answer that is about this section."""
        return self.notice.status if self.notice else 200


def saved_section(
    app: str,
    customization: type[Customization],
    stored: StoredSettings[Any],
    notice: Notice | None = None,
) -> Section:
    """The section as the store has it."""
    current, slug = stored.settings, customization.slug
    skeleton = settings_skeleton(customization.settings, prefix=slug)
    return Section(
        customization=customization,
        url=section_url(app, slug),
        revision=stored.revision,
        secrets=saved_secrets(current),
        fields=skeleton.render_saved(current),
        notice=notice or notices.problems(stored),
        is_on=is_switched_on(current),
    )


def typed_section(app: str, submission: Submission, notice: Notice | None = None) -> Section:
    """The section as the merchant left it, not saved."""
    slug = submission.customization.slug
    skeleton = settings_skeleton(submission.customization.settings, prefix=slug)
    return Section(
        customization=submission.customization,
        url=section_url(app, slug),
        revision=submission.revision,
        secrets=saved_secrets(submission.form.current),
        fields=skeleton.render_typed(submission.form),
        notice=notice,
        is_unsaved=True,
    )


def section_url(app: str, slug: str) -> str:
    """Where a section is posted."""
    return reverse("dashboard:settings", args=[app, slug])


def saved_secrets(settings: MerchantSettings) -> str:
    """The names of the secrets that have a value."""
    return ",".join(
        name
        for name, declared in settings.setting_fields.items()
        if declared.is_secret and settings.setting_value(name)
    )


def is_switched_on(settings: MerchantSettings) -> bool | None:
    """The value of the switch of a customization; None when it has no such setting."""
    if SWITCH not in settings.setting_fields:
        return None
    value = settings.setting_value(SWITCH)
    return value if isinstance(value, bool) else None
