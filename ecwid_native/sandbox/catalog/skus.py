"""Who has a SKU: the one question that every write asks, answered by an index alone."""

from ecwid_native.sandbox.platform import Platform

# Without the hint SQLite would rather read all documents in the order of their ids.
PRODUCTS = (
    "SELECT id FROM document INDEXED BY product_sku"
    " WHERE store_id = ? AND kind = 'product' AND json_extract(body, '$.sku') = ?"
)
VARIATIONS = (
    "SELECT id, parent_id FROM document INDEXED BY variation_sku"
    " WHERE store_id = ? AND kind = 'variation' AND json_extract(body, '$.sku') = ?"
)


def products_with(platform: Platform, store_id: int, sku: str) -> list[int]:
    """Return the products that have this SKU themselves."""
    with platform.database.transaction() as connection:
        return [row[0] for row in connection.execute(PRODUCTS, (store_id, sku))]


def variations_with(platform: Platform, store_id: int, sku: str) -> dict[int, int]:
    """Return the variations that have this SKU, each with its product."""
    with platform.database.transaction() as connection:
        return dict(connection.execute(VARIATIONS, (store_id, sku)).fetchall())


def is_taken(platform: Platform, store_id: int, sku: str) -> bool:
    """Tell whether any product or variation of the store has this SKU."""
    return bool(products_with(platform, store_id, sku) or variations_with(platform, store_id, sku))
