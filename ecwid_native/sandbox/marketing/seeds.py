"""Coupons for a store that has products, the same ones each time."""

from ecwid_native.sandbox.documents import FIRST_ID
from ecwid_native.sandbox.marketing import coupons
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

SINCE = "2026-01-15 09:00:00 +0000"


def seed_coupons(platform: Platform, store: Store) -> None:
    """Add one coupon of a share and one of an amount."""
    wanted = (
        {"name": "Welcome", "code": "WELCOME10", "discountType": "PERCENT", "discount": 10},
        {
            "name": "Five off",
            "code": "FIVE",
            "discountType": "ABS",
            "discount": 5,
            "totalLimit": 30,
        },
    )
    dates = {"launchDate": SINCE, "creationDate": SINCE, "updateDate": SINCE}
    numbered = ({**each, **dates, "id": FIRST_ID + n} for n, each in enumerate(wanted))
    platform.documents.insert_many(store.id, coupons.KIND, numbered)
