# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""The Instant Site: a service of its own with a token of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecwid_native.client.operation import Operation
from ecwid_native.client.parameters import flag, text
from ecwid_native.client.section import Section

if TYPE_CHECKING:
    from collections.abc import Mapping

_GET_PROFILE: Operation[dict[str, object]] = Operation(
    "GET", "/profile", scopes=("manage_instant_site",), host="instant_site"
)
_CREATE_PROFILE: Operation[dict[str, object]] = Operation(
    "POST", "/profile", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_PROFILE: Operation[dict[str, object]] = Operation(
    "PUT", "/profile", scopes=("manage_instant_site",), host="instant_site"
)
_PUBLISH: Operation[dict[str, object]] = Operation(
    "POST", "/publish", scopes=("manage_instant_site",), host="instant_site"
)
_DISCARD: Operation[dict[str, object]] = Operation(
    "POST", "/discard", scopes=("manage_instant_site",), host="instant_site"
)
_CLONE: Operation[dict[str, object]] = Operation(
    "POST", "/clone", scopes=("manage_instant_site", "clone_stores"), host="instant_site"
)
_LIST_PAGES: Operation[dict[str, object]] = Operation(
    "GET",
    "/page",
    scopes=("manage_instant_site",),
    host="instant_site",
    query={"published": flag("published")},
)
_CREATE_PAGE: Operation[dict[str, object]] = Operation(
    "POST", "/page", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_PAGE: Operation[dict[str, object]] = Operation(
    "PUT", "/page/{pageId}", scopes=("manage_instant_site",), host="instant_site"
)
_DELETE_PAGE: Operation[dict[str, object]] = Operation(
    "DELETE", "/page/{pageId}", scopes=("manage_instant_site",), host="instant_site"
)
_LIST_TILES: Operation[dict[str, object]] = Operation(
    "GET",
    "/tile",
    scopes=("manage_instant_site",),
    host="instant_site",
    query={"published": flag("published"), "page_id": text("pageId")},
)
_GET_TILE: Operation[dict[str, object]] = Operation(
    "GET", "/tile/{tileId}", scopes=("manage_instant_site",), host="instant_site"
)
_CREATE_TILE: Operation[dict[str, object]] = Operation(
    "POST", "/tile", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_TILE: Operation[dict[str, object]] = Operation(
    "PUT", "/tile/{tileId}", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_TILES: Operation[dict[str, object]] = Operation(
    "PUT", "/tile", scopes=("manage_instant_site",), host="instant_site"
)
_DELETE_TILE: Operation[dict[str, object]] = Operation(
    "DELETE", "/tile/{tileId}", scopes=("manage_instant_site",), host="instant_site"
)
_GET_TILE_SHOWCASE: Operation[dict[str, object]] = Operation(
    "GET", "/tile/showcase", scopes=("manage_instant_site",), host="instant_site"
)
_GET_TILE_CONFIG: Operation[dict[str, object]] = Operation(
    "GET", "/tile/config/{type}", scopes=("manage_instant_site",), host="instant_site"
)
_RESERVE_TILE_IMAGE: Operation[dict[str, object]] = Operation(
    "POST", "/tile/{tileId}/image", scopes=("manage_instant_site",), host="instant_site"
)
_GET_IMAGE: Operation[dict[str, object]] = Operation(
    "GET", "/image/{imageId}", scopes=("manage_instant_site",), host="instant_site"
)
_GET_IMAGE_BUCKETS: Operation[dict[str, object]] = Operation(
    "GET", "/image/bucket", scopes=("manage_instant_site",), host="instant_site"
)
_LIST_THEMES: Operation[dict[str, object]] = Operation(
    "GET", "/themes", scopes=("manage_instant_site",), host="instant_site"
)
_CREATE_THEME: Operation[dict[str, object]] = Operation(
    "POST", "/themes", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_THEME: Operation[dict[str, object]] = Operation(
    "PUT", "/themes/{themeId}", scopes=("manage_instant_site",), host="instant_site"
)
_DELETE_THEME: Operation[dict[str, object]] = Operation(
    "DELETE", "/themes/{themeId}", scopes=("manage_instant_site",), host="instant_site"
)
_GET_CURRENT_THEME: Operation[dict[str, object]] = Operation(
    "GET", "/current_theme", scopes=("manage_instant_site",), host="instant_site"
)
_UPDATE_CURRENT_THEME: Operation[dict[str, object]] = Operation(
    "PUT", "/current_theme", scopes=("manage_instant_site",), host="instant_site"
)
_GET_TEXT_LABELS: Operation[dict[str, object]] = Operation(
    "GET", "/translation", scopes=("manage_instant_site",), host="instant_site"
)


class InstantSite(Section):
    """The Instant Site: a service of its own with a token of its own."""

    def get_profile(self) -> dict[str, object]:
        """Return the profile of the Instant Site.

        ``GET /profile``; scope ``manage_instant_site``.
        """
        return self._call(_GET_PROFILE)

    def create_profile(self, content: Mapping[str, object]) -> dict[str, object]:
        """Create the profile of the Instant Site.

        ``POST /profile``; scope ``manage_instant_site``.
        """
        return self._call(_CREATE_PROFILE, body=content)

    def update_profile(self, content: Mapping[str, object]) -> dict[str, object]:
        """Change the profile of the Instant Site.

        ``PUT /profile``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_PROFILE, body=content)

    def publish(self, content: Mapping[str, object]) -> dict[str, object]:
        """Publish what was changed.

        ``POST /publish``; scope ``manage_instant_site``.
        """
        return self._call(_PUBLISH, body=content)

    def discard(self, content: Mapping[str, object]) -> dict[str, object]:
        """Throw away what was changed since the last publishing.

        ``POST /discard``; scope ``manage_instant_site``.
        """
        return self._call(_DISCARD, body=content)

    def clone(self, content: Mapping[str, object]) -> dict[str, object]:
        """Copy the Instant Site.

        ``POST /clone``; scope ``manage_instant_site`` and ``clone_stores``.
        """
        return self._call(_CLONE, body=content)

    def list_pages(self, *, published: bool | None = None) -> dict[str, object]:
        """Return the pages.

        ``GET /page``; scope ``manage_instant_site``.
        """
        return self._call(_LIST_PAGES, query={"published": published})

    def create_page(self, content: Mapping[str, object]) -> dict[str, object]:
        """Create a page.

        ``POST /page``; scope ``manage_instant_site``.
        """
        return self._call(_CREATE_PAGE, body=content)

    def update_page(self, page_id: str, content: Mapping[str, object]) -> dict[str, object]:
        """Change a page.

        ``PUT /page/{pageId}``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_PAGE, page_id, body=content)

    def delete_page(self, page_id: str) -> dict[str, object]:
        """Delete a page.

        ``DELETE /page/{pageId}``; scope ``manage_instant_site``.
        """
        return self._call(_DELETE_PAGE, page_id)

    def list_tiles(
        self, *, published: bool | None = None, page_id: str | None = None
    ) -> dict[str, object]:
        """Return the tiles (blocks) of the pages.

        ``GET /tile``; scope ``manage_instant_site``.
        """
        return self._call(_LIST_TILES, query={"published": published, "page_id": page_id})

    def get_tile(self, tile_id: str) -> dict[str, object]:
        """Return a tile.

        ``GET /tile/{tileId}``; scope ``manage_instant_site``.
        """
        return self._call(_GET_TILE, tile_id)

    def create_tile(self, content: Mapping[str, object]) -> dict[str, object]:
        """Create a tile.

        ``POST /tile``; scope ``manage_instant_site``.
        """
        return self._call(_CREATE_TILE, body=content)

    def update_tile(self, tile_id: str, content: Mapping[str, object]) -> dict[str, object]:
        """Change a tile.

        ``PUT /tile/{tileId}``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_TILE, tile_id, body=content)

    def update_tiles(self, content: Mapping[str, object]) -> dict[str, object]:
        """Change many tiles at once.

        ``PUT /tile``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_TILES, body=content)

    def delete_tile(self, tile_id: str) -> dict[str, object]:
        """Delete a tile.

        ``DELETE /tile/{tileId}``; scope ``manage_instant_site``.
        """
        return self._call(_DELETE_TILE, tile_id)

    def get_tile_showcase(self) -> dict[str, object]:
        """Return the kinds of tile that can be added.

        ``GET /tile/showcase``; scope ``manage_instant_site``.
        """
        return self._call(_GET_TILE_SHOWCASE)

    def get_tile_config(self, tile_type: str) -> dict[str, object]:
        """Return what a kind of tile consists of.

        ``GET /tile/config/{type}``; scope ``manage_instant_site``.
        """
        return self._call(_GET_TILE_CONFIG, tile_type)

    def reserve_tile_image(self, tile_id: str, content: Mapping[str, object]) -> dict[str, object]:
        """Reserve a place for a tile's picture.

        ``POST /tile/{tileId}/image``; scope ``manage_instant_site``.

        Not confirmed by the documentation.
        """
        return self._call(_RESERVE_TILE_IMAGE, tile_id, body=content)

    def get_image(self, image_id: str) -> dict[str, object]:
        """Return a picture.

        ``GET /image/{imageId}``; scope ``manage_instant_site``.
        """
        return self._call(_GET_IMAGE, image_id)

    def get_image_buckets(self) -> dict[str, object]:
        """Return where pictures are kept.

        ``GET /image/bucket``; scope ``manage_instant_site``.
        """
        return self._call(_GET_IMAGE_BUCKETS)

    def list_themes(self) -> dict[str, object]:
        """Return the themes.

        ``GET /themes``; scope ``manage_instant_site``.
        """
        return self._call(_LIST_THEMES)

    def create_theme(self, content: Mapping[str, object]) -> dict[str, object]:
        """Create a theme.

        ``POST /themes``; scope ``manage_instant_site``.
        """
        return self._call(_CREATE_THEME, body=content)

    def update_theme(self, theme_id: str, content: Mapping[str, object]) -> dict[str, object]:
        """Change a theme.

        ``PUT /themes/{themeId}``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_THEME, theme_id, body=content)

    def delete_theme(self, theme_id: str) -> dict[str, object]:
        """Delete a theme.

        ``DELETE /themes/{themeId}``; scope ``manage_instant_site``.
        """
        return self._call(_DELETE_THEME, theme_id)

    def get_current_theme(self) -> dict[str, object]:
        """Return the theme in use.

        ``GET /current_theme``; scope ``manage_instant_site``.
        """
        return self._call(_GET_CURRENT_THEME)

    def update_current_theme(self, content: Mapping[str, object]) -> dict[str, object]:
        """Change the theme in use.

        ``PUT /current_theme``; scope ``manage_instant_site``.
        """
        return self._call(_UPDATE_CURRENT_THEME, body=content)

    def get_text_labels(self) -> dict[str, object]:
        """Return the fixed texts of the site.

        ``GET /translation``; scope ``manage_instant_site``.
        """
        return self._call(_GET_TEXT_LABELS)
