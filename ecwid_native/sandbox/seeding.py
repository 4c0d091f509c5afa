"""Seed profiles: a store filled with the same things every time."""

from collections.abc import Callable, Mapping

from ecwid_native.sandbox.catalog import products
from ecwid_native.sandbox.catalog.fashion import seed_fashion
from ecwid_native.sandbox.catalog.seeds import seed_many_products, seed_small
from ecwid_native.sandbox.marketing.checkout_seeds import seed_checkout
from ecwid_native.sandbox.marketing.seeds import seed_coupons
from ecwid_native.sandbox.orders.seeds import seed_orders
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

# Writes documents of one domain into a store without any, publishing no events.
Seeder = Callable[[Platform, Store], None]


def _orders(count: int) -> Seeder:
    """Return a seeder of so many orders, of what the store sells if it sells anything."""

    def fill(platform: Platform, store: Store) -> None:
        sold = platform.documents.all(store.id, products.KIND)
        if sold:
            seed_orders(platform, store, count, products=sold)
        else:
            seed_orders(platform, store, count)

    return fill


PROFILES: Mapping[str, tuple[Seeder, ...]] = {
    "empty": (),
    "small": (seed_small, _orders(12), seed_coupons, seed_checkout),
    "fashion": (seed_fashion, _orders(60), seed_checkout),
    "products-10000": (seed_many_products,),
    "orders-100000": (_orders(100_000),),
}


def seed(platform: Platform, store_id: int, profile: str) -> None:
    """Fill a store by a profile: all of it, or nothing when it fails.

    Raises:
        LookupError: there is no such store.
        ValueError: there is no such profile, or the store is not empty.
    """
    if profile not in PROFILES:
        raise ValueError(f"The seed profile must be one of {', '.join(PROFILES)}.")
    store = platform.stores.require(store_id)
    with platform.database.transaction():
        if platform.documents.has_any(store.id):
            raise ValueError(f"Store {store.id} is not empty: seed a new one.")
        for fill in PROFILES[profile]:
            fill(platform, store)
