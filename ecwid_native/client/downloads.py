"""Files on their way from the store."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ecwid_native.exceptions import PermissionDeniedError

if TYPE_CHECKING:
    from ecwid_native.client.streams import StreamedResponse
    from ecwid_native.client.transport import Transport


class Download:
    """A file that is fetched when one of the methods asks for it, each time anew."""

    def __init__(
        self,
        transport: Transport,
        *,
        path: str,
        params: Mapping[str, str],
        scopes: tuple[str, ...],
    ) -> None:
        self._transport = transport
        self._path = path
        self._params = params
        self._scopes = scopes

    def __repr__(self) -> str:
        return f"Download(store_id={self._transport.store_id}, path={self._path!r})"

    def read(self) -> bytes:
        """Return the whole file.

        Raises:
            APIError: it cannot be had, or broke off.
        """
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """Yield the file in parts, so that it need not fit into memory.

        Raises:
            APIError: it cannot be had, or broke off: what came before is then not the file.
        """
        answer = self._open()
        try:
            yield from answer.read()
        finally:
            answer.close()

    def save(self, path: os.PathLike[str]) -> Path:
        """Write the file to a path and return it. A path that is there is whole.

        Raises:
            APIError: the file cannot be had, or broke off; nothing is at the path that was not
                there before.
            OSError: the path cannot be written.
        """
        target = Path(path)
        # Not a temporary file of Python's: only its owner could read that.
        part = target.with_name(f".{uuid.uuid4().hex}.part")
        try:
            with part.open("xb") as file:
                for chunk in self.chunks():
                    file.write(chunk)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return target

    def _open(self) -> StreamedResponse:
        try:
            return self._transport.stream(self._path, params=self._params)
        except PermissionDeniedError as error:
            raise error.naming(self._scopes) from None
