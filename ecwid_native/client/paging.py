"""All items of a list that comes in pages: each exactly once, or a loud error.

Other people change a list while it is read; `walking` says how that is dealt with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from ecwid_native.client.values import FieldNames, fields, join_fields
from ecwid_native.client.walking import Load, Walker

T = TypeVar("T")

PAGE_SIZE = 100
MOST_PAGE_SIZE = 100
PREFETCH = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """How to walk a list.

    Attributes:
        key: the field that tells items apart.
        sort: an order in which new items come last, "" where the API has none.
        is_counted: the answers say how many items there are in all.
        has_fields: the endpoint can leave fields out.
        item_fields: the fields that items shall have; by default all.
        page_size: how many items to ask for at once.
        prefetch: how many pages to read ahead at most; 0 reads each when it is needed.
        cursor: where to go on, as `Items.cursor` said.
    """

    key: str
    sort: str = ""
    is_counted: bool = True
    has_fields: bool = True
    item_fields: FieldNames | None = None
    page_size: int = PAGE_SIZE
    prefetch: int = PREFETCH
    cursor: str | None = None

    def __post_init__(self) -> None:
        if not 2 <= self.page_size <= MOST_PAGE_SIZE:
            raise ValueError(f"page_size must be from 2 to {MOST_PAGE_SIZE}")
        if self.prefetch < 0:
            raise ValueError("prefetch cannot be negative")
        if self.item_fields is not None and not self.has_fields:
            raise ValueError("this list comes with all fields")
        self.start()

    def start(self) -> tuple[int, int | str | None]:
        """Return how many rows are behind the place where to begin, and the key of the last."""
        return read_cursor(self.cursor)

    def response_fields(self) -> str | None:
        """Return what to limit answers to: the fields asked for and those that paging needs."""
        if self.item_fields is None:
            return None
        wanted = join_fields(self.item_fields)
        return fields("total", "count", "offset", "limit", items=fields(self.key, wanted))


class Items(Generic[T]):
    """An iterator over all items of a list, read page by page as they are needed.

    Pages are read ahead in threads once the second one is asked for, so that stopping early costs
    nothing. `close` stops the threads; reading to the end and leaving a ``with`` do too. After an
    error a new loop over it, or `next`, goes on where it stopped.

    Raises, while it is read:
        IncompleteListError: the list changed faster than it could be read, or its answers
            contradict one another.
        APIError: a page could not be read.
    """

    def __init__(self, load: Load, *, path: str, paging: Paging, sort_by: object) -> None:
        self._walker = Walker(load, path=path, paging=paging, sort_by=sort_by)
        self._begin()

    def __iter__(self) -> Iterator[T]:
        self._go_on()
        # No code of ours runs for each item.
        return self._items

    def __next__(self) -> T:
        self._go_on()
        item: T = next(self._items)
        return item

    def __enter__(self) -> Items[T]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def total(self) -> int | None:
        """How many items there are, as the API last said; None before the first page."""
        return self._walker.total

    @property
    def cursor(self) -> str:
        """Where to go on after the item read last: give it to the same method in a later run.

        Order and filters must be the same. A later run does not know which items came before: it
        finds its place by the item read last, and raises `IncompleteListError` without it.
        """
        return json.dumps(self._walker.place())

    def key_of(self, item: T) -> int | str:
        """Return what tells an item from the others."""
        return self._walker.key_of(item)

    def _begin(self) -> None:
        self._pages = self._walker.pages()
        self._items = chain.from_iterable(self._pages)

    def _go_on(self) -> None:
        # An iterator that has raised is at its end: to Python the list would now be complete.
        if self._walker.has_failed:
            self._begin()

    def close(self) -> None:
        """End the list here and stop reading ahead; `cursor` stays."""
        self._pages.close()


def read_cursor(cursor: str | None) -> tuple[int, int | str | None]:
    """Return position and key of a cursor.

    Raises:
        ValueError: this is no cursor.
    """
    if cursor is None:
        return 0, None
    try:
        position, key = json.loads(cursor)
    except (ValueError, TypeError):
        position = key = None
    if type(position) is not int or position < 0 or (position > 0) != isinstance(key, int | str):
        raise ValueError("this is not a cursor of a list")
    return position, key
