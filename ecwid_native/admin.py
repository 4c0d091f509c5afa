"""The admin shows installations and changes none: they follow what the stores do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from ecwid_native.models import Installation

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Installation]
else:
    ModelAdmin = admin.ModelAdmin


@admin.register(Installation)
class InstallationAdmin(ModelAdmin):
    """Which app is installed where; no token, ciphertext or fingerprint is ever on a page."""

    list_display = ["store_id", "app", "state", "plan_state", "language", "created_at"]
    list_filter = ["app", "state", "plan_state"]
    search_fields = ["store_id__exact"]
    search_help_text = "A store id"
    ordering = ["-created_at"]
    fields = [
        "app",
        "store_id",
        "state",
        "plan_state",
        "language",
        "generation",
        "created_at",
        "updated_at",
        "uninstalled_at",
    ]
    readonly_fields = fields
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only an opening makes one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: the store decides."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: see ``manage.py ecwid_erase``."""
        return False
