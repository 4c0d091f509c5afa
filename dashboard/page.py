"""All sections of one merchant's page, with what was posted from it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import QueryDict

from dashboard import notices
from dashboard.notices import Notice
from dashboard.saving import publish_url, save_section
from dashboard.sections import Section, saved_section, typed_section
from dashboard.submissions import Submission, is_submitted, read_submission
from ecwid_native.customizations import Customization
from ecwid_native.exceptions import APIError
from ecwid_native.loaded_settings import LoadedSettings
from ecwid_native.merchant import MerchantContext
from ecwid_native.services.settings import SettingsService
from ecwid_native.stored_settings import StoredSettings


class SettingsPage:
    """The settings page of a merchant.

    Attributes:
        posted: what the page sent; empty when it is shown for the first time.
        error: why the store could not be read; None before that, and when it could.
    """

    def __init__(self, merchant: MerchantContext, posted: QueryDict) -> None:
        self.app = merchant.app.slug
        self.service = SettingsService(merchant)
        self.posted = posted
        self.error: APIError | None = None

    @cached_property
    def loaded(self) -> LoadedSettings | None:
        """What the store has; None when it cannot be read."""
        try:
            return self.service.load()
        except APIError as exc:
            self.error = exc
            return None

    def stored(self, customization: type[Customization]) -> StoredSettings[Any] | None:
        """What the store has of a customization; None when it cannot be read."""
        return self.loaded[customization.slug] if self.loaded is not None else None

    def notice(self) -> Notice | None:
        """What there is to say about the page as a whole."""
        if self.loaded is None or self.loaded.public_is_current:
            return None
        return notices.not_live(publish_url(self.app))

    def sections(self, done: Section | None = None) -> list[Section]:
        """Every section as the merchant left it, and ``done`` in its place."""
        made = []
        for customization in self.service.customizations:
            if done and done.customization is customization:
                made.append(done)
            elif section := self._unsaved_or_saved(customization):
                made.append(section)
        return made

    def save_changed(self) -> list[Section]:
        """Every section, after saving those that were changed."""
        made = []
        for customization in self.service.customizations:
            submission = self._changed(customization)
            if submission and self.loaded:
                made.append(save_section(self.service, submission))
            elif section := self._unsaved_or_saved(customization):
                made.append(section)
        return made

    def _unsaved_or_saved(self, customization: type[Customization]) -> Section | None:
        submission = self._changed(customization)
        if submission:
            return typed_section(self.app, submission)
        stored = self.stored(customization)
        return saved_section(self.app, customization, stored) if stored else None

    def _changed(self, customization: type[Customization]) -> Submission | None:
        """What was posted for a customization, if it differs from what the store has.

        While the store cannot be read, nobody knows: it counts as changed.
        """
        if not is_submitted(customization.slug, self.posted):
            return None
        stored = self.stored(customization)
        submission = read_submission(
            customization, self.posted, current=stored.settings if stored else None
        )
        return submission if stored is None or submission.is_changed else None
