"""The settings of the ready-made customizations, and all of them together."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from ecwid_native.conf import ecwid_settings
from ecwid_native.fields import MerchantSettings
from ecwid_native.public_config import public_values
from storefront_assets.announcement.bar import BaseAnnouncementBar
from storefront_assets.badges.badges import BadgesSettings, BaseProductBadges
from storefront_assets.badges.rules import MAX_CONDITIONS, MAX_RULES, RulesField
from storefront_assets.build import build
from storefront_assets.checks import check_storefront
from storefront_assets.content.block import BaseContentBlock, ContentSettings
from storefront_assets.free_shipping.progress import BaseFreeShippingProgress, FreeShippingSettings
from storefront_assets.recently_viewed.viewed import BaseRecentlyViewed, RecentlyViewedSettings
from storefront_assets.thank_you.message import BaseThankYou, ThankYouSettings
from tests.storefront.conftest import WriteCustomization

PROGRESS = {
    "enabled": "on",
    "goal": "49.90",
    "text": "Only {amount} to go",
    "reached_text": "Free",
    "pages": ["CART", "PRODUCT"],
    "fill": "#1f7a4d",
    "track": "#e3e6e4",
}
BLOCK = {"pages": ["PRODUCT"], "place": "bottom"}
BADGES = {"enabled": "on", "rules": "New: 1", "background": "#000000", "color": "#ffffff"}


def progress_errors(**changes: Any) -> set[str]:
    return set(FreeShippingSettings.form({**PROGRESS, **changes}).errors)


def test_a_goal_is_public_to_the_digit() -> None:
    form = FreeShippingSettings.form(PROGRESS)

    assert form.is_valid(), form.errors
    assert form.settings.goal == Decimal("49.90")
    assert public_values(form.settings)["goal"] == "49.90"


@pytest.mark.parametrize("goal", ["", "0", "-1", "x", "NaN", "1e999", "1.234", "9" * 20])
def test_a_goal_is_an_amount_of_money(goal: str) -> None:
    assert progress_errors(goal=goal) == {"goal"}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"text": "Nearly there"}, {"text"}),
        ({"fill": "#e0e0e0"}, {"fill"}),
        ({"pages": ["HOME"]}, {"pages"}),
        ({"pages": []}, {"pages"}),
        ({"text": "Nearly there", "fill": "#e0e0e0"}, {"text", "fill"}),
    ],
)
def test_what_shoppers_could_not_read_is_refused(changes: dict[str, Any], fields: set[str]) -> None:
    assert progress_errors(**changes) == fields


def rules(text: str) -> Any:
    form = BadgesSettings.form({**BADGES, "rules": text})
    assert form.is_valid(), form.errors
    return json.loads(json.dumps(public_values(form.settings)["rules"]))


def test_rules_are_lists_for_the_script() -> None:
    text = 'Bestseller: 123, 456\n\n Organic : "organic", "a, b"\r\nNew: Category 7, 8, "x"'

    assert rules(text) == [
        {"text": "Bestseller", "products": [123, 456], "categories": [], "words": []},
        {"text": "Organic", "products": [], "categories": [], "words": ["organic", "a, b"]},
        {"text": "New", "products": [8], "categories": [7], "words": ["x"]},
    ]


@pytest.mark.parametrize(
    "line",
    [
        "New",
        "New:",
        ": 1",
        "New: ,",
        "New: 1,",
        "New: -1",
        "New: category",
        "New: category x",
        'New: "x',
        'New: ""',
        "New: organic",
        "New: 1 2",
        "New: ²",
        "x" * 25 + ": 1",
        "New: " + "1," * MAX_CONDITIONS + "1",
        "New: " + "9" * 16,
    ],
)
def test_a_line_that_is_no_rule_is_named(line: str) -> None:
    form = BadgesSettings.form({**BADGES, "rules": f"Good: 1\n{line}"})

    assert str(form.errors["rules"][0]).startswith("Line 2 is no rule.")


@pytest.mark.parametrize("part", [",", '",', '"', " ", "1,", "1, 2\n", "category ", '"a",'])
def test_no_long_rule_takes_long(part: str) -> None:
    """A pattern that took time in the square of the length would not end within minutes."""
    form = BadgesSettings.form({**BADGES, "rules": "A:" + part * (1_000_000 // len(part))})

    assert set(form.errors) == {"rules"}


def test_too_many_rules_are_refused() -> None:
    form = BadgesSettings.form({**BADGES, "rules": "A: 1\n" * (MAX_RULES + 1)})

    assert form.errors["rules"] == ["At most 20 rules."]


def test_saved_rules_come_back_as_they_were_written() -> None:
    field = RulesField()
    text = 'Bestseller: 1, 2, category 3, "organic"\nNew: category 4'
    value = field.to_python(text)

    assert field.prepare_value(value) == text
    assert field.to_python(value) == value
    assert (
        field.has_changed(value, 'Bestseller:1,2,category 3,"organic"\nNew:  category 4') is False
    )
    assert field.has_changed(value, "New: 5") is True
    assert field.has_changed(value, "?") is True


@pytest.mark.parametrize("stored", [[5], [{}], [{"text": "x"}], [None], [["x"]]])
def test_damaged_rules_are_not_understood(stored: Any) -> None:
    with pytest.raises(ValidationError):
        RulesField().to_python(stored)


def test_badges_nobody_could_read_are_refused() -> None:
    form = BadgesSettings.form({**BADGES, "rules": "", "color": "#111111"})

    assert set(form.errors) == {"color", "rules"}


@pytest.mark.parametrize(
    ("settings", "nothing", "something", "field"),
    [
        (BadgesSettings, {**BADGES, "rules": " "}, {"rules": "New: 1"}, "rules"),
        (ContentSettings, {**BLOCK, "content": "<p> </p>"}, {"content": "Hi"}, "content"),
        (ThankYouSettings, {"message": " "}, {"message": "Thank you"}, "message"),
        (ThankYouSettings, {"message": ""}, {"meta_pixel": "on"}, "message"),
    ],
    ids=["badges", "content", "thank-you", "tracking"],
)
def test_nothing_to_show_cannot_be_switched_on(
    settings: type[MerchantSettings], nothing: dict[str, Any], something: dict[str, Any], field: str
) -> None:
    assert set(settings.form({**nothing, "enabled": "on"}).errors) == {field}
    assert not settings.form({**nothing, "enabled": ""}).errors
    assert not settings.form({**nothing, **something, "enabled": "on"}).errors


@pytest.mark.parametrize(
    "address",
    ["", "https://net.example/p?o={order}&t={total}&c={currency}", "https://a.example:8443/"],
)
def test_a_pixel_is_an_address_with_places(address: str) -> None:
    assert not ThankYouSettings.form({"affiliate_pixel": address}).errors


@pytest.mark.parametrize(
    "address",
    [
        "http://net.example/",
        "javascript:alert(1)",
        "https://",
        "https://{order}/",
        "https://{order}.example/",
        "https://a{total}@net.example/",
        "https://net.example/{email}",
        "https://net.example/ x",
        "https://net.example/'x",
        "https://[::1",
        "net.example",
        "https://net.example/" + "x" * 500,
    ],
)
def test_anything_else_is_no_pixel(address: str) -> None:
    assert set(ThankYouSettings.form({"affiliate_pixel": address}).errors) == {"affiliate_pixel"}


@pytest.mark.parametrize("count", ["", "0", "13", "x"])
def test_the_list_has_one_to_twelve_products(count: str) -> None:
    form = RecentlyViewedSettings.form({"heading": "Seen", "count": count, "pages": ["CART"]})

    assert set(form.errors) == {"count"}


def test_all_are_off_at_first_public_and_within_every_budget(write: WriteCustomization) -> None:
    bases = [
        BaseAnnouncementBar,
        BaseContentBlock,
        BaseFreeShippingProgress,
        BaseProductBadges,
        BaseRecentlyViewed,
        BaseThankYou,
    ]
    for base in bases:
        type(f"Our{base.__name__}", (base,), {"app": "demo"})
        assert base.settings().setting_value("enabled") is False
        assert all(field.is_public for field in base.settings.setting_fields.values())

    assert check_storefront(None) == []
    sizes = build(ecwid_settings.apps[0]).sizes
    assert len(sizes) == len(bases) + 1
    assert sizes[-1].script < 10 * 1024
