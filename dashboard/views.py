"""The settings page: thin views around ``SettingsService``.

The page is one form. With JavaScript each section is posted and answered on its own; without,
the form is posted whole and answered with the whole page, in which everything typed is still
there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboard import notices
from dashboard.notices import Action, Notice
from dashboard.page import SettingsPage
from dashboard.saving import publish, save_section
from dashboard.sections import Section, saved_section, section_url, typed_section
from dashboard.submissions import Submission, control_name, read_submission, typed_values
from ecwid_native.customizations import get_customization
from ecwid_native.embedding import NAVIGATE_FIELD, SESSION_FIELD
from ecwid_native.mixins import MerchantRequiredMixin
from ecwid_native.pages import TypedValues, register_page
from ecwid_native.refusal_pages import refuse
from ecwid_native.refusals import refusal_of

FRAGMENT = "X-Dashboard-Fragment"
RETRY_AFTER_SECONDS = 5


# For developers: what a merchant is told is true, but not what a first try means.
FORGOTTEN = (
    "DEBUG: no customization is registered for this app. Is the Django app that has it in"
    " INSTALLED_APPS, and the module called ecwid.py?"
)


class SettingsMixin(MerchantRequiredMixin):
    """What the views of the settings page share."""

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """The view, outside of the transaction of ``ATOMIC_REQUESTS``: it waits for the store."""
        return transaction.non_atomic_requests(super().as_view(**initkwargs))

    def typed_values(self) -> TypedValues:
        """What was typed into the settings page."""
        return typed_values(self.request.ecwid_app.slug, self.request.POST)

    @cached_property
    def page(self) -> SettingsPage:
        """The page, with what was posted from it."""
        return SettingsPage(self.merchant, self.request.POST)

    @property
    def save_url(self) -> str:
        """Where the form is posted whole."""
        return reverse("dashboard:save", args=[self.merchant.app.slug])

    @property
    def wants_part(self) -> bool:
        """Whether htmx asks, for a part of the page."""
        return "HX-Request" in self.request.headers

    def answer_page(
        self, sections: Sequence[Section], notice: Notice | None = None
    ) -> HttpResponse:
        """The whole page; its status is that of the worst that happened."""
        said = [section.notice for section in sections] + [notice]
        context = {
            "sections": sections,
            "notice": notice,
            "save_url": self.save_url,
            "draft": f"{self.merchant.app.slug}:{self.merchant.store_id}",
            "note": FORGOTTEN if settings.DEBUG else "",
        }
        status = max((each.status for each in said if each), default=200)
        return render(self.request, "dashboard/settings.html", context, status=status)

    def answer_part(self, template: str, status: int, **context: object) -> HttpResponse:
        """One part of the page."""
        response = render(self.request, template, context, status=status)
        response.headers[FRAGMENT] = "1"
        return response

    def answer_section(self, section: Section) -> HttpResponse:
        """The section alone, or in its page."""
        if not self.wants_part:
            return self.answer_page(self.page.sections(section), self.page.notice())
        return self.answer_part("dashboard/section.html", section.status, section=section)


@register_page("settings", title=gettext_lazy("Settings"), order=0)
class SettingsPageView(SettingsMixin):
    """The page on which the app opens: each customization is a section."""

    http_method_names = ["get"]

    def get(self, *args: Any) -> HttpResponse:
        """Every section as the store has it."""
        sections = self.page.sections()
        if self.page.error:
            return self._refuse()
        return self.answer_page(sections, self.page.notice())

    def _refuse(self) -> HttpResponse:
        assert self.page.error
        retry = {SESSION_FIELD: self.merchant.session_token, NAVIGATE_FIELD: "1"}
        refusal = refusal_of(self.page.error)
        return refuse(
            self.request,
            refusal,
            retry_after_seconds=RETRY_AFTER_SECONDS if refusal.can_retry else None,
            retry_fields=retry if refusal.can_retry else None,
        )


class SaveView(SettingsMixin):
    """The whole form, as a page without JavaScript posts it."""

    http_method_names = ["post"]

    def post(self, *args: Any) -> HttpResponse:
        """Save what was changed; each section says what became of it."""
        sections = self.page.save_changed()
        if not self.page.error:
            return self.answer_page(sections)
        retry = Action(label=_("Try again"), url=self.save_url)
        return self.answer_page(sections, notices.not_saved(self.page.error, retry))


class SectionView(SettingsMixin):
    """One section."""

    http_method_names = ["post"]

    def post(self, *args: Any, customization: str) -> HttpResponse:
        """Save it, or show the saved values instead of what was typed."""
        found = get_customization(self.merchant.app.slug, customization)
        if found is None:
            raise Http404
        submission = read_submission(found, self.request.POST)
        section = (
            self._discard(submission)
            if submission.discards
            else save_section(self.page.service, submission)
        )
        return self.answer_section(section)

    def _discard(self, submission: Submission) -> Section:
        app, slug = self.merchant.app.slug, submission.customization.slug
        stored = self.page.stored(submission.customization)
        if stored:
            return saved_section(app, submission.customization, stored)
        assert self.page.error
        retry = Action(
            label=_("Try again"),
            url=section_url(app, slug),
            name=control_name(slug, "discard"),
            value="1",
        )
        return typed_section(app, submission, notices.not_saved(self.page.error, retry))


class PublishView(SettingsMixin):
    """ "Publish again": what is saved, once more into the storefront."""

    http_method_names = ["post"]

    def post(self, *args: Any) -> HttpResponse:
        """A notice that says whether it has worked."""
        notice = publish(self.page.service)
        if not self.wants_part:
            return self.answer_page(self.page.sections(), notice)
        return self.answer_part("dashboard/notice.html", notice.status, notice=notice)
