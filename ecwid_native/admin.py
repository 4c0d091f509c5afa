"""The admin: which store has which app. No token, encrypted or not, is on any of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from ecwid_native.models import Installation, WebhookDelivery
from ecwid_native.webhook_admin import WebhookDeliveryAdmin

__all__ = ["InstallationAdmin", "WebhookDeliveryAdmin"]

if TYPE_CHECKING:
    InstallationModelAdmin = admin.ModelAdmin[Installation]
else:
    InstallationModelAdmin = admin.ModelAdmin  # it takes no type argument at run time

SHOWN = (
    "app",
    "store_id",
    "state",
    "plan_state",
    "subscription_status",
    "language",
    "generation",
    "reconciled_at",
    "created_at",
    "updated_at",
    "uninstalled_at",
)


@admin.register(Installation)
class InstallationAdmin(InstallationModelAdmin):
    """Read-only: the rows follow what the stores' tokens answer; see ``ecwid_erase`` to delete."""

    list_display = (
        "store_id",
        "app",
        "state",
        "plan_state",
        "language",
        "created_at",
        "updated_at",
    )
    list_filter = ("app", "state", "plan_state")
    search_fields = ("=store_id",)
    date_hierarchy = "created_at"
    ordering = ("-updated_at",)
    fields = (*SHOWN, "webhooks")
    readonly_fields = fields

    @admin.display(description=_("webhooks"))
    def webhooks(self, installation: Installation) -> str:
        """A link to what came from the store for the app."""
        if not self.admin_site.is_registered(WebhookDelivery):
            return "-"
        page = reverse(
            "admin:ecwid_native_webhookdelivery_changelist", current_app=self.admin_site.name
        )
        query = urlencode({"store_id": str(installation.store_id), "app": installation.app})
        return format_html('<a href="{}?{}">{}</a>', page, query, _("What came from this store"))

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """A filter of the address may look at what the page shows, and at no token."""
        is_shown = lookup.partition("__")[0] in SHOWN
        return is_shown and super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only a proven opening adds one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Installation | None = None) -> bool:
        """Nothing here is for a person to change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Installation | None = None) -> bool:
        """Deleting is ``ecwid_erase``'s, which leaves working installations alone."""
        return False
