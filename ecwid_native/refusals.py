"""Why a merchant's page is not shown, and what the merchant can do about it.

The texts name neither Ecwid nor Lightspeed: the control panel is sold under other brands.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecwid_native.exceptions import (
    APIError,
    EcwidError,
    InvalidTokenError,
    NotFoundError,
    PermissionDeniedError,
    PlanError,
)


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """One kind of refusal.

    Attributes:
        code: its name in JSON answers and logs.
        status: the HTTP status.
        title: what happened.
        message: what to do next.
        can_retry: whether the same request may succeed in a moment.
    """

    code: str
    status: int
    title: str | Promise
    message: str | Promise
    can_retry: bool = False


OPEN_AGAIN = Refusal(
    code="open_again",
    status=403,
    title=_("Open the app again"),
    message=_(
        "This page can only be shown inside the control panel of your store."
        " Open the app from there again."
    ),
)
SESSION_ENDED = Refusal(
    code="session_ended",
    status=403,
    title=_("Open the app again"),
    message=_(
        "This page was open for too long, or the app was installed again in the meantime."
        " Open the app again from the control panel."
    ),
)
TOKEN_REFUSED = Refusal(
    code="token_refused",
    status=403,
    title=_("The app is not installed in this store"),
    message=_(
        "Your store did not accept the app's access. If you removed the app, there is nothing"
        " to do. Otherwise install it again from the app market of your control panel."
    ),
)
MISSING_SCOPE = Refusal(
    code="missing_scope",
    status=403,
    title=_("The app needs one more permission"),
    message=_(
        "The app was installed without the permission to keep its settings in your store."
        " Remove it and install it again to grant the permission."
    ),
)
FREE_PLAN = Refusal(
    code="free_plan",
    status=402,
    title=_("Your store's plan does not include apps"),
    message=_("Upgrade the plan of your store, then open the app again."),
)
SUSPENDED = Refusal(
    code="suspended",
    status=402,
    title=_("Your store is suspended"),
    message=_(
        "The app works again as soon as your store does."
        " See the billing page of your control panel."
    ),
)
NOT_ANSWERING = Refusal(
    code="not_answering",
    status=503,
    title=_("Your store is not answering"),
    message=_("Nothing was lost. Wait a moment, then try again."),
    can_retry=True,
)
BUSY = Refusal(
    code="busy",
    status=503,
    title=_("Too many stores are opening the app right now"),
    message=_("Wait a minute, then try again."),
    can_retry=True,
)
UNAVAILABLE = Refusal(
    code="unavailable",
    status=503,
    title=_("The app is not available"),
    message=_("Its owner has to correct a setting. Please try again later."),
    can_retry=True,
)
AWAY = Refusal(
    code="away",
    status=503,
    title=_("The app is not available"),
    message=_("Wait a minute, then try again."),
)
BROKEN = Refusal(
    code="broken",
    status=500,
    title=_("Something went wrong in the app"),
    message=_("The app's owner has been told. Open the app again in a moment."),
)
NOT_FOUND = Refusal(
    code="not_found",
    status=404,
    title=_("There is no such page"),
    message=_("Open the app again from the control panel."),
)
FORBIDDEN = Refusal(
    code="forbidden",
    status=403,
    title=_("This is not allowed"),
    message=_("The app does not let your store do this."),
)
BAD_REQUEST = Refusal(
    code="bad_request",
    status=400,
    title=_("This request cannot be understood"),
    message=_("Open the app again from the control panel."),
)
TOO_LARGE = Refusal(
    code="too_large",
    status=413,
    title=_("That is too much at once"),
    message=_("Shorten what you entered, then try again."),
)
METHOD_NOT_ALLOWED = Refusal(
    code="method_not_allowed",
    status=405,
    title=_("This request cannot be understood"),
    message=_("Open the app again from the control panel."),
)


class OpeningRefusedError(EcwidError):
    """The app cannot be opened.

    Attributes:
        refusal: which kind.
        retry_after_seconds: when to try again; None when it does not matter.
    """

    def __init__(self, refusal: Refusal, *, retry_after_seconds: int | None = None) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
        self.retry_after_seconds = retry_after_seconds


def refusal_of(error: APIError) -> Refusal:
    """What a failed call to the store means for the merchant whose page made it."""
    if isinstance(error, PlanError):
        return SUSPENDED if error.is_suspended else FREE_PLAN
    if isinstance(error, InvalidTokenError | NotFoundError):
        return TOKEN_REFUSED
    if isinstance(error, PermissionDeniedError) and error.is_missing_scope:
        return MISSING_SCOPE
    return NOT_ANSWERING
