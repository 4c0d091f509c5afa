"""The ids of an order: the internal number, and the short text that people see.

Source: docs.ecwid.com, "Get order" (read 2026-11): `vendorOrderNumber` and `publicUid` are the
text without the store's prefix and suffix, `orderNumber` equals `internalId`. How the text is
made is our choice: it follows from the internal id, so that no two orders of a store can share
one.
"""

import uuid

from ecwid_native.sandbox.documents import FIRST_ID

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
# Without I and O; the first character is a letter, so that no text reads as a number.
CHARACTERS = LETTERS + "0123456789"
TAIL = 4
SPAN = len(LETTERS) * len(CHARACTERS) ** TAIL
# Prime to SPAN, so that every id up to SPAN has a text of its own.
STRIDE = 15_485_863
CARTS = uuid.UUID("5c2f6f0e-6f1b-4f0b-9a55-2a1f7d0f6a11")


def public_uid(internal_id: int) -> str:
    """Return the text of an order, such as `XJ12H`; longer after 32 million orders."""
    lap, position = divmod(internal_id - FIRST_ID, SPAN)
    code = position * STRIDE % SPAN
    tail = ""
    for _ in range(TAIL):
        code, index = divmod(code, len(CHARACTERS))
        tail = CHARACTERS[index] + tail
    return LETTERS[code] + tail + (str(lap) if lap else "")


def cart_id(store_id: int, internal_id: int) -> str:
    """Return the upper-case UUID of an unfinished order."""
    return str(uuid.uuid5(CARTS, f"{store_id}/{internal_id}")).upper()
