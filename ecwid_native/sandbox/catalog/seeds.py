"""Stores full of goods, the same ones each time: a small shop, and thousands of products."""

import copy
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from ecwid_native.sandbox.catalog import media, products, rules, texts, types, wording
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


def seed_small(platform: Platform, store: Store) -> None:
    """Fill a store with eight products in three categories, in four languages."""
    text = resources.files("ecwid_native.sandbox").joinpath("catalog.json").read_text("utf-8")
    catalog = json.loads(text)
    places = [
        category(store, each["id"], each["names"], order)
        for order, each in numbered(catalog["categories"])
    ]
    goods = [_small_product(platform, store, each) for each in catalog["products"]]
    write_catalog(platform, store, places, goods)


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
        item["words"] = wording.words(item)
        goods.append(item)
    write_catalog(platform, store, places, goods)


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
        "pictures": [drawing(platform, store, source["picture"])],
    }
    if "compareToPrice" in source:
        item["compareToPrice"] = source["compareToPrice"]
    if not source["inStock"]:
        item |= {"unlimited": False, "quantity": 0, "inStock": False}
    item["words"] = wording.words(item)
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


def drawing(platform: Platform, store: Store, svg: str) -> Document:
    """Store a drawing and return it as the main picture of a product."""
    body = svg.encode()
    return {
        "id": media.MAIN,
        "blob": platform.blobs.put(store.id, body, "image/svg+xml"),
        "extension": "svg",
        "width": 240,
        "height": 240,
        **describe(body),
    }


def write_catalog(
    platform: Platform, store: Store, places: Sequence[Document], goods: Sequence[Document]
) -> None:
    """Store categories, and products in them in the order in which they are given."""
    platform.documents.insert_many(store.id, CATEGORY_KIND, places)
    platform.documents.insert_many(store.id, products.KIND, goods)
    rows = [
        (store.id, place, item["id"], number)
        for number, item in numbered(goods)
        for place in item["categoryIds"] or [FRONT_PAGE]
    ]
    with platform.database.transaction() as connection:
        connection.executemany(
            "INSERT INTO category_product (store_id, category_id, product_id, position)"
            " VALUES (?, ?, ?, ?)",
            rows,
        )


def numbered(items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Return items with their places, counted from 1."""
    return enumerate(items, 1)
