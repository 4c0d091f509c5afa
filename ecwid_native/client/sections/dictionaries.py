# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Countries, currencies, states, tax classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import flag, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.dictionaries import (
        Country,
        Currency,
        CurrencyByCountry,
        State,
        TaxClass,
    )

_COUNTRIES: Operation[list[Country]] = Operation(
    "GET", "/countries", "list", query={"with_states": flag("withStates"), "lang": text("lang")}
)
_CURRENCIES: Operation[list[Currency]] = Operation(
    "GET", "/currencies", "list", query={"lang": text("lang")}
)
_CURRENCY_BY_COUNTRY: Operation[CurrencyByCountry] = Operation(
    "GET", "/currencyByCountry", query={"lang": text("lang"), "country_code": text("countryCode")}
)
_STATES: Operation[list[State]] = Operation(
    "GET", "/states", "list", query={"lang": text("lang"), "country_code": text("countryCode")}
)
_TAX_CLASSES: Operation[list[TaxClass]] = Operation(
    "GET", "/taxClasses", "list", query={"lang": text("lang"), "country_code": text("countryCode")}
)


class Dictionaries(Section):
    """Countries, currencies, states, tax classes."""

    def countries(
        self, *, with_states: bool | None = None, lang: str | None = None
    ) -> list[Country]:
        """Return all countries, on request with their states.

        ``GET /countries``.
        """
        return self._call(_COUNTRIES, query={"with_states": with_states, "lang": lang})

    def currencies(self, *, lang: str | None = None) -> list[Currency]:
        """Return all currencies.

        ``GET /currencies``.
        """
        return self._call(_CURRENCIES, query={"lang": lang})

    def currency_by_country(
        self, *, country_code: str, lang: str | None = None
    ) -> CurrencyByCountry:
        """Return the currency of a country.

        ``GET /currencyByCountry``.
        """
        return self._call(_CURRENCY_BY_COUNTRY, query={"lang": lang, "country_code": country_code})

    def states(self, *, lang: str | None = None, country_code: str | None = None) -> list[State]:
        """Return the states or provinces of a country.

        ``GET /states``.
        """
        return self._call(_STATES, query={"lang": lang, "country_code": country_code})

    def tax_classes(
        self, *, lang: str | None = None, country_code: str | None = None
    ) -> list[TaxClass]:
        """Return the tax classes of a country.

        ``GET /taxClasses``.
        """
        return self._call(_TAX_CLASSES, query={"lang": lang, "country_code": country_code})
