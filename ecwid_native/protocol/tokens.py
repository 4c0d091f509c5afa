"""What an access token may look like."""

from __future__ import annotations

from typing import TypeGuard

MAX_CHARACTERS = 512


def is_token(value: object) -> TypeGuard[str]:
    """Return whether this can be a token and is safe to put into an HTTP header.

    Ecwid's tokens are ``secret_`` or ``public_`` and 32 letters and digits, but no document says
    so, and ``secure_`` has been seen: neither prefix nor alphabet is required. What is refused is
    what no header may hold (line breaks and other controls, spaces, half surrogate pairs) and
    what no token needs (hundreds of characters).
    """
    return (
        isinstance(value, str)
        and 0 < len(value) <= MAX_CHARACTERS
        and value.isprintable()
        and " " not in value
    )
