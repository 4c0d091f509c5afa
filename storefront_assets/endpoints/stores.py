"""Whether a customization runs in a store, and with which settings."""

from __future__ import annotations

import logging
from typing import Any

from django.db import Error

from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import Customization, customizations_for
from ecwid_native.exceptions import APIError, InvalidTokenError
from ecwid_native.fields import MerchantSettings
from ecwid_native.models import Installation
from ecwid_native.public_config import CONTROL_KEY, PUBLIC_KEY, parse_public_config
from ecwid_native.services.installs import mark_refused
from ecwid_native.settings_reader import settings_from_storage
from storefront_assets.endpoints.refusals import nothing_here, try_later
from storefront_assets.endpoints.registry import StorefrontCall, endpoints_of
from storefront_assets.endpoints.store_settings import PAUSE_SECONDS, store_settings
from storefront_assets.published import published

logger = logging.getLogger(__name__)

MOST_STORE_ID = 2**63 - 1


def require_call(
    app: str, store_id: int, customization: type[Customization]
) -> StorefrontCall[Any]:
    """Return the call of a store in which the customization runs.

    One SQL query; a REST call when the store was not asked about for a minute.

    Raises:
        RefusedError: 404 when it does not run there, whatever the reason; 503 when nobody knows.
    """
    try:
        installation = find_installation(app, store_id)
        settings = running_settings(installation, customization) if installation else None
    except (APIError, Error) as exc:
        logger.warning("a call of store %d: %s", store_id, exc)
        raise try_later(503, "unavailable", PAUSE_SECONDS) from exc
    if installation is None or settings is None:
        raise nothing_here()
    return StorefrontCall(app=ecwid_settings.app(app), installation=installation, settings=settings)


def find_installation(app: str, store_id: int) -> Installation | None:
    """Return the store; None when it does not have the app, or nobody has any more."""
    if store_id > MOST_STORE_ID or app in published.disabled:
        return None
    installed = Installation.State.INSTALLED
    return Installation.objects.filter(store_id=store_id, app=app, state=installed).first()


def running_settings(
    installation: Installation, customization: type[Customization]
) -> MerchantSettings | None:
    """Return the settings; None when the storefront does not run the customization.

    Raises:
        APIError: the store did not answer.
    """
    callable_ones = frozenset(
        each.slug for each in customizations_for(installation.app) if endpoints_of(each)
    )
    try:
        storage = store_settings.of(installation, callable_ones)
    except InvalidTokenError:
        mark_refused(installation)
        return None
    if parse_public_config(storage.get(PUBLIC_KEY)).get(CONTROL_KEY, {}).get("off"):
        return None
    settings = settings_from_storage(
        customization, storage, app=installation.app, store_id=installation.store_id
    )
    # As the runtime judges: a switch that is not on is off, no switch is on.
    return settings if getattr(settings, "enabled", True) is True else None
