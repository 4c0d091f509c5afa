"""What a form field's value looks like as JSON, and back.

One table of kinds, because storage outlives the code that wrote it: a stored value is accepted in
the exact JSON type its field writes and in no other, so that ``"false"`` never becomes ``True``.
Validators (lengths, ranges) are left to the form: they say what a merchant may enter today, and a
text saved under yesterday's limit is still the merchant's text.
"""

from __future__ import annotations

import datetime
import enum
import math
import uuid
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.functional import Promise

from ecwid_native.protocol.strict_json import MAX_INTEGER

# Digits before or after the point. A stored 1E+999999999 is a valid Decimal of a gigabyte of zeros.
MAX_DECIMAL_DIGITS = 400

# Well below the depth at which the strict parser gives up; the envelope needs three levels.
MAX_DEPTH = 24


def to_json(field: forms.Field, value: object) -> Any:
    """Return ``value``, as ``field`` cleans it, in plain JSON types.

    Decimals become strings with all their digits, dates and times ISO 8601.

    Raises:
        TypeError: the value has no JSON form, not even through ``field.prepare_value``.
        ValueError: a number that is not finite, or text that is not Unicode.
    """
    if isinstance(field, forms.MultiValueField):
        parts = field.widget.decompress(value)
        return [to_json(part, one) for part, one in zip(field.fields, parts, strict=True)]
    try:
        return plain_json(value)
    except TypeError:
        prepared = field.prepare_value(value)
        if prepared is value:
            raise
        return plain_json(prepared)


def plain_json(value: object, *, depth: int = 0) -> Any:
    """Return ``value`` in plain JSON types.

    Raises:
        TypeError: it has no JSON form.
        ValueError: it has, but the strict parser that reads it back would refuse it.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, enum.Enum):  # before str and int: Django's choices are both
        return plain_json(value.value)
    if isinstance(value, (str, Promise)):
        text = str(value)
        text.encode()  # a lone surrogate is a ValueError here, not in the REST call
        return text
    if isinstance(value, (int, float, Decimal)):
        return plain_number(value)
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, (list, tuple, dict)):
        return plain_container(value, depth=depth + 1)
    raise TypeError(f"a value of type {type(value).__name__} cannot be stored as JSON")


def plain_container(value: list[Any] | tuple[Any, ...] | dict[Any, Any], *, depth: int) -> Any:
    """Return a list or an object of plain JSON types."""
    if depth > MAX_DEPTH:
        raise ValueError("too many lists and objects inside one another")
    if not isinstance(value, dict):
        return [plain_json(item, depth=depth) for item in value]
    if not all(isinstance(key, str) for key in value):
        raise TypeError("the keys of a JSON object are strings")
    return {plain_json(key): plain_json(item, depth=depth) for key, item in value.items()}


def plain_number(value: float | Decimal) -> int | float | str:
    """Return a number as JSON has it; a Decimal as text, for JSON readers round numbers."""
    if isinstance(value, Decimal):
        return f"{reasonable(value):f}"
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise ValueError("a whole number of more than 64 bits cannot be stored")
        return int(value)
    if not math.isfinite(value):
        raise ValueError("infinity and NaN cannot be stored")
    return float(value)


def reasonable(value: Decimal) -> Decimal:
    """Return ``value``; raises ValueError when it is not finite or too long to write out."""
    if not value.is_finite() or abs(value.adjusted()) > MAX_DECIMAL_DIGITS:
        raise ValueError("not a finite number of reasonable length")
    return value


def from_json(field: forms.Field, raw: Any) -> Any:
    """Return the Python value of ``field`` for ``raw``, which ``to_json`` once gave.

    Raises:
        ValueError: ``raw`` is not of the JSON type that this field writes.
        ValidationError: ``raw`` is none of the field's choices, or ``field.to_python`` refused it.
    """
    plain_json(raw)  # refuses lone surrogates anywhere in it
    for kind, read in READERS:
        if isinstance(field, kind):
            return read(field, raw)
    return field.to_python(raw)


def require(raw: Any, *types: type) -> Any:
    """Return ``raw`` if its type is exactly one of ``types`` (``True`` is no int)."""
    if type(raw) not in types:
        raise ValueError(f"a stored {type(raw).__name__} is not of this field's type")
    return raw


def read_switch(field: forms.Field, raw: Any) -> bool:
    """A JSON boolean."""
    return bool(require(raw, bool))


def read_optional_switch(field: forms.Field, raw: Any) -> bool | None:
    """A JSON boolean, or null for "unknown"."""
    return None if raw is None else read_switch(field, raw)


def read_decimal(field: forms.Field, raw: Any) -> Decimal | None:
    """A string of digits, or an integer written by another tool."""
    if is_blank_number(field, raw):
        return None
    try:
        # Not field.to_python: a localized field reads "1.5" by the rules of the active language.
        return reasonable(Decimal(require(raw, str, int)))
    except InvalidOperation as exc:
        raise ValueError("not a number") from exc


def read_float(field: forms.Field, raw: Any) -> float | None:
    """A finite JSON number."""
    if is_blank_number(field, raw):
        return None
    value = float(require(raw, float, int))
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def read_integer(field: forms.Field, raw: Any) -> int | None:
    """A JSON number without a fraction."""
    return None if is_blank_number(field, raw) else int(require(raw, int))


def is_blank_number(field: forms.Field, raw: Any) -> bool:
    """Whether an optional number was left empty, which its form field cleans to None."""
    return raw is None and not field.required


def read_anything(field: forms.Field, raw: Any) -> Any:
    """Whatever JSON there is: a ``JSONField`` would parse a stored string a second time."""
    return raw


def read_choices(field: forms.Field, raw: Any) -> Any:
    """A list, each item among the choices."""
    return field.clean(require(raw, list))


def read_choice(field: forms.Field, raw: Any) -> Any:
    """One of the choices, coerced as the field says."""
    if isinstance(raw, (list, dict)):
        raise ValueError("a list is not one choice")
    return field.clean(raw)


def read_parts(field: forms.Field, raw: Any) -> Any:
    """A list with one item for each field that a ``MultiValueField`` is made of."""
    assert isinstance(field, forms.MultiValueField)
    parts = zip(field.fields, require(raw, list), strict=True)
    return field.compress([from_json(part, one) for part, one in parts])


def read_text(field: forms.Field, raw: Any) -> Any:
    """A JSON string; null where the field's empty value is None."""
    if raw is None and getattr(field, "empty_value", "") is None:
        return None
    return field.to_python(require(raw, str))


# The first match counts: most special kinds first, since Django's fields inherit from each other.
READERS: tuple[tuple[type[forms.Field], Callable[[forms.Field, Any], Any]], ...] = (
    (forms.NullBooleanField, read_optional_switch),
    (forms.BooleanField, read_switch),
    (forms.DecimalField, read_decimal),
    (forms.FloatField, read_float),
    (forms.IntegerField, read_integer),
    (forms.JSONField, read_anything),
    (forms.MultipleChoiceField, read_choices),
    (forms.ChoiceField, read_choice),
    (forms.MultiValueField, read_parts),
    (forms.CharField, read_text),
)
