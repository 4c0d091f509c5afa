"""Every documented operation asks for its scopes, and for no other; a public token gets some."""

import re
from collections.abc import Iterator

import pytest
import requests

from ecwid_native.sandbox import Sandbox, catalogue
from ecwid_native.sandbox.catalogue import DocumentedOperation
from ecwid_native.sandbox.rest.coverage import coverage
from tests.sandbox.rest.conftest import ALL_SCOPES, CLIENT_ID

# Source: docs.ecwid.com, "Access tokens" of 2020 (read 2026-11).
PUBLIC = {
    "StoreProfile.get_store_profile",
    "StoreProfile.get_latest_stats",
    "ShippingOption.search_shipping_options",
    "PaymentOption.search_payment_options",
    "Product.search_products",
    "Product.get_product",
    "Variation.search_variations",
    "Variation.get_variation",
    "Category.search_categories",
    "Category.get_category",
    "ProductType.search_product_types",
    "ProductType.get_product_type",
    "DeletedItems.search_deleted_products",
    "Order.create_order",
    "Order.calculate_order_details",
}
# No token is needed, so that none is wrong.
WITHOUT_TOKEN = {"Dictionary", "StaticCode"}
# The documentation names one scope on the page and another in the list of scopes. Deleting a
# payment option is said to need a scope for reading; the one for writing serves here too.
ALSO_BY = {
    "PaymentOption.delete_payment_option": "update_store_profile",
    "Promotion.delete_promotion": "update_promotion",
}
# The documentation lists no scope for these, so that any token will do. Which scope those need that
# are not documented at all is our choice.
FREE = {"Batch", "Dictionary", "StaticCode"}


def implemented() -> list[DocumentedOperation]:
    """Return what has a store in its path and is there."""
    return [
        item.operation
        for item in coverage()
        if item.column != "absent" and item.operation.path.startswith("/{storeId}/")
    ]


@pytest.fixture
def session() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


class Caller:
    """Calls operations of one store with tokens made for the purpose."""

    def __init__(self, sandbox: Sandbox, store_id: int, session: requests.Session) -> None:
        self.sandbox = sandbox
        self.store_id = store_id
        self.session = session

    def code(
        self, operation: DocumentedOperation, scopes: set[str], *, public: bool = False
    ) -> str:
        """Return the error code of a call with exactly these scopes; "" for none."""
        tokens = self.sandbox.install(CLIENT_ID, self.store_id, scopes=scopes)
        path = operation.path.replace("{storeId}", str(self.store_id))
        response = self.session.request(
            operation.method,
            self.sandbox.api_url + re.sub(r"{\w+}", "1", path),
            json=None if operation.method == "GET" else {},
            headers={
                "Authorization": f"Bearer {tokens.public_token if public else tokens.access_token}"
            },
            timeout=10,
        )
        assert response.status_code < 500, (operation.id, response.text)
        if response.ok or not response.content:
            return ""
        return str(response.json().get("errorCode", ""))


@pytest.fixture
def caller(shared_sandbox: Sandbox, store_id: int, session: requests.Session) -> Caller:
    return Caller(shared_sandbox, store_id, session)


def test_each_operation_asks_for_its_scopes(caller: Caller) -> None:
    wrong = []
    for operation in implemented():
        needed = set(operation.scopes)
        without = set(ALL_SCOPES) - needed - {ALSO_BY.get(operation.id, "")}
        if needed and caller.code(operation, without) != "INSUFFICIENT_APP_SCOPE":
            wrong.append(f"{operation.id} goes without {operation.scopes}")
        if needed or operation.section in FREE:
            code = caller.code(operation, needed)
            if code in {"INSUFFICIENT_APP_SCOPE", "INVALID_API_TOKEN"}:
                wrong.append(f"{operation.id} is not content with {operation.scopes}")

    assert wrong == []


def test_a_public_token_may_do_what_is_documented_and_no_more(caller: Caller) -> None:
    wrong = []
    for operation in implemented():
        if operation.section in WITHOUT_TOKEN:
            continue
        code = caller.code(operation, {"public_storefront"}, public=True)
        if (code == "INSUFFICIENT_APP_SCOPE") == (operation.id in PUBLIC):
            wrong.append(f"{operation.id} answers {code!r} to a public token")

    assert wrong == []


def test_the_names_are_those_of_the_catalogue() -> None:
    ids = {operation.id for operation in catalogue.operations()}

    assert ids >= PUBLIC | ALSO_BY.keys()
