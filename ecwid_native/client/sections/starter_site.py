# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""The old Starter Site, replaced by the Instant Site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecwid_native.client.types.shared import Created, Updated
    from ecwid_native.client.uploads import UploadSource

_GET: Operation[dict[str, object]] = Operation(
    "GET", "/startersite", scopes=("read_store_profile",)
)
_UPDATE: Operation[Updated] = Operation("PUT", "/startersite", scopes=("update_store_profile",))
_UPLOAD_COVER: Operation[Created] = Operation(
    "POST", "/startersite/cover", scopes=("update_store_profile",), max_megabytes=20
)
_UPLOAD_OWNER_PORTRAIT: Operation[Created] = Operation(
    "POST", "/startersite/ownerportrait", scopes=("update_store_profile",), max_megabytes=20
)
_UPLOAD_QUOTED_PERSON: Operation[Created] = Operation(
    "POST", "/startersite/quoteperson", scopes=("update_store_profile",), max_megabytes=20
)


class StarterSite(Section):
    """The old Starter Site, replaced by the Instant Site."""

    def get(self) -> dict[str, object]:
        """Return the old Starter Site's texts and pictures.

        ``GET /startersite``; scope ``read_store_profile``.
        """
        return self._call(_GET)

    def update(self, content: Mapping[str, object]) -> Updated:
        """Change the old Starter Site.

        ``PUT /startersite``; scope ``update_store_profile``.
        """
        return self._call(_UPDATE, body=content)

    def upload_cover(self, file: UploadSource | None = None, *, url: str | None = None) -> Created:
        """Set the cover picture of the old Starter Site.

        ``POST /startersite/cover``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_COVER, file=file, url=url)

    def upload_owner_portrait(
        self, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the owner's portrait on the old Starter Site.

        ``POST /startersite/ownerportrait``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_OWNER_PORTRAIT, file=file, url=url)

    def upload_quoted_person(
        self, file: UploadSource | None = None, *, url: str | None = None
    ) -> Created:
        """Set the portrait beside the quote on the old Starter Site.

        ``POST /startersite/quoteperson``; scope ``update_store_profile``.

        Give either `file`, bytes or a path of at most 20 MB, or `url`, where Ecwid fetches it.
        """
        return self._upload(_UPLOAD_QUOTED_PERSON, file=file, url=url)
