"""Files on their way to the store.

Source: docs.ecwid.com, upload of images and files (read 2026-11).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

UploadSource: TypeAlias = bytes | os.PathLike[str]
"""The bytes themselves, or the path of a file, which is read while it is sent."""

BINARY_TYPE = "application/octet-stream"
MEGABYTE = 1024 * 1024


def check_source(
    file: UploadSource | None, url: str | None, *, max_megabytes: int
) -> bytes | Path | None:
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
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("the url of an upload must begin with https://")
        return None
    if not isinstance(file, bytes | os.PathLike):
        raise TypeError(f"a file is bytes or a pathlib.Path, not {type(file).__name__}")
    source = file if isinstance(file, bytes) else Path(file)
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size == 0:
        raise ValueError("the file is empty")
    if max_megabytes and size > max_megabytes * MEGABYTE:
        raise ValueError(f"Ecwid takes files of at most {max_megabytes} MB here")
    return source
