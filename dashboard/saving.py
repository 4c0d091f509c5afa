"""Saving a section: one call of the service, each outcome a section that says it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from dashboard import notices
from dashboard.differences import differences
from dashboard.notices import Action, Notice
from dashboard.sections import Section, saved_section, section_url, typed_section
from dashboard.submissions import Submission, control_name
from ecwid_native.exceptions import (
    SettingsBusyError,
    SettingsConflictError,
    SettingsNotSavedError,
    SettingsTooLargeError,
    SettingsUncertainError,
)
from ecwid_native.refusals import refusal_of
from ecwid_native.services.settings import SettingsService


def save_section(service: SettingsService, submission: Submission) -> Section:
    """The section after an attempt to save it; typed values stay unless they were saved."""
    app = service.merchant.app.slug
    form = submission.form
    if not form.is_valid():
        return typed_section(app, submission, notices.invalid(form))
    retry = Action(label=_("Try again"), url=section_url(app, submission.customization.slug))
    try:
        return _saved(service, submission)
    except SettingsConflictError as exc:
        return _conflict(app, submission, exc)
    except SettingsTooLargeError as exc:
        for name, message in exc.errors.items():
            form.add_error(None if name == "__all__" else name, message)
        notice = notices.invalid(form)
    except SettingsBusyError:
        notice = notices.busy(retry)
    except SettingsUncertainError:
        notice = notices.uncertain(retry)
    except SettingsNotSavedError as exc:
        notice = notices.not_saved(exc.error, retry)
    return typed_section(app, submission, notice)


def publish(service: SettingsService) -> Notice:
    """What came of publishing once more what is saved."""
    url = publish_url(service.merchant.app.slug)
    try:
        outcome = service.publish()
    except SettingsNotSavedError as exc:
        return notices.not_live(url, status=refusal_of(exc.error).status)
    except (SettingsBusyError, SettingsTooLargeError):
        return notices.not_live(url, status=503)
    if outcome.live:
        return notices.published()
    return notices.not_live(url, status=503)


def publish_url(app: str) -> str:
    """Where "publish again" is posted."""
    return reverse("dashboard:publish", args=[app])


def _saved(service: SettingsService, submission: Submission) -> Section:
    app = service.merchant.app.slug
    revision = submission.revision if submission.overwrites is None else submission.overwrites
    outcome = service.save(
        submission.customization,
        submission.form.settings,
        revision=revision,
        clear_secrets=submission.form.clear_secrets,
    )
    notice = notices.saved() if outcome.live else notices.not_live(publish_url(app))
    return saved_section(app, submission.customization, outcome.stored, notice)


def _conflict(app: str, submission: Submission, error: SettingsConflictError) -> Section:
    slug = submission.customization.slug
    url = section_url(app, slug)
    notice = notices.conflict(
        differences(submission.form, error.current.settings),
        keep=Action(
            label=_("Keep mine"),
            url=url,
            name=control_name(slug, "keep"),
            value=str(error.current.revision),
        ),
        discard=Action(
            label=_("Use the saved ones"), url=url, name=control_name(slug, "discard"), value="1"
        ),
    )
    return typed_section(app, submission, notice)
