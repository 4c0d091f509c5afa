"""The settings of order statuses.

Source: docs.ecwid.com, "Search order statuses" (read 2026-11): nine payment and eleven fulfilment
statuses; only the custom ones have names of their own. Which are on and send mails at first is our
choice.
"""

from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import format_moment

Document = dict[str, Any]

KIND = "order_status"
TYPES = {
    "OrderPaymentStatus": "PAYMENT_STATUS",
    "OrderFulfillmentStatus": "FULFILLMENT_STATUS",
}
OF_NEW_ORDERS = frozenset({"AWAITING_PAYMENT", "AWAITING_PROCESSING"})


def all_statuses(platform: Platform, store_id: int) -> list[Document]:
    """Return the settings of every status, payment first."""
    written = {item["statusId"]: item for item in platform.documents.all(store_id, KIND)}
    return [
        _shown({**_default(status_id, type_), **written.get(status_id, {})})
        for enum, type_ in TYPES.items()
        for status_id in catalogue.enums()[enum]
    ]


def get_status(platform: Platform, store_id: int, status_id: str) -> Document | None:
    """Return the settings of one status, or None."""
    statuses = all_statuses(platform, store_id)
    return next((status for status in statuses if status["statusId"] == status_id), None)


def update_status(platform: Platform, store_id: int, status_id: str, changes: Document) -> bool:
    """Write the settings of a status, names of custom ones alone; tell whether it exists."""
    with platform.database.transaction():
        status = get_status(platform, store_id, status_id)
        if status is None:
            return False
        status.update({k: v for k, v in changes.items() if k in _writable(status_id)})
        if "nameTranslations" in status:
            status["nameTranslated"] = status.pop("nameTranslations")
        if {"name", "nameTranslations"} & changes.keys() and _is_custom(status_id):
            status["lastNameChangeDate"] = format_moment(platform.clock.timestamp())
        written = {item["statusId"]: item["id"] for item in platform.documents.all(store_id, KIND)}
        if status_id in written:
            platform.documents.replace(store_id, KIND, {**status, "id": written[status_id]})
        else:
            platform.documents.insert(store_id, KIND, status)
    return True


def _default(status_id: str, type_: str) -> Document:
    is_custom = _is_custom(status_id)
    status: Document = {
        "statusId": status_id,
        "orderStatusType": type_,
        "defaultStatus": status_id in OF_NEW_ORDERS,
        "enabled": not is_custom,
        "sendNotificationWhenStatusIsAssigned": not is_custom and status_id != "INCOMPLETE",
    }
    if is_custom:
        status.update(name="", nameTranslated={})
    return status


def _shown(status: Document) -> Document:
    return {name: value for name, value in status.items() if name != "id"}


def _writable(status_id: str) -> frozenset[str]:
    common = {"enabled", "sendNotificationWhenStatusIsAssigned"}
    return frozenset(common | ({"name", "nameTranslations"} if _is_custom(status_id) else set()))


def _is_custom(status_id: str) -> bool:
    return status_id.startswith("CUSTOM_")
