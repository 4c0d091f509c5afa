"""Arguments of commands: numbers and times that a database can hold."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import UTC, datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

# Of days or rows: beyond, neither a date nor a database can follow.
MOST = 100_000


def whole(least: int) -> Callable[[str], int]:
    """A whole number from ``least`` to ``MOST``; for ``type=``."""

    def number(text: str) -> int:
        is_whole = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
        if not (is_whole and least <= int(text) <= MOST):
            raise ArgumentTypeError(f"{text!r} is no whole number from {least} to {MOST}")
        return int(text)

    return number


def moment(text: str) -> datetime:
    """An aware time, from ISO 8601; for ``type=``."""
    try:
        found = parse_datetime(text)
        if found is not None and timezone.is_naive(found):
            found = timezone.make_aware(found)
        if found is not None:
            return found.astimezone(UTC)  # as databases keep it, which has no year 0 or 10000
    except (ValueError, OverflowError):
        pass
    raise ArgumentTypeError(f"{text!r} is no time; one is 2026-11-24T10:00Z")
