"""The admin: which releases there are, and what shops had when. Changed by command only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from storefront_assets.models import Release, Rollout

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin  # it takes no type argument at run time


class ReadOnlyAdmin(ModelAdmin):
    """Rows that nobody edits: the history would not be one, and released files never change."""

    list_filter = ("app",)
    ordering = ("-id",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """``ecwid_storefront publish`` adds."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing here is for a person to change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Pages that shoppers have open may still ask for an old file."""
        return False


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    """The releases, newest first."""

    list_display = ("digest", "app", "byte_size", "created_at")
    fields = ("app", "digest", "customizations", "byte_size", "created_at")
    search_fields = ("^digest",)


@admin.register(Rollout)
class RolloutAdmin(ReadOnlyAdmin):
    """What was done, newest first; the first row of an app is what holds."""

    list_display = (
        "created_at",
        "app",
        "action",
        "live",
        "candidate",
        "share_percent",
        "disabled",
    )
    list_select_related = ("live", "candidate")
    fields = list_display
