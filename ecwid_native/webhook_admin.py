"""The admin of webhooks: what came, how its handlers fared, and replaying it."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ecwid_native.conf import ecwid_settings
from ecwid_native.models import WebhookDelivery, WebhookHandling
from ecwid_native.webhooks.builtin import BUILTIN
from ecwid_native.webhooks.registry import registry
from ecwid_native.webhooks.replay import replay

if TYPE_CHECKING:
    DeliveryModelAdmin = admin.ModelAdmin[WebhookDelivery]
    HandlingInline = admin.StackedInline[WebhookHandling, WebhookDelivery]
else:
    DeliveryModelAdmin = admin.ModelAdmin  # they take no type argument at run time
    HandlingInline = admin.StackedInline

# What follows "_" in the name of a button is the name of the list's action.
REPLAYS = {
    "replay_unfinished": _("Replay what is not done"),
    "replay_all": _("Replay with every handler, done or not"),
}
Row = WebhookDelivery | WebhookHandling


def _moment(when: datetime | None) -> str:
    """A time with its seconds, which Django's format leaves out; "-" when there is none."""
    if when is None:
        return "-"
    with suppress(OverflowError):  # the last hours of the year 9999, in the east
        when = timezone.localtime(when)
    return when.strftime("%Y-%m-%d %H:%M:%S")


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


class TimesMixin:
    """Times as columns and fields."""

    @admin.display(description=_("next try"))
    def next_try(self, row: Row) -> str:
        """When; of what is finished the column holds nothing of interest."""
        return _moment(row.due_at if row.state == row.State.PENDING else None)

    @admin.display(description=_("finished"))
    def finished(self, row: Row) -> str:
        """When nothing was left to do."""
        return _moment(row.finished_at)


class HandlingsInline(ReadOnlyMixin, TimesMixin, HandlingInline):
    """The handlers of a delivery."""

    model = WebhookHandling
    verbose_name = _("handler")
    verbose_name_plural = _("handlers")
    fields = (("attempts", "next_try"), ("started", "finished"), "error")
    readonly_fields = ("attempts", "next_try", "started", "finished", "error")
    extra = 0

    @admin.display(description=_("started"))
    def started(self, handling: WebhookHandling) -> str:
        """When the last attempt began."""
        return _moment(handling.started_at)


class ValueFilter(admin.SimpleListFilter):
    """Filters by a column whose values are known: Django would look for them in every row."""

    parameter_name: str

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]
    ) -> QuerySet[WebhookDelivery]:
        """What has the chosen value."""
        return queryset.filter(**{self.parameter_name: self.value()}) if self.value() else queryset


class AppFilter(ValueFilter):
    """The apps of the settings."""

    title = _("app")
    parameter_name = "app"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Each app; none where there is only one."""
        slugs = list(ecwid_settings.APPS)
        return [(slug, slug) for slug in slugs] if len(slugs) > 1 else []


class EventTypeFilter(ValueFilter):
    """The event types that a handler wants; the search finds the others by their names."""

    title = _("event type")
    parameter_name = "event_type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Each type, in the order of the alphabet."""
        wanted = {each for handler in (*BUILTIN, *registry) for each in handler.event_types}
        return [(name, name) for name in sorted(wanted)]


@admin.register(WebhookDelivery)
class WebhookDeliveryAdmin(ReadOnlyMixin, TimesMixin, DeliveryModelAdmin):
    """Lists deliveries; those who may change webhooks can have them handled again."""

    list_display = ("event_type", "state", "attempts", "received", "store_id", "entity_id", "app")
    list_filter = ("state", "received_at", AppFilter, EventTypeFilter, "source")
    search_fields = ("event_id", "=store_id", "=entity_id", "=event_type")
    ordering = ("-pk",)
    fields = (
        ("event_type", "event_id"),
        ("app", "store_id", "entity_id"),
        ("state", "next_try", "finished"),
        ("happened", "received", "source"),
        "payload",
    )
    readonly_fields = tuple(name for line in fields[:-1] for name in line) + fields[-1:]
    inlines = (HandlingsInline,)
    actions = tuple(REPLAYS)
    show_full_result_count = False  # counting a large table takes longer than showing a page of it

    class Media:
        css = {"all": ["ecwid_native/admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[WebhookDelivery]:
        """With the attempts of the handler that needed most, counted for the shown rows alone."""
        handlings = WebhookHandling.objects.filter(delivery=OuterRef("pk"))
        most = handlings.order_by("-attempts").values("attempts")[:1]
        return super().get_queryset(request).annotate(most_attempts=Subquery(most))

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """The app only where there are several."""
        several = len(ecwid_settings.APPS) > 1
        return self.list_display if several else self.list_display[:-1]

    @admin.display(description=_("attempts"))
    def attempts(self, delivery: WebhookDelivery) -> int:
        """How often the handler that needed most was tried."""
        return getattr(delivery, "most_attempts", None) or 0

    @admin.display(description=_("received"), ordering="received_at")
    def received(self, delivery: WebhookDelivery) -> str:
        """When it came in."""
        return _moment(delivery.received_at)

    @admin.display(description=_("happened"))
    def happened(self, delivery: WebhookDelivery) -> str:
        """When the event was, as Ecwid says."""
        return _moment(delivery.created)

    @admin.display(description=_("payload"))
    def payload(self, delivery: WebhookDelivery) -> SafeString:
        """The body, laid out; escaped, for a stranger may have written parts of it."""
        text = json.dumps(json.loads(delivery.body), indent=2, ensure_ascii=False)
        return format_html('<pre class="ecwid-payload">{}</pre>', text)

    def has_replay_permission(self, request: HttpRequest) -> bool:
        """Whoever may change webhooks may replay them."""
        return request.user.has_perm("ecwid_native.change_webhookdelivery")

    @admin.action(description=REPLAYS["replay_unfinished"], permissions=["replay"])
    def replay_unfinished(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        """Have dead letters, kept and waiting ones handled again; handlers that are done rest."""
        self._replay(request, queryset, again=False)

    @admin.action(description=REPLAYS["replay_all"], permissions=["replay"])
    def replay_all(self, request: HttpRequest, queryset: QuerySet[WebhookDelivery]) -> None:
        """Have the selected ones handled again by all of their handlers."""
        self._replay(request, queryset, again=True)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page of a delivery, with a button for each way of replaying it."""
        if request.method == "POST":
            return self._replay_one(request, unquote(object_id))
        replays = {f"_{name}": label for name, label in REPLAYS.items()}
        context = {"replays": replays if self.has_replay_permission(request) else {}}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def _replay_one(self, request: HttpRequest, key: str) -> HttpResponse:
        delivery = self.get_object(request, key)
        if delivery is None:
            raise Http404
        is_allowed = self.has_replay_permission(request)
        names = [name for name in REPLAYS if f"_{name}" in request.POST]
        if not names or not is_allowed or not self.has_view_permission(request, delivery):
            raise PermissionDenied
        one = WebhookDelivery.objects.filter(pk=delivery.pk)
        self._replay(request, one, again="replay_all" in names)
        return HttpResponseRedirect(request.get_full_path())

    def _replay(
        self, request: HttpRequest, queryset: QuerySet[WebhookDelivery], *, again: bool
    ) -> None:
        count = replay(queryset, again=again)
        if not count:
            text = _("Nothing was replayed: a worker is at it right now.")
            self.message_user(request, text, messages.WARNING)
            return
        message = ngettext("%d webhook is handled again.", "%d webhooks are handled again.", count)
        self.message_user(request, message % count, messages.SUCCESS)
