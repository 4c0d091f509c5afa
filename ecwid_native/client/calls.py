"""From a method's arguments to a request, and from an answer to a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ecwid_native.client.codec import decode_json, encode_json
from ecwid_native.client.operation import NO_BODY, Host, Operation
from ecwid_native.client.request import JSON_TYPE
from ecwid_native.client.uploads import BINARY_TYPE, Upload, UploadSource, check_source
from ecwid_native.exceptions import PermissionDeniedError
from ecwid_native.protocol.strict_json import InvalidJSONError

if TYPE_CHECKING:
    from ecwid_native.client.downloads import Download
    from ecwid_native.client.paging import Items, Paging
    from ecwid_native.client.transport import Transport
    from ecwid_native.protocol.rest import Response

T = TypeVar("T")
NO_ARGUMENTS: Mapping[str, object] = {}
OF_PAGES = frozenset({"limit", "offset", "response_fields"})
OF_PAGES_INSTEAD = "there are page_size, cursor and item_fields, and itertools.islice"


class Calls:
    """Carries out operations for the sections of a client.

    Args:
        store_id: the store; None for calls that are about no store.
        transport_for: gives the transport to one of Ecwid's addresses.
    """

    def __init__(self, *, store_id: int | None, transport_for: Callable[[Host], Transport]) -> None:
        self.store_id = store_id
        self._transport_for = transport_for

    def call(
        self,
        operation: Operation[T],
        ids: Sequence[object],
        *,
        query: Mapping[str, object] = NO_ARGUMENTS,
        body: object = NO_BODY,
    ) -> T:
        """Return the answer of an operation.

        Raises:
            TypeError, ValueError: the arguments are impossible; nothing was sent.
            APIError: no answer, an error, or an answer of another shape.
        """
        response = self._send(operation, ids, query=operation.query_for(query), data=_encoded(body))
        answer: T = _answer(operation, response)
        return answer

    def raw(
        self, method: str, path: str, *, query: Mapping[str, object] | None, body: object
    ) -> object:
        """Return the answer to a call that no operation describes; None for a 204."""
        data = None if body is None else encode_json(body)
        try:
            response = self._transport_for("store").request(
                method,
                path,
                params=query,
                data=data,
                headers={} if data is None else {"Content-Type": JSON_TYPE},
            )
        except PermissionDeniedError as error:
            # Not above: the table of all endpoints is long, and seldom needed.
            from ecwid_native.client.console import find_endpoint

            endpoint = find_endpoint(method, path)
            raise error.naming(endpoint.scopes if endpoint else ()) from None
        return None if response.status == 204 else _document(response)

    def upload(
        self,
        operation: Operation[T],
        ids: Sequence[object],
        *,
        file: UploadSource | None,
        url: str | None,
        query: Mapping[str, object] = NO_ARGUMENTS,
    ) -> T:
        """Return the answer to a file, sent or left for Ecwid to fetch."""
        source = check_source(file, url, max_megabytes=operation.max_megabytes)
        arguments = dict(query)
        if "file_name" in operation.query and arguments.get("file_name") is None:
            arguments["file_name"] = None if source is None else source.file_name
        encoded = operation.query_for(arguments)
        if url is not None:
            encoded["externalUrl"] = url
        response = self._send(operation, ids, query=encoded, data=source, kind=BINARY_TYPE)
        answer: T = _answer(operation, response)
        return answer

    def download(
        self,
        operation: Operation[bytes],
        ids: Sequence[object],
        *,
        query: Mapping[str, object] = NO_ARGUMENTS,
    ) -> Download:
        """Return a file that is read as it arrives."""
        from ecwid_native.client.downloads import Download

        return Download(
            self._transport_for(operation.host),
            path=operation.path_for(ids),
            params=operation.query_for(query),
            scopes=operation.scopes,
        )

    def iterate(
        self,
        operation: Operation[Any],
        ids: Sequence[object],
        *,
        paging: Paging,
        query: Mapping[str, object] = NO_ARGUMENTS,
    ) -> Items[Any]:
        """Return all items of a paged operation, read page by page."""
        from ecwid_native.client.paging import Items

        path = operation.path_for(ids)
        for name in OF_PAGES & query.keys():
            raise TypeError(f"a list is read page by page, without {name}: {OF_PAGES_INSTEAD}")
        # Once: an argument may be an iterator.
        encoded = operation.query_for(query)

        def load(page: Mapping[str, object]) -> Any:
            whole = {**encoded, **operation.query_for(page)}
            return _answer(operation, self._send(operation, ids, query=whole, data=None))

        return Items(load, path=path, paging=paging, sort_by=query.get("sort_by"))

    def _send(
        self,
        operation: Operation[Any],
        ids: Sequence[object],
        *,
        query: Mapping[str, str],
        data: bytes | Upload | None,
        kind: str = JSON_TYPE,
    ) -> Response:
        path = operation.path_for(self._ids(operation, ids))
        try:
            return self._transport_for(operation.host).request(
                operation.method,
                path,
                params=query,
                data=data,
                headers={} if data is None else {"Content-Type": kind},
                repeatable=operation.is_repeatable,
            )
        except PermissionDeniedError as error:
            raise error.naming(operation.scopes) from None

    def _ids(self, operation: Operation[Any], ids: Sequence[object]) -> Sequence[object]:
        # On hosts without a store in their address, it is in the path.
        return (self.store_id, *ids) if "{storeId}" in operation.path else ids


def _encoded(body: object) -> bytes | None:
    if body is NO_BODY:
        return None
    if not isinstance(body, Mapping | list | tuple):
        raise TypeError(f"a body is a mapping or a list, not {type(body).__name__}")
    return encode_json(body)


def _answer(operation: Operation[Any], response: Response) -> Any:
    if operation.answer == "none":
        return None
    if operation.answer == "text":
        try:
            return response.body.decode()
        except UnicodeDecodeError:
            raise response.misshapen("the answer is not UTF-8 text") from None
    document = _document(response)
    if operation.answer == "object" and not isinstance(document, dict):
        raise response.misshapen("the answer is not an object")
    if operation.answer == "list" and not isinstance(document, list):
        raise response.misshapen("the answer is not a list")
    return document


def _document(response: Response) -> object:
    try:
        return decode_json(response.body)
    except InvalidJSONError:
        raise response.misshapen("the answer is not JSON") from None
