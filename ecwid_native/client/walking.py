"""Walks a list that comes in pages, and may change meanwhile, so that no row of it is missed.

An item that is added or deleted before the place where the reader stands moves all that follow by
one: the next page then repeats an item or skips one. So each page is asked for with one item of
overlap: as long as its first item is the one read last, nothing has moved. When it is not, the
walker goes back to items that it knows, leaves out what it had already, and at the end walks the
list once more for what slipped through.

Source: docs.ecwid.com, REST API search calls (read 2026-11).
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from operator import itemgetter, length_hint
from typing import TYPE_CHECKING, Any, TypeAlias

from ecwid_native.client.prefetch import OVERLAP, PageReader
from ecwid_native.exceptions import IncompleteListError, ResponseError

if TYPE_CHECKING:
    from ecwid_native.client.paging import Paging

# How often to walk a list that does not hold still, before giving up.
MOST_WALKS = 4
KEY_TYPES = frozenset({int, str})
COUNTED_AT_ONCE = 10_000

Key: TypeAlias = int | str
Load: TypeAlias = Callable[[Mapping[str, object]], Any]


class PageInHand:
    """The rows of a page that are being given out.

    Which of them is out is asked of the iterator itself: counting would cost more for each row
    than giving it out.
    """

    def __init__(self, rows: Sequence[Any], keys: Sequence[Key], fresh: Sequence[int]) -> None:
        self.rows = iter(rows if len(fresh) == len(rows) else [rows[index] for index in fresh])
        self._keys = keys
        self._fresh = fresh

    def last(self) -> tuple[int, Key] | None:
        """Return index and key of the row given out last, None when none is yet."""
        given = len(self._fresh) - length_hint(self.rows)
        if given == 0:
            return None
        index = self._fresh[given - 1]
        return index, self._keys[index]


class Walker:
    """Walks a list from its beginning or from a cursor, as often as it takes.

    Attributes:
        total: how many items there are, None before the first page.
        has_failed: an error ended `pages` before the end of the list.
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
        # How many rows are behind us, and the key of the last; without those of the page in hand.
        self._position, self._last_key = paging.start()
        self._in_hand: PageInHand | None = None
        self.total: int | None = None
        self._is_resumed = self._position > 0
        self._seen: set[Key] = set()
        if self._last_key is not None:
            self._seen.add(self._last_key)
        self._has_moved = False
        self.has_failed = False

    def pages(self) -> Generator[Iterator[Any], None, None]:
        """Yield the rows of each page; altogether every item once.

        After an error it can be called again and goes on where it was.
        """
        self.has_failed = False
        try:
            yield from self._walks()
        except GeneratorExit:
            raise
        except BaseException:
            self.has_failed = True
            raise

    def _walks(self) -> Iterator[Iterator[Any]]:
        yield from self._new_rows(None)
        for _ in range(MOST_WALKS - 1):
            if self._is_complete(distinct=len(self._seen)):
                return
            if self._is_resumed:
                break
            # What slipped through is somewhere in the list: look at all of it again.
            self._position, self._last_key, self._has_moved = 0, None, False
            met = array("q")
            yield from self._new_rows(met)
            if self._is_complete(distinct=count_distinct(met)):
                return
        raise self._incomplete()

    def place(self) -> tuple[int, Key | None]:
        """Return how many rows of the list are behind the item read last, and its key."""
        last = None if self._in_hand is None else self._in_hand.last()
        if last is None:
            return self._position, self._last_key
        index, key = last
        return self._position + index + 1, key

    def key_of(self, item: Any) -> Key:
        """Return what tells an item from the others."""
        key: Key = item[self._paging.key]
        return key

    def _is_complete(self, *, distinct: int) -> bool:
        """Whether the walk just ended met a list that held still, and all of it."""
        if not self._paging.is_counted:
            return True
        if self._is_resumed:
            return self._position == self.total
        return not self._has_moved and distinct == self._position == self.total

    def _new_rows(self, met: array[int] | None) -> Iterator[Iterator[Any]]:
        """Yield what was not seen before, from the position to the end of the list, by page.

        Args:
            met: gets the hash of every row's key on the way.
        """
        paging = self._paging
        reader = PageReader(self._page, page_size=paging.page_size, most_ahead=paging.prefetch)
        try:
            is_last = False
            while not is_last:
                rows = self._rows(reader.page_at(self._position))
                keys = self._keys_of(rows)
                place = self._place_in(keys)
                if place is None:
                    self._go_back()
                    continue
                # Not by `total`, which may be wrong: a full page is followed by a shorter one.
                is_last = len(rows) < paging.page_size
                self._position = max(0, self._position - OVERLAP) + place
                rows, keys = rows[place:], keys[place:]
                self._in_hand = PageInHand(rows, keys, self._fresh(keys))
                if met is not None:
                    met.extend(map(hash, keys))
                yield self._in_hand.rows
                self._position += len(keys)
                self._last_key = keys[-1] if keys else self._last_key
                # Not kept while the next page is read: two of them need fresh memory each time.
                self._in_hand = None
                del rows, keys
        finally:
            self._stop()
            reader.close()

    def _stop(self) -> None:
        """Give out nothing more of a page in hand; `place` stays."""
        self._position, self._last_key = self.place()
        if self._in_hand is not None:
            deque(self._in_hand.rows, maxlen=0)
            self._in_hand = None

    def _fresh(self, keys: Sequence[Key]) -> Sequence[int]:
        """Return the indexes of keys that were not seen before; now they are."""
        new = set(keys) - self._seen
        self._seen |= new
        if len(new) == len(keys):
            return range(len(keys))
        fresh = []
        for index, key in enumerate(keys):
            if key in new:
                # Once: a page may hold an item twice.
                new.remove(key)
                fresh.append(index)
        return fresh

    def _place_in(self, keys: list[Key]) -> int | None:
        """Return the index from which on rows may be new, None when some may be before them."""
        if self._position == 0:
            return 0
        if keys and keys[0] == self._last_key:
            return OVERLAP
        self._has_moved = True
        if self._is_resumed:
            return keys.index(self._last_key) + 1 if self._last_key in keys else None
        return 0 if keys and keys[0] in self._seen else None

    def _go_back(self) -> None:
        """Step back by a page: items before us were deleted, so others are there now."""
        if self._is_resumed and self._position <= OVERLAP:
            raise self._incomplete()
        step = self._paging.page_size - OVERLAP
        self._position = max(OVERLAP if self._is_resumed else 0, self._position - step)

    def _page(self, position: int) -> Any:
        return self._load({**self._query, "offset": max(0, position - OVERLAP)})

    def _rows(self, page: Any) -> list[Any]:
        rows, total = page.get("items"), page.get("total")
        is_counted = type(total) is int or not self._paging.is_counted
        if not isinstance(rows, list) or not is_counted:
            raise self._misshapen("the answer is not a page of a list")
        self.total = total
        return rows

    def _keys_of(self, rows: list[Any]) -> list[Key]:
        name = self._paging.key
        try:
            keys = list(map(itemgetter(name), rows))
        except (KeyError, TypeError):
            raise self._misshapen(f"an item has no {name}") from None
        if not KEY_TYPES.issuperset(map(type, keys)):
            raise self._misshapen(f"an item has no {name}")
        return keys

    def _incomplete(self) -> IncompleteListError:
        return IncompleteListError(
            method="GET",
            path=self._path,
            expected=self.total,
            found=len(self._seen),
            is_resumed=self._is_resumed,
        )

    def _misshapen(self, message: str) -> ResponseError:
        return ResponseError(message, method="GET", path=self._path, status=200)


def count_distinct(hashes: array[int]) -> int:
    """Return how many different numbers there are, without a set of them all."""
    groups = len(hashes) // COUNTED_AT_ONCE + 1
    return sum(
        len({number for number in hashes if number % groups == group}) for group in range(groups)
    )
