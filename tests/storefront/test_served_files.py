"""The storage for files that nginx serves from its own disk."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
from django.core.files.base import ContentFile

from storefront_assets.served_files import ServedFiles

NAME = "demo/storefront.js"


def save(folder: Path, text: str) -> dict[str, os.stat_result]:
    ServedFiles(location=folder).save(NAME, ContentFile(text.encode()))
    return {path.name: path.stat() for path in (folder / "demo").iterdir()}


def test_a_file_stands_there_in_every_encoding(tmp_path: Path) -> None:
    files = save(tmp_path, "alert(1)")

    assert set(files) == {"storefront.js", "storefront.js.br", "storefront.js.gz"}
    assert (tmp_path / NAME).read_text() == "alert(1)"
    assert brotli.decompress((tmp_path / f"{NAME}.br").read_bytes()) == b"alert(1)"
    assert gzip.decompress((tmp_path / f"{NAME}.gz").read_bytes()) == b"alert(1)"
    assert all(each.st_mode & 0o444 == 0o444 for each in files.values())


def test_a_file_is_replaced_and_never_written_to(tmp_path: Path) -> None:
    before = save(tmp_path, "one")
    with (tmp_path / NAME).open() as reader:
        after = save(tmp_path, "two")

        assert reader.read() == "one"
    assert set(after) == set(before)
    assert all(after[name].st_ino != before[name].st_ino for name in after)


def test_dates_follow_the_content_alone(tmp_path: Path) -> None:
    one, two, again = (save(tmp_path / name, name[:3]) for name in ("one", "two", "one more"))

    dates = [[each.st_mtime_ns for _, each in sorted(files.items())] for files in (one, two, again)]
    assert dates[0] == dates[2]
    assert len({*dates[0], *dates[1]}) == 6
