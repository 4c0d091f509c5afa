# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Domains of the store's site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.domains import DomainPurchase, StoreDomains, StoreDomainsInput
    from ecwid_native.client.types.shared import Updated

_GET: Operation[StoreDomains] = Operation(
    "GET", "/domains", scopes=("read_store_profile", "buy_domains")
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/domains", scopes=("update_store_profile", "buy_domains")
)
_SEARCH: Operation[object] = Operation(
    "GET", "/domains/search", "any", scopes=("buy_domains",), query={"keyword": text("keyword")}
)
_PURCHASE: Operation[object] = Operation(
    "POST", "/domains/purchase", "any", scopes=("buy_domains",)
)
_RESET_PASSWORD: Operation[object] = Operation(
    "POST",
    "/domains/reset_domain_password",
    "any",
    scopes=("buy_domains",),
    query={
        "domain_name": text("domain_name"),
        "send_to": text("send_to"),
        "sub_user": text("sub_user"),
    },
)
_SEND_VERIFICATION_EMAIL: Operation[object] = Operation(
    "POST",
    "/domains/send_domain_verification_email",
    "any",
    scopes=("buy_domains",),
    query={"domain_name": text("domain_name")},
)


class Domains(Section):
    """Domains of the store's site."""

    def get(self) -> StoreDomains:
        """Return the domains of the store's site.

        ``GET /domains``; scope ``read_store_profile`` and ``buy_domains``.
        """
        return self._call(_GET)

    def update(self, store_domains: StoreDomainsInput | StoreDomains) -> Updated:
        """Change the domains of the store's site.

        ``PUT /domains``; scope ``update_store_profile`` and ``buy_domains``.
        """
        return self._call(_UPDATE, body=store_domains)

    def search(self, *, keyword: str | None = None) -> object:
        """Return domain names that are for sale.

        ``GET /domains/search``; scope ``buy_domains``.
        """
        return self._call(_SEARCH, query={"keyword": keyword})

    def purchase(self, domain_purchase: DomainPurchase) -> object:
        """Buy a domain.

        ``POST /domains/purchase``; scope ``buy_domains``.

        Not confirmed by the documentation.
        """
        return self._call(_PURCHASE, body=domain_purchase)

    def reset_password(
        self, *, domain_name: str, send_to: str | None = None, sub_user: str | None = None
    ) -> object:
        """Send a new password for a domain's control panel.

        ``POST /domains/reset_domain_password``; scope ``buy_domains``.
        """
        return self._call(
            _RESET_PASSWORD,
            query={"domain_name": domain_name, "send_to": send_to, "sub_user": sub_user},
        )

    def send_verification_email(self, *, domain_name: str) -> object:
        """Send the mail that proves a domain's contact address.

        ``POST /domains/send_domain_verification_email``; scope ``buy_domains``.
        """
        return self._call(_SEND_VERIFICATION_EMAIL, query={"domain_name": domain_name})
