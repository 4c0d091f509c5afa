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
# What a filter, or each with such a beginning of its name, looks at.
COUNTED = {
    "price": ("price",),
    "inventory": ("inStock",),
    "onsale": ("compareToPrice", "price"),
    "categories": ("categoryIds",),
    "option": ("options",),
    "attribute": ("attributes",),
}


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
    for name in names:
        if name.partition("_")[0] not in COUNTED:
            raise wrong_filter(name)
    limits = _limits(parameters)
    products = _matching(call, query, names)
    filters = {
        name: _facet(call, name, products, parameters, limits.get(name)) | STATUS for name in names
    }
    return {"productCount": len(products), "filters": filters}


def _matching(call: Call, query: MultiDict[str, str], names: Sequence[str]) -> Products:
    """Return what the filters count of the products that meet the other parameters."""
    wanted = conditions_of(Parameters(query), call.platform, call.store.id)
    fields = {field for name in names for field in COUNTED[name.partition("_")[0]]}
    return call.platform.documents.fields(call.store.id, "product", sorted(fields), *wanted)


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
    prices = [product["price"] or 0 for product in products] or [0]
    return {"minValue": min(prices), "maxValue": max(prices)}


def _inventory(products: Products) -> Document:
    there = sum(1 for product in products if product["inStock"] is not False)
    return _two(("instock", "In stock", there), ("outofstock", "Sold out", len(products) - there))


def _on_sale(products: Products) -> Document:
    count = sum(
        1 for product in products if (product["compareToPrice"] or 0) > (product["price"] or 0)
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
    above = {
        inside: child["id"] for child in children for inside in tree.with_descendants([child["id"]])
    }
    counted = Counter(
        child
        for product in products
        for child in {above[each] for each in product["categoryIds"] or () if each in above}
    )
    language = parameters.text("lang")
    values = [
        {
            "id": child["id"],
            "title": in_language(child, "name", language),
            "productCount": counted[child["id"]],
        }
        for child in children
        if child["id"] in counted
    ]
    return {"values": values[:limit], "sortingOrder": "DEFINED_BY_STORE_OWNER"}


def _choices(products: Products, title: str) -> "Counter[str]":
    wanted = title.casefold()
    return Counter(
        text
        for product in products
        if product["options"]
        for text in {
            choice["text"]
            for option in product["options"]
            if option["name"].casefold() == wanted
            for choice in option.get("choices", [])
        }
    )


def _attribute_values(products: Products, title: str) -> "Counter[str]":
    wanted = title.casefold()
    return Counter(
        value["value"]
        for product in products
        for value in product["attributes"] or ()
        if value["name"].casefold() == wanted and value["value"]
    )


def _values(counted: "Counter[str]", limit: int | None) -> Document:
    """Return values, the most frequent first, then by title."""
    order = sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold()))
    values = [{"title": title, "productCount": count} for title, count in order[:limit]]
    return {"values": values, "sortingOrder": "PRODUCT_COUNT_DESC"}
