"""What the client knows of one endpoint."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from ecwid_native.client.parameters import MOST_INTEGER, Parameter, encode_query
from ecwid_native.client.request import segment

T_co = TypeVar("T_co", covariant=True)

Answer: TypeAlias = Literal["object", "list", "text", "file", "any", "none"]
Host: TypeAlias = Literal["store", "partner", "account", "storefront", "instant_site"]

# Not None: that is a body which somebody forgot.
NO_BODY: Final = object()

_NAME = re.compile(r"\{\w+(:d)?\}")


@dataclass(frozen=True, slots=True)
class Operation(Generic[T_co]):
    """One endpoint; the type parameter is what a call of it returns.

    Attributes:
        method: the HTTP method.
        path: below the store, with a name in braces for each argument, ``:d`` behind it for a
            whole number.
        answer: the kind of answer; another kind is a `ResponseError`.
        scopes: those that the token needs.
        query: by Python argument.
        host: which of Ecwid's addresses serves it.
        max_megabytes: of an upload, 0 for no limit known.
        is_repeatable: whether a second run changes nothing more; None for what the method says.
    """

    method: str
    path: str
    answer: Answer = "object"
    scopes: tuple[str, ...] = ()
    query: Mapping[str, Parameter] = field(default_factory=dict)
    host: Host = "store"
    max_megabytes: int = 0
    is_repeatable: bool | None = None

    def path_for(self, ids: Sequence[object]) -> str:
        """Return the path with the arguments in their places.

        Raises:
            TypeError, ValueError: an argument cannot be part of a path.
        """
        waiting = list(ids)
        path = _NAME.sub(lambda name: _segment(waiting.pop(0), name[1]), self.path)
        assert not waiting, f"{self.path} takes fewer arguments"
        return path

    def query_for(self, arguments: Mapping[str, object]) -> dict[str, str]:
        """Return the query for keyword arguments."""
        return encode_query(self.query, arguments)


class Endpoint(NamedTuple):
    """One endpoint, as a line of the table of all.

    Attributes:
        method: the HTTP method.
        path: below the store.
        host: which of Ecwid's addresses serves it.
        name: section and method of the client.
        scopes: those that the token needs.
        key: of a list in pages, the field that tells its items apart; "" for anything else.
    """

    method: str
    path: str
    host: str
    name: str
    scopes: tuple[str, ...]
    key: str


def _segment(value: object, kind: str | None) -> str:
    if isinstance(value, str):
        if kind and not (value.isascii() and value.isdigit()):
            raise ValueError(f"an id must be a whole number, not {value[:40]!r}")
        return segment(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"an id must be a whole number or text, not {type(value).__name__}")
    if not 0 <= value <= MOST_INTEGER:
        raise ValueError("an id cannot be negative or have more than 64 bits")
    return str(value)
