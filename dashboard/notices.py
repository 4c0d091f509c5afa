"""What the page tells the merchant, each outcome in words of its own.

No text names the platform: the control panel is sold under other brands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dashboard.differences import Difference
from ecwid_native.exceptions import APIError
from ecwid_native.refusals import refusal_of
from ecwid_native.settings_form import SettingsForm
from ecwid_native.stored_settings import StoredSettings


@dataclass(frozen=True, kw_only=True)
class Action:
    """A button of a notice; it posts the section to ``url``.

    Attributes:
        name, value: what the button adds; "" for nothing.
        target: what the answer takes the place of, a CSS selector: the section or the notice.
    """

    label: str
    url: str
    name: str = ""
    value: str = ""
    target: str = "[data-section]"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One message.

    Attributes:
        level: "success", "info", "warning" or "error".
        status: the HTTP status that goes with it.
        items: a list below the text.
        differences: the values of a conflict.
    """

    level: str
    title: str
    text: str = ""
    status: int = 200
    items: Sequence[str] = ()
    differences: Sequence[Difference] = ()
    actions: Sequence[Action] = ()


def saved() -> Notice:
    """All went well."""
    return Notice(
        level="success",
        title=_("Saved"),
        text=_("Shoppers see the change on the next page they open."),
    )


def published() -> Notice:
    """The second try to publish has worked."""
    return Notice(
        level="success",
        title=_("Published"),
        text=_("Your storefront has all saved settings now."),
    )


def not_live(publish_url: str, *, status: int = 200) -> Notice:
    """Saved, but shoppers still get what was published before."""
    return Notice(
        level="warning",
        status=status,
        title=_("Saved, but not in your storefront yet"),
        text=_("Shoppers still see the settings from before. Nothing you entered is lost."),
        actions=[Action(label=_("Publish again"), url=publish_url, target=".alert")],
    )


def invalid(form: SettingsForm[Any]) -> Notice:
    """Some fields have to be corrected."""
    labels = [
        form.settings_class.setting_fields[name].label
        for name in form.errors
        if name in form.fields
    ]
    fields = _("Correct the marked fields: %(fields)s.") % {"fields": ", ".join(labels)}
    return Notice(
        level="error",
        status=422,
        title=_("Not saved yet"),
        text=fields if labels else "",
        items=[str(error) for error in form.non_field_errors()],
    )


def conflict(differences: Sequence[Difference], *, keep: Action, discard: Action) -> Notice:
    """Somebody else saved other values in the meantime."""
    return Notice(
        level="warning",
        status=409,
        title=_("These settings were changed in the meantime"),
        text=_("In another tab, or by somebody else. Choose which values to keep."),
        differences=differences,
        actions=[keep, discard],
    )


def busy(retry: Action) -> Notice:
    """Another save of the same store takes its time."""
    return Notice(
        level="warning",
        status=503,
        title=_("Not saved yet: another save is still under way"),
        text=_("What you entered is still here. Try again in a moment."),
        actions=[retry],
    )


def uncertain(retry: Action) -> Notice:
    """The answer of the store got lost."""
    return Notice(
        level="warning",
        status=503,
        title=_("We cannot tell whether your changes were saved"),
        text=_("Your store broke off while saving. Save again to be sure: it does no harm."),
        actions=[retry],
    )


def not_saved(error: APIError, retry: Action) -> Notice:
    """The store refused, or did not answer; nothing was written."""
    refusal = refusal_of(error)
    kept = _("Nothing was saved. What you entered is still here.")
    if refusal.can_retry:
        return Notice(
            level="error",
            status=refusal.status,
            title=str(refusal.title),
            text=kept,
            actions=[retry],
        )
    return Notice(
        level="error",
        status=refusal.status,
        title=str(refusal.title),
        text=f"{kept} {refusal.message}",
    )


def problems(stored: StoredSettings[Any]) -> Notice | None:
    """What of the saved settings could not be used; None when all could."""
    if not stored.problems:
        return None
    labels = stored.customization.settings.setting_fields
    return Notice(
        level="warning",
        title=_("Check these settings, then save them"),
        items=[
            f"{labels[each.field].label}: {each.message}" if each.field in labels else each.message
            for each in stored.problems
        ],
    )
