"""The REST client. No Django import, usable by itself::

from ecwid_native.client import EcwidClient
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ecwid_native.client.api import EcwidClient

__all__ = ["EcwidClient"]


def __getattr__(name: str) -> object:
    # When it is asked for: a program that only wants `client.values`, say, needs no transport.
    if name == "EcwidClient":
        from ecwid_native.client.api import EcwidClient

        return EcwidClient
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
