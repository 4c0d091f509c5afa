"""What the framework itself does about events: keep ``Installation`` true.

A webhook's body is not signed, so nothing of it is believed. Each of these events makes us ask the
API, and what it says about the token is what counts: an uninstall is one when the token is refused.
"""

from __future__ import annotations

import logging

from ecwid_native.exceptions import (
    InvalidTokenError,
    NotFoundError,
    PermissionDeniedError,
    PlanError,
)
from ecwid_native.models import Installation
from ecwid_native.services import installs
from ecwid_native.webhooks.base_event import WebhookEvent
from ecwid_native.webhooks.registry import WebhookHandler

logger = logging.getLogger(__name__)


def refresh_installation(event: WebhookEvent, installation: Installation | None) -> None:
    """Make the installation say what the API says of its token now; see ``refresh``.

    Raises:
        APIError: the API did not answer; to be tried again.
    """
    if installation is None or not installation.is_installed:
        return  # never opened, or ended: there is no token to ask with
    refresh(installation)
    if event.event_type == "application.uninstalled" and installation.is_installed:
        logger.warning("an uninstall is not believed: the token of %s still works", installation)


def refresh(installation: Installation) -> None:
    """Ask the API with the installation's token, and note what that says.

    A refused token ends it: sessions, handlers and saves stop, the token is dropped, and the store
    is erased after ``ERASE_AFTER_DAYS``.

    Raises:
        APIError: the API did not answer.
    """
    try:
        installation.client.storage.all(retries=0)
    except InvalidTokenError:
        logger.info("uninstalled: %s; its token is refused", installation)
        installs.mark_uninstalled(installation)
    except PlanError as error:
        installs.record_plan_error(installation, error)
    else:
        installs.record_plan_state(installation, Installation.PlanState.ACTIVE)


def refresh_subscription(event: WebhookEvent, installation: Installation | None) -> None:
    """Note whether the merchant pays for the app, as the API says.

    Raises:
        APIError: the API did not answer; to be tried again.
    """
    refresh_installation(event, installation)
    if installation is None or not installation.is_installed:
        return
    try:
        status = installation.client.application.get_status()
    except (PlanError, PermissionDeniedError, NotFoundError) as error:
        logger.warning("the subscription of %s cannot be read: %s", installation, error)
        return
    installs.record_subscription(installation, str(status.get("subscriptionStatus", "")))


BUILTIN = (
    WebhookHandler(
        name="ecwid_native.refresh_installation",
        function=refresh_installation,
        event_types=frozenset(
            {
                "application.installed",
                "application.uninstalled",
                "application.storageChanged",
                "profile.subscriptionStatusChanged",
            }
        ),
    ),
    WebhookHandler(
        name="ecwid_native.refresh_subscription",
        function=refresh_subscription,
        event_types=frozenset({"application.subscriptionStatusChanged"}),
    ),
)


def builtin_handlers_for(event_type: str) -> list[WebhookHandler]:
    """The framework's own handlers for this type; they run before the authors'."""
    return [each for each in BUILTIN if event_type in each.event_types]
