"""A customization with endpoints for the tests, and how to call them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, NotRequired, TypedDict

from django import forms
from django.http import HttpResponse
from django.test import Client

from ecwid_native.customizations import Customization, isolated_registry
from ecwid_native.fields import MerchantSettings, SecretInput, private, public
from storefront_assets.endpoints import (
    ShapeError,
    StorefrontCall,
    storefront_action,
    storefront_query,
)

STORE = 1003
PRIVATE = "private-canary-77"


@dataclass(frozen=True)
class Product:
    """What scripts send."""

    product_id: int
    note: str = ""

    def __post_init__(self) -> None:
        """No product has a number below 1."""
        if self.product_id < 1:
            raise ValueError("product_id: from 1")


class Stock(TypedDict):
    """What scripts get."""

    left: int
    price: Decimal
    state: Literal["in", "out"]
    names: NotRequired[list[str]]


with isolated_registry():

    class StockSettings(MerchantSettings):
        """One of each kind."""

        enabled: bool = public(forms.BooleanField(required=False), default=False)
        text: str = public(forms.CharField(), default="Hello")
        left: int = private(forms.IntegerField(), default=3)
        key: str = private(forms.CharField(required=False, widget=SecretInput), default="")

    class StockCustomization(Customization):
        """Has a query, an action and functions that fail."""

        slug = "stock"
        title = "Stock"
        settings = StockSettings
        script = "storefront_assets/announcement.js"


@storefront_query(StockCustomization, max_age_seconds=60)
def stock(call: StorefrontCall[StockSettings], product: Product) -> Stock:
    """How many are left */ of a product."""
    private_too = {"left": call.settings.left, "price": Decimal("1.50"), "state": "in"}
    return private_too | {"secret": PRIVATE}  # type: ignore[return-value]


@storefront_action(StockCustomization, client_limit=3, store_limit=5, max_bytes=1_000)
def wish(call: StorefrontCall[StockSettings], product: Product) -> None:
    """Somebody wants it."""
    if product.note == "break":
        raise RuntimeError(PRIVATE)
    if product.note == "spam":
        raise ShapeError("note", "not this")
    if product.note == "store":
        assert call.store_id == STORE
        assert call.app.slug == "demo"


@storefront_query(StockCustomization)
def broken(call: StorefrontCall[StockSettings]) -> Stock:
    """Answers what it does not declare."""
    return {"left": PRIVATE}  # type: ignore[typeddict-item]


@contextmanager
def stock_customization() -> Iterator[None]:
    """Only that customization is registered."""
    with isolated_registry(StockCustomization):
        yield


def address(name: str, *, store: object = STORE, app: str = "demo", slug: str = "stock") -> str:
    return f"/{app}/api/{store}/{slug}/{name}"


def ask(path: str, data: object = None, **headers: str) -> HttpResponse:
    """GET as the runtime does."""
    query = {} if data is None else {"data": json.dumps(data)}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    response: Any = Client().get(path, query, headers=named)
    return response  # type: ignore[no-any-return]


def act(path: str, data: object, **options: Any) -> HttpResponse:
    """POST as the runtime does."""
    body = data if isinstance(data, str | bytes) else json.dumps(data)
    options = {"content_type": "application/json", **options}
    response: Any = Client().post(path, body, **options)
    return response  # type: ignore[no-any-return]
