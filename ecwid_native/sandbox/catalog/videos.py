"""Videos of products: addresses on sites that let others show their videos.

Source: docs.ecwid.com, "Upload product video", "Upload gallery video" and the error codes (read
2026-11). The documentation names no sites; these are the two that its examples use.
"""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ecwid_native.sandbox.catalog.pictures import check_address
from ecwid_native.sandbox.http import HTTPError

Document = dict[str, Any]

ID = re.compile(r"[A-Za-z0-9_-]{3,32}")


def describe_video(url: str) -> Document:
    """Return what is known of a video by its address alone.

    Raises:
        HTTPError: 422 for no address, another site, or no video of the site.
    """
    try:
        url = check_address(url)
    except HTTPError:
        raise HTTPError(422, "The address is not that of a video", "NOT_VIDEO_URL") from None
    provider, code = _provider(url)
    if not ID.fullmatch(code):
        raise HTTPError(422, "The video is not available", "VIDEO_UNAVAILABLE")
    frame = {
        "YouTube": f"https://www.youtube.com/embed/{code}",
        "Vimeo": f"https://player.vimeo.com/video/{code}",
    }[provider]
    return {
        "url": url,
        "providerName": provider,
        "title": f"{provider} {code}",
        "embedHtml": f'<iframe src="{frame}" allowfullscreen></iframe>',
    }


def _provider(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    last = parts.path.rstrip("/").rpartition("/")[2]
    if host == "youtube.com":
        return "YouTube", parse_qs(parts.query).get("v", [last])[0]
    if host == "youtu.be":
        return "YouTube", last
    if host in {"vimeo.com", "player.vimeo.com"}:
        return "Vimeo", last
    raise HTTPError(422, "Videos of this site are not supported", "VIDEO_NOT_SUPPORTED")
