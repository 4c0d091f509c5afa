"""System checks of the ``ECWID`` setting; ``docs/reference/checks.md`` says what to do about each.

Those of its types and names are in ``ecwid_native.setting_checks``, those of the deployment around
it in ``ecwid_native.deployment_checks``, those of what app authors declare in
``ecwid_native.customization_checks`` and ``ecwid_native.webhook_checks``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning
from django.core.validators import slug_re

from ecwid_native.conf import ecwid_settings
from ecwid_native.crypto import decode_key
from ecwid_native.exceptions import ConfigurationError
from ecwid_native.pages import registered_pages
from ecwid_native.setting_checks import register_check

SHORTEST_CLIENT_SECRET = 16
LONGEST_SLUG = 50
# One lives in a process, the others read and write in two steps.
CACHES_THAT_CANNOT_COUNT = (DummyCache, LocMemCache, FileBasedCache, DatabaseCache)
WHENCE = (
    "Both are on the app's details page at Ecwid; for the sandbox make them up,"
    f" the secret of at least {SHORTEST_CLIENT_SECRET} characters."
)
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@register_check()
def check_apps(**kwargs: Any) -> list[CheckMessage]:
    """``ECWID["APPS"]``: E001 to E004."""
    if not ecwid_settings.APPS:
        hint = (
            f'Add ECWID = {{"APPS": {{"shop": {{"CLIENT_ID": …, "CLIENT_SECRET": …}}}}}}. {WHENCE}'
        )
        return [Error('ECWID["APPS"] names no app.', hint=hint, id="ecwid.E001")]
    return [
        message
        for slug, entry in ecwid_settings.APPS.items()
        for message in _check_app(slug, entry)
    ]


def _check_app(slug: str, entry: Mapping[str, Any]) -> Iterator[CheckMessage]:
    name = f'ECWID["APPS"]["{slug}"]'
    if len(slug) > LONGEST_SLUG or not slug_re.match(slug):
        yield Error(
            f"{name}: the key is the first part of the app's URLs, and not a slug.",
            hint=f"Use letters, digits, hyphens and underscores, at most {LONGEST_SLUG}.",
            id="ecwid.E002",
        )
    missing = [key for key in ("CLIENT_ID", "CLIENT_SECRET") if not entry.get(key)]
    if missing:
        yield Error(f"{name} lacks {' and '.join(missing)}.", hint=WHENCE, id="ecwid.E003")
        return
    secret = entry["CLIENT_SECRET"]
    if not isinstance(secret, str) or len(secret) < SHORTEST_CLIENT_SECRET or not secret.isascii():
        yield Error(
            f"{name}: CLIENT_SECRET has to have at least {SHORTEST_CLIENT_SECRET} ASCII"
            " characters; its first 16 are the key of the iframe payload.",
            hint=WHENCE,
            id="ecwid.E004",
        )


@register_check()
def check_encryption_keys(**kwargs: Any) -> list[CheckMessage]:
    """``ECWID["ENCRYPTION_KEYS"]``: E005 and E006."""
    keys = ecwid_settings.ENCRYPTION_KEYS
    hint = (
        "Make one with: python -c"
        " 'import base64, os; print(base64.b64encode(os.urandom(32)).decode())'"
    )
    if not keys:
        return [Error('ECWID["ENCRYPTION_KEYS"] is empty.', hint=hint, id="ecwid.E005")]
    decoded = []
    for number, key in enumerate(keys):
        try:
            decoded.append(decode_key(key))
        except ConfigurationError as exc:
            return [Error(f"Key {number}: {exc}.", hint=hint, id="ecwid.E005")]
    if len(set(decoded)) < len(decoded):
        hint = "Remove the second one; to retire a key, put a new one in front of it."
        return [Error("The same encryption key stands twice.", hint=hint, id="ecwid.E006")]
    return []


@register_check()
def check_addresses(**kwargs: Any) -> list[CheckMessage]:
    """What the pages load, whom they let frame them, and where tokens go: E007, E008, W001."""
    messages: list[CheckMessage] = []
    api = urlsplit(ecwid_settings.API_URL)
    if api.scheme != "https" and api.hostname not in LOOPBACK:
        hint = "Use https; only an address of this machine may go without."
        messages.append(
            Error('ECWID["API_URL"] would send tokens unencrypted.', hint=hint, id="ecwid.E007")
        )
    ancestors = ecwid_settings.FRAME_ANCESTORS
    if not ancestors or "'none'" in ancestors or any(re.search(r"[\s;,]", a) for a in ancestors):
        messages.append(
            Error(
                'ECWID["FRAME_ANCESTORS"] is not a list of CSP sources that lets the control'
                " panel frame the app.",
                hint='["https:"] is the default.',
                id="ecwid.E008",
            )
        )
    elif not settings.DEBUG and {"*", "http:"} & set(ancestors):
        messages.append(
            CheckWarning(
                'ECWID["FRAME_ANCESTORS"] lets pages without HTTPS frame the app.',
                hint='["https:"] lets in every control panel.',
                id="ecwid.W001",
            )
        )
    return messages


@register_check()
def check_numbers(**kwargs: Any) -> list[CheckMessage]:
    """Numbers that cannot be: E012."""
    numbers = {
        "CONNECT_TIMEOUT_SECONDS": ecwid_settings.CONNECT_TIMEOUT_SECONDS > 0,
        "TIMEOUT_SECONDS": ecwid_settings.TIMEOUT_SECONDS > 0,
        "TRUSTED_PROXIES": ecwid_settings.TRUSTED_PROXIES >= 0,
        "WEBHOOK_MAX_AGE_SECONDS": ecwid_settings.WEBHOOK_MAX_AGE_SECONDS >= 0,
        "WEBHOOK_MAX_FUTURE_SECONDS": ecwid_settings.WEBHOOK_MAX_FUTURE_SECONDS >= 0,
        "WEBHOOK_ATTEMPTS": ecwid_settings.WEBHOOK_ATTEMPTS > 0,
        "WEBHOOK_LEASE_SECONDS": ecwid_settings.WEBHOOK_LEASE_SECONDS > 0,
        "WEBHOOK_RETENTION_DAYS": ecwid_settings.WEBHOOK_RETENTION_DAYS > 0,
        "RECONCILE_HOURS": ecwid_settings.RECONCILE_HOURS >= 0,
        "ERASE_AFTER_DAYS": ecwid_settings.ERASE_AFTER_DAYS >= 0,
    }
    return [
        Error(f'ECWID["{name}"] is too small.', hint="Remove it for the default.", id="ecwid.E012")
        for name, is_fine in numbers.items()
        if not is_fine
    ]


@register_check()
def check_rate_limit(**kwargs: Any) -> list[CheckMessage]:
    """Where processes cannot share the turns of the rate limit: E013."""
    alias, folder = ecwid_settings.RATE_LIMIT_CACHE, ecwid_settings.RATE_LIMIT_FOLDER
    problems = []
    if alias and folder:
        problems.append("names both a cache and a folder for the rate limit.")
    if alias and alias not in settings.CACHES:
        problems.append(f'"RATE_LIMIT_CACHE" names no cache: {alias!r}.')
    elif alias and isinstance(caches[alias], CACHES_THAT_CANNOT_COUNT):
        problems.append(f'"RATE_LIMIT_CACHE" names {alias!r}, in which processes cannot count.')
    if folder and not _is_writable(Path(folder)):
        problems.append('"RATE_LIMIT_FOLDER" cannot be written to.')
    hint = "Name a cache of Redis or Memcached, or a folder that all processes may write to."
    return [Error(f"ECWID {problem}", hint=hint, id="ecwid.E013") for problem in problems]


@register_check()
def check_pages(**kwargs: Any) -> list[CheckMessage]:
    """Registered pages: E009 and E010."""
    slugs = set(ecwid_settings.APPS)
    messages: list[CheckMessage] = []
    seen: set[tuple[str, str]] = set()
    for page in registered_pages():
        if page.app and page.app not in slugs:
            hint = 'Use a key of ECWID["APPS"], or "" for every app.'
            messages.append(
                Error(
                    f'The page "{page.slug}" belongs to an unknown app "{page.app}".',
                    hint=hint,
                    id="ecwid.E009",
                )
            )
        for app in {page.app} if page.app else slugs | {""}:
            if (app, page.slug) in seen:
                messages.append(
                    Error(
                        f'Two pages are called "{page.slug}".',
                        hint="Rename one of them.",
                        id="ecwid.E010",
                    )
                )
                break
            seen.add((app, page.slug))
    return messages


def _is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the one that it would be made in."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)
