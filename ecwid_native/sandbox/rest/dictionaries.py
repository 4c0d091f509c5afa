"""The dictionaries over REST: neither a token nor a scope is needed.

Source: docs.ecwid.com, "Dictionaries": countries, states, currencies, tax classes (read 2026-11).
"""

from collections.abc import Mapping

from werkzeug.wrappers import Request

from ecwid_native.sandbox import dictionaries
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.identifiers import path_id
from ecwid_native.sandbox.rest.parameters import Parameters
from ecwid_native.sandbox.rest.routes import OpenHandler, OpenOperation
from ecwid_native.sandbox.router import Router


def add_open_routes(router: Router[OpenOperation]) -> None:
    """Add the five operations."""
    handlers: dict[str, OpenHandler] = {
        "countries": get_countries,
        "currencies": get_currencies,
        "currencyByCountry": get_currency_by_country,
        "states": get_states,
        "taxClasses": get_tax_classes,
    }
    for name, handler in handlers.items():
        operation = OpenOperation(handler=handler, selects_fields=True)
        router.add("GET", f"/api/v3/{{store_id}}/{name}", operation)


def get_countries(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return all countries by name, with their states when asked."""
    _check_store(platform, values)
    with_states = Parameters(request.args).boolean("withStates")
    return [
        {"code": code, "name": country["name"]} | ({"states": _states(code)} if with_states else {})
        for code, country in sorted(
            dictionaries.countries().items(), key=lambda item: item[1]["name"]
        )
    ]


def get_currencies(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return all currencies."""
    _check_store(platform, values)
    return [
        {"code": code, "name": currency["name"]}
        for code, currency in dictionaries.currencies().items()
    ]


def get_currency_by_country(
    platform: Platform, request: Request, values: Mapping[str, str]
) -> object:
    """Return the currency of one country and how amounts are written in it."""
    _check_store(platform, values)
    country_code = Parameters(request.args).required("countryCode").upper()
    code = dictionaries.countries().get(country_code, {}).get("currency")
    if not code:
        raise HTTPError(400, "Wrong parameter 'countryCode' value", "WRONG_PARAMETER")
    currency = dictionaries.currencies()[code]
    return {
        "countryCode": country_code,
        "currencyCode": code,
        "currencyName": currency["name"],
        "prefix": currency["symbol"],
        "suffix": "",
        "decimalPlaces": str(currency["decimals"]),
    }


def get_states(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the states of one country; none for a country that is not in the list."""
    _check_store(platform, values)
    return _states(Parameters(request.args).required("countryCode").upper())


def get_tax_classes(platform: Platform, request: Request, values: Mapping[str, str]) -> object:
    """Return the tax classes of one country, one entry for each of its states."""
    _check_store(platform, values)
    country_code = Parameters(request.args).required("countryCode").upper()
    state_codes = list(dictionaries.states().get(country_code, {})) or [""]
    return [
        {
            "stateCode": state_code,
            "taxClassCode": code,
            "taxClassRate": rate,
            "localization": [
                {"language": "en", "taxClassName": code, "taxClassDescription": f"{rate} %"}
            ],
        }
        for state_code in state_codes
        for code, rate in dictionaries.tax_classes().get(country_code, {}).items()
    ]


def _states(country_code: str) -> list[dict[str, str]]:
    states = dictionaries.states().get(country_code, {})
    return [{"code": code, "name": name} for code, name in states.items()]


def _check_store(platform: Platform, values: Mapping[str, str]) -> None:
    if platform.stores.get(path_id(values["store_id"]) or 0) is None:
        raise HTTPError(404, "Store not found", "STORE_NOT_FOUND")
