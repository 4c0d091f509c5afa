# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: batches, call by call."""

from __future__ import annotations

from typing import TypedDict

from ecwid_native.client.types.shared import BatchResponseStatus, BatchState


class BatchRequest(TypedDict, total=False):
    """What a request may say of `BatchRequest`."""

    id: str
    path: str
    method: str
    body: object


class BatchResponse(TypedDict, total=False):
    """`BatchResponse` in an answer."""

    id: str
    status: BatchResponseStatus
    httpBody: object
    escapedHttpBody: str
    httpStatusCode: int
    httpStatusLine: str


class BatchStatus(TypedDict, total=False):
    """`BatchStatus` in an answer."""

    status: BatchState
    totalRequests: int
    completedRequests: int
    responses: list[BatchResponse]


class BatchTicket(TypedDict, total=False):
    """`BatchTicket` in an answer."""

    ticket: str


class BatchSummary(TypedDict, total=False):
    """`BatchSummary` in an answer."""

    ticket: str
    status: BatchState
