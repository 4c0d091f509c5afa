"""Batches: up to 500 calls handed in at once, carried out by Ecwid itself.

Source: docs.ecwid.com, batch requests (read 2026-11).
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from ecwid_native.client.bulk import Progress
from ecwid_native.client.sections.batch import _CREATE, BatchCalls
from ecwid_native.exceptions import BatchUnfinishedError

if TYPE_CHECKING:
    from ecwid_native.client.types.batch import BatchRequest, BatchResponse, BatchStatus

MOST_REQUESTS = 500
FIRST_POLL_SECONDS = 0.5
LONGEST_POLL_SECONDS = 4.0
WAIT_SECONDS = 900.0
METHODS = frozenset({"GET", "POST", "PUT", "DELETE"})


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchResult:
    """What became of one request of a batch.

    Attributes:
        request: as it was handed in.
        status: ``COMPLETED``, ``FAILED`` or ``NOT_EXECUTED``.
        http_status: of the answer, 0 when there was none.
        body: of the answer.
    """

    request: BatchRequest
    status: str
    http_status: int
    body: object

    @property
    def is_success(self) -> bool:
        """Whether the request was carried out."""
        return self.status == "COMPLETED" and 200 <= self.http_status < 300


class Batch(BatchCalls):
    """Batches, call by call or from beginning to end with `run`."""

    def run(
        self,
        requests: Iterable[BatchRequest],
        *,
        stop_on_first_failure: bool = False,
        allow_parallel_mode: bool = False,
        wait_seconds: float = WAIT_SECONDS,
        progress: Progress | None = None,
    ) -> Iterator[BatchResult]:
        """Hand in requests, wait for Ecwid to carry them out, and yield their results in order.

        Nothing is handed in before the first result is asked for. Any number of requests: there is
        one batch for each 500. Handing one in is safe to repeat, each has a key by which Ecwid
        knows it again.

        Args:
            requests: with `path` below the store, such as ``/products/5``, `method` and `body`.
            stop_on_first_failure: leave out what comes after a failure, in all later batches too.
            allow_parallel_mode: let Ecwid carry them out in any order.
            wait_seconds: for each batch.
            progress: told how many requests are done.

        Raises:
            ValueError: a request is impossible; nothing of its batch was handed in.
            BatchUnfinishedError: a batch takes too long; it has the ticket.
            APIError: a batch could not be handed in, or not be asked about.
        """
        source, done = iter(requests), 0
        while chunk := list(islice(source, MOST_REQUESTS)):
            numbered = [_numbered(request, number) for number, request in enumerate(chunk)]
            ticket = self._hand_in(numbered, stop_on_first_failure, allow_parallel_mode)
            status = self._wait_for(ticket, wait_seconds, progress, done)
            done += len(chunk)
            results = list(_results(chunk, numbered, status))
            yield from results
            if stop_on_first_failure and not all(result.is_success for result in results):
                yield from (_not_executed(request) for request in source)
                return

    def _hand_in(
        self,
        requests: list[Mapping[str, Any]],
        stop_on_first_failure: bool,
        allow_parallel_mode: bool,
    ) -> str:
        query = {
            "stop_on_first_failure": stop_on_first_failure,
            "allow_parallel_mode": allow_parallel_mode,
            "deduplication_key": str(uuid.uuid4()),
        }
        # The key makes a second run harmless: Ecwid answers it with the same ticket.
        operation = replace(_CREATE, is_repeatable=True)
        return str(self._call(operation, query=query, body=requests)["ticket"])

    def _wait_for(
        self, ticket: str, seconds: float, progress: Progress | None, done: int
    ) -> BatchStatus:
        end = time.monotonic() + seconds
        pause = FIRST_POLL_SECONDS
        while True:
            status = self.get(ticket=ticket)
            if progress is not None:
                progress(done + status.get("completedRequests", 0), None)
            if status.get("status") == "COMPLETED":
                return status
            if time.monotonic() + pause > end:
                raise BatchUnfinishedError(path=f"/{self._calls.store_id}/batch", ticket=ticket)
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_POLL_SECONDS)


def _numbered(request: BatchRequest, number: int) -> Mapping[str, Any]:
    """Return the request with an id of ours: authors' own ones need not differ."""
    path, method = request.get("path", ""), request.get("method", "GET")
    if method not in METHODS:
        raise ValueError(f"a batch cannot hold the method {method!r}")
    if not path.startswith("/"):
        raise ValueError(f"the path of a request in a batch begins with a slash: {path!r}")
    return {**request, "method": method, "id": str(number)}


def _results(
    requests: list[BatchRequest], numbered: list[Mapping[str, Any]], status: BatchStatus
) -> Iterator[BatchResult]:
    responses = {response.get("id"): response for response in status.get("responses", [])}
    for request, sent in zip(requests, numbered, strict=True):
        response = responses.get(sent["id"])
        yield _not_executed(request) if response is None else _result(request, response)


def _result(request: BatchRequest, response: BatchResponse) -> BatchResult:
    return BatchResult(
        request=request,
        status=response.get("status", "FAILED"),
        http_status=response.get("httpStatusCode") or 0,
        body=response.get("httpBody"),
    )


def _not_executed(request: BatchRequest) -> BatchResult:
    return BatchResult(request=request, status="NOT_EXECUTED", http_status=0, body=None)
