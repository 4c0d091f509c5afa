"""The filters of products over REST: what can be chosen, and how many products each choice has.

Source: docs.ecwid.com, "Get product filters" (read 2026-11); GET is that of the page of 2020. A
filter counts the products that meet all other parameters: our choice.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog.placement import FRONT_PAGE
from ecwid_native.sandbox.catalog.products import completed
from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.catalog.tree import CategoryTree
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.product_filters import conditions_of, split_list, wrong_filter
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]
Products = Sequence[Document]

READ = "read_catalog"
PATH = "/api/v3/{store_id}/products/filters"
STATUS = {"status": "SUCCESS"}
HOME = "home"


def add_routes(router: Router[Operation]) -> None:
    """Add both ways to ask."""
    router.add("GET", PATH, Operation(handler=get, scope=READ, selects_fields=True, searches=True))
    router.add(
        "POST",
        PATH,
        Operation(
            handler=post_filters, scope=READ, needs_json=True, selects_fields=True, searches=True
        ),
    )


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return the filters that the query asks for."""
    return _filters(call, call.request.args)


def post_filters(call: Call, values: Mapping[str, str]) -> object:
    """Return the filters that `params` of the body, or the query, asks for."""
    params = read_json_object(call.request).get("params", {})
    if not isinstance(params, dict) or not all(isinstance(each, str) for each in params.values()):
        raise HTTPError(400, "Field params must hold texts", "WRONG_PARAMETER")
    query: MultiDict[str, str] = MultiDict(call.request.args)
    for name, text in params.items():
        query[name] = text
    return _filters(call, query)


def _filters(call: Call, query: MultiDict[str, str]) -> Document:
    parameters = Parameters(query)
    names = split_list(parameters.required("filterFields"))
    limits = _limits(parameters)
    products = _matching(call, query)
    filters = {
        name: _facet(call, name, products, parameters, limits.get(name)) | STATUS for name in names
    }
    return {"productCount": len(products), "filters": filters}


def _matching(call: Call, query: MultiDict[str, str]) -> Products:
    wanted = list(conditions_of(Parameters(query), call.platform, call.store.id))
    found = call.platform.documents.all(call.store.id, "product", *wanted)
    return [completed(product) for product in found]


def _limits(parameters: Parameters) -> dict[str, int | None]:
    """Return how many values each named filter may have; None for all."""
    limits: dict[str, int | None] = {}
    for part in split_list(parameters.text("filterFacetLimit") or ""):
        name, _, text = part.rpartition(":")
        if text != "all" and not (text.isascii() and text.isdigit() and len(text) < 10):
            message = "Wrong parameter 'filterFacetLimit' value: not a number"
            raise HTTPError(400, message, "WRONG_PARAMETER")
        limits[name] = None if text == "all" else int(text)
    return limits


def _facet(
    call: Call, name: str, products: Products, parameters: Parameters, limit: int | None
) -> Document:
    fixed: dict[str, Callable[[Products], Document]] = {
        "price": _prices,
        "inventory": _inventory,
        "onsale": _on_sale,
    }
    if name in fixed:
        return fixed[name](products)
    if name == "categories":
        return _categories(call, products, parameters, limit)
    kind, _, title = name.partition("_")
    if kind == "option" and title:
        return {"title": title, **_values(_choices(products, title), limit)}
    if kind == "attribute" and title:
        return {"title": title, **_values(_attribute_values(products, title), limit)}
    raise wrong_filter(name)


def _prices(products: Products) -> Document:
    prices = [product["price"] for product in products] or [0]
    return {"minValue": min(prices), "maxValue": max(prices)}


def _inventory(products: Products) -> Document:
    there = sum(1 for product in products if product["inStock"])
    return _two(("instock", "In stock", there), ("outofstock", "Sold out", len(products) - there))


def _on_sale(products: Products) -> Document:
    count = sum(
        1 for product in products if (product.get("compareToPrice") or 0) > product["price"]
    )
    return _two(("onsale", "On sale", count), ("notonsale", "Not on sale", len(products) - count))


def _two(*values: tuple[str, str, int]) -> Document:
    return {
        "values": [
            {"id": each, "title": title, "productCount": count}
            for each, title, count in values
            if count
        ]
    }


def _categories(
    call: Call, products: Products, parameters: Parameters, limit: int | None
) -> Document:
    parent = parameters.text("filterParentCategoryId")
    below = FRONT_PAGE if parent in {None, HOME} else parameters.integer("filterParentCategoryId")
    tree = CategoryTree(call.platform, call.store.id)
    children = call.platform.documents.find(
        call.store.id,
        "category",
        ask.equals("parentId", below or FRONT_PAGE),
        ask.equals("enabled", True),
        order=(ask.ascending("orderBy"),),
    ).items
    values = []
    for category in children:
        inside = set(tree.with_descendants([category["id"]]))
        count = sum(1 for product in products if not inside.isdisjoint(product["categoryIds"]))
        if count:
            title = in_language(category, "name", parameters.text("lang"))
            values.append({"id": category["id"], "title": title, "productCount": count})
    return {"values": values[:limit], "sortingOrder": "DEFINED_BY_STORE_OWNER"}


def _choices(products: Products, title: str) -> "Counter[str]":
    return Counter(
        text
        for product in products
        for text in {
            choice["text"]
            for option in product["options"]
            if option["name"].casefold() == title.casefold()
            for choice in option.get("choices", [])
        }
    )


def _attribute_values(products: Products, title: str) -> "Counter[str]":
    return Counter(
        value["value"]
        for product in products
        for value in product["attributes"]
        if value["name"].casefold() == title.casefold() and value["value"]
    )


def _values(counted: "Counter[str]", limit: int | None) -> Document:
    """Return values, the most frequent first, then by title."""
    order = sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold()))
    values = [{"title": title, "productCount": count} for title, count in order[:limit]]
    return {"values": values, "sortingOrder": "PRODUCT_COUNT_DESC"}
