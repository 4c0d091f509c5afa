"""System checks of endpoints: ``ecwid.E205``, ``E206`` and ``W203``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning

from ecwid_native.conf import ecwid_settings
from ecwid_native.customizations import Customization, registry
from ecwid_native.setting_checks import register_check
from storefront_assets.endpoints.registry import declared_for, endpoints_of
from storefront_assets.endpoints.typescript import records_of
from storefront_assets.uploading import ALIAS

# Interfaces of the generated declarations.
TAKEN = ("Calls", "Context", "Settings", "Start")


@register_check()
def check_endpoints(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Check what scripts may call, and that they find it."""
    messages = [message for each in registry for message in check_names(each)]
    return [*messages, *check_server()]


def check_names(customization: type[Customization]) -> Iterator[CheckMessage]:
    """A name means one thing, in the address and in the declarations."""
    names = Counter(each.name for each in declared_for(customization))
    records = {
        record
        for each in endpoints_of(customization)
        for annotation in (each.takes, each.gives)
        for record in records_of(annotation)
    }
    names += Counter(record.__name__ for record in records)
    names += Counter(TAKEN)
    for name, count in names.items():
        if count > 1:
            yield Error(
                f"Several things that scripts call, send or get have the name {name!r}.",
                hint="Rename a function, dataclass or TypedDict; or give the endpoint a name=….",
                obj=customization,
                id="ecwid.E205",
            )


def check_server() -> Iterator[CheckMessage]:
    """Scripts have to know where the server is."""
    server = ecwid_settings.STOREFRONT_SERVER_URL
    if server:
        yield from check_origin(server)
    elif ALIAS in settings.STORAGES and (
        ecwid_settings.STOREFRONT_ERROR_SAMPLE or any(map(endpoints_of, registry))
    ):
        yield CheckWarning(
            "Storefront scripts come from another host and cannot find this server.",
            hint='Set ECWID["STOREFRONT_SERVER_URL"] to its origin, such as "https://app.example".',
            id="ecwid.W203",
        )


def check_origin(server: str) -> Iterator[CheckMessage]:
    """Browsers refuse anything but HTTPS in a shop's page."""
    parts = urlsplit(server)
    schemes = {"https", "http"} if settings.DEBUG else {"https"}
    if parts.scheme not in schemes or not parts.netloc or parts.query or parts.fragment:
        yield Error(
            f'ECWID["STOREFRONT_SERVER_URL"] is no origin: {server!r}.',
            hint="Write it like “https://app.example”.",
            id="ecwid.E206",
        )
