"""Builds, releases and rollouts in words, and in plain types for JSON."""

from __future__ import annotations

from typing import Any

from ecwid_native.conf import ecwid_settings
from storefront_assets.build import Build
from storefront_assets.models import Release, Rollout
from storefront_assets.serving import MAX_AGE_SECONDS, STALE_SECONDS


def build_row(build: Build) -> dict[str, Any]:
    """Return a build's digest and sizes, in bytes."""
    sizes = [
        {
            "name": size.name,
            "script": size.script,
            "stylesheet": size.stylesheet,
            "budget": size.budget,
        }
        for size in build.sizes
    ]
    return {"app": build.app, "digest": build.bundle.digest, "sizes": sizes}


def release_row(release: Release, rollout: Rollout | None) -> dict[str, Any]:
    """Return a release, and who has it."""
    state = ""
    if rollout and release == rollout.live:
        state = "live, but disabled" if rollout.disabled else "live"
    elif rollout and release == rollout.candidate:
        state = f"on trial in {float(rollout.share_percent):g} % of the stores"
    return {
        "digest": release.digest,
        "created_at": release.created_at.isoformat(sep=" ", timespec="seconds"),
        "bytes": release.byte_size,
        "customizations": release.customizations,
        "state": state,
    }


def rollout_row(rollout: Rollout | None) -> dict[str, Any] | None:
    """Return what shops have; None when nothing was published."""
    if rollout is None:
        return None
    return {
        "action": rollout.action,
        "live": rollout.live.digest,
        "candidate": rollout.candidate.digest if rollout.candidate else None,
        "share_percent": float(rollout.share_percent),
        "disabled": rollout.disabled,
        "within_seconds": seconds_to_effect(),
    }


def rollout_text(rollout: Rollout | None) -> str:
    """Say what shops have, and when."""
    if rollout is None:
        return "nothing is published"
    when = f"within {seconds_to_effect()} seconds"
    if rollout.disabled:
        return f"disabled for all stores {when}; {rollout.live.digest} comes back with “enable”"
    if rollout.candidate is None:
        return f"all stores have {rollout.live.digest} {when}"
    return (
        f"{float(rollout.share_percent):g} % of the stores have {rollout.candidate.digest} {when}, "
        f"the others {rollout.live.digest}"
    )


def seconds_to_effect() -> int:
    """How long it takes until no visitor gets what was before: caches, and one poll."""
    return MAX_AGE_SECONDS + STALE_SECONDS + round(ecwid_settings.RELEASE_POLL_SECONDS)
