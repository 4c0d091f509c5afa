"""From where a store's goods are looked at: language, links, money, and who looks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ecwid_native.sandbox.catalog.displayed_taxes import DisplayedTaxes
from ecwid_native.sandbox.catalog.links import Links
from ecwid_native.sandbox.platform import Platform


@dataclass(frozen=True, kw_only=True)
class Viewpoint:
    """What decides how a stored product or category is shown.

    Args:
        platform: where it is stored.
        store_id: whose it is.
        origin: of the server that serves pictures, such as http://127.0.0.1:8101.
        language: wanted language of the plain texts; None for the store's own.
        links: how the storefront's addresses look.
        formats: the profile's formatsAndUnits.
        taxes: which of them displayed prices hold.
        is_public: a public token sees enabled things only.
    """

    platform: Platform = field(repr=False)
    store_id: int
    origin: str
    language: str | None
    links: Links
    formats: Mapping[str, Any] = field(repr=False)
    taxes: DisplayedTaxes = field(repr=False)
    is_public: bool = False
