# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: domains of the store's site."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ecwid_native.client.values import Number


class DomainPurchase(TypedDict, total=False):
    """What a request may say of `DomainPurchase`."""

    domainName: str
    firstName: str
    lastName: str
    email: str
    street: str
    city: str
    countryCode: str
    postalCode: str
    stateOrProvinceCode: str
    phone: str
    companyName: str


class StoreDomains(TypedDict, total=False):
    """`StoreDomains` in an answer."""

    instantSiteDomain: InstantSiteDomain
    purchasedDomains: list[PurchasedDomain]


class StoreDomainsInput(TypedDict, total=False):
    """What a request may say of `StoreDomains`."""

    instantSiteDomain: InstantSiteDomainInput | InstantSiteDomain
    purchasedDomains: Sequence[PurchasedDomainInput | PurchasedDomain]


class InstantSiteDomain(TypedDict, total=False):
    """`InstantSiteDomain` in an answer."""

    primaryInstantSiteDomain: str
    primaryInstantSiteDomainStatus: str
    ecwidSubdomain: str
    instantSiteIpAddress: str
    instantSiteUrl: str
    thirdPartyVendorDomain: str


class InstantSiteDomainInput(TypedDict, total=False):
    """What a request may say of `InstantSiteDomain`."""


class PurchasedDomain(TypedDict, total=False):
    """`PurchasedDomain` in an answer."""

    id: Number
    name: str
    status: str
    connectedToInstantSite: bool
    primaryDomain: bool
    redirectToPrimaryDomain: bool
    purchaseDate: str
    expirationDate: str
    renewalDate: str
    autorenew: bool
    domainOwnerInfo: dict[str, object]
    billingInfo: dict[str, object]


class PurchasedDomainInput(TypedDict, total=False):
    """What a request may say of `PurchasedDomain`."""
