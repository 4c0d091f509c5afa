"""Many calls at once, within the rate limit."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeAlias, TypeVar

from ecwid_native.client import waits
from ecwid_native.client.values import require_aware
from ecwid_native.exceptions import APIError

if TYPE_CHECKING:
    from ecwid_native.client.paging import Items

A = TypeVar("A")
R = TypeVar("R")

IN_FLIGHT = 8
# More than the API is known to serve in pages without trouble.
MOST_IN_WINDOW = 10_000

Progress: TypeAlias = Callable[[int, int | None], object]
"""Told how many are done, and of how many if that is known."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome(Generic[A, R]):
    """What became of one call.

    Attributes:
        argument: what it was made with.
        result: what it returned; None when it failed.
        error: why it failed; None when it did not.
    """

    argument: A
    result: R | None
    error: APIError | None

    def value(self) -> R | None:
        """Return the result, or raise the error."""
        if self.error is not None:
            raise self.error
        return self.result


def fan_out(
    function: Callable[[A], R],
    arguments: Iterable[A],
    *,
    in_flight: int = IN_FLIGHT,
    progress: Progress | None = None,
) -> Generator[Outcome[A, R], None, None]:
    """Call a function once for each argument, some at a time, and yield the outcomes in order.

    ``fan_out(client.products.get, ids)``, say. The client gives each call its turn, so that no
    number in flight is too many for the API; what counts is how long each takes. Arguments are
    taken as they are needed, so there may be any number of them, and no call is made before the
    first outcome is asked for.

    Args:
        function: a method of a client, or something that calls some.
        arguments: one for each call.
        in_flight: how many calls are on their way at once.
        progress: told after each call.

    Raises:
        Exception: what the function raises, unless it is an `APIError`: that is in the outcome.
    """
    if in_flight < 1:
        raise ValueError("in_flight must be at least 1")
    return _outcomes(function, arguments, in_flight, progress)


def _outcomes(
    function: Callable[[A], R],
    arguments: Iterable[A],
    in_flight: int,
    progress: Progress | None,
) -> Generator[Outcome[A, R], None, None]:
    total = len(arguments) if isinstance(arguments, list | tuple | set | range) else None
    waiting: deque[Future[Outcome[A, R]]] = deque()
    source = iter(arguments)
    done = 0
    end = threading.Event()
    with ThreadPoolExecutor(
        in_flight,
        thread_name_prefix="ecwid-calls",
        initializer=waits.end_with,
        initargs=(end,),
    ) as pool:
        try:
            while True:
                # Twice as many as are in flight: a slow one must not keep all others waiting.
                while len(waiting) < 2 * in_flight:
                    try:
                        argument = next(source)
                    except StopIteration:
                        break
                    waiting.append(pool.submit(_outcome, function, argument))
                if not waiting:
                    return
                outcome = waiting.popleft().result()
                done += 1
                if progress is not None:
                    progress(done, total)
                yield outcome
        finally:
            # When it was left early: what is not on its way yet is not sent any more.
            end.set()
            pool.shutdown(wait=False, cancel_futures=True)


def _outcome(function: Callable[[A], R], argument: A) -> Outcome[A, R]:
    try:
        return Outcome(argument=argument, result=function(argument), error=None)
    except APIError as error:
        return Outcome(argument=argument, result=None, error=error)


def iterate_by_date(
    iterate: Callable[..., Items[R]],
    *,
    since: datetime,
    until: datetime,
    field: Literal["created", "updated"] = "created",
    most: int = MOST_IN_WINDOW,
    **filters: Any,
) -> Iterator[R]:
    """Yield items by date, in windows of time none of which has too many for paging.

    For lists so long that reading them by offset is slow or capped: a window with more than `most`
    items is halved until it has fewer::

        iterate_by_date(client.orders.iterate, since=..., until=...)

    Args:
        iterate: a method that yields all items, such as ``client.orders.iterate``.
        since: of the first window, aware.
        until: of the last one, aware.
        field: ``created`` or ``updated``.
        most: how many items a window may have.
        filters: the same as for `iterate`.

    Raises:
        ValueError: a datetime is not aware, or `until` is before `since`.
        IncompleteListError, APIError: while it is read, as for `iterate`.
    """
    start, end = int(require_aware(since).timestamp()), int(require_aware(until).timestamp())
    if end < start:
        raise ValueError("until is before since")
    return _by_windows(iterate, (start, end), field=field, most=most, filters=filters)


def _by_windows(
    iterate: Callable[..., Items[R]],
    whole: tuple[int, int],
    *,
    field: str,
    most: int,
    filters: Mapping[str, Any],
) -> Iterator[R]:
    seen: set[Any] = set()
    waiting = [whole]
    while waiting:
        first, last = waiting.pop()
        window = {f"{field}_from": first, f"{field}_to": last}
        with iterate(**window, **filters) as items:
            for item in items:
                if (items.total or 0) > most and first < last:
                    # Both ends of a window are in it, to the second.
                    middle = (first + last) // 2
                    waiting += [(middle + 1, last), (first, middle)]
                    break
                # A change moves an item to a later window, where it would come once more.
                key = items.key_of(item)
                if key not in seen:
                    seen.add(key)
                    yield item
