"""Product types (classes) and their attributes over REST.

Source: docs.ecwid.com, "Get product types", "Create product type", "Update product type", "Delete
product type" (read 2026-11). Products of a deleted type become General: our choice.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from ecwid_native.sandbox.catalog import stock, types
from ecwid_native.sandbox.catalog.texts import check_languages
from ecwid_native.sandbox.conditions import equals
from ecwid_native.sandbox.http import HTTPError, read_json_object
from ecwid_native.sandbox.rest.bodies import accepted, require
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.router import Router

Document = dict[str, Any]

ALL = "/api/v3/{store_id}/classes"
ONE = ALL + "/{class_id}"
# Ids of attributes come after those of General's own.
SEQUENCE = "attribute"


def add_routes(router: Router[Operation]) -> None:
    """Add the operations on product types."""
    read, update_scope = "read_catalog", "update_catalog"
    add = router.add
    add("GET", ALL, Operation(handler=get_all, scope=read, public=True, selects_fields=True))
    add("POST", ALL, Operation(handler=create, scope="create_catalog", needs_json=True))
    add("GET", ONE, Operation(handler=get, scope=read, public=True, selects_fields=True))
    add("PUT", ONE, Operation(handler=update, scope=update_scope, needs_json=True))
    add("DELETE", ONE, Operation(handler=delete, scope=update_scope))


def get_all(call: Call, values: Mapping[str, str]) -> object:
    """Return every product type as a plain list."""
    return [_shown(each, call) for each in types.all_types(call.platform, call.store.id)]


def get(call: Call, values: Mapping[str, str]) -> object:
    """Return one product type."""
    return _shown(type_of(call, values), call)


def create(call: Call, values: Mapping[str, str]) -> object:
    """Create a product type."""
    changes = accepted(read_json_object(call.request), "ProductType")
    require(changes, "name")
    with call.platform.database.transaction():
        _check(call, changes, own_id=None)
        document = {
            "name": changes["name"],
            "attributes": _attributes(call, changes.get("attributes", []), []),
        }
        created = call.platform.documents.insert(call.store.id, types.KIND, document)
        _publish(call, "created", created["id"])
    return {"id": created["id"]}


def update(call: Call, values: Mapping[str, str]) -> object:
    """Change a product type; attributes that the body leaves out go, with their values."""
    changes = accepted(read_json_object(call.request), "ProductType")
    with call.platform.database.transaction():
        product_type = type_of(call, values)
        _check(call, changes, own_id=product_type["id"])
        if changes.get("name") and product_type["id"] != types.GENERAL:
            product_type["name"] = changes["name"]
        if "attributes" in changes:
            before = product_type["attributes"]
            product_type["attributes"] = _attributes(call, changes["attributes"], before)
            _carry_over(call, before, product_type["attributes"])
        _save(call, product_type)
        _publish(call, "updated", product_type["id"])
    return {"updateCount": 1}


def delete(call: Call, values: Mapping[str, str]) -> object:
    """Delete a product type; General stays."""
    with call.platform.database.transaction():
        product_type = type_of(call, values)
        if product_type["id"] == types.GENERAL:
            raise HTTPError(400, "The general product class can't be deleted", "WRONG_PARAMETER")
        _carry_over(call, product_type["attributes"], [])
        of_type = equals("productClassId", product_type["id"])
        for product in call.platform.documents.all(call.store.id, "product", of_type):
            product["productClassId"] = types.GENERAL
            stock.touch(call.platform, call.store.id, product, call.client_id)
        call.platform.documents.delete(call.store.id, types.KIND, product_type["id"])
        _publish(call, "deleted", product_type["id"])
    return {"deleteCount": 1}


def type_of(call: Call, values: Mapping[str, str]) -> Document:
    """Return the stored product type that the path names.

    Raises:
        HTTPError: 404.
    """
    number = path_id(values["class_id"])
    found = None if number is None else types.get_type(call.platform, call.store.id, number)
    if found is None:
        raise HTTPError(404, f"Product class #{values['class_id']} not found")
    return found


def _shown(product_type: Document, call: Call) -> Document:
    """Return a type as answers have it; public tokens never get hidden attributes."""
    attributes = [
        each
        for each in product_type["attributes"]
        if call.grant.kind != "public" or each["show"] != "NOTSHOW"
    ]
    return {**product_type, "attributes": attributes}


def _check(call: Call, changes: Mapping[str, Any], *, own_id: int | None) -> None:
    profile = call.platform.profiles.get(call.store)
    check_languages(changes, profile["languages"]["enabledLanguages"])
    name = changes.get("name", "").casefold()
    for each in types.all_types(call.platform, call.store.id):
        if name and each["id"] != own_id and each["name"].casefold() == name:
            raise HTTPError(409, f"Product class '{changes['name']}' already exists")


def _attributes(
    call: Call, wanted: Sequence[Mapping[str, Any]], before: Sequence[Document]
) -> list[Document]:
    """Return the attributes that a body describes: known ones kept by id, others new."""
    known = {each["id"]: each for each in before}
    result = []
    for each in wanted:
        old = known.get(each.get("id", 0))
        if old is None:
            require(each, "name")
            number = call.platform.documents.next_id(call.store.id, SEQUENCE)
            old = {"id": number, "type": "CUSTOM", "show": "DESCR"}
        result.append({**old, **each, "id": old["id"]})
    kinds = [each["type"] for each in result if each["type"] in types.ONLY_ONCE]
    if len(kinds) != len(set(kinds)):
        raise HTTPError(400, "There can be one attribute of this type", "WRONG_PARAMETER")
    return result


def _carry_over(call: Call, before: Sequence[Document], after: Sequence[Document]) -> None:
    """Rename the values that products have, and delete those of attributes that are gone."""
    known = {each["id"]: each for each in after}
    concerned = {each["id"] for each in before if known.get(each["id"]) != each}
    if not concerned:
        return
    for kind in ("product", "variation"):
        for item in call.platform.documents.all(call.store.id, kind):
            values = item.get("attributes", [])
            if concerned.isdisjoint(value["id"] for value in values):
                continue
            item["attributes"] = [
                value | _heading(known.get(value["id"], value))
                for value in values
                if value["id"] not in concerned or value["id"] in known
            ]
            call.platform.documents.replace(call.store.id, kind, item)


def _heading(attribute: Document) -> Document:
    return {
        "name": attribute["name"],
        "nameTranslated": attribute.get("nameTranslated", {}),
        "type": attribute["type"],
    }


def _save(call: Call, product_type: Document) -> None:
    stored = call.platform.documents.get(call.store.id, types.KIND, product_type["id"])
    if stored is None:
        call.platform.documents.insert(
            call.store.id, types.KIND, product_type, document_id=product_type["id"]
        )
    else:
        call.platform.documents.replace(call.store.id, types.KIND, product_type)


def _publish(call: Call, what: str, type_id: int) -> None:
    call.platform.events.publish(
        f"product_class.{what}",
        store_id=call.store.id,
        client_id=call.client_id,
        entity_id=type_id,
    )
