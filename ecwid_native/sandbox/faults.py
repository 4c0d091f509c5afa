"""Switches that make the REST API misbehave on purpose."""

import fnmatch
import math
import re
import threading
from dataclasses import dataclass

MAX_LATENCY_SECONDS = 600


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One way to misbehave and the requests that it hits."""

    path: str | re.Pattern[str] = "*"
    store_id: int | None = None
    method: str | None = None
    status: int | None = None
    error_code: str | None = None
    message: str = "Fault injected by the sandbox"
    retry_after_seconds: int | None = None
    latency_seconds: float = 0.0
    cut: bool = False
    truncate: bool = False
    applied: bool = False
    times: int | None = None

    def __post_init__(self) -> None:
        """Refuse a fault that could not do what it says."""
        if self.status is not None and not 400 <= self.status <= 599:
            raise ValueError("status must be an error: 400 to 599.")
        seconds = self.latency_seconds
        if not (math.isfinite(seconds) and 0 <= seconds <= MAX_LATENCY_SECONDS):
            raise ValueError(f"latency_seconds must be between 0 and {MAX_LATENCY_SECONDS}.")
        if self.times is not None and self.times < 1:
            raise ValueError("times must be at least 1; leave it out for a lasting fault.")
        if not (self.status or seconds or self.cut or self.truncate):
            raise ValueError("Give status, latency_seconds, cut or truncate.")

    def hits(self, *, method: str, path: str, store_id: int | None) -> bool:
        """Tell whether a request is meant; HEAD counts as GET."""
        method = "GET" if method == "HEAD" else method
        if self.method is not None and self.method.upper() != method:
            return False
        if self.store_id is not None and self.store_id != store_id:
            return False
        return any(self._matches(part) for part in (path, _below_store(path)))

    def _matches(self, path: str) -> bool:
        if isinstance(self.path, re.Pattern):
            return self.path.search(path) is not None
        return fnmatch.fnmatchcase(path, self.path)


class Faults:
    """The active faults; the first one that hits a request is used."""

    def __init__(self) -> None:
        """Start without any."""
        self._lock = threading.Lock()
        self._left: dict[int, tuple[Fault, int | None]] = {}
        self._next_id = 1

    def add(
        self,
        *,
        path: str | re.Pattern[str] = "*",
        store_id: int | None = None,
        method: str | None = None,
        status: int | None = None,
        error_code: str | None = None,
        message: str = "Fault injected by the sandbox",
        retry_after_seconds: int | None = None,
        latency_seconds: float = 0.0,
        cut: bool = False,
        truncate: bool = False,
        applied: bool = False,
        times: int | None = None,
    ) -> int:
        """Add a fault and return its id.

        Args:
            path: a glob ("*" matches slashes too) or, with the prefix "re:" or as a compiled
                pattern, a regular expression; compared with the undecoded path and with the part
                of it below the store, so "/storage*" and "*/storage*" both work.
            store_id: this store only.
            method: this method only.
            status: answer with this error.
            error_code: the error's code.
            message: the error's text.
            retry_after_seconds: sent as Retry-After; 1 for a 429 when left out.
            latency_seconds: wait this long in real time before answering.
            cut: close the connection instead of answering.
            truncate: announce the whole answer, send half and close.
            applied: with status or cut, let the request take effect first.
            times: end after so many hits; left out, it lasts until removed.

        Raises:
            ValueError: values that make no sense.
        """
        if isinstance(path, str) and path.startswith("re:"):
            try:
                path = re.compile(path.removeprefix("re:"))
            except re.error as exc:
                raise ValueError(f"The path's regular expression is wrong: {exc}.") from exc
        fault = Fault(
            path=path,
            store_id=store_id,
            method=method,
            status=status,
            error_code=error_code,
            message=message,
            retry_after_seconds=retry_after_seconds,
            latency_seconds=latency_seconds,
            cut=cut,
            truncate=truncate,
            applied=applied,
            times=times,
        )
        with self._lock:
            fault_id = self._next_id
            self._next_id += 1
            self._left[fault_id] = (fault, times)
        return fault_id

    def take(self, *, method: str, path: str, store_id: int | None) -> Fault | None:
        """Return the fault for a request, counting the hit; None when it goes through."""
        with self._lock:
            for fault_id, (fault, left) in self._left.items():
                if not fault.hits(method=method, path=path, store_id=store_id):
                    continue
                if left == 1:
                    del self._left[fault_id]
                elif left is not None:
                    self._left[fault_id] = (fault, left - 1)
                return fault
        return None

    def all(self) -> list[tuple[int, Fault, int | None]]:
        """Return the active faults: id, fault, hits left."""
        with self._lock:
            return [(fault_id, fault, left) for fault_id, (fault, left) in self._left.items()]

    def remove(self, fault_id: int) -> bool:
        """Remove one fault and tell whether it was there."""
        with self._lock:
            return self._left.pop(fault_id, None) is not None

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._left.clear()


def _below_store(path: str) -> str:
    """Return the part of a REST path after the store id."""
    return re.sub(r"^/api/v3/\d+(?=/|$)", "", path)
