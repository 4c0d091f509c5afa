"""What the REST API was asked, without any token."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, overload

# Bounded, so that a sandbox may run for days.
KEPT_REQUESTS = 20_000

SentToken = Literal["secret", "public", "unknown", "none"]


@dataclass(frozen=True, kw_only=True)
class RequestRecord:
    """One REST request.

    Args:
        method: as sent.
        path: undecoded and without the query, which may hold a token.
        store_id: from the path.
        status: of the answer; 0 when a fault cut the connection.
        error_code: of the answer, if it had one.
        token_kind: whose token was sent; "unknown" for one that does not work.
        client_id: the app of a working token.
        at: the sandbox's time.
    """

    method: str
    path: str
    store_id: int | None
    status: int
    error_code: str | None
    token_kind: SentToken
    client_id: str | None
    at: datetime


class RequestLog(Sequence[RequestRecord]):
    """The latest REST requests, oldest first; reads like a list."""

    def __init__(self) -> None:
        """Start empty."""
        self._lock = threading.Lock()
        self._records: deque[RequestRecord] = deque(maxlen=KEPT_REQUESTS)

    def append(self, record: RequestRecord) -> None:
        """Add a request."""
        with self._lock:
            self._records.append(record)

    def clear(self) -> None:
        """Forget all requests."""
        with self._lock:
            self._records.clear()

    def __len__(self) -> int:
        """Return how many requests are remembered."""
        return len(self._records)

    def __iter__(self) -> Iterator[RequestRecord]:
        """Go through a copy, so that new requests do not disturb the reader."""
        with self._lock:
            return iter(tuple(self._records))

    @overload
    def __getitem__(self, index: int) -> RequestRecord: ...

    @overload
    def __getitem__(self, index: slice) -> list[RequestRecord]: ...

    def __getitem__(self, index: int | slice) -> RequestRecord | list[RequestRecord]:
        """Return one request or a list of them."""
        with self._lock:
            records = list(self._records)
        return records[index]
