# Written by `python -m scripts.client_generator`; edit the catalogue instead.
"""Types: redirects of the Instant Site."""

from __future__ import annotations

from typing import Required, TypedDict


class InstantSiteRedirect(TypedDict, total=False):
    """`InstantSiteRedirect` in an answer."""

    id: Required[str]
    fromUrl: str
    toUrl: str


class InstantSiteRedirectInput(TypedDict, total=False):
    """What a request may say of `InstantSiteRedirect`."""

    fromUrl: str
    toUrl: str


class RedirectsCreated(TypedDict, total=False):
    """`RedirectsCreated` in an answer."""

    createCount: int
    existsCount: int


class RedirectsForPath(TypedDict, total=False):
    """`RedirectsForPath` in an answer."""

    items: list[InstantSiteRedirect]
    hasAnyRedirects: bool
