"""Worked examples. Each names the page it is from, or says that the rule is our choice."""

from decimal import Decimal
from typing import Any

import pytest

from ecwid_native.sandbox.orders.maths import (
    Cart,
    Coupon,
    Discount,
    Line,
    Surcharge,
    Tax,
    calculate,
    decimal,
    number,
    rounded,
    shares,
)

D = Decimal


def tax(rate: str, name: str = "Tax", *, shipping: bool = False) -> Tax:
    return Tax(name=name, rate=D(rate), on_shipping=shipping)


def line(price: str, quantity: int = 1, *, product: int = 0, **more: Any) -> Line:
    return Line(price=D(price), quantity=quantity, product_id=product, **more)


def discount(value: str, kind: str = "ABS", base: str = "SUBTOTAL", **more: Any) -> Discount:
    return Discount(value=D(value), type=kind, base=base, **more)


def test_the_published_order_with_coupon_discount_two_taxes_and_shipping() -> None:
    """2020 documentation, "Processing payment request": the example, to the cent."""
    taxes = (tax("12", "New Tax 2", shipping=True), tax("20", "TVA", shipping=True))
    cart = Cart(
        lines=(line("1060", taxes=taxes), line("16.64", taxes=taxes, weight=D("0.4"))),
        coupon=Coupon(value=D(22)),
        discounts=(discount("4", base="ON_TOTAL", order_total=D(1)),),
        shipping_rate=D("471.85"),
        handling_fee=D(4),
    )

    totals = calculate(cart)

    assert totals.subtotal == D("1076.64")
    assert (totals.coupon_discount, totals.discount) == (D(22), D(4))
    assert [one.coupon for one in totals.lines] == [D("21.66"), D("0.34")]
    assert [one.discounts for one in totals.lines] == [(D("3.94"),), (D("0.06"),)]
    assert [one.shipping for one in totals.lines] == [D(0), D("471.85")]
    imac, mug = totals.lines
    assert [share.total for share in imac.taxes] == [D("124.13"), D("206.88")]
    assert [share.on_goods for share in mug.taxes] == [D("1.95"), D("3.25")]
    assert [share.on_shipping for share in mug.taxes] == [D("57.10"), D("95.17")]
    assert [one.tax for one in totals.lines] == [D("331.01"), D("157.47")]
    assert [share.on_shipping for share in totals.taxes_on_shipping] == [D("57.10"), D("95.17")]
    assert totals.tax == D("488.48")
    assert totals.total == D("2014.97")


def test_the_published_order_with_a_tax_in_its_price() -> None:
    """docs.ecwid.com, "Get last order": the example, 10 % in a price of 10."""
    totals = calculate(Cart(lines=(line("10", taxes=(tax("10"),)),), prices_include_tax=True))

    assert totals.tax == totals.lines[0].tax == D("0.91")
    assert totals.subtotal_without_tax == totals.total_without_tax == D("9.09")
    assert totals.total == D(10)


# name: cart, then what is expected of the totals
CASES: dict[str, tuple[Cart, dict[str, str]]] = {
    # docs.ecwid.com, "Get order": subtotal is price x quantity of all items, before anything else.
    "subtotal": (
        Cart(lines=(line("19.99", 3), line("0.01"))),
        {"subtotal": "59.98", "total": "59.98", "tax": "0", "total_without_tax": "59.98"},
    ),
    # docs.ecwid.com, "Custom discounts": the coupon comes first, then the discounts.
    "coupon of a per cent, then a discount of a per cent of the rest": (
        Cart(
            lines=(line("100"),),
            coupon=Coupon(value=D(10), type="PERCENT"),
            discounts=(discount("10", "PERCENT"),),
        ),
        {"coupon_discount": "10", "discount": "9", "total": "81"},
    ),
    # Our choice: a coupon takes no more than the goods it covers.
    "coupon larger than the cart": (
        Cart(lines=(line("5"),), coupon=Coupon(value=D(22))),
        {"coupon_discount": "5", "total": "0"},
    ),
    # docs.ecwid.com, "Discount coupons": totalLimit is the subtotal a coupon needs.
    "coupon below its subtotal": (
        Cart(lines=(line("49.99"),), coupon=Coupon(value=D(5), minimum=D(50))),
        {"coupon_discount": "0", "total": "49.99"},
    ),
    "coupon at its subtotal": (
        Cart(lines=(line("50"),), coupon=Coupon(value=D(5), minimum=D(50))),
        {"coupon_discount": "5", "total": "45"},
    ),
    # docs.ecwid.com, "Discount coupons": catalogLimit names products and categories.
    "coupon for one product": (
        Cart(
            lines=(line("30", product=1), line("70", product=2)),
            coupon=Coupon(value=D(50), type="PERCENT", product_ids=frozenset({1})),
        ),
        {"coupon_discount": "15", "total": "85"},
    ),
    "coupon for a category": (
        Cart(
            lines=(line("30", category_ids=frozenset({7})), line("70")),
            coupon=Coupon(value=D(40), category_ids=frozenset({7})),
        ),
        {"coupon_discount": "30", "total": "70"},
    ),
    # docs.ecwid.com, "Discount coupons": the types SHIPPING and ABS_AND_SHIPPING.
    "coupon for free shipping": (
        Cart(lines=(line("10"),), shipping_rate=D(7), coupon=Coupon(value=D(0), type="SHIPPING")),
        {"coupon_discount": "0", "shipping": "0", "shipping_discount": "7", "total": "10"},
    ),
    "coupon for an amount and free shipping": (
        Cart(
            lines=(line("10"),),
            shipping_rate=D(7),
            coupon=Coupon(value=D(3), type="ABS_AND_SHIPPING"),
        ),
        {"coupon_discount": "3", "shipping": "0", "total": "7"},
    ),
    # Our choice: discounts do not compound, each is of what the coupon left.
    "two discounts of a per cent": (
        Cart(
            lines=(line("100"),),
            discounts=(discount("10", "PERCENT"), discount("20", "PERCENT", "ON_MEMBERSHIP")),
        ),
        {"discount": "30", "total": "70"},
    ),
    # Our choice: of the tiers of one base the highest that is reached applies, alone.
    "tiers by subtotal": (
        Cart(
            lines=(line("150"),),
            discounts=(
                discount("5", "PERCENT", "ON_TOTAL", order_total=D(50)),
                discount("10", "PERCENT", "ON_TOTAL", order_total=D(100)),
                discount("20", "PERCENT", "ON_TOTAL", order_total=D(200)),
            ),
        ),
        {"discount": "15", "total": "135"},
    ),
    # docs.ecwid.com, "Custom discounts": discountsAllowed false keeps a product out.
    "product without discounts": (
        Cart(
            lines=(line("100", discounts_allowed=False), line("50")),
            discounts=(discount("10", "PERCENT"),),
            coupon=Coupon(value=D(10), type="PERCENT"),
        ),
        {"coupon_discount": "5", "discount": "4.50", "total": "140.50"},
    ),
    # docs.ecwid.com, "Custom discounts": an amount is for all listed products together.
    "amount for some products": (
        Cart(
            lines=(line("30", 2, product=1), line("40", product=2), line("5", product=3)),
            discounts=(discount("20", base="CUSTOM", product_ids=frozenset({1, 2})),),
        ),
        {"discount": "20", "total": "85"},
    ),
    # docs.ecwid.com, "Promotions": discountType FIXED_PRICE. Per piece is our choice.
    "fixed price of an item": (
        Cart(
            lines=(line("12", 3, product=1),),
            discounts=(discount("10", "FIXED_PRICE", "ITEM", product_ids=frozenset({1})),),
        ),
        {"discount": "6", "total": "30"},
    ),
    # docs.ecwid.com, "Promotions": discountBase SHIPPING.
    "half of the shipping": (
        Cart(
            lines=(line("10"),),
            shipping_rate=D("9.99"),
            discounts=(discount("50", "PERCENT", "SHIPPING"),),
        ),
        {"discount": "0", "shipping": "4.99", "shipping_discount": "5.00", "total": "14.99"},
    ),
    # Our choice: nothing becomes negative.
    "discounts larger than the cart": (
        Cart(lines=(line("10"),), discounts=(discount("8"), discount("8"))),
        {"discount": "10", "total": "0"},
    ),
    # docs.ecwid.com, "Get order": tax on the item's subtotal after discounts.
    "tax on the discounted subtotal": (
        Cart(
            lines=(line("100", taxes=(tax("20"),)),),
            discounts=(discount("25", "PERCENT"),),
        ),
        {"tax": "15.00", "total": "90.00", "total_without_tax": "75.00"},
    ),
    # Our choice: taxes are rounded line by line, halves up.
    "rounding by line": (
        Cart(lines=(line("0.50", taxes=(tax("5"),)), line("0.50", taxes=(tax("5"),)))),
        {"tax": "0.06", "total": "1.06"},
    ),
    # docs.ecwid.com, "Get order": the taxes on shipping are on the rate and the handling fee.
    "tax on shipping and handling": (
        Cart(
            lines=(line("100", taxes=(tax("10", shipping=True),)),),
            shipping_rate=D(20),
            handling_fee=D(5),
        ),
        {"tax": "12.50", "total": "137.50"},
    ),
    "tax on goods alone": (
        Cart(lines=(line("100", taxes=(tax("10"),)),), shipping_rate=D(20), handling_fee=D(5)),
        {"tax": "10.00", "total": "135.00"},
    ),
    # Our choice: where prices include tax, shipping and handling do as well.
    "taxes in the prices": (
        Cart(
            lines=(line("110", taxes=(tax("10", shipping=True),)),),
            shipping_rate=D(11),
            prices_include_tax=True,
        ),
        {"tax": "11.00", "total": "121", "subtotal_without_tax": "100.00"},
    ),
    # docs.ecwid.com, "Store profile": taxOnShippingCalculationScheme names both schemes.
    "shipping taxed by the price of the products": (
        Cart(
            lines=(line("75", taxes=(tax("20", "A", shipping=True),)), line("25", weight=D(9))),
            shipping_rate=D(8),
            shipping_tax_scheme="price",
        ),
        {"tax": "16.20", "total": "124.20"},
    ),
    "shipping taxed separately": (
        Cart(
            lines=(line("100"),),
            shipping_rate=D(10),
            taxes=(tax("20", shipping=True),),
            shipping_tax_scheme="separately",
        ),
        {"tax": "2.00", "total": "112.00"},
    ),
    # docs.ecwid.com, "Get order": customerTaxExempt. That prices stay is our choice.
    "customer without taxes": (
        Cart(lines=(line("100", taxes=(tax("20"),)),), is_tax_exempt=True),
        {"tax": "0", "total": "100"},
    ),
    # docs.ecwid.com, "Checkout extra fields": ABSOLUTE and PERCENT. The base is our choice.
    "tip of a per cent": (
        Cart(
            lines=(line("50"),),
            discounts=(discount("10"),),
            surcharges=(Surcharge(value=D(15), type="PERCENT"), Surcharge(value=D(2))),
        ),
        {"total": "48.00"},
    ),
    "taxed surcharge": (
        Cart(
            lines=(line("50"),),
            surcharges=(Surcharge(value=D(10), is_taxable=True),),
            taxes=(tax("20"),),
        ),
        {"tax": "2.00", "total": "62.00"},
    ),
    # docs.ecwid.com, "Get order": giftCardRedemption and totalBeforeGiftCardRedemption.
    "gift card below the total": (
        Cart(lines=(line("50"),), gift_card=D(20)),
        {"total_before_gift_card": "50", "gift_card_redemption": "20", "total": "30"},
    ),
    "gift card above the total": (
        Cart(lines=(line("50"),), gift_card=D(80)),
        {"gift_card_redemption": "50", "total": "0"},
    ),
    # docs.ecwid.com, "Store profile": currencyPrecision.
    "currency without cents": (
        Cart(lines=(line("105", taxes=(tax("10"),)),), precision=0),
        {"tax": "11", "total": "116"},
    ),
    "empty cart": (Cart(lines=(), shipping_rate=D(5)), {"subtotal": "0", "total": "5"}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_worked_example(name: str) -> None:
    cart, expected = CASES[name]

    totals = calculate(cart)

    assert {key: getattr(totals, key) for key in expected} == {
        key: D(value) for key, value in expected.items()
    }


def test_parts_add_up_to_the_whole_whatever_the_rounding() -> None:
    assert shares(D(10), [D(1), D(1), D(1)]) == [D("3.34"), D("3.33"), D("3.33")]
    assert shares(D("0.01"), [D(1), D(5), D(1)]) == [D("0.00"), D("0.01"), D("0.00")]
    assert shares(D(10), [D(0), D(0)]) == [D(0), D(0)]
    for cents in range(50):
        parts = shares(D(cents) / 100, [D(3), D(7), D(11)])
        assert sum(parts) == D(cents) / 100


def test_amounts_keep_what_was_written() -> None:
    assert decimal(0.1) + decimal(0.2) == D("0.3")
    assert [decimal(value) for value in (None, True, "12", [1])] == [D(0)] * 4
    assert rounded(D("1.005")) == D("1.01")
    assert rounded(D("-1.005")) == D("-1.01")
    assert repr(number(D("10.00"))) == "10"
    assert repr(number(D("9.90"))) == "9.9"


def test_absurd_amounts_end_in_absurd_totals_not_in_errors() -> None:
    huge = decimal(10**4000)
    cart = Cart(
        lines=(Line(price=huge, quantity=2**62, taxes=(Tax(name="T", rate=huge),)),),
        coupon=Coupon(value=huge, type="PERCENT"),
        surcharges=(Surcharge(value=huge, type="PERCENT", is_taxable=True),),
        discounts=(Discount(value=-huge, type="PERCENT"),),
        taxes=(Tax(name="T", rate=huge), Tax(name="U", rate=D(-100))),
        shipping_rate=-huge,
    )

    for include in (False, True):
        totals = calculate(Cart(**{**vars(cart), "prices_include_tax": include}))
        assert number(totals.total) >= 0
