"""Categories over REST.

Source: docs.ecwid.com, "Search categories", "Search categories by path", "Sort categories",
"Assign products to category" and the pages next to them (read 2026-11). A path matches from the
root or from any category on: our choice.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog import categories
from ecwid_native.sandbox.catalog.categories import KIND
from ecwid_native.sandbox.catalog.showing_categories import show_categories
from ecwid_native.sandbox.catalog.tree import ROOT, CategoryTree
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.products import sorted_ids
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.rest.viewing import viewpoint
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

READ = "read_catalog"
UPDATE = "update_catalog"
STORE = "/api/v3/{store_id}"
ALL = STORE + "/categories"
ONE = ALL + "/{category_id}"
ORDER = (ask.ascending("parentId"), ask.ascending("orderBy"))


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on categories."""
    add = router.add
    add(
        "GET",
        ALL,
        Operation(handler=search, scope=READ, public=True, selects_fields=True, searches=True),
    )
    add("POST", ALL, Operation(handler=create, scope="create_catalog", needs_json=True))
    by_path = Operation(handler=search_by_path, scope=READ, selects_fields=True, searches=True)
    add("GET", STORE + "/categoriesByPath", by_path)
    add("GET", ALL + "/sort", Operation(handler=get_order, scope=READ, selects_fields=True))
    add("PUT", ALL + "/sort", Operation(handler=set_order, scope=(READ, UPDATE), needs_json=True))
    add("GET", ONE, Operation(handler=get, scope=READ, public=True, selects_fields=True))
    add("PUT", ONE, Operation(handler=update, scope=UPDATE, needs_json=True))
    add("DELETE", ONE, Operation(handler=delete, scope=UPDATE))
    add("POST", ONE + "/assignProducts", Operation(handler=assign, scope=UPDATE, needs_json=True))
    add(
        "POST",
        ONE + "/unassignProducts",
        Operation(handler=unassign, scope=UPDATE, needs_json=True),
    )


def category_of(call: Call, values: Mapping[str, str]) -> Document:
    """Return the stored category that the path names.

    Raises:
        HTTPError: 404.
    """
    category_id = path_id(values["category_id"])
    if category_id is None:
        raise categories.missing(values["category_id"])
    return categories.get(call.platform, call.store.id, category_id)


def search(call: Call, values: Mapping[str, str]) -> object:
    """Return one page of the categories that meet the parameters."""
    return _found(call, *_conditions(call))


def search_by_path(call: Call, values: Mapping[str, str]) -> object:
    """Return the categories that a path of names leads to."""
    parameters = Parameters(call.request.args)
    path = parameters.required("path")
    delimiter = parameters.text("delimiter") or parameters.text("delimeter")
    if delimiter is None:
        parameters.required("delimiter")
    names = [part.strip().casefold() for part in path.split(delimiter) if part.strip()]
    return _found(call, ask.has_id(_at_path(call, names)), *_conditions(call))


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one category; of a disabled one a public token learns no more than that it is."""
    category = category_of(call, values)
    if call.grant.kind == "public" and not category["enabled"]:
        return {"id": category["id"], "enabled": False}
    return show_categories([category], viewpoint(call), with_products=True)[0]


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a category."""
    changes = accepted(read_json_object(call.request), "Category")
    require(changes, "name")
    category = categories.create(call.platform, call.store, changes, client_id=call.client_id)
    return {"id": category["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change a category."""
    changes = accepted(read_json_object(call.request), "Category")
    with call.platform.database.transaction():
        category = category_of(call, values)
        categories.update(call.platform, call.store, category, changes, client_id=call.client_id)
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a category with everything below it."""
    with call.platform.database.transaction():
        category_id = category_of(call, values)["id"]
        categories.delete(call.platform, call.store.id, category_id, client_id=call.client_id)
    return {"deleteCount": 1}


def get_order(call: Call, values: Mapping[str, str]) -> object:
    """Return the categories below one, or the root ones, in their order."""
    return {"sortedIds": [each["id"] for each in _children(call)]}


def set_order(call: Call, values: Mapping[str, str]) -> object:
    """Put categories below one first, in this order."""
    wanted = sorted_ids(call)
    with call.platform.database.transaction():
        children = {each["id"]: each for each in _children(call)}
        first = [each for each in dict.fromkeys(wanted) if each in children]
        order = dict.fromkeys([*first, *children])
        for number, category_id in enumerate(order, 1):
            category = children[category_id]
            if category["orderBy"] != number * categories.STEP:
                category["orderBy"] = number * categories.STEP
                categories.save(call.platform, call.store.id, category, call.client_id)
    return {"updateCount": len(first)}


def assign(call: Call, values: Mapping[str, str]) -> object:
    """Append products to a category; the answer counts the category, not its products."""
    with call.platform.database.transaction():
        category = category_of(call, values)
        categories.assign(
            call.platform,
            call.store.id,
            category["id"],
            _product_ids(call),
            client_id=call.client_id,
        )
    return {"updateCount": 1}


def unassign(call: Call, values: Mapping[str, str]) -> object:
    """Take products out of a category."""
    with call.platform.database.transaction():
        category = category_of(call, values)
        count = categories.unassign(
            call.platform,
            call.store.id,
            category["id"],
            _product_ids(call),
            client_id=call.client_id,
        )
    return {"deleteCount": count}


def _found(call: Call, *wanted: Condition) -> object:
    parameters = Parameters(call.request.args)
    page = parameters.page()
    found = call.platform.documents.find(
        call.store.id, KIND, *wanted, order=ORDER, limit=page.limit, offset=page.offset
    )
    with_products = parameters.boolean("productIds") or False
    items = show_categories(found.items, viewpoint(call), with_products=with_products)
    for item in items:
        if not item.get("productIds", True):
            del item["productIds"]
    return page.envelope(list(items), found.total)


def _conditions(call: Call) -> Iterator[Condition]:
    parameters = Parameters(call.request.args)
    hidden = parameters.boolean("hidden_categories")
    if call.grant.kind == "public" or not hidden:
        yield ask.equals("enabled", True)
    ids = parameters.integers("categoryIds")
    if ids is not None:
        yield ask.has_id(ids)
    parents = parameters.integers("parentIds") or []
    parent = parameters.integer("parent")
    parents += [] if parent is None else [parent]
    if parents:
        yield _below(call, parents, deep=parameters.boolean("withSubcategories") or False)
    keyword = parameters.text("keyword")
    if keyword is not None:
        yield ask.contains(("name", "description", "nameTranslated"), keyword)


def _below(call: Call, parents: list[int], *, deep: bool) -> Condition:
    if not deep:
        return ask.one_of("parentId", parents)
    tree = CategoryTree(call.platform, call.store.id)
    return ask.has_id(set(tree.with_descendants(parents)) - set(parents))


def _at_path(call: Call, names: list[str]) -> list[int]:
    """Return the categories whose own name and the names above it end in these."""
    everything = call.platform.documents.all(call.store.id, KIND)
    tree = CategoryTree(call.platform, call.store.id)
    folded = {each["id"]: each["name"].strip().casefold() for each in everything}
    lines = {each: [folded[n] for n in (each, *tree.ancestors(each))] for each in folded}
    wanted = names[::-1]
    return [each for each, line in lines.items() if wanted and line[: len(wanted)] == wanted]


def _children(call: Call) -> list[Document]:
    parent = Parameters(call.request.args).integer("parentCategory") or ROOT
    if parent != ROOT:
        categories.get(call.platform, call.store.id, parent)
    return call.platform.documents.find(
        call.store.id, KIND, ask.equals("parentId", parent), order=ORDER
    ).items


def _product_ids(call: Call) -> list[int]:
    body = accepted(read_json_object(call.request), "CategoryProductIds")
    require(body, "productIds")
    ids: list[int] = body["productIds"]
    if len(ids) > categories.MAX_PRODUCTS:
        code = "MAX_PRODUCTS_FOR_API_REQUEST_LIMIT_EXCEEDED"
        raise HTTPError(402, "At most 100 products in one request", code)
    return ids
