"""What a product search asks, as conditions.

Source: docs.ecwid.com, "Search products" (read 2026-11); quotes are those of the page of 2020.
"""

import re
from collections.abc import Iterator

from ecwid_native.sandbox import conditions as ask
from ecwid_native.sandbox.catalog import placement, skus
from ecwid_native.sandbox.catalog.texts import wanted_words
from ecwid_native.sandbox.catalog.tree import CategoryTree
from ecwid_native.sandbox.conditions import Condition
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.parameters import Parameters

SORTINGS = {
    "RELEVANCE": (),
    "DEFINED_BY_STORE_OWNER": (),
    "ADDED_TIME_DESC": (ask.descending("createTimestamp"),),
    "ADDED_TIME_ASC": (ask.ascending("createTimestamp"),),
    "NAME_ASC": (ask.alphabetical("name"),),
    "NAME_DESC": (ask.alphabetical("name", backwards=True),),
    "PRICE_ASC": (ask.ascending("price"),),
    "PRICE_DESC": (ask.descending("price"),),
    "UPDATED_TIME_ASC": (ask.ascending("updateTimestamp"),),
    "UPDATED_TIME_DESC": (ask.descending("updateTimestamp"),),
}
BOOLEANS = {
    "enabled": "enabled",
    "inStock": "inStock",
    "isGiftCard": "isGiftCard",
    "discountsAllowed": "discountsAllowed",
    "isCustomerSetPrice": "nameYourPriceEnabled",
}
HIDDEN_WHEN_SOLD_OUT = Condition(
    f"({ask.field('outOfStockVisibilityBehaviour')} = 'HIDE'"
    f" AND COALESCE({ask.field('inStock')}, 0) = 0)"
)
ON_SALE = Condition(f"COALESCE({ask.field('compareToPrice')} > {ask.field('price')}, 0)")
# Separates names and values of lists; a backslash before it, or before another, takes its meaning.
UNESCAPED_COMMA = re.compile(r"(?<!\\),")


def ids_or_skus(parameters: Parameters, platform: Platform, store_id: int) -> Condition | None:
    """Return what `productId` or `sku` asks: both turn every other filter off."""
    ids = parameters.integers("productId")
    if ids is not None:
        return ask.has_id(ids)
    sku = parameters.text("sku")
    if sku is None:
        return None
    owners = skus.variations_with(platform, store_id, sku).values()
    return ask.has_id([*skus.products_with(platform, store_id, sku), *owners])


def conditions_of(parameters: Parameters, platform: Platform, store_id: int) -> Iterator[Condition]:
    """Return what the parameters of a search ask, one condition for each.

    Raises:
        HTTPError: 400 for a value that cannot be read.
    """
    yield from _words(parameters, platform, store_id)
    yield from _places(parameters, platform, store_id)
    yield from _ranges(parameters)
    yield from _switches(parameters)
    yield from _named(parameters)
    reference = parameters.text("externalReferenceId")
    if reference is not None:
        yield ask.equals("externalReferenceId", reference)
    classes = parameters.texts("taxClassCodes")
    if classes is not None:
        yield ask.one_of("tax.taxClassCode", classes)
    yield from _taxes(parameters)


def order_of(
    parameters: Parameters, store_id: int, *, default: str = "DEFINED_BY_STORE_OWNER"
) -> tuple[str, ...]:
    """Return the sorting; in one category without `sortBy` it is that of its owner."""
    wanted = parameters.choice("sortBy", tuple(SORTINGS)) or default
    category_id = _only_category(parameters)
    if wanted == "DEFINED_BY_STORE_OWNER" and category_id is not None:
        return (placement.owners_order(store_id, category_id),)
    return SORTINGS[wanted]


def split_list(text: str) -> list[str]:
    """Return the parts of a list in which a backslash makes a comma part of a name."""
    return [
        re.sub(r"\\(.)", r"\1", part).strip()
        for part in UNESCAPED_COMMA.split(text)
        if part.strip()
    ]


def _only_category(parameters: Parameters) -> int | None:
    single = parameters.integer("category")
    if single is not None:
        return single
    several = parameters.integers("categories") or []
    return several[0] if len(several) == 1 else None


def _words(parameters: Parameters, platform: Platform, store_id: int) -> Iterator[Condition]:
    for piece in wanted_words(parameters.text("keyword") or ""):
        own = Condition(f"instr({ask.field('words')}, ?) > 0", (piece,))
        named = _categories_named(platform, store_id, piece)
        yield ask.any_of([own, placement.stands_in(store_id, named)]) if named else own
    if parameters.choice("searchMethod", ("STOREFRONT", "CP")) == "STOREFRONT":
        yield ask.equals("enabled", True)


def _categories_named(platform: Platform, store_id: int, piece: str) -> list[int]:
    found = platform.documents.all(
        store_id, "category", Condition(f"instr({ask.field('words')}, ?) > 0", (piece,))
    )
    return [category["id"] for category in found]


def _places(parameters: Parameters, platform: Platform, store_id: int) -> Iterator[Condition]:
    for name, below in (
        ("category", "withSubcategories"),
        ("categories", "includeProductsFromSubcategories"),
    ):
        ids = parameters.integers(name)
        deep = parameters.boolean(below)
        if ids is None:
            continue
        if deep and ids != [placement.FRONT_PAGE]:
            ids = CategoryTree(platform, store_id).with_descendants(ids)
        yield placement.stands_in(store_id, ids)


def _ranges(parameters: Parameters) -> Iterator[Condition]:
    low, high = parameters.number("priceFrom"), parameters.number("priceTo")
    if low is not None or high is not None:
        yield ask.between("price", low, high)
    for prefix, path in (("created", "createTimestamp"), ("updated", "updateTimestamp")):
        since, until = parameters.moment(f"{prefix}From"), parameters.moment(f"{prefix}To")
        if since is not None or until is not None:
            yield ask.between(path, since, until)


def _switches(parameters: Parameters) -> Iterator[Condition]:
    for name, path in BOOLEANS.items():
        value = parameters.boolean(name)
        if value is not None:
            yield ask.equals(path, value)
    for name, choices, condition in (
        ("inventory", ("instock", "outofstock"), ask.equals("inStock", True)),
        ("onsale", ("onsale", "notonsale"), ON_SALE),
    ):
        chosen = parameters.texts(name) or []
        if any(choice not in choices for choice in chosen):
            parameters.choice(name, choices)  # refuses it
        if len(set(chosen)) == 1:
            yield condition if chosen[0] == choices[0] else ask.negated(condition)
    visible = parameters.boolean("visibleInStorefront")
    if visible is not None:
        hidden = ask.any_of([ask.equals("enabled", False), HIDDEN_WHEN_SOLD_OUT])
        yield ask.negated(hidden) if visible else hidden


def _named(parameters: Parameters) -> Iterator[Condition]:
    for name, text in parameters.starting_with("option_"):
        yield has_option(name, split_list(text))
    for name, text in parameters.starting_with("attribute_"):
        yield has_attribute(name, split_list(text))


def has_option(name: str, values: list[str]) -> Condition:
    """The product has an option of this name with one of these choices."""
    folded = [value.casefold() for value in values]
    inside = ask.is_one_of("fold(json_extract(choice.value, '$.text'))", folded)
    return Condition(
        "EXISTS (SELECT 1 FROM json_each(body, '$.options') AS option,"  # noqa: S608 - constants
        " json_each(option.value, '$.choices') AS choice"
        " WHERE fold(json_extract(option.value, '$.name')) = ?"
        f" AND {inside.sql})",
        (name.casefold(), *inside.values),
    )


def has_attribute(name: str, values: list[str]) -> Condition:
    """The product has one of these values of an attribute of this name."""
    folded = [value.casefold() for value in values]
    inside = ask.is_one_of("fold(json_extract(attribute.value, '$.value'))", folded)
    return Condition(
        "EXISTS (SELECT 1 FROM json_each(body, '$.attributes') AS attribute"  # noqa: S608 - constants
        " WHERE fold(json_extract(attribute.value, '$.name')) = ?"
        f" AND {inside.sql})",
        (name.casefold(), *inside.values),
    )


def _taxes(parameters: Parameters) -> Iterator[Condition]:
    text = parameters.text("enabledManualTaxes")
    if text == "none":
        yield Condition(
            f"COALESCE(json_array_length({ask.field('tax.enabledManualTaxes')}), 0) = 0"
        )
        return
    ids = parameters.integers("enabledManualTaxes")
    if ids is not None:
        yield ask.list_holds("tax.enabledManualTaxes", ids)


def wrong_filter(name: str) -> HTTPError:
    """Return the answer to a field that products cannot be filtered by."""
    return HTTPError(400, f"Wrong parameter 'filterFields' value: {name}", "WRONG_PARAMETER")
