"""What a handler of the control API gets."""

from collections.abc import Mapping
from dataclasses import dataclass

from ecwid_native.sandbox.control.fields import MAX_NUMBER, Fields
from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.platform import Platform


@dataclass(frozen=True, kw_only=True)
class ControlRequest:
    """A checked request with its JSON object (empty for reading methods)."""

    platform: Platform
    addresses: Mapping[str, str]
    query: Mapping[str, str]
    document: Mapping[str, object]

    def fields(self, *allowed: str) -> Fields:
        """Return a reader of the JSON object."""
        return Fields(self.document, *allowed)


def whole_number(text: str, name: str) -> int:
    """Return the number that a path or query holds.

    Raises:
        HTTPError: 400 when it is none.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 16) or int(text) > MAX_NUMBER:
        raise HTTPError(400, f"{name} must be a whole number.")
    return int(text)
