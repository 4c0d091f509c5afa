"""Values of the ``ECWID`` setting in their types.

What is of another type raises and is named: a text where a list belongs would count as a list of
its letters, and ``"False"`` from the environment as true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from ecwid_native.exceptions import ConfigurationError

Number = TypeVar("Number", int, float)


def as_texts(name: str, value: object) -> tuple[str, ...]:
    """A list of texts."""
    if isinstance(value, list | tuple | set | frozenset):
        texts = tuple(value)
        if all(isinstance(text, str) for text in texts):
            return texts
    raise ConfigurationError(f"{name} has to be a list of texts, not {_kind(value)}")


def as_flag(name: str, value: object) -> bool:
    """True or False."""
    if isinstance(value, bool):
        return value
    raise ConfigurationError(f"{name} has to be True or False, not {_kind(value)}")


def as_number(name: str, value: Any, kind: Callable[[Any], Number]) -> Number:
    """A number, which may be written as a text."""
    try:
        return kind(value)
    except (TypeError, ValueError, OverflowError) as exc:
        raise ConfigurationError(f"{name} has to be a number, not {_kind(value)}") from exc


def as_table(name: str, value: object) -> Mapping[str, Any]:
    """A dictionary."""
    if isinstance(value, dict | Mapping):  # which of them is quickly told of a dict
        return value
    raise ConfigurationError(f"{name} has to be a dictionary, not {_kind(value)}")


def _kind(value: object) -> str:
    """The type alone: the value may be a secret."""
    return f"of the type {type(value).__name__}"
