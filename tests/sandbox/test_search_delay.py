"""The switch that makes searches lag behind writes."""

from collections.abc import Iterator
from typing import Any

import pytest

from ecwid_native.sandbox import Sandbox, Tokens
from tests.sandbox.conftest import STORE_ID, Api
from tests.sandbox.rest.conftest import CLIENT_ID, REST_APP
from tests.sandbox.test_control_api import control

pytestmark = pytest.mark.usefixtures("_still")


@pytest.fixture(scope="module")
def delayed() -> Iterator[Sandbox]:
    with Sandbox([REST_APP]) as running:
        running.create_store(STORE_ID)
        running.seed(STORE_ID, "small")
        running.set_switch("search_delay", True)
        yield running


@pytest.fixture(scope="module")
def tokens(delayed: Sandbox) -> Tokens:
    return delayed.install(CLIENT_ID, STORE_ID)


@pytest.fixture
def api(delayed: Sandbox, tokens: Tokens) -> Api:
    delayed.clock.advance(3)
    return Api(delayed, tokens.access_token)


def found(api: Api, path: str) -> list[Any]:
    page = api("GET", path).json()
    assert page["total"] == len(page["items"])
    return [each["name"] for each in page["items"]]


def test_a_search_sees_a_write_after_the_delay_and_a_single_read_at_once(
    delayed: Sandbox, api: Api
) -> None:
    names = found(api, "/products")
    first = api("GET", "/products").json()["items"][0]
    shelf = api("GET", "/categories").json()["items"][0]["id"]
    inside = found(api, f"/products?category={shelf}")

    created = api("POST", "/products", json={"name": "New", "categoryIds": [shelf]}).json()["id"]
    api("PUT", f"/products/{first['id']}", json={"name": "Renamed", "categoryIds": [shelf]})
    api("DELETE", f"/products/{created - 1}")
    read = api("GET", f"/products/{created}")
    filters = api("GET", "/products/filters?filterFields=price").json()

    assert read.json()["name"] == "New"
    assert found(api, "/products") == names
    assert found(api, f"/products?category={shelf}") == inside
    assert filters["productCount"] == len(names)
    delayed.clock.advance(2)
    assert set(found(api, "/products")) == {*names[1:], "Renamed", "New"}
    assert "New" in found(api, f"/products?category={shelf}")


def test_what_was_deleted_is_found_until_the_delay_is_over(delayed: Sandbox, api: Api) -> None:
    before = found(api, "/products?sortBy=NAME_ASC")
    gone = api("GET", "/products?sortBy=NAME_ASC").json()["items"][0]

    api("DELETE", f"/products/{gone['id']}")

    assert api("GET", f"/products/{gone['id']}").status_code == 404
    assert found(api, "/products?sortBy=NAME_ASC") == before
    delayed.clock.advance(2)
    assert found(api, "/products?sortBy=NAME_ASC") == before[1:]


def test_of_several_writes_each_becomes_visible_in_its_time(delayed: Sandbox, api: Api) -> None:
    code = api("POST", "/discount_coupons", json={"name": "One", "code": "C"}).json()["code"]
    assert found(api, "/discount_coupons?code=C") == []
    delayed.clock.advance(1)
    api("PUT", f"/discount_coupons/{code}", json={"name": "Two"})
    delayed.clock.advance(1.5)
    assert found(api, "/discount_coupons?code=C") == ["One"]
    delayed.clock.advance(1)
    assert found(api, "/discount_coupons?code=C") == ["Two"]


def test_the_clock_and_the_switch_can_be_moved_back(delayed: Sandbox, api: Api) -> None:
    api("POST", "/categories", json={"name": "Before"})
    delayed.clock.advance(-3600)
    assert "Before" in found(api, "/categories")
    api("POST", "/categories", json={"name": "After"})
    assert "After" not in found(api, "/categories")
    delayed.set_switch("search_delay", False)
    assert "After" in found(api, "/categories")
    delayed.set_switch("search_delay", True)


def test_a_store_with_the_id_of_a_deleted_one_starts_anew(delayed: Sandbox) -> None:
    delayed.create_store(STORE_ID + 1)
    delayed.documents.insert(STORE_ID + 1, "product", {"name": "Old"})
    control(delayed, "DELETE", f"stores/{STORE_ID + 1}")
    delayed.create_store(STORE_ID + 1)
    token = delayed.install(CLIENT_ID, STORE_ID + 1).access_token

    assert found(Api(delayed, token, STORE_ID + 1), "/products") == []
