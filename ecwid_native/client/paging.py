"""All items of a list that comes in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ecwid_native.client.values import FieldNames

T = TypeVar("T")
PAGE_SIZE = 100
PREFETCH = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """How to walk a list."""

    key: str
    sort: str = ""
    is_counted: bool = True
    has_fields: bool = True
    item_fields: FieldNames | None = None
    page_size: int = PAGE_SIZE
    prefetch: int = PREFETCH
    cursor: str | None = None


class Items(Generic[T]):
    """All items."""

    def __init__(
        self, load: Callable[[Mapping[str, object]], Any], *, paging: Paging, sort_by: object
    ) -> None:
        self._load = load
        self._paging = paging

    def __iter__(self) -> Iterator[T]:
        offset = 0
        while True:
            page = self._load({"offset": offset, "limit": self._paging.page_size})
            yield from page["items"]
            if len(page["items"]) < self._paging.page_size:
                return
            offset += self._paging.page_size
