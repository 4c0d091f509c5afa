"""An answer that is read while it arrives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class StreamedResponse:
    """A successful answer whose body is still on its way. Close it, or read it to its end.

    Attributes:
        status: the HTTP status.
        headers: by lower-case name.
        read: yields the body in parts; raises TransportError when it breaks off.
        close: gives the connection up.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    read: Callable[[], Iterator[bytes]] = field(repr=False)
    close: Callable[[], None] = field(repr=False)
