# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Batches, call by call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, flag, integer, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from ecwid_native.client.types.batch import BatchRequest, BatchStatus, BatchSummary, BatchTicket
    from ecwid_native.client.types.shared import BatchState, Deleted, Updated
    from ecwid_native.client.values import FieldNames, ItemList

_CREATE: Operation[BatchTicket] = Operation(
    "POST",
    "/batch",
    query={
        "stop_on_first_failure": flag("stopOnFirstFailure"),
        "allow_parallel_mode": flag("allowParallelMode"),
        "deduplication_key": text("deduplicationKey"),
        "group_id": text("groupId"),
    },
)
_GET: Operation[BatchStatus] = Operation(
    "GET",
    "/batch",
    query={
        "ticket": text("ticket"),
        "escaped_json": flag("escapedJson"),
        "response_fields": fields("responseFields"),
    },
)
_SEARCH: Operation[ItemList[BatchSummary]] = Operation(
    "GET",
    "/batch",
    query={
        "status": text("status"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
    },
)
_CANCEL_GROUP: Operation[Updated] = Operation(
    "POST", "/batch/cancel-group", is_repeatable=True, query={"group_id": text("groupId")}
)
_DELETE: Operation[Deleted] = Operation("DELETE", "/batch", query={"ticket_id": text("ticketId")})


class BatchCalls(Section):
    """Batches, call by call."""

    def create(
        self,
        batch_requests: list[BatchRequest],
        *,
        stop_on_first_failure: bool | None = None,
        allow_parallel_mode: bool | None = None,
        deduplication_key: str | None = None,
        group_id: str | None = None,
    ) -> BatchTicket:
        """Hand in up to 500 calls to be carried out one after the other.

        ``POST /batch``.
        """
        return self._call(
            _CREATE,
            body=batch_requests,
            query={
                "stop_on_first_failure": stop_on_first_failure,
                "allow_parallel_mode": allow_parallel_mode,
                "deduplication_key": deduplication_key,
                "group_id": group_id,
            },
        )

    def get(
        self,
        *,
        ticket: str,
        escaped_json: bool | None = None,
        response_fields: FieldNames | None = None,
    ) -> BatchStatus:
        """Return how far a batch is, with the answers so far.

        ``GET /batch``.
        """
        return self._call(
            _GET,
            query={
                "ticket": ticket,
                "escaped_json": escaped_json,
                "response_fields": response_fields,
            },
        )

    def search(
        self, *, status: BatchState, limit: int, offset: int | None = None
    ) -> ItemList[BatchSummary]:
        """Return one page of the batches that are or were in the queue.

        ``GET /batch``.
        """
        return self._call(_SEARCH, query={"status": status, "offset": offset, "limit": limit})

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        status: BatchState,
    ) -> Items[BatchSummary]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="ticket",
            has_fields=False,
            is_counted=False,
            item_fields=item_fields,
            page_size=page_size,
            prefetch=prefetch,
            cursor=cursor,
        )
        return self._iterate(_SEARCH, paging=paging, query={"status": status})

    def cancel_group(self, *, group_id: str) -> Updated:
        """Stop all batches of a group; what has run stays done.

        ``POST /batch/cancel-group``.
        """
        return self._call(_CANCEL_GROUP, query={"group_id": group_id})

    def delete(self, *, ticket_id: str) -> Deleted:
        """Stop a batch and forget it.

        ``DELETE /batch``.
        """
        return self._call(_DELETE, query={"ticket_id": ticket_id})
