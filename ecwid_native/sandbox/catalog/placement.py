"""Which products stand in which category, and in which order. Category 0 is the front page."""

from collections.abc import Iterable, Sequence

from ecwid_native.sandbox.conditions import MAX_INTEGER, Condition, is_one_of
from ecwid_native.sandbox.platform import Platform

FRONT_PAGE = 0
ROW = "store_id = ? AND category_id = ? AND product_id = ?"


def place(platform: Platform, store_id: int, product_id: int, category_ids: Iterable[int]) -> None:
    """Make these the places of a product; in new ones it comes last."""
    wanted = set(category_ids)
    with platform.database.transaction() as connection:
        rows = connection.execute(
            "SELECT category_id FROM category_product WHERE store_id = ? AND product_id = ?",
            (store_id, product_id),
        ).fetchall()
        present = {row[0] for row in rows}
        for category_id in present - wanted:
            connection.execute(
                f"DELETE FROM category_product WHERE {ROW}",  # noqa: S608 - a constant
                (store_id, category_id, product_id),
            )
        for category_id in sorted(wanted - present):
            connection.execute(
                "INSERT INTO category_product (store_id, category_id, product_id, position)"
                " SELECT ?1, ?2, ?3, COALESCE(MAX(position), 0) + 1 FROM category_product"
                " WHERE store_id = ?1 AND category_id = ?2",
                (store_id, category_id, product_id),
            )


def move(platform: Platform, store_id: int, product_id: int, category_id: int, index: int) -> None:
    """Put a product at a position, counted from 1, of a category in which it is."""
    ids = [other for other in products_in(platform, store_id, category_id) if other != product_id]
    ids.insert(min(max(index - 1, 0), len(ids)), product_id)
    arrange(platform, store_id, category_id, ids)


def arrange(platform: Platform, store_id: int, category_id: int, ids: Sequence[int]) -> int:
    """Put products first in a category, in this order; return how many of them are in it."""
    present = products_in(platform, store_id, category_id)
    known = set(present)
    first = [product_id for product_id in dict.fromkeys(ids) if product_id in known]
    moved = set(first)
    order = first + [product_id for product_id in present if product_id not in moved]
    with platform.database.transaction() as connection:
        connection.executemany(
            f"UPDATE category_product SET position = ? WHERE {ROW}",  # noqa: S608 - a constant
            [(number, store_id, category_id, each) for number, each in enumerate(order, 1)],
        )
    return len(first)


def products_in(platform: Platform, store_id: int, category_id: int) -> list[int]:
    """Return the ids of a category's products in its order."""
    if not -MAX_INTEGER <= category_id <= MAX_INTEGER:
        return []
    with platform.database.transaction() as connection:
        rows = connection.execute(
            "SELECT product_id FROM category_product WHERE store_id = ? AND category_id = ?"
            " ORDER BY position, product_id",
            (store_id, category_id),
        ).fetchall()
    return [row[0] for row in rows]


def front_positions(
    platform: Platform, store_id: int, product_ids: Sequence[int]
) -> dict[int, int]:
    """Return the positions on the front page of those products that are on it."""
    marks = ", ".join("?" * len(product_ids))
    with platform.database.transaction() as connection:
        rows = connection.execute(
            "SELECT product_id, position FROM category_product"  # noqa: S608 - question marks
            f" WHERE store_id = ? AND category_id = 0 AND product_id IN ({marks})",
            (store_id, *product_ids),
        ).fetchall()
    return dict(rows)


def count_products(platform: Platform, store_id: int, category_ids: Sequence[int]) -> int:
    """Return how many products stand in at least one of the categories."""
    inside = is_one_of("category_id", category_ids)
    with platform.database.transaction() as connection:
        (count,) = connection.execute(
            "SELECT COUNT(DISTINCT product_id) FROM category_product"  # noqa: S608 - constants
            f" WHERE store_id = ? AND {inside.sql}",
            (store_id, *inside.values),
        ).fetchone()
    return int(count)


def stands_in(store_id: int, category_ids: Iterable[int]) -> Condition:
    """The product stands in one of these categories."""
    usable = [each for each in category_ids if -MAX_INTEGER <= each <= MAX_INTEGER]
    inside = is_one_of("category_id", usable)
    return Condition(
        "id IN (SELECT product_id FROM category_product"  # noqa: S608 - constants
        f" WHERE store_id = ? AND {inside.sql})",
        (store_id, *inside.values),
    )


def owners_order(store_id: int, category_id: int) -> str:
    """Sort by a category's own order; what stands only below it comes after."""
    return (
        "COALESCE((SELECT position FROM category_product AS place"  # noqa: S608 - whole numbers
        f" WHERE place.store_id = {int(store_id)} AND place.category_id = {int(category_id)}"
        " AND place.product_id = document.id), 9e9)"
    )
