"""What a store has that an event sent by hand can be about, so that a handler finds it there."""

from ecwid_native.sandbox.conditions import Condition, equals, negated
from ecwid_native.sandbox.documents import Document, Documents
from ecwid_native.sandbox.webhooks.event_types import EventType

ORDER = "order"
IS_UNFINISHED = equals("paymentStatus", "INCOMPLETE")
# The kind of document where it is not called as the event is, and which of them.
KINDS: dict[str, tuple[str, tuple[Condition, ...]]] = {
    ORDER: (ORDER, (negated(IS_UNFINISHED),)),
    "invoice": (ORDER, (negated(IS_UNFINISHED),)),
    "unfinished_order": (ORDER, (IS_UNFINISHED,)),
}


def example(
    documents: Documents, store_id: int, event_type: EventType
) -> tuple[int | None, dict[str, object]]:
    """Return the id of such a thing, None when there is none, and the event's data.

    What was deleted is not there, so for that any id will do.
    """
    family, _, action = event_type.name.partition(".")
    kind, conditions = KINDS.get(family, (family, ()))
    found = None if action == "deleted" else documents.first(store_id, kind, *conditions)
    if found is None:
        return None, dict(event_type.sample)
    told = _told(found)
    data = {name: told.get(name, value) for name, value in event_type.sample.items()}
    return found["id"], data


def _told(document: Document) -> dict[str, object]:
    """What events tell of a document, by their names for it."""
    told = {
        "orderId": document.get("orderId"),
        "cartId": document.get("cart", {}).get("cartId"),
        "customerEmail": document.get("email"),
        "productId": document.get("productId"),
        "newPaymentStatus": document.get("paymentStatus"),
        "newFulfillmentStatus": document.get("fulfillmentStatus"),
    }
    return {name: value for name, value in told.items() if value is not None}
