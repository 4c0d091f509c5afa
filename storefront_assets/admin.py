"""The admin: which releases there are, and what shops had when. Changed by command only."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from storefront_assets.models import Release, Rollout

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin  # it takes no type argument at run time


# How much of a digest the list shows; enough to name it in a command.
SHOWN = 8


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
    """The releases, newest first, and who has them."""

    list_display = ("short_digest", "state", "size", "created_at", "app")
    fields = ("app", "digest", "state", "names", "size", "created_at")
    readonly_fields = ("state", "names", "size")
    search_fields = ("^digest",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Each release with what holds for its app."""
        newest = Rollout.objects.filter(app=OuterRef("app")).order_by("-id")
        holds = {
            f"now_{name}": Subquery(newest.values(name)[:1])
            for name in ("live", "candidate", "share_percent", "disabled")
        }
        releases: QuerySet[Any] = super().get_queryset(request)
        annotated: QuerySet[Any] = releases.annotate(**holds)
        return annotated

    @admin.display(description=_("digest"), ordering="digest")
    def short_digest(self, release: Release) -> str:
        """Its beginning, so that the list fits a phone."""
        return release.digest[:SHOWN]

    @admin.display(description=_("state"))
    def state(self, release: Any) -> str:
        """Who has it now; "" for nobody."""
        if release.pk == release.now_live:
            return str(_("live, but disabled") if release.now_disabled else _("live"))
        if release.pk == release.now_candidate:
            return str(_("%(percent)s try it") % {"percent": percent(release.now_share_percent)})
        return ""

    @admin.display(description=_("customizations"))
    def names(self, release: Release) -> str:
        """The slugs of what is in it."""
        return ", ".join(release.customizations)

    @admin.display(description=_("size"), ordering="byte_size")
    def size(self, release: Release) -> str:
        """As shops load it: compressed."""
        return f"{release.byte_size:,}\u00a0B"


@admin.register(Rollout)
class RolloutAdmin(ReadOnlyAdmin):
    """What was done, newest first; the first row of an app is what holds."""

    list_display = ("created_at", "outcome", "action", "app")
    list_select_related = ("live", "candidate")
    fields = ("created_at", "app", "action", "live", "candidate", "share_percent", "disabled")

    @admin.display(description=_("what shops have"))
    def outcome(self, rollout: Rollout) -> str:
        """In a few words, digests by their beginnings as the commands take them."""
        live = rollout.live.digest[:SHOWN]
        if rollout.disabled:
            return str(_("nothing; %(live)s when enabled") % {"live": live})
        if rollout.candidate is None:
            return live
        words = {
            "live": live,
            "percent": percent(rollout.share_percent),
            "candidate": rollout.candidate.digest[:SHOWN],
        }
        return str(_("%(percent)s %(candidate)s, else %(live)s") % words)


def percent(share: Decimal) -> str:
    """Return a share without zeros at its end, and its sign on the same line."""
    return f"{float(share):g}\u00a0%"
