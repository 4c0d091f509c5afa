"""Stores full of goods, the same ones each time: a small shop, fashion, thousands of products."""

import copy
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from itertools import product as combine
from typing import Any

from ecwid_native.sandbox.catalog import media, products, rules, texts, types, variations
from ecwid_native.sandbox.catalog.categories import DEFAULTS as CATEGORY
from ecwid_native.sandbox.catalog.categories import KIND as CATEGORY_KIND
from ecwid_native.sandbox.catalog.categories import STEP
from ecwid_native.sandbox.catalog.colors import describe
from ecwid_native.sandbox.catalog.placement import FRONT_PAGE
from ecwid_native.sandbox.documents import FIRST_ID
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

# 2026-01-01 00:00:00 UTC; one product a minute from then on.
FIRST_MOMENT = 1_767_225_600
MANY = 10_000
MANY_CATEGORIES = 40
ADJECTIVES = ("Plain", "Soft", "Warm", "Light", "Bold", "Quiet", "Round", "Tall", "Fine", "Old")
THINGS = ("mug", "shirt", "lamp", "bag", "chair", "vase", "scarf", "clock", "book", "tray")
BRANDS = ("Acme", "Globex", "Initech", "Umbra", "Vandelay")
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


def seed_small(platform: Platform, store: Store) -> None:
    """Fill a store with eight products in three categories, in four languages."""
    text = resources.files("ecwid_native.sandbox").joinpath("catalog.json").read_text("utf-8")
    catalog = json.loads(text)
    places = [
        category(store, each["id"], each["names"], order)
        for order, each in _numbered(catalog["categories"])
    ]
    goods = [_small_product(platform, store, each) for each in catalog["products"]]
    _write(platform, store, places, goods)


def seed_fashion(platform: Platform, store: Store) -> None:
    """Fill a store with clothes: nine variations each, swatches, a product type, brands."""
    names = list(dict.fromkeys(each[1] for each in FASHION))
    root = category(store, FIRST_ID, {"en": "Clothes"}, 1)
    places = [root] + [
        {**category(store, FIRST_ID + order, {"en": name}, order), "parentId": root["id"]}
        for order, name in _numbered(names)
    ]
    ids = {place["name"]: place["id"] for place in places}
    clothing = {
        "id": FIRST_ID,
        "name": "Clothing",
        "attributes": [{"id": FIRST_ID, "name": "Material", "type": "CUSTOM", "show": "DESCR"}],
    }
    platform.documents.insert_many(store.id, types.KIND, [clothing])
    goods, sold = [], []
    for order, (name, place, price, before) in _numbered(FASHION):
        item = _garment(platform, store, order, name, ids[place], clothing)
        item |= {"price": price, **({"compareToPrice": before} if before else {})}
        own = list(_garment_variations(item, order))
        item["inStock"] = any(each["inStock"] for each in own)
        item["words"] = products.words(item, (each["sku"] for each in own))
        goods.append(item)
        sold.extend(own)
    _write(platform, store, places, goods)
    platform.documents.insert_many(store.id, variations.KIND, sold, parent="productId")


def seed_many_products(platform: Platform, store: Store, count: int = MANY) -> None:
    """Fill a store with plain products, 10,000 unless told otherwise, in forty categories."""
    dice = random.Random(1)  # noqa: S311 - the same goods each time, no secret
    places = [
        category(store, FIRST_ID + order, {"en": f"Shelf {order}"}, order)
        for order in range(1, MANY_CATEGORIES + 1)
    ]
    known = types.attributes_for(platform, store.id, types.GENERAL)
    goods = []
    for number in range(count):
        name = f"{dice.choice(ADJECTIVES)} {dice.choice(THINGS)} {number + 1}"
        item = new_product(store, FIRST_ID + number, {"en": name}, f"P-{number + 1:05d}", number)
        item["price"] = dice.randrange(100, 20_000) / 100
        item["description"] = f"<p>{name}, one of many.</p>"
        item["categoryIds"] = [dice.choice(places)["id"]]
        item["defaultCategoryId"] = item["categoryIds"][0]
        item |= {"unlimited": False, "quantity": dice.randrange(0, 50)}
        item["inStock"] = item["quantity"] > 0
        item["attributes"] = types.resolve(
            [{"alias": "BRAND", "value": dice.choice(BRANDS)}], known
        )
        item["words"] = products.words(item)
        goods.append(item)
    _write(platform, store, places, goods)


def category(store: Store, category_id: int, names: Mapping[str, str], order: int) -> Document:
    """Return a category as it is stored."""
    name = names.get(store.language) or names["en"]
    translated = {**names, store.language: name}
    return {
        **CATEGORY,
        "id": category_id,
        "parentId": FRONT_PAGE,
        "orderBy": order * STEP,
        "name": name,
        "nameTranslated": translated,
        "words": texts.words_of(translated.values()),
    }


def new_product(
    store: Store, product_id: int, names: Mapping[str, str], sku: str, number: int
) -> Document:
    """Return a product as it is stored, `number` minutes after the first."""
    moment = FIRST_MOMENT + 60 * number
    name = names.get(store.language) or names["en"]
    return {
        **copy.deepcopy(products.DEFAULTS),
        "id": product_id,
        "name": name,
        "nameTranslated": {**names, store.language: name},
        "sku": sku,
        "inStock": True,
        "createTimestamp": moment,
        "updateTimestamp": moment,
    }


def _small_product(platform: Platform, store: Store, source: Document) -> Document:
    item = new_product(store, source["id"], source["names"], source["sku"], source["id"])
    descriptions = source["descriptions"]
    own = descriptions.get(store.language) or descriptions["en"]
    item |= {
        "description": own,
        "descriptionTranslated": {**descriptions, store.language: own},
        "price": source["price"],
        "categoryIds": [source["categoryId"]],
        "defaultCategoryId": source["categoryId"],
        "options": rules.complete_options(
            [_option(each, store.language) for each in source.get("options", [])]
        ),
        "pictures": [_drawing(platform, store, source["picture"])],
    }
    if "compareToPrice" in source:
        item["compareToPrice"] = source["compareToPrice"]
    if not source["inStock"]:
        item |= {"unlimited": False, "quantity": 0, "inStock": False}
    item["words"] = products.words(item)
    return item


def _option(source: Document, language: str) -> Document:
    choices = [
        {"text": each.get(language) or each["en"], "textTranslated": each}
        for each in source["choices"]
    ]
    return {
        "type": "SELECT",
        "name": source["name"].get(language) or source["name"]["en"],
        "nameTranslated": source["name"],
        "choices": choices,
        "defaultChoice": 0,
        "required": True,
    }


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
        "pictures": [_drawing(platform, store, SHIRT.format(color=colors[order % len(colors)]))],
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


def _drawing(platform: Platform, store: Store, svg: str) -> Document:
    body = svg.encode()
    return {
        "id": media.MAIN,
        "blob": platform.blobs.put(store.id, body, "image/svg+xml"),
        "extension": "svg",
        "width": 240,
        "height": 240,
        **describe(body),
    }


def _write(
    platform: Platform, store: Store, places: Sequence[Document], goods: Sequence[Document]
) -> None:
    platform.documents.insert_many(store.id, CATEGORY_KIND, places)
    platform.documents.insert_many(store.id, products.KIND, goods)
    rows = [
        (store.id, place, item["id"], number)
        for number, item in _numbered(goods)
        for place in item["categoryIds"] or [FRONT_PAGE]
    ]
    with platform.database.transaction() as connection:
        connection.executemany(
            "INSERT INTO category_product (store_id, category_id, product_id, position)"
            " VALUES (?, ?, ?, ?)",
            rows,
        )


def _numbered(items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    return enumerate(items, 1)
