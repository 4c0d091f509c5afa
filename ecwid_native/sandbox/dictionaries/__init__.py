"""Countries, states, currencies and tax classes, in English.

Names of countries and currencies and who uses which come from the Unicode CLDR 48 (through Babel
2.18), names of states from cldr-subdivisions-full 48.2; both under the Unicode License v3. States
are there for the countries whose addresses need one most. Tax classes are an example of our own:
standard and reduced rates of a few countries as of 2026.
"""

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def countries() -> dict[str, dict[str, str]]:
    """Return name and currency (may be empty) by ISO 3166-1 alpha-2 code."""
    found: dict[str, dict[str, str]] = _read("countries.json")
    return found


@cache
def states() -> dict[str, dict[str, str]]:
    """Return the names of a country's states by code, by country code."""
    found: dict[str, dict[str, str]] = _read("states.json")
    return found


@cache
def currencies() -> dict[str, dict[str, Any]]:
    """Return name, symbol and number of decimals by ISO 4217 code."""
    found: dict[str, dict[str, Any]] = _read("currencies.json")
    return found


@cache
def tax_classes() -> dict[str, dict[str, str]]:
    """Return rates in percent by the class's code, by country code."""
    found: dict[str, dict[str, str]] = _read("tax_classes.json")
    return found


def country_name(code: object) -> str | None:
    """Return the name of a country, or None for a code that there is not."""
    country = countries().get(code) if isinstance(code, str) else None
    return None if country is None else country["name"]


def state_name(country_code: object, code: object) -> str | None:
    """Return the name of a state, or None for one that the list does not have."""
    if not isinstance(country_code, str) or not isinstance(code, str):
        return None
    return states().get(country_code, {}).get(code)


def _read(name: str) -> Any:
    return json.loads(resources.files(__package__).joinpath(name).read_text())
