"""The store's settings that its shoppers meet: what is asked, shown and allowed.

Source: docs.ecwid.com, "Get store profile" (read 2026-11).
"""

from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox.catalog.texts import in_language
from ecwid_native.sandbox.checkout_options import for_shoppers
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.stores import Store

Document = dict[str, Any]

COPIED = (
    "askCompanyName",
    "askZipCode",
    "orderCommentsEnabled",
    "orderCommentsCaption",
    "orderCommentsRequired",
    "favoritesEnabled",
    "showAcceptMarketingCheckbox",
    "acceptMarketingCheckboxDefaultValue",
    "acceptMarketingCheckboxCustomText",
    "defaultProductSortOrder",
    "openBagOnAddition",
    "showPricePerUnit",
)
# The page that `openPage` names for each legal page of the store.
LEGAL_PAGES = {
    "LEGAL_INFO": "pages/about",
    "SHIPPING_COST_PAYMENT_INFO": "pages/shipping-payment",
    "REVOCATION_TERMS": "pages/returns",
    "TERMS": "pages/terms",
    "PRIVACY_STATEMENT": "pages/privacy-policy",
}


def shop_settings(platform: Platform, store: Store, profile: Document, lang: str) -> Document:
    """Return the settings with which a shop draws itself."""
    settings, legal = profile["settings"], profile["legalPagesSettings"]
    methods = for_shoppers(profile["payment"].get("paymentOptions") or [])
    return {
        **{name: settings.get(name) for name in COPIED},
        "description": in_language(settings, "storeDescription", lang),
        "country": profile["company"].get("countryCode", ""),
        "state": profile["company"].get("stateOrProvinceCode", ""),
        "ships": any(each.get("enabled", True) for each in profile["shipping"]["shippingOptions"]),
        "deliveryTimes": [_delivery_time(each, lang) for each in _timed(profile["shipping"])],
        "pricesIncludeTax": bool(profile["taxSettings"].get("pricesIncludeTax")),
        "paymentMethods": [in_language(each, "checkoutTitle", lang) for each in methods],
        "agreesToTerms": bool(legal.get("requireTermsAgreementAtCheckout")),
        "legalPages": [_legal(each, lang) for each in _enabled(legal)],
        "design": profile["designSettings"],
        "filters": _filters(profile["productFiltersSettings"]),
        "extraFields": _extra_fields(platform, store),
    }


def _timed(shipping: Mapping[str, Any]) -> list[Document]:
    return [
        option
        for option in for_shoppers(shipping["shippingOptions"])
        if option.get("deliveryTimeDays")
    ]


def _delivery_time(option: Document, lang: str) -> Document:
    return {"title": in_language(option, "title", lang), "days": str(option["deliveryTimeDays"])}


def _enabled(legal: Mapping[str, Any]) -> list[Document]:
    return [
        page
        for page in legal.get("legalPages") or []
        if page.get("enabled") and page.get("type") in LEGAL_PAGES
    ]


def _legal(page: Document, lang: str) -> Document:
    is_link = page.get("display") == "EXTERNAL_URL"
    return {
        "name": LEGAL_PAGES[page["type"]],
        "title": in_language(page, "title", lang),
        "text": in_language(page, "text", lang),
        "url": page.get("externalUrl", "") if is_link else "",
    }


def _filters(settings: Mapping[str, Any]) -> list[Document]:
    """Return the sections of filters, none when the merchant has not turned them on."""
    if not settings.get("enabledInStorefront"):
        return []
    return [
        {"type": section.get("type", ""), "name": section.get("name", "")}
        for section in settings.get("filterSections") or []
        if section.get("enabled", True)
    ]


def _extra_fields(platform: Platform, store: Store) -> list[Document]:
    """Return the extra fields that the store has of its own, as REST defined them."""
    found = platform.documents.all(store.id, "checkout_extra_field")
    return [{name: value for name, value in each.items() if name != "id"} for each in found]
