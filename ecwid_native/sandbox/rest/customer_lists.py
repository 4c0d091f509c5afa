"""Helpers of the Control Panel about many customers at once.

Source: the tables of the official client (read 2026-11); the documentation does not have these
calls, so which scopes they need is our choice: those of the other calls about customers.
"""

from collections.abc import Mapping

from ecwid_native.sandbox.conditions import Condition, has_id
from ecwid_native.sandbox.dictionaries import country_name
from ecwid_native.sandbox.http import read_json_object
from ecwid_native.sandbox.people import customers, groups
from ecwid_native.sandbox.people.customers import Document
from ecwid_native.sandbox.people.order_statistics import ORDER_COUNT, products_bought
from ecwid_native.sandbox.rest import customer_search
from ecwid_native.sandbox.rest.bodies import accepted
from ecwid_native.sandbox.rest.customers import READ, UPDATE, refusals
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router


def add_routes(router: Router[Operation]) -> None:
    """Add ids, mass update and the data of the filters."""
    store = "/api/v3/{store_id}"
    router.add("GET", f"{store}/customers_ids", Operation(handler=get_ids, scope=READ))
    router.add(
        "POST",
        f"{store}/customers_update",
        Operation(handler=change_many, scope=UPDATE, needs_json=True),
    )
    for name, handler in (
        ("filters", get_filters),
        ("locations", get_locations),
        ("products", get_products),
    ):
        operation = Operation(handler=handler, scope=READ, selects_fields=True)
        router.add("GET", f"{store}/customers/{name}", operation)


def get_ids(call: Call, values: Mapping[str, str]) -> object:
    """Return the ids of all customers that meet the parameters of the search."""
    conditions = customer_search.conditions(Parameters(call.request.args))
    return {"ids": [customer["id"] for customer in _all(call, *conditions)]}


def change_many(call: Call, values: Mapping[str, str]) -> object:
    """Change or delete the chosen customers: those with the ids, those of the search, or all."""
    order = accepted(read_json_object(call.request), "MassUpdateCustomer")
    mode = order.get("mode", "SELECTED")
    conditions: list[Condition] = []
    if mode == "SELECTED":
        conditions = [has_id(order.get("ids", []))]
    elif mode == "ALL_FILTERED":
        conditions = customer_search.conditions(Parameters(call.request.args))
    with call.platform.database.transaction(), refusals():
        chosen = _all(call, *conditions)
        for customer in chosen:
            if order.get("delete"):
                customers.delete(call.platform, call.store.id, call.client_id, customer)
            else:
                fields = order.get("customer", {})
                customers.update(call.platform, call.store.id, call.client_id, customer, fields)
    return {"updateCount": len(chosen)}


def get_filters(call: Call, values: Mapping[str, str]) -> object:
    """Return what the Control Panel offers to filter by."""
    everybody = _all(call)
    names = groups.names(call.platform, call.store.id)
    languages = {customer["lang"] for customer in everybody if customer.get("lang")}
    return {
        "total": len(everybody),
        "repeatedCustomersCount": len(_all(call, Condition(f"{ORDER_COUNT} > 1"))),
        "oneTimeCustomersCount": len(_all(call, Condition(f"{ORDER_COUNT} = 1"))),
        "storeGroups": [{"id": number, "name": name} for number, name in names.items()],
        "shippingAddresses": [
            {
                "street": address.get("street", ""),
                "city": address.get("city", ""),
                "countryCode": address.get("countryCode", ""),
                "countryName": country_name(address.get("countryCode")) or "",
            }
            for customer in everybody
            for address in customer.get("shippingAddresses", [])
        ],
        "languages": sorted(languages),
    }


def get_locations(call: Call, values: Mapping[str, str]) -> object:
    """Return the countries of the customers, by name; `name` narrows them."""
    wanted = (Parameters(call.request.args).text("name") or "").casefold()
    codes = {
        address.get("countryCode")
        for customer in _all(call)
        for address in (customer.get("billingPerson", {}), *customer.get("shippingAddresses", []))
    }
    countries = {code: country_name(code) for code in codes if code}
    return {
        "items": [
            {"country": name, "countryCode": code}
            for code, name in sorted(countries.items(), key=lambda item: item[1] or "")
            if name is not None and wanted in name.casefold()
        ]
    }


def get_products(call: Call, values: Mapping[str, str]) -> object:
    """Return the products that customers have bought, by name; `name` narrows them."""
    name = Parameters(call.request.args).text("name") or ""
    return {"items": products_bought(call.platform, call.store.id, name)}


def _all(call: Call, *conditions: Condition) -> list[Document]:
    return call.platform.documents.all(call.store.id, customers.KIND, *conditions)
