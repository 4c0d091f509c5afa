"""A fashion shop: clothes in sizes and colours, the same ones each time."""

from collections.abc import Iterator
from itertools import product as combine
from typing import Any

from ecwid_native.sandbox.catalog import rules, types, variations, wording
from ecwid_native.sandbox.catalog.seeds import (
    BRANDS,
    category,
    drawing,
    new_product,
    numbered,
    write_catalog,
)
from ecwid_native.sandbox.documents import FIRST_ID
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

SIZES = ("S", "M", "L")
COLORS = {"Sand": "#d9c7a3", "Moss": "#6b7f4a", "Night": "#2b3550"}
# Name, category, price, price before or 0.
FASHION = (
    ("Linen shirt", "Shirts", 59, 79),
    ("Oxford shirt", "Shirts", 69, 0),
    ("Striped shirt", "Shirts", 49, 0),
    ("Wool sweater", "Knitwear", 89, 0),
    ("Cotton cardigan", "Knitwear", 75, 95),
    ("Pleated skirt", "Skirts", 65, 0),
    ("Denim skirt", "Skirts", 55, 0),
    ("Wide trousers", "Trousers", 79, 99),
    ("Chinos", "Trousers", 69, 0),
    ("Rain coat", "Coats", 149, 0),
    ("Trench coat", "Coats", 189, 229),
    ("Quilted vest", "Coats", 99, 0),
)
SHIRT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240">'
    '<rect width="240" height="240" fill="#f1efe9"/><path fill="{color}" d="M84 48h72l52 34-24'
    ' 36-22-12v92H78v-92l-22 12-24-36z"/></svg>'
)


def seed_fashion(platform: Platform, store: Store) -> None:
    """Fill a store with clothes: nine variations each, swatches, a product type, brands."""
    names = list(dict.fromkeys(each[1] for each in FASHION))
    root = category(store, FIRST_ID, {"en": "Clothes"}, 1)
    places = [root] + [
        {**category(store, FIRST_ID + order, {"en": name}, order), "parentId": root["id"]}
        for order, name in numbered(names)
    ]
    ids = {place["name"]: place["id"] for place in places}
    clothing = {
        "id": FIRST_ID,
        "name": "Clothing",
        "attributes": [{"id": FIRST_ID, "name": "Material", "type": "CUSTOM", "show": "DESCR"}],
    }
    platform.documents.insert_many(store.id, types.KIND, [clothing])
    goods, sold = [], []
    for order, (name, place, price, before) in numbered(FASHION):
        item = _garment(platform, store, order, name, ids[place], clothing)
        item |= {"price": price, **({"compareToPrice": before} if before else {})}
        own = list(_garment_variations(item, order))
        item["inStock"] = any(each["inStock"] for each in own)
        item["words"] = wording.words(item, (each["sku"] for each in own))
        goods.append(item)
        sold.extend(own)
    write_catalog(platform, store, places, goods)
    platform.documents.insert_many(store.id, variations.KIND, sold, parent="productId")


def _garment(
    platform: Platform, store: Store, order: int, name: str, place: int, clothing: Document
) -> Document:
    item = new_product(store, FIRST_ID + order, {"en": name}, f"F-{order:02d}", order)
    colors = list(COLORS.values())
    known = [*clothing["attributes"], *types.general(platform, store.id)["attributes"]]
    values = [
        {"name": "Material", "value": "Wool" if order % 3 == 0 else "Cotton"},
        {"alias": "BRAND", "value": BRANDS[order % len(BRANDS)]},
    ]
    item |= {
        "description": f"<p>{name}, made to last.</p>",
        "categoryIds": [place],
        "defaultCategoryId": place,
        "productClassId": clothing["id"],
        "weight": 0.4,
        "attributes": types.resolve(values, known),
        "pictures": [drawing(platform, store, SHIRT.format(color=colors[order % len(colors)]))],
        "options": rules.complete_options(
            [
                {
                    "type": "SIZE",
                    "name": "Size",
                    "choices": [{"text": size} for size in SIZES],
                    "defaultChoice": 0,
                    "required": True,
                },
                {
                    "type": "SWATCHES",
                    "name": "Colour",
                    "choices": [{"text": n, "hexCodes": [c]} for n, c in COLORS.items()],
                    "defaultChoice": 0,
                    "required": True,
                },
            ]
        ),
    }
    return item


def _garment_variations(item: Document, order: int) -> Iterator[Document]:
    pairs = list(combine(SIZES, COLORS))
    for number, (size, color) in enumerate(pairs, 1):
        quantity = (order * 7 + number * 3) % 10  # some are sold out
        variation: Document = {
            "id": FIRST_ID + order * len(pairs) + number,
            "productId": item["id"],
            "combinationNumber": number,
            "options": [{"name": "Size", "value": size}, {"name": "Colour", "value": color}],
            "sku": f"{item['sku']}-{size}-{color[0]}",
            "unlimited": False,
            "quantity": quantity,
            "inStock": quantity > 0,
        }
        if size == "L":
            variation["price"] = item["price"] + 5
        yield variation
