"""The admin of webhooks: what came, how its handlers fared, and replaying it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ecwid_native.models import WebhookDelivery, WebhookHandling
from ecwid_native.webhooks.replay import replay

if TYPE_CHECKING:
    DeliveryModelAdmin = admin.ModelAdmin[WebhookDelivery]
    HandlingInline = admin.TabularInline[WebhookHandling, WebhookDelivery]
else:
    DeliveryModelAdmin = admin.ModelAdmin  # they take no type argument at run time
    HandlingInline = admin.TabularInline

HANDLING = ("handler", "state", "attempts", "due_at", "started_at", "finished_at", "error")
SHOWN = (
    "event_type",
    "event_id",
    "app",
    "store_id",
    "entity_id",
    "created",
    "received_at",
    "source",
    "state",
    "due_at",
    "claims",
    "finished_at",
    "payload",
)


class ReadOnlyMixin:
    """Nothing here is for a person to write."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only Ecwid adds one."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What came is what came."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """``ecwid_webhooks prune`` deletes; a replayed event would otherwise count as new."""
        return False


class HandlingsInline(ReadOnlyMixin, HandlingInline):
    """The handlers of a delivery."""

    model = WebhookHandling
    fields = readonly_fields = HANDLING
    extra = 0


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyMixin, DeliveryModelAdmin):
    """Lists deliveries; those who may change webhooks can have them handled again."""

    list_display = (
        "received_at",
        "event_type",
        "store_id",
        "entity_id",
        "app",
        "state",
        "attempts",
        "source",
    )
    list_filter = ("state", "app", "event_type", "source")
    search_fields = ("event_id", "=store_id", "=entity_id")
    ordering = ("-pk",)
    fields = readonly_fields = SHOWN
    inlines = (HandlingsInline,)
    actions = ("replay_unfinished", "replay_all")
    show_full_result_count = False  # counting a large table takes longer than showing a page of it

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookDelivery]:
        """With the attempts of the handler that needed most."""
        return super().get_queryset(request).annotate(most_attempts=Max("handlings__attempts"))

    @admin.display(description=_("attempts"))
    def attempts(self, delivery: WebhookDelivery) -> int:
        """How often the handler that needed most was tried."""
        return getattr(delivery, "most_attempts", None) or 0

    @admin.display(description=_("payload"))
    def payload(self, delivery: WebhookDelivery) -> SafeString:
        """The body, laid out; escaped, for a stranger may have written parts of it."""
        text = json.dumps(json.loads(delivery.body), indent=2, ensure_ascii=False)
        return format_html("<pre>{}</pre>", text)

    def has_replay_permission(self, request: HttpRequest) -> bool:
        """Whoever may change webhooks may replay them."""
        return request.user.has_perm("ecwid_native.change_webhookdelivery")

    @admin.action(
        description=_("Replay what is not done (dead letters, kept, waiting)"),
        permissions=["replay"],
    )
    def replay_unfinished(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        """Have the selected ones handled again, except for handlers that are done."""
        self._replay(request, queryset, again=False)

    @admin.action(description=_("Replay with every handler, done or not"), permissions=["replay"])
    def replay_all(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        """Have the selected ones handled again by all of their handlers."""
        self._replay(request, queryset, again=True)

    def _replay(
        self, request: HttpRequest, queryset: QuerySet[WebhookDelivery], *, again: bool
    ) -> None:
        keys = list(queryset.values_list("pk", flat=True))
        count = replay(WebhookDelivery.objects.filter(pk__in=keys), again=again)
        message = ngettext("%d webhook is handled again.", "%d webhooks are handled again.", count)
        self.message_user(request, message % count, messages.SUCCESS)
