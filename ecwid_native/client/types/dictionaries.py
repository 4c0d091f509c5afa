# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: countries, currencies, states, tax classes."""

from __future__ import annotations

from typing import TypedDict


class Country(TypedDict, total=False):
    """`Country` in an answer."""

    code: str
    name: str
    states: CountryStates


class CountryStates(TypedDict, total=False):
    """`CountryStates` in an answer."""

    code: str
    name: str


class Currency(TypedDict, total=False):
    """`Currency` in an answer."""

    code: str
    name: str


class CurrencyByCountry(TypedDict, total=False):
    """`CurrencyByCountry` in an answer."""

    countryCode: str
    currencyCode: str
    currencyName: str
    prefix: str
    suffix: str
    decimalPlaces: str


class State(TypedDict, total=False):
    """`State` in an answer."""

    code: str
    name: str


class TaxClass(TypedDict, total=False):
    """`TaxClass` in an answer."""

    stateCode: str
    taxClassCode: str
    taxClassRate: str
    localization: TaxClassLocalization


class TaxClassLocalization(TypedDict, total=False):
    """`TaxClassLocalization` in an answer."""

    language: str
    taxClassName: str
    taxClassDescription: str
