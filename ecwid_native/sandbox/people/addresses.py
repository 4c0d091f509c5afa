"""What answers add to the address of a person.

Source: docs.ecwid.com, "Get customer", "Get order" (read 2026-11) for the fields; that a first name
ends at the first space is our choice.
"""

from typing import Any

from ecwid_native.sandbox.dictionaries import country_name, state_name

Document = dict[str, Any]


def with_names(address: Document) -> Document:
    """Return an address with the names of its country and state, where they are known."""
    country = address.get("countryCode")
    names = {
        "countryName": country_name(country),
        "stateOrProvinceName": state_name(country, address.get("stateOrProvinceCode")),
    }
    return {**address, **{key: name for key, name in names.items() if name is not None}}


def person_shown(person: Document) -> Document:
    """Return a person's address with these names and with the parts of the person's own."""
    first, _, last = str(person.get("name") or "").partition(" ")
    return {**with_names(person), "firstName": first, "lastName": last.strip()}
