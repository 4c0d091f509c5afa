"""Customer groups.

Source: docs.ecwid.com, "Search customer groups" (read 2026-11); "General" with the id 0 is always
there, comes first and counts.
"""

from typing import Any

from ecwid_native.sandbox.platform import Platform

Document = dict[str, Any]

KIND = "customer_group"
GENERAL_ID = 0
GENERAL: Document = {"id": GENERAL_ID, "name": "General"}


def get_group(platform: Platform, store_id: int, group_id: int) -> Document | None:
    """Return a group, or None."""
    if group_id == GENERAL_ID:
        return dict(GENERAL)
    return platform.documents.get(store_id, KIND, group_id)


def names(platform: Platform, store_id: int) -> dict[int, str]:
    """Return the names of all groups by id."""
    groups = [GENERAL, *platform.documents.all(store_id, KIND)]
    return {group["id"]: group["name"] for group in groups}
