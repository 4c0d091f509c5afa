"""A storage for files that nginx serves from its own disk; see docs/howto/put-nginx-in-front.md."""

from __future__ import annotations

import hashlib
import os
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.utils.crypto import get_random_string
from django.utils.deconstruct import deconstructible

from storefront_assets.serving import SUFFIXES, encoded

# Dates that every file system can keep: seconds since 1970 in 31 bits.
LATEST = 2**31 - 1


@deconstructible(path="storefront_assets.served_files.ServedFiles")
class ServedFiles(FileSystemStorage):
    """Files with ``.br`` and ``.gz`` beside them, each replaced as a whole.

    A file's date is a digest of its content. nginx makes entity tags of date and size: so they
    are the same on every server and change with the content, also twice in one second.
    """

    def __init__(self, **options: Any) -> None:
        """Take the options of ``FileSystemStorage``."""
        super().__init__(**options, allow_overwrite=True)
        self._beside = FileSystemStorage(**options)

    def _save(self, name: str, content: File[Any]) -> str:
        for encoding, body in encoded(content.read()):
            self._replace(name + SUFFIXES[encoding], body)
        return name

    def _replace(self, name: str, body: bytes) -> None:
        """Write a file beside and put it in place: nobody ever reads half of one."""
        beside = self._beside.save(f"{name}.{get_random_string(8)}", ContentFile(body))
        date = int.from_bytes(hashlib.sha256(body).digest()[:4], "big") & LATEST
        os.utime(self.path(beside), (date, date))
        os.replace(self.path(beside), self.path(name))
