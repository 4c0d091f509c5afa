"""The catalogues of the seed profiles."""

from collections.abc import Callable

import pytest

from ecwid_native.sandbox.catalog import products, seeds
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.seeding import seed

STORE = 1003
Fill = Callable[..., Platform]


@pytest.fixture
def filled(new_platform: Callable[[], Platform]) -> Fill:
    def fill(profile: str, language: str = "en") -> Platform:
        platform = new_platform()
        platform.stores.create(STORE, language=language)
        seed(platform, STORE, profile)
        return platform

    return fill


@pytest.mark.parametrize(
    ("profile", "expected"),
    [("small", (8, 0, 3)), ("fashion", (12, 108, 6))],
    ids=["small", "fashion"],
)
def test_a_profile_is_the_same_each_time(
    filled: Fill, profile: str, expected: tuple[int, int, int]
) -> None:
    kinds = ("product", "variation", "category")
    first, second = ([filled(profile).documents.all(STORE, kind) for kind in kinds] for _ in "ab")

    assert first == second
    assert tuple(map(len, first)) == expected
    assert filled(profile).events.since()[-1].type == "store.created"


def test_seeded_goods_can_be_changed_like_others(filled: Fill) -> None:
    platform = filled("fashion", "de")
    store = platform.stores.require(STORE)
    coat = platform.documents.all(STORE, "product")[-1]

    products.update(platform, store, coat, {"price": 1, "options": coat["options"]})
    created = products.create(platform, store, {"name": "Neu"})

    assert products.get(platform, STORE, coat["id"])["price"] == 1
    assert created["id"] > coat["id"]
    assert created["sku"] == "00013"


def test_many_products_stand_on_shelves(new_platform: Callable[[], Platform]) -> None:
    platform = new_platform()
    store = platform.stores.create(STORE)

    seeds.seed_many_products(platform, store, 300)

    assert platform.documents.find(STORE, "product", limit=0).total == 300
    assert platform.documents.find(STORE, "category", limit=0).total == seeds.MANY_CATEGORIES
