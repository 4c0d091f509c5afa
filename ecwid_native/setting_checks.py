"""System checks of the ``ECWID`` setting as such: its types (E016) and its names (W009).

The other checks read the settings and are left out while one of them has a wrong type: they would
raise, and nobody would see what is reported here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import wraps
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as CheckWarning

from ecwid_native.conf import EcwidSettings, ecwid_settings
from ecwid_native.exceptions import ConfigurationError

Check = Callable[..., list[CheckMessage]]

NAMES = [name for name in vars(EcwidSettings) if name.isupper()]
APP_NAMES = ["CLIENT_ID", "CLIENT_SECRET", "DEFAULT_USER_AUTH", "PREVIOUS_CLIENT_SECRETS"]
REFERENCE = "docs/reference/settings.md"


def register_check(*, deploy: bool = False) -> Callable[[Check], Check]:
    """Register a check that reads the settings, with the tag ``ecwid``."""

    def decorate(check: Check) -> Check:
        @register("ecwid", deploy=deploy)
        @wraps(check)
        def checked(*args: Any, **kwargs: Any) -> list[CheckMessage]:
            return [] if any(_wrong_types()) else check(*args, **kwargs)

        return checked

    return decorate


@register("ecwid")
def check_types(**kwargs: Any) -> list[CheckMessage]:
    """Settings of another type than theirs: E016."""
    hint = f"{REFERENCE} says the type of each; os.environ gives texts only."
    return [
        Error(f"{problem}.", hint=hint, id="ecwid.E016")
        for problem in dict.fromkeys(_wrong_types())
    ]


@register_check()
def check_names(**kwargs: Any) -> list[CheckMessage]:
    """Names that mean nothing, and so leave the default in place: W009."""
    unknown = list(_unknown("ECWID", ecwid_settings.configured, NAMES))
    for slug, entry in ecwid_settings.APPS.items():
        unknown += _unknown(f'ECWID["APPS"]["{slug}"]', entry, APP_NAMES)
    return unknown


def _wrong_types() -> Iterator[str]:
    for name in NAMES:
        try:
            getattr(ecwid_settings, name)
        except ConfigurationError as exc:
            yield str(exc)
            if name == "APPS":
                return  # nothing below could be said
    for slug, entry in ecwid_settings.APPS.items():
        if entry.keys() >= {"CLIENT_ID", "CLIENT_SECRET"}:
            try:
                ecwid_settings.app(slug)
            except ConfigurationError as exc:
                yield str(exc)


def _unknown(where: str, names: Iterable[str], known: list[str]) -> Iterator[CheckMessage]:
    for name in names:
        if name not in known:
            similar = get_close_matches(str(name).upper(), known, n=1)
            guess = f"Did you mean {similar[0]!r}? " if similar else ""
            yield CheckWarning(
                f"{where} has no setting {name!r}.",
                hint=f"{guess}All are in {REFERENCE}.",
                id="ecwid.W009",
            )
