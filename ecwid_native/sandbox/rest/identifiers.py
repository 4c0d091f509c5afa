"""Ids in paths."""

import re

MAX_ID = 2**63 - 1


def path_id(text: str) -> int | None:
    """Return the whole number that `text` is, or None for text that no document's id can be."""
    if not re.fullmatch(r"\d{1,19}", text, re.ASCII):
        return None
    number = int(text)
    return number if number <= MAX_ID else None
