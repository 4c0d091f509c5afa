"""What a write takes from a request's body.

Source: docs.ecwid.com, "REST API overview" and the tables of the create and update pages (read
2026-11): absent and null keep a value, a list replaces the whole list, unknown and read-only
fields are ignored without an error. Dates are kept in UTC, as the example of "Update discount
coupon" shows.
"""

import re
from collections.abc import Mapping
from typing import Any

from ecwid_native.sandbox import catalogue
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.rest.parameters import format_moment, parse_moment

Document = dict[str, Any]
GENERIC = re.compile(r"(list|map)<(?:(?:string|lang),)?(.+)>")
MAX_INTEGER = 2**63 - 1


def accepted(body: Mapping[str, object], type_name: str) -> Document:
    """Return the fields of `body` that a write of the resource takes.

    Raises:
        HTTPError: 400 for a value of the wrong type, naming the field.
    """
    return _object(body, type_name, "")


def merged(document: Document, changes: Mapping[str, object]) -> Document:
    """Return `document` with `changes` over it: objects field by field, lists as a whole."""
    result = dict(document)
    for name, value in changes.items():
        before = result.get(name)
        if isinstance(value, dict) and isinstance(before, dict):
            result[name] = merged(before, value)
        else:
            result[name] = value
    return result


def require(document: Mapping[str, object], *names: str) -> None:
    """Refuse a body that lacks one of the fields or has it empty.

    Raises:
        HTTPError: 400 that names the field.
    """
    for name in names:
        if document.get(name) in (None, ""):
            raise HTTPError(400, f"Field {name} is required", "WRONG_PARAMETER")


def wrong_field(path: str) -> HTTPError:
    """Return the answer to a field whose value cannot be used."""
    return HTTPError(400, f"Wrong value of field {path}", "WRONG_PARAMETER")


def _object(body: Mapping[str, object], type_name: str, path: str) -> Document:
    result: Document = {}
    for name, field in catalogue.types()[type_name].items():
        if name not in body or not field.is_written:
            continue
        value = body[name]
        if value is not None:
            result[name] = _value(value, field.type, f"{path}{name}")
        elif field.is_cleared_by_null:
            result[name] = None
    return result


def _value(value: object, kind: str, path: str) -> object:
    generic = GENERIC.fullmatch(kind)
    if generic is not None:
        return _many(value, generic[1], generic[2], path)
    if kind.startswith("enum:"):
        if value not in catalogue.enums()[kind.removeprefix("enum:")]:
            raise wrong_field(path)
        return value
    if kind in catalogue.types():
        if not isinstance(value, dict):
            raise wrong_field(path)
        return _object(value, kind, f"{path}.")
    if not _is_plain(value, kind):
        raise wrong_field(path)
    if kind in {"int", "long"} and isinstance(value, float):
        return int(value)
    if kind == "datetime" and isinstance(value, str):
        return _in_utc(value, path)
    return value


def _in_utc(text: str, path: str) -> str:
    """Return a date as answers write it; the empty text stays."""
    seconds = parse_moment(text)
    if seconds is None:
        return ""
    try:
        return format_moment(seconds)
    except (ValueError, OverflowError):  # outside the years 1 to 9999 once it is in UTC
        raise wrong_field(path) from None


def _many(value: object, container: str, kind: str, path: str) -> object:
    if container == "list" and isinstance(value, list):
        items = (item for item in value if item is not None)
        return [_value(item, kind, f"{path}[{index}]") for index, item in enumerate(items)]
    if container == "map" and isinstance(value, dict):
        return {
            key: _value(item, kind, f"{path}.{key}")
            for key, item in value.items()
            if item is not None
        }
    raise wrong_field(path)


def _is_plain(value: object, kind: str) -> bool:
    if kind == "any":
        return True
    if kind == "object":
        return isinstance(value, dict)
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "string":
        return isinstance(value, str)
    if kind == "datetime":
        return isinstance(value, str) and (value == "" or parse_moment(value) is not None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return kind == "number" or (value == int(value) and abs(value) <= MAX_INTEGER)
