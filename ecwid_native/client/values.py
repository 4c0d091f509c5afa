"""Values as Ecwid writes them: money, times, pages of a list, names of fields.

Numbers in an answer are ``int``, or ``Decimal`` when they have a fraction: never ``float``, which
cannot hold 19.99. Times in an answer stay text, as sent; `parse_time` makes them aware.

Source: docs.ecwid.com, REST API overview, format of requests (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Generic, TypeAlias, TypedDict, TypeVar

T = TypeVar("T")

Number: TypeAlias = Decimal | int
"""Money, weights, rates: exact."""

NumberInput: TypeAlias = Decimal | int | float
"""A number in a query."""

TimeInput: TypeAlias = datetime | str
"""A time in a request: an aware datetime, or text in Ecwid's own form."""

TimeFilter: TypeAlias = datetime | date | int | str
"""A time in a query: an aware datetime, a day (its start in UTC), UNIX seconds, or Ecwid's text."""

FieldNames: TypeAlias = str | Sequence[str]
"""What an answer shall be limited to: see `fields`."""


class Page(TypedDict, Generic[T], total=False):
    """One part of a list."""

    total: int
    count: int
    offset: int
    limit: int
    items: list[T]


class ItemList(TypedDict, Generic[T], total=False):
    """A list that always comes as a whole."""

    items: list[T]


def parse_time(text: str) -> datetime:
    """Return a time of Ecwid's as an aware datetime.

    Raises:
        ValueError: the text is not in the form ``2026-05-26 13:37:46 +0000``. The zone may also
            be the word UTC.
    """
    if text.endswith(" UTC"):
        text = text.removesuffix("UTC") + "+0000"
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z")


def format_time(moment: datetime) -> str:
    """Return an aware datetime in Ecwid's form, in UTC.

    Raises:
        ValueError: the datetime names no zone, so which moment it means is unknown.
    """
    return require_aware(moment).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S +0000")


def require_aware(moment: datetime) -> datetime:
    """Return the datetime; raise ValueError when it names no zone."""
    if moment.utcoffset() is None:
        raise ValueError("a time needs a zone: pass an aware datetime")
    return moment


def fields(*names: str, **nested: FieldNames) -> str:
    """Return a value for ``response_fields``.

    ``fields("total", items=fields("id", "name"))`` is ``total,items(id,name)``. A name alone
    brings everything in it; what is not named is left out, ``total`` and ``count`` too.
    """
    inner = [f"{name}({join_fields(value)})" for name, value in nested.items()]
    return ",".join([*names, *inner])


def join_fields(value: FieldNames) -> str:
    """Return names of fields as the API takes them."""
    return value if isinstance(value, str) else ",".join(value)
