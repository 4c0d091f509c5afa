"""What goes into the maths and what comes out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ecwid_native.sandbox.orders.maths.money import ZERO

# "separately" taxes shipping by itself; the others by the taxes of the products shipped.
ShippingTaxScheme = Literal["weight", "price", "separately"]
Lines = frozenset[int]


@dataclass(frozen=True, kw_only=True)
class Tax:
    """One tax at the shopper's address.

    Args:
        rate: per cent.
        on_shipping: shipping and handling are taxed as well.
        id: of the store's tax; 0 for one without.
    """

    name: str
    rate: Decimal
    on_shipping: bool = False
    id: int = 0


@dataclass(frozen=True, kw_only=True)
class ProductShipping:
    """What a product says: what to charge for a piece, and by which methods it goes.

    Args:
        rate: for one piece.
        is_all: no method's rate is added.
        enabled: the only methods, by id; None for all.
        disabled: methods that do not take it.
    """

    rate: Decimal = ZERO
    is_all: bool = False
    enabled: frozenset[str] | None = None
    disabled: frozenset[str] = frozenset()

    def takes(self, method_id: str) -> bool:
        """Return whether the product goes by a method."""
        is_enabled = self.enabled is None or method_id in self.enabled
        return is_enabled and method_id not in self.disabled


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a cart.

    Args:
        price: of one piece, with options and variation, before discounts.
        weight: of one piece.
        taxes: those that apply to the product.
        discounts_allowed: False keeps promotions and coupons away from the line.
    """

    price: Decimal
    quantity: int = 1
    id: int = 0
    product_id: int = 0
    category_ids: frozenset[int] = frozenset()
    weight: Decimal = ZERO
    is_shipped: bool = True
    shipping: ProductShipping = ProductShipping()
    taxes: tuple[Tax, ...] = ()
    discounts_allowed: bool = True

    @property
    def amount(self) -> Decimal:
        """Return the price of all pieces."""
        return self.price * self.quantity


@dataclass(frozen=True, kw_only=True)
class Discount:
    """A promotion, a group's or an app's discount; the words are those of `discountInfo`.

    Args:
        type: ABS, PERCENT or FIXED_PRICE.
        base: ITEM, SUBTOTAL, ON_TOTAL, ON_MEMBERSHIP, ON_TOTAL_AND_MEMBERSHIP, SHIPPING or CUSTOM.
        order_total: the subtotal from which it applies.
        product_ids, line_ids: limit it; both empty for all lines.
    """

    value: Decimal
    type: str = "ABS"
    base: str = "SUBTOTAL"
    order_total: Decimal = ZERO
    product_ids: frozenset[int] = frozenset()
    line_ids: Lines = frozenset()


@dataclass(frozen=True, kw_only=True)
class Coupon:
    """A discount coupon; `type` is that of `discountType`, `minimum` the subtotal it needs."""

    value: Decimal
    type: str = "ABS"
    minimum: Decimal = ZERO
    product_ids: frozenset[int] = frozenset()
    category_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Surcharge:
    """A surcharge or a tip: an amount, or per cent of the discounted subtotal."""

    value: Decimal
    type: str = "ABSOLUTE"
    is_taxable: bool = False


@dataclass(frozen=True, kw_only=True)
class Cart:
    """Everything that the total depends on.

    Args:
        taxes: the taxes at the shopper's address, for surcharges and "separately".
        gift_card: what the gift card can pay; None without one.
        precision: decimals of the currency.
    """

    lines: tuple[Line, ...]
    coupon: Coupon | None = None
    discounts: tuple[Discount, ...] = ()
    shipping_rate: Decimal = ZERO
    handling_fee: Decimal = ZERO
    surcharges: tuple[Surcharge, ...] = ()
    taxes: tuple[Tax, ...] = ()
    prices_include_tax: bool = False
    is_tax_exempt: bool = False
    shipping_tax_scheme: ShippingTaxScheme = "weight"
    gift_card: Decimal | None = None
    precision: int = 2


@dataclass(frozen=True, kw_only=True)
class TaxShare:
    """What one tax takes; `on_shipping` includes `on_handling`."""

    tax: Tax
    on_goods: Decimal = ZERO
    on_shipping: Decimal = ZERO
    on_handling: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Return the whole amount."""
        return self.on_goods + self.on_shipping


@dataclass(frozen=True, kw_only=True)
class LineTotals:
    """What the cart's rules make of one line; `discounts` are amounts in the cart's order."""

    coupon: Decimal
    discounts: tuple[Decimal, ...]
    shipping: Decimal
    handling: Decimal
    taxes: tuple[TaxShare, ...]

    @property
    def tax(self) -> Decimal:
        """Return all taxes of the line, its share of the shipping included."""
        return sum((share.total for share in self.taxes), ZERO)


@dataclass(frozen=True, kw_only=True)
class SurchargeTotals:
    """What one surcharge comes to, and its taxes."""

    amount: Decimal
    taxes: tuple[TaxShare, ...]


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What a cart costs.

    Args:
        coupon_discount: of the goods; free shipping by coupon is in `shipping_discount`.
        discounts: the amount of each discount of the cart, in its order.
        discount: all of them but those on shipping.
        shipping: what is paid, `shipping_discount` taken off.
        total: what is left to pay after the gift card.
    """

    lines: tuple[LineTotals, ...]
    subtotal: Decimal
    subtotal_without_tax: Decimal
    coupon_discount: Decimal
    discounts: tuple[Decimal, ...]
    discount: Decimal
    shipping: Decimal
    shipping_discount: Decimal
    handling_fee: Decimal
    taxes_on_shipping: tuple[TaxShare, ...]
    surcharges: tuple[SurchargeTotals, ...]
    tax: Decimal
    total_before_gift_card: Decimal
    gift_card_redemption: Decimal
    total: Decimal
    total_without_tax: Decimal
