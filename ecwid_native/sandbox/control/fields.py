"""Typed members of a JSON object."""

import math
from collections.abc import Mapping

from ecwid_native.sandbox.http import HTTPError

# Whole numbers beyond this lose digits in JavaScript and do not fit everywhere in SQLite.
MAX_NUMBER = 2**53 - 1
NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


class Fields:
    """Reads members of a JSON object one by one and refuses what nobody asked for."""

    def __init__(self, document: Mapping[str, object], *allowed: str) -> None:
        """Read `document`; members not in `allowed` are an error, as they are likely misspelt.

        Raises:
            HTTPError: 400 for another member.
        """
        self._document = document
        unknown = sorted(set(document) - set(allowed))
        if unknown:
            raise HTTPError(400, f"Unknown: {unknown[0][:50]}. Allowed: {', '.join(allowed)}.")

    def text(self, name: str) -> str | None:
        """Return a text, or None when it is missing or null."""
        value = self._document.get(name)
        if value is not None and not isinstance(value, str):
            raise _wrong(name, str)
        return value

    def flag(self, name: str) -> bool | None:
        """Return a boolean, or None."""
        value = self._document.get(name)
        if value is not None and not isinstance(value, bool):
            raise _wrong(name, bool)
        return value

    def whole(self, name: str) -> int | None:
        """Return a whole number, or None; `true` is no number."""
        value = self._document.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) > MAX_NUMBER:
            raise _wrong(name, int)
        return value

    def number(self, name: str) -> float | None:
        """Return a finite number, or None."""
        value = self._document.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(name, float)
        if not math.isfinite(value) or abs(value) > MAX_NUMBER:
            raise _wrong(name, float)
        return float(value)

    def texts(self, name: str) -> list[str] | None:
        """Return a list of texts, or None."""
        value = self._document.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise HTTPError(400, f"{name} must be a list of texts.")
        return value


def required(value: object, name: str) -> None:
    """Raise HTTPError 400 when `value` is None."""
    if value is None:
        raise HTTPError(400, f"{name} is missing.")


def _wrong(name: str, kind: type) -> HTTPError:
    return HTTPError(400, f"{name} must be {NAMES[kind]}.")
