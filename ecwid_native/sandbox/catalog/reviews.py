"""Reviews of products, which shoppers write and merchants publish.

Source: docs.ecwid.com, "Search product reviews", "Update product review status" (read 2026-11). The
platform has no call that creates one; here `add` does, for seeds and tests.
"""

from typing import Any

from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

KIND = "review"
MODERATED = "moderated"
PUBLISHED = "published"


def add(
    platform: Platform,
    store_id: int,
    *,
    product_id: int,
    rating: int,
    text: str,
    name: str = "",
    email: str = "",
    status: str = MODERATED,
    order_id: int = 0,
    customer_id: int = 0,
) -> Document:
    """Store a review as a shopper leaves it and return it.

    Args:
        platform: where.
        store_id: in which store.
        product_id: of what; it need not be there any more.
        rating: 1 to 5.
        text: what the shopper says.
        name: who the shopper is.
        email: the shopper's address.
        status: `moderated` or `published`.
        order_id: internal id of the order.
        customer_id: of the customer, 0 for a guest.
    """
    with platform.database.transaction():
        now = int(platform.clock.timestamp())
        product = platform.documents.get(store_id, "product", product_id) or {}
        review = platform.documents.insert(
            store_id,
            KIND,
            {
                "productId": product_id,
                "productName": product.get("name", ""),
                "productOptions": [],
                "customerId": customer_id,
                "orderId": order_id,
                "status": status,
                "rating": rating,
                "review": text,
                "reviewerInfo": {
                    "name": name,
                    "email": email,
                    "city": "",
                    "country": "",
                    "ordersCount": 1,
                    "orders": 1,
                },
                "createTimestamp": now,
                "updateTimestamp": now,
            },
        )
        count(platform, store_id, product_id)
        publish(platform, "created", store_id, review, client_id=None)
    return review


def change_status(
    platform: Platform, store_id: int, review: Document, status: str, client_id: str | None
) -> None:
    """Publish a review or take it back."""
    review = {
        **review,
        "status": status,
        "updateTimestamp": int(platform.clock.timestamp()),
    }
    platform.documents.replace(store_id, KIND, review)
    count(platform, store_id, review["productId"])
    publish(platform, "updated", store_id, review, client_id=client_id)


def delete(platform: Platform, store_id: int, review: Document, client_id: str | None) -> None:
    """Delete a review."""
    platform.documents.delete(store_id, KIND, review["id"])
    count(platform, store_id, review["productId"])
    publish(platform, "deleted", store_id, review, client_id=client_id)


def count(platform: Platform, store_id: int, product_id: int) -> None:
    """Bring rating and numbers of reviews of a product up to date."""
    product = platform.documents.get(store_id, "product", product_id)
    if product is None:
        return
    found = platform.documents.all(store_id, KIND, equals("productId", product_id))
    ratings = [each["rating"] for each in found if each["status"] == PUBLISHED]
    product["reviewsPublished"] = len(ratings)
    product["reviewsModerated"] = len(found) - len(ratings)
    product["rating"] = round(sum(ratings) / len(ratings), 2) if ratings else 0
    platform.documents.replace(store_id, "product", product)


def publish(
    platform: Platform, what: str, store_id: int, review: Document, *, client_id: str | None
) -> None:
    """Publish what happened to a review; a deleted one has no status any more."""
    data = {"productId": review["productId"], "orderId": review["orderId"]}
    if what != "deleted":
        data["status"] = review["status"].upper()
    platform.events.publish(
        f"review.{what}",
        store_id=store_id,
        client_id=client_id,
        entity_id=review["id"],
        **data,
    )
