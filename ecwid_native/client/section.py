"""What the sections of the client, such as ``client.products``, have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from ecwid_native.client.operation import NO_BODY

if TYPE_CHECKING:
    from ecwid_native.client.calls import Calls
    from ecwid_native.client.downloads import Download
    from ecwid_native.client.operation import Operation
    from ecwid_native.client.paging import Items, Paging
    from ecwid_native.client.uploads import UploadSource

T = TypeVar("T")
NOTHING: Mapping[str, object] = {}


class Section:
    """The calls for one kind of thing in a store. Made by the client."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def __repr__(self) -> str:
        return f"{type(self).__name__}(store_id={self._calls.store_id})"

    def _call(
        self,
        operation: Operation[T],
        *ids: object,
        query: Mapping[str, object] = NOTHING,
        body: object = NO_BODY,
    ) -> T:
        return self._calls.call(operation, ids, query=query, body=body)

    def _upload(
        self,
        operation: Operation[T],
        *ids: object,
        file: UploadSource | None,
        url: str | None,
        query: Mapping[str, object] = NOTHING,
    ) -> T:
        return self._calls.upload(operation, ids, file=file, url=url, query=query)

    def _download(
        self,
        operation: Operation[bytes],
        *ids: object,
        query: Mapping[str, object] = NOTHING,
    ) -> Download:
        return self._calls.download(operation, ids, query=query)

    def _iterate(
        self,
        operation: Operation[object],
        *ids: object,
        paging: Paging,
        query: Mapping[str, object],
        item: type[T] | None = None,
    ) -> Items[T]:
        return self._calls.iterate(operation, ids, paging=paging, query=query)
