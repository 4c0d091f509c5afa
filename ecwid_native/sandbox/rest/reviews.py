"""Product reviews over REST.

Source: docs.ecwid.com, "Search product reviews", "Update product review status", "Mass update
product reviews", "Get product reviews statistics" (read 2026-11). A status is read in either case
and answered in lower case. Newest first is our choice.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from werkzeug.datastructures import MultiDict

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog import reviews
from ecwid_native.sandbox.catalog.reviews import KIND, MODERATED, PUBLISHED
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.rest.bodies import wrong_field
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters, format_moment
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ, UPDATE = "read_reviews", "update_reviews"
ALL = "/api/v3/{store_id}/reviews"
ONE = ALL + "/{review_id}"
STATUSES = (MODERATED, PUBLISHED)
SORTINGS = {
    "DATE_CREATED_ASC": ask.ascending("createTimestamp"),
    "DATE_CREATED_DESC": ask.descending("createTimestamp"),
    "RATING_ASC": ask.ascending("rating"),
    "RATING_DESC": ask.descending("rating"),
}

operation = partial(Operation, feature=Feature.PRODUCT_REVIEWS)


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on reviews."""
    add = router.add
    add("GET", ALL, operation(handler=search, scope=READ, selects_fields=True, searches=True))
    add("PUT", ALL + "/mass_update", operation(handler=change_many, scope=UPDATE, needs_json=True))
    add("GET", ALL + "/filters_data", operation(handler=count, scope=READ, selects_fields=True))
    add("GET", ONE, operation(handler=get, scope=READ, selects_fields=True))
    add("PUT", ONE, operation(handler=update, scope=UPDATE, needs_json=True))
    add("DELETE", ONE, operation(handler=delete, scope=(READ, UPDATE)))


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the reviews that meet the parameters."""
    _check_feature(call)
    parameters = Parameters(call.request.args)
    page = parameters.page()
    sorting = parameters.choice("sortBy", tuple(SORTINGS)) or "DATE_CREATED_DESC"
    found = call.platform.documents.find(
        call.store.id,
        KIND,
        *_conditions(parameters),
        order=(SORTINGS[sorting],),
        limit=page.limit,
        offset=page.offset,
    )
    return page.envelope([_shown(each) for each in found.items], found.total)


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one review."""
    return _shown(_review_of(call, values))


def update(call: Call, values: Mapping[str, str]) -> object:
    """Publish a review, or take it back."""
    status = _status(read_json_object(call.request).get("status"), "status")
    with call.platform.database.transaction():
        review = _review_of(call, values)
        reviews.change_status(call.platform, call.store.id, review, status, call.client_id)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a review."""
    with call.platform.database.transaction():
        review = _review_of(call, values)
        reviews.delete(call.platform, call.store.id, review, call.client_id)
    return {"deleteCount": 1}


def change_many(call: Call, values: Mapping[str, str]) -> object:
    """Publish, take back or delete many reviews."""
    _check_feature(call)
    body = read_json_object(call.request)
    removes = body.get("delete") is True
    status = "" if removes else _status(body.get("newStatus"), "newStatus")
    with call.platform.database.transaction():
        found = call.platform.documents.all(call.store.id, KIND, *_selected(body))
        for review in found:
            if removes:
                reviews.delete(call.platform, call.store.id, review, call.client_id)
            else:
                reviews.change_status(call.platform, call.store.id, review, status, call.client_id)
    return {"updateCount": len(found)}


def count(call: Call, values: Mapping[str, str]) -> object:
    """Return how many reviews there are of each status."""
    _check_feature(call)
    totals = [
        call.platform.documents.count(call.store.id, KIND, ask.equals("status", status))
        for status in STATUSES
    ]
    return {"allCount": sum(totals), "moderatedCount": totals[0], "publishedCount": totals[1]}


def _check_feature(call: Call) -> None:
    settings = call.platform.profiles.get(call.store)["settings"]
    if not settings["productReviewsFeatureEnabled"]:
        message = "Product reviews are switched off in this store"
        raise HTTPError(403, message, "PRODUCT_REVIEWS_FEATURE_NOT_AVAILABLE")


def _review_of(call: Call, values: Mapping[str, str]) -> Document:
    _check_feature(call)
    review_id = path_id(values["review_id"])
    review = call.platform.documents.get(call.store.id, KIND, review_id or 0)
    if review is None:
        message = f"Product review #{values['review_id']} not found"
        raise HTTPError(404, message, "PRODUCT_REVIEW_NOT_FOUND")
    return review


def _selected(body: Mapping[str, object]) -> list[Condition]:
    mode = body.get("selectMode")
    if mode == "ALL":
        return []
    if mode == "SELECTED":
        ids = body.get("reviewIds")
        if not isinstance(ids, list) or any(type(each) is not int for each in ids):
            raise wrong_field("reviewIds")
        return [ask.has_id(ids)]
    if mode != "ALL_FILTERED":
        raise wrong_field("selectMode")
    filters = body.get("currentFilters") or body.get("filters") or {}
    if not isinstance(filters, dict):
        raise wrong_field("filters")
    return list(_conditions(Parameters(_as_query(filters))))


def _as_query(filters: Mapping[str, object]) -> MultiDict[str, str]:
    """Return the filters of a body as the search has them in its query."""
    query: MultiDict[str, str] = MultiDict()
    for name, value in filters.items():
        parts = value if isinstance(value, list) else [value]
        query[name] = ",".join(str(part) for part in parts if part is not None)
    return query


def _conditions(parameters: Parameters) -> Iterator[Condition]:
    ids = parameters.integers("reviewId")
    if ids is not None:
        yield ask.has_id(ids)
    for name in ("productId", "orderId", "rating"):
        numbers = parameters.integers(name)
        if numbers is not None:
            yield ask.one_of(name, numbers)
    status = parameters.text("status")
    if status is not None:
        if status.lower() not in STATUSES:
            parameters.choice("status", STATUSES)  # refuses it
        yield ask.equals("status", status.lower())
    for prefix, path in (("created", "createTimestamp"), ("updated", "updateTimestamp")):
        since, until = parameters.moment(f"{prefix}From"), parameters.moment(f"{prefix}To")
        if since is not None or until is not None:
            yield ask.between(path, since, until)
    keyword = parameters.text("searchKeyword") or parameters.text("keyword")
    if keyword is not None:
        paths = ("review", "productName", "reviewerInfo.name", "reviewerInfo.email")
        yield ask.contains(paths, keyword)


def _status(value: object, field: str) -> str:
    if not isinstance(value, str) or value.lower() not in STATUSES:
        raise wrong_field(field)
    return value.lower()


def _shown(review: Document) -> Document:
    return {
        **review,
        "createDate": format_moment(review["createTimestamp"]),
        "updateDate": format_moment(review["updateTimestamp"]),
    }
