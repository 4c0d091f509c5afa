"""Publishing, promoting, rolling back, disabling: each adds one row that holds from then on."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction

from ecwid_native.exceptions import ReleaseError
from storefront_assets.build import Build
from storefront_assets.models import Release, Rollout

ALL = Decimal(100)


def current_rollout(app: str) -> Rollout | None:
    """Return what holds for the app's shops; None when nothing was ever published."""
    rollouts = Rollout.objects.select_related("live", "candidate")
    return rollouts.filter(app=app).order_by("-id").first()


def require_rollout(app: str) -> Rollout:
    """Return what holds for the app's shops.

    Raises:
        ReleaseError: nothing was ever published.
    """
    rollout = current_rollout(app)
    if rollout is None:
        raise ReleaseError("Nothing was published yet: run “ecwid_storefront publish”.")
    return rollout


@transaction.atomic
def publish(build: Build, *, share_percent: Decimal = ALL) -> Rollout:
    """Give a build to all stores, or first to a share of them.

    Args:
        build: what to publish.
        share_percent: 100 for all stores. With less, that share of them gets it, always the
            same ones; the others keep what they have.

    Raises:
        ReleaseError: a share, and there is nothing that the others could keep; or the share
            is not between 0 and 100.
    """
    release = stored(build)
    rollout = current_rollout(build.app)
    if share_percent == ALL:
        return add(build.app, Rollout.Action.PUBLISH, rollout, live=release)
    check_share(share_percent)
    rollout = require_rollout(build.app)
    if rollout.live == release:
        raise ReleaseError("All stores have these files already.")
    return add(
        build.app,
        Rollout.Action.PUBLISH,
        rollout,
        live=rollout.live,
        candidate=release,
        share_percent=share_percent,
    )


@transaction.atomic
def promote(app: str, *, share_percent: Decimal = ALL) -> Rollout:
    """Give the release of a share to all stores, or to another share.

    Raises:
        ReleaseError: no release is on trial, or the share is not between 0 and 100.
    """
    rollout = require_rollout(app)
    if rollout.candidate is None:
        raise ReleaseError("No release is on trial: publish one with “--share” first.")
    if share_percent == ALL:
        return add(app, Rollout.Action.PROMOTE, rollout, live=rollout.candidate)
    check_share(share_percent)
    return add(
        app,
        Rollout.Action.PROMOTE,
        rollout,
        live=rollout.live,
        candidate=rollout.candidate,
        share_percent=share_percent,
    )


@transaction.atomic
def roll_back(app: str, *, digest: str = "") -> Rollout:
    """End a trial; without one, return to the release before, or to a named one.

    "Before" is before the present release was first given to all stores: rolling back again
    goes further back.

    Args:
        app: the slug of the app.
        digest: the beginning of a release's digest; "" for the one before.

    Raises:
        ReleaseError: there is none.
    """
    rollout = require_rollout(app)
    if digest:
        live = find_release(app, digest)
    elif rollout.candidate is not None:
        live = rollout.live
    else:
        live = release_before(rollout)
    return add(app, Rollout.Action.ROLLBACK, rollout, live=live)


@transaction.atomic
def set_disabled(app: str, *, disabled: bool) -> Rollout:
    """Empty the app's files for all stores, or fill them again.

    Raises:
        ReleaseError: nothing was ever published.
    """
    rollout = require_rollout(app)
    return Rollout.objects.create(
        app=app,
        action=Rollout.Action.DISABLE if disabled else Rollout.Action.ENABLE,
        live=rollout.live,
        candidate=rollout.candidate,
        share_percent=rollout.share_percent,
        disabled=disabled,
    )


def add(
    app: str,
    action: Rollout.Action,
    before: Rollout | None,
    *,
    live: Release,
    candidate: Release | None = None,
    share_percent: Decimal = Decimal(0),
) -> Rollout:
    """Store what holds from now on. What is disabled stays so until somebody enables it."""
    return Rollout.objects.create(
        app=app,
        action=action,
        live=live,
        candidate=candidate,
        share_percent=share_percent,
        disabled=before is not None and before.disabled,
    )


def stored(build: Build) -> Release:
    """Return the release with the build's files, a new one if there is none."""
    bundle = build.bundle
    release, _created = Release.objects.get_or_create(
        app=build.app,
        digest=bundle.digest,
        defaults={
            "script": bundle.script,
            "stylesheet": bundle.stylesheet,
            "source_map": bundle.source_map,
            "customizations": [part.customization.slug for part in bundle.parts],
            "byte_size": build.sizes[-1].total,
        },
    )
    return release


def release_before(rollout: Rollout) -> Release:
    """Return what all stores had before they first got the present release.

    Raises:
        ReleaseError: it is the first one.
    """
    history = Rollout.objects.filter(app=rollout.app).order_by("id")
    first = history.filter(live=rollout.live).values_list("id", flat=True)[0]
    before = history.filter(id__lt=first).select_related("live").last()
    if before is None:
        raise ReleaseError("There is no release before this one.")
    return before.live


def find_release(app: str, digest: str) -> Release:
    """Return the only release whose digest begins like this.

    Raises:
        ReleaseError: there is none, or there are several.
    """
    found = list(Release.objects.filter(app=app, digest__startswith=digest)[:2])
    if len(found) != 1:
        raise ReleaseError(
            f"There are several releases that begin with {digest!r}."
            if found
            else f"There is no release that begins with {digest!r}."
        )
    return found[0]


def check_share(share_percent: Decimal) -> None:
    """Raise ReleaseError unless a share is between 0 and 100 percent."""
    if not 0 < share_percent < ALL:
        raise ReleaseError("A share is more than 0 and less than 100 percent.")
