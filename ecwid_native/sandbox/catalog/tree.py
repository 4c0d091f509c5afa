"""The tree of a store's categories."""

from collections import defaultdict
from collections.abc import Iterable

from ecwid_native.sandbox.platform import Platform

ROOT = 0


class CategoryTree:
    """Which category lies in which, read once."""

    def __init__(self, platform: Platform, store_id: int) -> None:
        """Read the tree of a store."""
        self._children: defaultdict[int, list[int]] = defaultdict(list)
        self._parents: dict[int, int] = {}
        for category in platform.documents.all(store_id, "category"):
            parent = category.get("parentId", ROOT)
            self._children[parent].append(category["id"])
            self._parents[category["id"]] = parent

    def with_descendants(self, ids: Iterable[int]) -> list[int]:
        """Return categories and everything below them, each once; 0 stands for the whole tree."""
        found: dict[int, None] = {}
        waiting = list(ids)
        while waiting:
            category_id = waiting.pop()
            if category_id not in found:
                found[category_id] = None
                waiting.extend(self._children[category_id])
        return list(found)

    def ancestors(self, category_id: int) -> list[int]:
        """Return the categories above one, the nearest first."""
        found: list[int] = []
        parent = self._parents.get(category_id, ROOT)
        while parent != ROOT and parent not in found:
            found.append(parent)
            parent = self._parents.get(parent, ROOT)
        return found
