"""Files on their way to the store.

Source: docs.ecwid.com, upload of images and files (read 2026-11).
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import urlsplit

UploadSource: TypeAlias = bytes | os.PathLike[str]
"""The bytes themselves, or the path of a file, which is read while it is sent."""

BINARY_TYPE = "application/octet-stream"
MEGABYTE = 1024 * 1024
PART_BYTES = 65_536


class FileChangedError(ValueError):
    """The file is not what it was when the upload was checked: shorter, or gone."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to be sent. Its repr does not show what is in it.

    Attributes:
        source: the bytes or where they are.
    """

    source: bytes | Path = field(repr=False)

    @property
    def file_name(self) -> str | None:
        """The name of the file, None for bytes."""
        return None if isinstance(self.source, bytes) else self.source.name

    def open(self) -> BinaryIO:
        """Return the file from its beginning.

        Raises:
            FileChangedError: it cannot be opened any more.
        """
        if isinstance(self.source, bytes):
            return io.BytesIO(self.source)
        try:
            return self.source.open("rb")
        except OSError as exc:
            # Not as it is: among the errors of a connection it would be taken for one of those.
            raise FileChangedError("the file cannot be opened any more") from exc


def size_of(file: BinaryIO) -> int:
    """Return how many bytes an open file has now, and go back to its beginning."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def parts_of(file: BinaryIO, *, size: int) -> Iterator[bytes]:
    """Yield as many bytes of an open file as were announced, in parts.

    Raises:
        FileChangedError: it has fewer by now.
    """
    while size > 0:
        part = file.read(min(PART_BYTES, size))
        if not part:
            raise FileChangedError("the file has become shorter")
        size -= len(part)
        yield part


def check_source(
    file: UploadSource | None, url: str | None, *, max_megabytes: int
) -> Upload | None:
    """Return what to send as a body, None when Ecwid is to fetch it from an address.

    Args:
        file: bytes or a path.
        url: where Ecwid can fetch it.
        max_megabytes: the most that Ecwid takes, 0 for not known.

    Raises:
        ValueError, TypeError: both or none are given, or Ecwid could not take it.
        OSError: the file cannot be read.
    """
    if (file is None) == (url is None):
        raise ValueError("give either a file or a url")
    if url is not None:
        address = urlsplit(url)
        if address.scheme not in {"http", "https"} or not address.hostname:
            raise ValueError("the url of an upload must be like https://example.com/a.jpg")
        return None
    if not isinstance(file, bytes | os.PathLike):
        raise TypeError(f"a file is bytes or a pathlib.Path, not {type(file).__name__}")
    source = file if isinstance(file, bytes) else Path(file)
    size = len(source) if isinstance(source, bytes) else _size_on_disk(source)
    if size == 0:
        raise ValueError("the file is empty")
    if max_megabytes and size > max_megabytes * MEGABYTE:
        raise ValueError(f"Ecwid takes files of at most {max_megabytes} MB here")
    return Upload(source)


def _size_on_disk(path: Path) -> int:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError(f"this is not a file: {path}")
    # What cannot be opened shall be found out before anything is sent.
    path.open("rb").close()
    return status.st_size
