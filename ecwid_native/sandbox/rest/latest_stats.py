"""When what was changed last, over REST.

Sources: docs.ecwid.com, "Get latest stats"; what a public token sees is on the 2020 page "Access
tokens" (read 2026-11). What never changed has the date of the store's creation.
"""

from collections.abc import Mapping

from ecwid_native.sandbox.checkout_options import PAYMENT, SHIPPING
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

KINDS = {
    "productsUpdated": ("product", "variation"),
    "categoriesUpdated": ("category",),
    "discountCouponsUpdated": ("discount_coupon",),
    "customersUpdated": ("customer",),
}
ON_REQUEST = {
    "reviewsUpdated": ("reviewsUpdatesRequired", "review"),
    "domainsUpdated": ("domainsRequired", "domain"),
    "subscriptionsUpdated": ("subscriptionRequired", "subscription"),
}
# The documentation names the answer's field like the parameter, the official client does not.
COUNTS = {
    "productCountRequired": ("productCount", "product"),
    "categoryCountRequired": ("categoryCount", "category"),
}
PROFILE_KINDS = (PAYMENT, SHIPPING, "customer_extra_field", "checkout_extra_field", "order_status")
PUBLIC = ("productsUpdated", "profileUpdated")


def add_routes(router: Router[Operation]) -> None:
    """Add the one operation."""
    operation = Operation(handler=get, scope="read_store_profile", public=True, selects_fields=True)
    router.add("GET", "/api/v3/{store_id}/latest-stats", operation)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the dates of the last changes, and counts where they are asked for."""
    query = Parameters(call.request.args)
    moments = {name: _last(call, *kinds) for name, kinds in KINDS.items()}
    moments["profileUpdated"] = max(
        call.platform.profiles.changed_at(call.store), _last(call, *PROFILE_KINDS)
    )
    moments["ordersUpdated"] = _last_order(call)
    moments["abandonedSalesUpdated"] = _last_cart(call)
    for name, (parameter, kind) in ON_REQUEST.items():
        if query.boolean(parameter):
            moments[name] = _last(call, kind)
    if call.grant.kind == "public":
        return {name: format_moment(moments[name]) for name in PUBLIC}
    answer: dict[str, object] = {name: format_moment(at) for name, at in moments.items()}
    for parameter, (name, kind) in COUNTS.items():
        if query.boolean(parameter):
            count = call.platform.documents.count(call.store.id, kind)
            answer[name] = answer[parameter] = count
    return answer


def _last(call: Call, *kinds: str) -> float:
    created = call.store.created_at.timestamp()
    return call.platform.documents.last_change(call.store.id, *kinds) or created


def _last_order(call: Call) -> float:
    """Return when a finished order was changed or any was deleted; the index has the answer."""
    sql = (
        "SELECT MAX(json_extract(body, '$.updateTimestamp')) FROM document WHERE store_id = ?"
        " AND kind = 'order' AND json_extract(body, '$.paymentStatus') <> 'INCOMPLETE'"
    )
    with call.platform.database.transaction() as connection:
        (changed,) = connection.execute(sql, (call.store.id,)).fetchone()
    deletions, _ = call.platform.documents.deletions(call.store.id, "order", limit=1)
    moments = [changed, *(deletion.deleted_at for deletion in deletions)]
    return max((at for at in moments if at), default=call.store.created_at.timestamp())


def _last_cart(call: Call) -> float:
    sql = (
        "SELECT MAX(changed_at) FROM document WHERE store_id = ?"
        " AND kind = 'order' AND json_extract(body, '$.paymentStatus') = 'INCOMPLETE'"
    )
    with call.platform.database.transaction() as connection:
        (changed,) = connection.execute(sql, (call.store.id,)).fetchone()
    return changed or call.store.created_at.timestamp()
