"""Addresses of products and categories in the storefront.

Source: docs.ecwid.com, "REST API overview" and "Get product" (read 2026-11).
"""

import re
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, kw_only=True)
class Links:
    """How a store writes the addresses of its pages.

    Args:
        base: address of the storefront.
        clean: `…/Name-p1` instead of `…#!/Name/p/1`.
        without_ids: the slug alone, in clean addresses.
    """

    base: str
    clean: bool
    without_ids: bool

    def product(self, product_id: int, name: str, slug: str) -> str:
        """Return the address of a product."""
        return self._address("p", product_id, name, slug)

    def category(self, category_id: int, name: str, slug: str) -> str:
        """Return the address of a category."""
        return self._address("c", category_id, name, slug)

    def search(self, parameter: str, value: str) -> str:
        """Return the address of the search page that one parameter narrows."""
        query = f"{quote(parameter, safe='')}={quote(value, safe='')}"
        if self.clean:
            return f"{self.base.rstrip('/')}/search?{query}"
        return f"{self.base}#!/~/search/{query}"

    def _address(self, letter: str, number: int, name: str, slug: str) -> str:
        text = quote(spaced(name), safe="-_.~")
        if not self.clean:
            return f"{self.base}#!/{text}/{letter}/{number}"
        base = self.base.rstrip("/")
        if self.without_ids:
            return f"{base}/{quote(slug, safe='-_.~')}"
        return f"{base}/{text}-{letter}{number}"


def spaced(name: str) -> str:
    """Return a name as it stands in an address."""
    return name.replace(" ", "-")


def slug_of(name: str) -> str:
    """Return the slug that the platform makes of a name: words joined by hyphens."""
    return "-".join(re.findall(r"\w+", name)) or "item"
