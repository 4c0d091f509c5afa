"""The history of deleted resources over REST.

Source: docs.ecwid.com, "Search deleted products" and the pages like it (read 2026-11): about six
months are kept. One page calls the coupons `coupons`, the others `discount_coupons`.
"""

from collections.abc import Callable, Mapping

from ecwid_native.sandbox.documents import Deletion
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

KEPT_SECONDS = 183 * 24 * 60 * 60
# path → kind, scope, may a public token read it
HISTORIES = {
    "products": ("product", "read_catalog", True),
    "orders": ("order", "read_orders", False),
    "customers": ("customer", "read_customers", False),
    "reviews": ("review", "read_reviews", False),
    "discount_coupons": ("discount_coupon", "read_discount_coupons", False),
    "coupons": ("discount_coupon", "read_discount_coupons", False),
}


def add_routes(router: Router[Operation]) -> None:
    """Add one search for each kind that has a history."""
    for name, (kind, scope, public) in HISTORIES.items():
        operation = Operation(
            handler=_search(kind), scope=scope, public=public, selects_fields=True
        )
        router.add("GET", f"/api/v3/{{store_id}}/{name}/deleted", operation)


def _search(kind: str) -> Callable[[Call, Mapping[str, str]], object]:
    def search(call: Call, values: Mapping[str, str]) -> object:
        """Return one page of the history, newest first."""
        query = Parameters(call.request.args)
        page = query.page()
        oldest = call.platform.clock.timestamp() - KEPT_SECONDS
        since, until = query.moment("from_date"), query.moment("to_date")
        deletions, total = call.platform.documents.deletions(
            call.store.id,
            kind,
            since=oldest if since is None else max(since, oldest),
            # Answers have no fractions of a second: what they show as this second belongs to it.
            until=float("inf") if until is None else until + 0.999999,
            limit=page.limit,
            offset=page.offset,
        )
        return page.envelope([_item(deletion) for deletion in deletions], total)

    return search


def _item(deletion: Deletion) -> dict[str, object]:
    order_id = deletion.kept.get("orderId")
    return {
        "id": deletion.id,
        **({} if order_id is None else {"orderId": order_id}),
        "date": format_moment(deletion.deleted_at),
    }
