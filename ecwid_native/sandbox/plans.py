"""What the plans of the platform allow.

Sources: docs.ecwid.com, "REST API error codes" and the 2020 pages, which name the features and
limits that a plan may lack, and "Get store profile" for `availableFeatures` (read 2026-11). Which
plan has which is not documented for the API: our choice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ecwid_native.sandbox.http import HTTPError


class Feature(StrEnum):
    """What a plan may lack, by its name in `availableFeatures`."""

    API = "API"
    VARIATIONS = "COMBINATIONS"
    CUSTOMER_GROUPS = "CUSTOMER_GROUPS"
    WHOLESALE_PRICES = "WHOLESALE_PRICES"
    DISCOUNTS = "DISCOUNTS"
    ADVANCED_DISCOUNTS = "ADVANCED_DISCOUNTS"
    SHIPPING_DISCOUNTS = "SHIPPING_DISCOUNTS"
    PRODUCT_REVIEWS = "PRODUCT_REVIEWS"
    DOMAINS = "DOMAINS"
    EDIT_ORDERS = "EDIT_ORDERS"
    ABANDONED_SALES = "ABANDONED_SALES"
    PREMIUM = "PREMIUM"


# The other features are refused with 402 NOT_AVAILABLE_ON_CURRENT_PLAN.
CODES_OF_403 = {
    Feature.DISCOUNTS: "DISCOUNTS_FEATURE_NOT_AVAILABLE",
    Feature.ADVANCED_DISCOUNTS: "ADVANCED_DISCOUNTS_FEATURE_NOT_AVAILABLE",
    Feature.SHIPPING_DISCOUNTS: "SHIPPING_DISCOUNTS_FEATURE_NOT_AVAILABLE",
    Feature.PRODUCT_REVIEWS: "PRODUCT_REVIEWS_FEATURE_NOT_AVAILABLE",
    Feature.DOMAINS: "NOT_ALLOWED_ON_CURRENT_PLAN",
}


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The features of a plan and how many of each thing a store on it may have."""

    features: frozenset[Feature] = frozenset(Feature)
    products: int = 1_000_000
    categories: int = 10_000
    zones: int = 1_000
    taxes: int = 1_000


FREE = "free"
PLANS: Mapping[str, Plan] = {
    FREE: Plan(features=frozenset(), products=5, categories=5, zones=1, taxes=1),
    "starter": Plan(
        features=frozenset({Feature.API}), products=100, categories=50, zones=5, taxes=5
    ),
    "venture": Plan(
        features=frozenset(
            {
                Feature.API,
                Feature.DISCOUNTS,
                Feature.ADVANCED_DISCOUNTS,
                Feature.PRODUCT_REVIEWS,
                Feature.DOMAINS,
                Feature.PREMIUM,
            }
        ),
        products=100,
        categories=200,
        zones=20,
        taxes=20,
    ),
    "business": Plan(products=2_500),
    "unlimited": Plan(),
}


def require_feature(plan: str, feature: Feature) -> None:
    """Refuse what a plan lacks.

    Raises:
        HTTPError: 402, or 403 where the documentation has a code of its own.
    """
    if feature in PLANS[plan].features:
        return
    code = CODES_OF_403.get(feature)
    if code is None:
        raise not_available()
    raise HTTPError(403, "The feature is not available on the current plan", code)


def check_room(count: int, maximum: int) -> None:
    """Refuse one thing more than the plan has room for.

    Raises:
        HTTPError: 402.
    """
    if count >= maximum:
        raise not_available()


def not_available() -> HTTPError:
    """Return the answer to what the plan does not have, or not so often."""
    message = "The functionality is not available on the current plan"
    return HTTPError(402, message, "NOT_AVAILABLE_ON_CURRENT_PLAN")
