"""The public URLs and what each may answer to a stranger.

A URL that is added to the project and not to this table fails `test_table.py`.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

REFUSED = frozenset(range(400, 500))
SERVED = REFUSED | {200}
SENT_TO_LOGIN = SERVED | {301, 302}


@dataclass(frozen=True, kw_only=True)
class Target:
    """One public URL.

    Attributes:
        path: an address that leads there.
        statuses: what it may answer when no merchant stands behind the request.
        takes_session: whether it asks for a session token.
    """

    path: str
    statuses: Set[int] = REFUSED
    takes_session: bool = False


TARGETS: dict[str, Target] = {
    "healthz": Target(path="/healthz", statuses=SERVED),
    "admin/": Target(path="/admin/", statuses=SENT_TO_LOGIN),
    "admin/login/": Target(path="/admin/login/", statuses=SENT_TO_LOGIN),
    "<slug:app>/open": Target(path="/demo/open"),
    "<slug:app>/session": Target(path="/demo/session", takes_session=True),
    "<slug:app>/webhooks": Target(path="/demo/webhooks"),
    "<slug:app>/pages/<slug:page>": Target(path="/demo/pages/settings", takes_session=True),
    "<slug:app>/settings": Target(path="/demo/settings", takes_session=True),
    "<slug:app>/settings/<slug:customization>": Target(
        path="/demo/settings/announcement", takes_session=True
    ),
    "<slug:app>/publish": Target(path="/demo/publish", takes_session=True),
    "<slug:app>/storefront.js": Target(path="/demo/storefront.js", statuses=SERVED | {304}),
    "<slug:app>/storefront.css": Target(path="/demo/storefront.css", statuses=SERVED | {304}),
    "<slug:app>/releases/<str:name>": Target(path="/demo/releases/0123456789abcdef0123.js"),
    "<slug:app>/errors": Target(path="/demo/errors"),
    "<slug:app>/api/<int:store_id>/<slug:customization>/<slug:name>": Target(
        path="/demo/api/1003/announcement/anything"
    ),
}

DJANGOS_OWN = ("admin/",)
"""Below these, the table names only the doors; every other page there is behind the login."""


def routes() -> Iterator[str]:
    """Every route of the URLconf."""
    yield from routes_below(get_resolver(), "")


def routes_below(resolver: URLResolver, prefix: str) -> Iterator[str]:
    """Every route under a part of the URLconf."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield route
        else:
            yield from routes_below(entry, route)


def public_routes() -> list[str]:
    """The routes that the table has to know."""
    return [route for route in routes() if route in TARGETS or not route.startswith(DJANGOS_OWN)]
