"""Query parameters: from a Python argument to the text that the API takes.

What the API could only refuse raises here, before anything is sent.

Source: docs.ecwid.com, REST API overview, format of requests (read 2026-11).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ecwid_native.client.values import join_fields, require_aware

MOST_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an endpoint.

    Attributes:
        name: as Ecwid spells it; of a `prefixed` one the beginning.
        encode: from the argument to text.
        is_prefixed: the argument is a mapping, each of whose keys continues the name.
    """

    name: str
    encode: Callable[[object], str]
    is_prefixed: bool = False

    def pairs(self, value: object) -> Iterator[tuple[str, str]]:
        """Yield what the argument adds to the query."""
        if not self.is_prefixed:
            yield self.name, self.encode(value)
            return
        if not isinstance(value, Mapping):
            raise TypeError("must be a mapping")
        for key, item in value.items():
            yield self.name + _text(key), self.encode(item)


def text(name: str) -> Parameter:
    """A text, sent as it is."""
    return Parameter(name, _text)


def flag(name: str) -> Parameter:
    """True or False."""
    return Parameter(name, _flag)


def integer(name: str, *, least: int = 0, most: int = MOST_INTEGER) -> Parameter:
    """A whole number within bounds."""

    def encode(value: object) -> str:
        number = _whole(value)
        if not least <= number <= most:
            raise ValueError(f"must be from {least} to {most}")
        return str(number)

    return Parameter(name, encode)


def number(name: str) -> Parameter:
    """An amount."""
    return Parameter(name, _number)


def moment(name: str) -> Parameter:
    """A time; datetimes become UNIX seconds, as the official client sends them."""
    return Parameter(name, _moment)


def integers(name: str) -> Parameter:
    """One whole number or several."""
    return Parameter(name, _integers)


def texts(name: str) -> Parameter:
    """One text or several."""
    return Parameter(name, _texts)


def names(name: str) -> Parameter:
    """One name or several; a comma or backslash in one is escaped."""
    return Parameter(name, _names)


def fields(name: str) -> Parameter:
    """Names of fields: a text as `values.fields` makes it, or several names."""
    return Parameter(name, _fields)


def prefixed(name: str) -> Parameter:
    """A mapping; each key continues the parameter's name."""
    return Parameter(name, _texts, is_prefixed=True)


def encode_query(
    parameters: Mapping[str, Parameter], arguments: Mapping[str, object]
) -> dict[str, str]:
    """Return the query for keyword arguments; None values are left out.

    Raises:
        TypeError, ValueError: an argument that the endpoint has not, or cannot take.
    """
    query: dict[str, str] = {}
    for argument, value in arguments.items():
        parameter = parameters.get(argument)
        if parameter is None:
            raise TypeError(f"there is no parameter {argument!r}")
        if value is None:
            continue
        try:
            query.update(parameter.pairs(value))
        except (TypeError, ValueError) as exc:
            raise type(exc)(f"{argument}: {exc}") from None
    return query


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"must be text, not {type(value).__name__}")
    return value


def _flag(value: object) -> str:
    if not isinstance(value, bool):
        raise TypeError(f"must be True or False, not {type(value).__name__}")
    return "true" if value else "false"


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"must be a whole number, not {type(value).__name__}")
    return value


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"must be a number, not {type(value).__name__}")
    amount = Decimal(str(value))
    if not amount.is_finite():
        raise ValueError("must be a finite number")
    # No exponent: 1E+2 is one to Python, but no API should have to read it.
    return f"{amount:f}"


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return str(int(require_aware(value).timestamp()))
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else str(_whole(value))


def _integers(value: object) -> str:
    return ",".join(str(_whole(item)) for item in _several(value, int))


def _texts(value: object) -> str:
    if isinstance(value, str):
        return value
    several = [_text(item) for item in _several(value, str)]
    if any("," in item for item in several):
        raise ValueError("a text in a list cannot have a comma, which separates them")
    return ",".join(several)


def _names(value: object) -> str:
    return ",".join(
        _text(item).replace("\\", "\\\\").replace(",", "\\,") for item in _several(value, str)
    )


def _fields(value: object) -> str:
    return join_fields([_text(item) for item in _several(value, str)])


def _several(value: object, kind: type) -> Sequence[object]:
    if isinstance(value, kind):
        return (value,)
    if not isinstance(value, Iterable) or isinstance(value, str | bytes | Mapping):
        raise TypeError(f"must be {kind.__name__} or a list of it, not {type(value).__name__}")
    several = list(value)
    if not several:
        # The API takes an empty parameter for none, and would answer with everything.
        raise ValueError("is an empty list, which finds nothing; None leaves the parameter out")
    return several
