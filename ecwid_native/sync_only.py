"""What an app author writes is called, not awaited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction

from ecwid_native.exceptions import ConfigurationError


def require_sync(function: Callable[..., Any], what: str) -> None:
    """Raise ConfigurationError for a coroutine function: nobody would await it.

    Args:
        function: of an app author.
        what: what it is, for the message.
    """
    if iscoroutinefunction(function):
        name = getattr(function, "__qualname__", repr(function))
        raise ConfigurationError(
            f"the {what} {name} is async: write it without, and use asgiref.sync.async_to_sync for"
            " what has to be awaited"
        )
