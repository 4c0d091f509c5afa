"""All items of a list that comes in pages: each exactly once, or a loud error.

Other people change a list while it is read. An item that is added or deleted before the place
where the reader stands moves all that follow by one: the next page then repeats an item or skips
one. So each page is asked for with one item of overlap: as long as its first item is the one read
last, nothing has moved. When it is not, the reader goes back to items that it knows, leaves out
what it had already, and at the end walks the list once more for what slipped through.

Source: docs.ecwid.com, REST API search calls (read 2026-11).
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ecwid_native.client.values import FieldNames, fields, join_fields
from ecwid_native.exceptions import IncompleteListError, ResponseError

T = TypeVar("T")

PAGE_SIZE = 100
MOST_PAGE_SIZE = 100
PREFETCH = 4
OVERLAP = 1
# How often to walk a list that does not hold still, before giving up.
MOST_WALKS = 4
KEY_TYPES = frozenset({int, str})

Load = Callable[[Mapping[str, object]], Any]


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
        read_cursor(self.cursor)

    def response_fields(self) -> str | None:
        """Return what to limit answers to: the fields asked for and those that paging needs."""
        if self.item_fields is None:
            return None
        wanted = join_fields(self.item_fields)
        return fields("total", "count", "offset", "limit", items=fields(self.key, wanted))


class Items(Generic[T]):
    """An iterator over all items of a list, read page by page as they are needed.

    Pages are read ahead in threads once the second one is asked for, so that stopping early costs
    nothing. `close` stops the threads; reading to the end and leaving a ``with`` do too.

    Raises, while it is read:
        IncompleteListError: the list changed faster than it could be read, or its answers
            contradict one another.
        APIError: a page could not be read.
    """

    def __init__(self, load: Load, *, path: str, paging: Paging, sort_by: object) -> None:
        self._walker = Walker(load, path=path, paging=paging, sort_by=sort_by)
        self._items = self._walker.items()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
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
        return json.dumps([self._walker.position, self._walker.last_key])

    def key_of(self, item: T) -> int | str:
        """Return what tells an item from the others."""
        return self._walker.key_of(item)

    def close(self) -> None:
        """Stop reading ahead."""
        self._items.close()


class Walker:
    """Walks a list from its beginning or from a cursor, as often as it takes.

    Attributes:
        position: how many rows of the list are behind us.
        last_key: the key of the last of them.
        total: how many items there are, None before the first page.
    """

    def __init__(self, load: Load, *, path: str, paging: Paging, sort_by: object) -> None:
        self._load = load
        self._path = path
        self._paging = paging
        self._query: dict[str, object] = {"limit": paging.page_size}
        if paging.sort and sort_by is None:
            self._query["sort_by"] = paging.sort
        if paging.item_fields is not None:
            self._query["response_fields"] = paging.response_fields()
        self.position, self.last_key = read_cursor(paging.cursor)
        self.total: int | None = None
        self._is_resumed = self.position > 0
        self._seen: set[int | str] = set()
        if self.last_key is not None:
            self._seen.add(self.last_key)
        self._has_moved = False

    def items(self) -> Generator[Any, None, None]:
        """Yield every item once."""
        yield from self._new_items(self._seen)
        for _ in range(MOST_WALKS - 1):
            if self._is_complete(distinct=len(self._seen)):
                return
            if self._is_resumed:
                break
            # What slipped through is somewhere in the list: look at all of it again.
            self.position, self.last_key, self._has_moved = 0, None, False
            met: set[int | str] = set()
            yield from self._new_items(met)
            if self._is_complete(distinct=len(met)):
                return
        raise self._incomplete()

    def key_of(self, item: Any) -> int | str:
        """Return what tells an item from the others."""
        key: int | str = item[self._paging.key]
        return key

    def _is_complete(self, *, distinct: int) -> bool:
        """Whether the walk just ended met a list that held still, and all of it."""
        if not self._paging.is_counted:
            return True
        if self._is_resumed:
            return self.position == self.total
        return not self._has_moved and distinct == self.position == self.total

    def _new_items(self, met: set[int | str]) -> Iterator[Any]:
        """Yield what was not seen before, from the position to the end of the list.

        Args:
            met: gets the key of every row on the way.
        """
        reader = PageReader(self._page, paging=self._paging)
        try:
            is_last = False
            while not is_last:
                rows = self._rows(reader.page_at(self.position))
                keys = self._keys_of(rows)
                place = self._place_in(keys)
                if place is None:
                    self._go_back()
                    continue
                # Not by `total`, which may be wrong: a full page is followed by a shorter one.
                is_last = len(rows) < self._paging.page_size
                self.position = max(0, self.position - OVERLAP) + place
                yield from self._taken(rows[place:], keys[place:], met)
                # Not kept while the next page is read: two of them need fresh memory each time.
                del rows, keys
        finally:
            reader.close()

    def _taken(self, rows: list[Any], keys: list[int | str], met: set[int | str]) -> Iterator[Any]:
        """Yield the rows that were not seen before and move on past all of them."""
        fresh = set(keys) - self._seen
        self._seen.update(keys)
        met.update(keys)
        for row, key in zip(rows, keys, strict=True):
            self.position += 1
            self.last_key = key
            if key in fresh:
                fresh.remove(key)
                yield row

    def _place_in(self, keys: list[int | str]) -> int | None:
        """Return the index from which on rows may be new, None when some may be before them."""
        if self.position == 0:
            return 0
        if keys and keys[0] == self.last_key:
            return OVERLAP
        self._has_moved = True
        if self._is_resumed:
            return keys.index(self.last_key) + 1 if self.last_key in keys else None
        return 0 if keys and keys[0] in self._seen else None

    def _go_back(self) -> None:
        """Step back by a page: items before us were deleted, so others are there now."""
        if self._is_resumed and self.position <= OVERLAP:
            raise self._incomplete()
        step = self._paging.page_size - OVERLAP
        self.position = max(OVERLAP if self._is_resumed else 0, self.position - step)

    def _page(self, position: int) -> Any:
        return self._load({**self._query, "offset": max(0, position - OVERLAP)})

    def _rows(self, page: Any) -> list[Any]:
        rows, total = page.get("items"), page.get("total")
        is_counted = type(total) is int or not self._paging.is_counted
        if not isinstance(rows, list) or not is_counted:
            raise self._misshapen("the answer is not a page of a list")
        self.total = total
        return rows

    def _keys_of(self, rows: list[Any]) -> list[int | str]:
        name = self._paging.key
        try:
            keys = [row[name] for row in rows]
        except (KeyError, TypeError):
            raise self._misshapen(f"an item has no {name}") from None
        if not KEY_TYPES.issuperset(map(type, keys)):
            raise self._misshapen(f"an item has no {name}")
        return keys

    def _incomplete(self) -> IncompleteListError:
        return IncompleteListError(
            method="GET", path=self._path, expected=self.total, found=len(self._seen)
        )

    def _misshapen(self, message: str) -> ResponseError:
        return ResponseError(message, method="GET", path=self._path, status=200)


class PageReader:
    """Reads pages, some of them ahead of whoever walks the list."""

    def __init__(self, load: Callable[[int], Any], *, paging: Paging) -> None:
        self._load = load
        self._step = paging.page_size - OVERLAP
        self._most = paging.prefetch
        self._pages = 0
        self._pool: ThreadPoolExecutor | None = None
        self._ahead: deque[tuple[int, Future[Any]]] = deque()

    def page_at(self, position: int) -> Any:
        """Return the page whose first new row is at a position."""
        if self._ahead and self._ahead[0][0] != position:
            # The list has moved: what was read ahead is out of place.
            self._forget()
        page = self._ahead.popleft()[1].result() if self._ahead else self._load(position)
        self._pages += 1
        self._read_ahead(position, page.get("total"))
        return page

    def close(self) -> None:
        """End the threads, once what they are reading has come."""
        self._forget()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _forget(self) -> None:
        for _, future in self._ahead:
            future.cancel()
        self._ahead.clear()

    def _read_ahead(self, position: int, total: object) -> None:
        # One page more each time: who stops after the first has caused one call.
        most = min(self._most, self._pages - 1)
        if most <= 0 or not isinstance(total, int):
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._most, thread_name_prefix="ecwid-pages")
        last = self._ahead[-1][0] if self._ahead else position
        while len(self._ahead) < most:
            last += self._step if last else self._step + OVERLAP
            if last > total:
                return
            self._ahead.append((last, self._pool.submit(self._load, last)))


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
