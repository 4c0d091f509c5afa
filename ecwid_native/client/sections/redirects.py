# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Redirects of the Instant Site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.paging import PAGE_SIZE, PREFETCH, Items, Paging
from ecwid_native.client.parameters import fields, integer, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecwid_native.client.types.redirects import (
        InstantSiteRedirect,
        InstantSiteRedirectInput,
        RedirectsCreated,
        RedirectsForPath,
    )
    from ecwid_native.client.types.shared import Deleted, Updated
    from ecwid_native.client.values import FieldNames, Page

_SEARCH: Operation[Page[InstantSiteRedirect]] = Operation(
    "GET",
    "/instant-site/redirects",
    scopes=("manage_instant_site",),
    query={
        "keyword": text("keyword"),
        "offset": integer("offset", least=0),
        "limit": integer("limit", least=1, most=100),
        "response_fields": fields("responseFields"),
    },
)
_GET: Operation[InstantSiteRedirect] = Operation(
    "GET",
    "/instant-site/redirects/{redirectId}",
    scopes=("manage_instant_site",),
    query={"response_fields": fields("responseFields")},
)
_GET_FOR_PATH: Operation[RedirectsForPath] = Operation(
    "GET",
    "/instant-site/redirects/get-for-path",
    scopes=("manage_instant_site",),
    query={"exact_path": text("exactPath"), "response_fields": fields("responseFields")},
)
_CREATE: Operation[RedirectsCreated] = Operation(
    "POST", "/instant-site/redirects", scopes=("manage_instant_site",)
)
_UPDATE: Operation[Updated] = Operation(
    "PUT", "/instant-site/redirects/{redirectId}", scopes=("manage_instant_site",)
)
_DELETE: Operation[Deleted] = Operation(
    "DELETE", "/instant-site/redirects/{redirectId}", scopes=("manage_instant_site",)
)


class Redirects(Section):
    """Redirects of the Instant Site."""

    def search(
        self,
        *,
        keyword: str | None = None,
        offset: int | None = None,
        limit: int | None = None,
        response_fields: FieldNames | None = None,
    ) -> Page[InstantSiteRedirect]:
        """Return one page of the Instant Site's redirects.

        ``GET /instant-site/redirects``; scope ``manage_instant_site``.
        """
        return self._call(
            _SEARCH,
            query={
                "keyword": keyword,
                "offset": offset,
                "limit": limit,
                "response_fields": response_fields,
            },
        )

    def iterate(
        self,
        *,
        item_fields: FieldNames | None = None,
        page_size: int = PAGE_SIZE,
        prefetch: int = PREFETCH,
        cursor: str | None = None,
        keyword: str | None = None,
    ) -> Items[InstantSiteRedirect]:
        """Yield every item of `search`, from all pages.

        See `Items` for what the arguments mean.
        """
        paging = Paging(
            key="id", item_fields=item_fields, page_size=page_size, prefetch=prefetch, cursor=cursor
        )
        return self._iterate(_SEARCH, paging=paging, query={"keyword": keyword})

    def get(
        self, redirect_id: str, *, response_fields: FieldNames | None = None
    ) -> InstantSiteRedirect:
        """Return a redirect of the Instant Site.

        ``GET /instant-site/redirects/{redirectId}``; scope ``manage_instant_site``.
        """
        return self._call(_GET, redirect_id, query={"response_fields": response_fields})

    def get_for_path(
        self, *, exact_path: str, response_fields: FieldNames | None = None
    ) -> RedirectsForPath:
        """Return the redirects of the Instant Site that start at a path.

        ``GET /instant-site/redirects/get-for-path``; scope ``manage_instant_site``.

        Not in the documentation; the official client has it.
        """
        return self._call(
            _GET_FOR_PATH, query={"exact_path": exact_path, "response_fields": response_fields}
        )

    def create(
        self, redirects: Sequence[InstantSiteRedirectInput | InstantSiteRedirect]
    ) -> RedirectsCreated:
        """Create redirects on the Instant Site.

        ``POST /instant-site/redirects``; scope ``manage_instant_site``.
        """
        return self._call(_CREATE, body=redirects)

    def update(
        self,
        redirect_id: str,
        instant_site_redirect: InstantSiteRedirectInput | InstantSiteRedirect,
    ) -> Updated:
        """Change a redirect of the Instant Site.

        ``PUT /instant-site/redirects/{redirectId}``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE, redirect_id, body=instant_site_redirect)

    def delete(self, redirect_id: str) -> Deleted:
        """Delete a redirect of the Instant Site.

        ``DELETE /instant-site/redirects/{redirectId}``; scope ``manage_instant_site``.
        """
        return self._call(_DELETE, redirect_id)
