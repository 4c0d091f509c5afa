"""Whether settings fit into storage, and if not, which of them to shorten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext as _

from ecwid_native.exceptions import SettingsTooLargeError
from ecwid_native.fields import MerchantSettings
from ecwid_native.public_config import MAX_PUBLIC_BYTES
from ecwid_native.stored_settings import MAX_PRIVATE_BYTES


def check_sizes(settings: MerchantSettings, *, private_text: str, public_text: str) -> None:
    """Raise SettingsTooLargeError if a text is larger than its storage value may be."""
    sizes = {
        name: json_size(declared.to_json(settings.setting_value(name)))
        for name, declared in settings.setting_fields.items()
    }
    private_excess = byte_length(private_text) - MAX_PRIVATE_BYTES
    if private_excess > 0:
        raise too_large(sizes, private_excess, limit=MAX_PRIVATE_BYTES)
    public_excess = byte_length(public_text) - MAX_PUBLIC_BYTES
    if public_excess > 0:
        public_sizes = {
            n: size for n, size in sizes.items() if settings.setting_fields[n].is_public
        }
        raise too_large(public_sizes, public_excess, limit=MAX_PUBLIC_BYTES)


def check_public_size(public_text: str) -> None:
    """Raise SettingsTooLargeError if the public config as a whole is too large to publish."""
    excess = byte_length(public_text) - MAX_PUBLIC_BYTES
    if excess > 0:
        raise too_large({}, excess, limit=MAX_PUBLIC_BYTES)


def too_large(sizes: Mapping[str, int], excess: int, *, limit: int) -> SettingsTooLargeError:
    """Return the error: it names as few settings as would do, the largest first."""
    message = _("Too long by %(excess)s bytes: all settings together may have %(limit)s KB.") % {
        "excess": excess,
        "limit": limit // 1024,
    }
    named: dict[str, str] = {}
    left = excess
    for name in sorted(sizes, key=lambda each: -sizes[each]):
        if left <= 0:
            break
        named[name] = message
        left -= sizes[name]
    return SettingsTooLargeError(named if left <= 0 else {NON_FIELD_ERRORS: message})


def json_size(value: Any) -> int:
    """How many bytes a value takes in storage."""
    return byte_length(json.dumps(value, ensure_ascii=False))


def byte_length(text: str) -> int:
    """How many bytes a text takes in storage."""
    return len(text.encode())
