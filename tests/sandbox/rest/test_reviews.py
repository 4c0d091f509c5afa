"""Reviews and size charts over REST."""

from collections.abc import Callable
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox
from tests.sandbox.conftest import Api
from tests.sandbox.rest.test_products import create, read, refused

Write = Callable[..., int]


@pytest.fixture
def write(shared_sandbox: Sandbox, api: Api, store_id: int) -> Write:
    """Leaves a review as shoppers do, in a store that has the feature."""
    api("PUT", "/profile", json={"settings": {"productReviewsFeatureEnabled": True}})

    def write(product_id: int, rating: int, **more: Any) -> int:
        return shared_sandbox.add_review(store_id, product_id=product_id, rating=rating, **more)

    return write


def found(api: Api, query: str) -> list[int]:
    response = api("GET", f"/reviews{query}")
    assert response.status_code == 200, response.text
    return [item["id"] for item in response.json()["items"]]


def test_reviews_are_found_and_published(
    shared_sandbox: Sandbox, api: Api, store_id: int, write: Write
) -> None:
    mug, bowl = create(api, name="Mug"), create(api, name="Bowl")
    good = write(mug, 5, text="Holds tea", name="Ann", email="ann@example.com", order_id=8)
    bad = write(mug, 2, text="Too small")
    fine = write(bowl, 4, text="Fine", status="published")

    for query, expected in (
        ("?sortBy=DATE_CREATED_ASC", [good, bad, fine]),
        ("?sortBy=RATING_DESC", [good, fine, bad]),
        ("?sortBy=RATING_ASC&limit=1&offset=1", [fine]),
        (f"?reviewId={good},{fine}&sortBy=RATING_ASC", [fine, good]),
        (f"?productId={bowl}", [fine]),
        ("?orderId=8", [good]),
        ("?rating=2,4&sortBy=RATING_ASC", [bad, fine]),
        ("?status=published", [fine]),
        ("?status=MODERATED&sortBy=RATING_ASC", [bad, good]),
        ("?keyword=TEA", [good]),
        ("?searchKeyword=bowl", [fine]),
        ("?searchKeyword=ann@", [good]),
        ("?createdFrom=2000-01-01&createdTo=2001-01-01", []),
        ("?updatedFrom=2000-01-01&rating=5", [good]),
    ):
        assert found(api, query) == expected, query
    review = api("GET", f"/reviews/{good}").json()
    assert (review["status"], review["productName"], review["rating"]) == ("moderated", "Mug", 5)
    assert review["reviewerInfo"]["name"] == "Ann"
    assert review["createDate"].endswith("+0000")
    assert api("GET", "/reviews/filters_data").json() == {
        "allCount": 3,
        "moderatedCount": 2,
        "publishedCount": 1,
    }

    assert api("PUT", f"/reviews/{good}", json={"status": "PUBLISHED"}).json() == {"updateCount": 1}
    product = read(api, mug)
    counted = (product["rating"], product["reviewsPublished"], product["reviewsModerated"])
    assert counted == (5, 1, 1)
    many = {"selectMode": "SELECTED", "reviewIds": [bad, 7], "newStatus": "published"}
    assert api("PUT", "/reviews/mass_update", json=many).json() == {"updateCount": 1}
    assert read(api, mug)["rating"] == 3.5
    for filters in ("filters", "currentFilters"):
        some = {"selectMode": "ALL_FILTERED", filters: {"rating": [4, 5]}, "newStatus": "MODERATED"}
        assert api("PUT", "/reviews/mass_update", json=some).json() == {"updateCount": 2}
    assert api("DELETE", f"/reviews/{bad}").json() == {"deleteCount": 1}
    everything = {"selectMode": "ALL", "delete": True}
    assert api("PUT", "/reviews/mass_update", json=everything).json() == {"updateCount": 2}
    assert found(api, "") == []
    events = [e for e in shared_sandbox.events.since() if e.store_id == store_id]
    told = [dict(e.data) for e in events if e.type == "review.updated"]
    assert told[0] == {
        "entity_id": good,
        "productId": mug,
        "orderId": 8,
        "status": "PUBLISHED",
    }
    assert [e.type for e in events].count("review.deleted") == 3


def test_what_is_refused(api: Api, write: Write) -> None:
    review_id = write(create(api), 3, text="So so")

    single: tuple[dict[str, Any], ...] = ({}, {"status": "hidden"}, {"status": 1})
    for body in single:
        assert refused(api, "PUT", f"/reviews/{review_id}", body) == (400, "WRONG_PARAMETER")
    many: tuple[dict[str, Any], ...] = (
        {},
        {"selectMode": "ALL"},
        {"selectMode": "SOME", "delete": True},
        {"selectMode": "SELECTED", "delete": True},
        {"selectMode": "ALL_FILTERED", "delete": True, "filters": [1]},
        {"selectMode": "ALL_FILTERED", "delete": True, "filters": {"rating": "x"}},
    )
    for body in many:
        assert refused(api, "PUT", "/reviews/mass_update", body) == (400, "WRONG_PARAMETER")
    assert refused(api, "GET", "/reviews?status=secret") == (400, "WRONG_PARAMETER")
    assert refused(api, "GET", "/reviews/7") == (404, "PRODUCT_REVIEW_NOT_FOUND")
    api("PUT", "/profile", json={"settings": {"productReviewsFeatureEnabled": False}})
    for path in ("", f"/{review_id}", "/filters_data"):
        assert refused(api, "GET", f"/reviews{path}") == (
            403,
            "PRODUCT_REVIEWS_FEATURE_NOT_AVAILABLE",
        )


def test_size_charts_keep_what_is_sent(api: Api) -> None:
    table = {"name": "Shirts", "rows": [["S", "36"], ["M", "38"]], "id": 5}
    chart_id = create(api, "/sizecharts", **table)
    other = create(api, "/sizecharts", name="Shoes", enabled=False)

    chart = api("GET", f"/sizecharts/{chart_id}").json()
    assert (chart["id"], chart["rows"], chart["enabled"]) == (chart_id, table["rows"], True)
    assert api("PUT", f"/sizecharts/{chart_id}", json={"rows": [], "name": None}).ok
    changed = api("GET", f"/sizecharts/{chart_id}").json()
    assert (changed["name"], changed["rows"]) == ("Shirts", [])
    listed = api("GET", "/sizecharts?enabled=false&createdFrom=2000-01-01").json()
    assert (listed["total"], listed["items"][0]["id"]) == (1, other)
    assert api("GET", "/sizecharts?updatedTo=2000-01-01").json()["items"] == []
    assert api("DELETE", f"/sizecharts/{chart_id}").json() == {"deleteCount": 1}
    assert api("GET", f"/sizecharts/{chart_id}").status_code == 404
