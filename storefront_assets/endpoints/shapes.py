"""Typed values that travel as JSON: what a storefront script sends, and what it gets back.

An annotation says the shape: ``bool``, ``int``, ``float``, ``str``, ``Decimal`` (a string on the
wire, exact to the digit), ``None``, ``Literal``, unions of these, ``list``, ``tuple[X, ...]``,
``dict[str, X]``, dataclasses and TypedDicts. No Django here.
"""

from __future__ import annotations

import dataclasses
import math
import re
import types
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import (
    Any,
    Literal,
    NotRequired,
    Required,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from typing import is_typeddict as is_typed_dict

JSON = bool | int | float | str | None | list[Any] | dict[str, Any]
SCALARS: dict[object, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    Decimal: "a decimal number as text",
    type(None): "null",
}
UNIONS = (Union, types.UnionType)
_DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)


class ShapeError(ValueError):
    """A value does not have the declared shape.

    Attributes:
        path: where, such as ``items[2].name``; "" for the whole.
        reason: what is wanted there.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


@dataclasses.dataclass(frozen=True)
class Member:
    """One member of a dataclass or TypedDict."""

    name: str
    annotation: Any
    is_required: bool


def is_record(annotation: Any) -> bool:
    """Whether an annotation is a class with named members."""
    return isinstance(annotation, type) and (
        dataclasses.is_dataclass(annotation) or is_typed_dict(annotation)
    )


@cache
def members(record: type) -> tuple[Member, ...]:
    """Return the members of a dataclass or TypedDict, in order."""
    hints = get_type_hints(record, include_extras=True)
    if dataclasses.is_dataclass(record):
        missing = dataclasses.MISSING
        return tuple(
            Member(
                field.name,
                hints[field.name],
                is_required=field.default is missing and field.default_factory is missing,
            )
            for field in dataclasses.fields(record)
            if field.init
        )
    required: frozenset[str] = record.__required_keys__  # type: ignore[attr-defined]
    return tuple(
        unmarked(name, annotation, is_required=name in required)
        for name, annotation in hints.items()
    )


def unmarked(name: str, annotation: Any, *, is_required: bool) -> Member:
    """Return a member of a TypedDict; ``NotRequired[…]`` says it when the class cannot know."""
    origin = get_origin(annotation)
    if origin in (NotRequired, Required):
        return Member(name, get_args(annotation)[0], is_required=origin is Required)
    return Member(name, annotation, is_required=is_required)


def check_shape(annotation: Any, *, inside: tuple[Any, ...] = ()) -> None:
    """Raise TypeError for an annotation that no JSON value has."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation in inside:
        raise TypeError(f"{annotation.__name__} contains itself")
    if annotation in SCALARS or annotation is None or origin is Literal:
        return
    if is_record(annotation):
        for member in members(annotation):
            check_shape(member.annotation, inside=(*inside, annotation))
    elif origin in UNIONS or is_list(annotation):
        for each in arguments:
            if each is not ...:
                check_shape(each, inside=inside)
    elif origin is dict and arguments[0] is str:
        check_shape(arguments[1], inside=inside)
    else:
        raise TypeError(f"{annotation!r} has no form in JSON")


def is_list(annotation: Any) -> bool:
    """Whether an annotation is ``list[X]`` or ``tuple[X, ...]``."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    return origin is list or (origin is tuple and len(arguments) == 2 and arguments[1] is ...)


def read_shape(annotation: Any, value: JSON, path: str = "") -> Any:
    """Return a JSON value as the annotation has it.

    Members that a record does not have are passed over: a script may be older or newer than this
    server. What a record's own ``__post_init__`` raises counts as a wrong shape.

    Raises:
        ShapeError: the value has another shape.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is None or annotation in SCALARS:
        return read_scalar(type(None) if annotation is None else annotation, value, path)
    if origin is Literal:
        if any(type(each) is type(value) and each == value for each in arguments):
            return value
        raise ShapeError(path, "one of " + ", ".join(map(repr, arguments)))
    if origin in UNIONS:
        return _first(lambda each: read_shape(each, value, path), arguments, path)
    if is_record(annotation):
        return _read_record(annotation, value, path)
    if is_list(annotation):
        if not isinstance(value, list):
            raise ShapeError(path, "a list")
        items = (read_shape(arguments[0], each, f"{path}[{n}]") for n, each in enumerate(value))
        return tuple(items) if origin is tuple else list(items)
    if not isinstance(value, dict):
        raise ShapeError(path, "an object")
    return {
        _text(k, path): read_shape(arguments[1], each, _at(path, k)) for k, each in value.items()
    }


def read_scalar(kind: type, value: JSON, path: str) -> Any:
    """Return one plain value; ``true`` is no number, and text has no NUL."""
    if kind is Decimal and isinstance(value, str) and _DECIMAL.fullmatch(value):
        return Decimal(value)
    if kind is float and type(value) is int:
        return float(value)
    if kind is not Decimal and type(value) is kind:
        return _text(value, path) if isinstance(value, str) else value
    raise ShapeError(path, SCALARS[kind])


def dump_shape(annotation: Any, value: Any, path: str = "") -> JSON:
    """Return a value in plain JSON types: its declared members and nothing else.

    Raises:
        ShapeError: the value is not what was declared.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is Decimal and isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    if annotation is float and isinstance(value, float) and not math.isfinite(value):
        raise ShapeError(path, "a finite number")
    if annotation in SCALARS or annotation is None or origin is Literal:
        # A member of an enumeration becomes plain text.
        plain = str(value) if isinstance(value, str) else value
        return cast("JSON", read_shape(annotation, plain, path))
    if origin in UNIONS:
        return cast("JSON", _first(lambda each: dump_shape(each, value, path), arguments, path))
    if is_record(annotation):
        return _dump_record(annotation, value, path)
    if is_list(annotation):
        if not isinstance(value, list | tuple):
            raise ShapeError(path, "a list")
        return [dump_shape(arguments[0], each, f"{path}[{n}]") for n, each in enumerate(value)]
    if not isinstance(value, Mapping):
        raise ShapeError(path, "an object")
    return {str(k): dump_shape(arguments[1], each, _at(path, k)) for k, each in value.items()}


def _read_record(record: type, value: JSON, path: str) -> Any:
    if not isinstance(value, dict):
        raise ShapeError(path, "an object")
    values = {}
    for member in members(record):
        where = _at(path, member.name)
        if member.name in value:
            values[member.name] = read_shape(member.annotation, value[member.name], where)
        elif member.is_required:
            raise ShapeError(where, "missing")
    try:
        return record(**values)
    except ShapeError:
        raise
    except ValueError as exc:  # of its own __post_init__
        raise ShapeError(path, str(exc)) from exc


def _dump_record(record: type, value: Any, path: str) -> JSON:
    is_class = dataclasses.is_dataclass(record)
    if not isinstance(value, record if is_class else dict):
        raise ShapeError(path, f"a {record.__name__}")
    found: dict[str, Any] = vars_of(value) if is_class else value  # type: ignore[assignment]
    document: dict[str, Any] = {}
    for member in members(record):
        where = _at(path, member.name)
        if member.name in found:
            document[member.name] = dump_shape(member.annotation, found[member.name], where)
        elif member.is_required:
            raise ShapeError(where, "missing")
    return document


def vars_of(value: Any) -> dict[str, Any]:
    """Return the members of a dataclass's instance, slots or not."""
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}


def _first(convert: Callable[[Any], Any], choices: tuple[Any, ...], path: str) -> Any:
    """Return what the first fitting member of a union gives; the error of the last one if none."""
    error = ShapeError(path, "nothing")
    for each in choices:
        try:
            return convert(each)
        except ShapeError as exc:
            # An error deeper inside says more than “null”.
            error = exc if len(exc.path) >= len(error.path) and each is not type(None) else error
    raise error


def _text(text: str, path: str) -> str:
    if "\0" in text:  # PostgreSQL cannot store it
        raise ShapeError(path, "text without NUL")
    return text


def _at(path: str, name: Any) -> str:
    return f"{path}.{name}" if path else str(name)
