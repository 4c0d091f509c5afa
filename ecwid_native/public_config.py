"""The public config: the one storage value that every visitor of the storefront can read.

``{"<slug>": {…its public settings…}, …}`` of all customizations of the app, rebuilt as a whole at
each save. It is derived, never a source: whatever else is found under the key is replaced, but for
one entry: what is chosen for this store alone, see ``storefront_assets.store_choice``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.fields import MerchantSettings
from ecwid_native.protocol.strict_json import InvalidJSONError
from ecwid_native.stored_settings import StoredSettings, unwrapped

# Reserved by Ecwid. Source: docs.ecwid.com, get public app details (read 2026-11).
PUBLIC_KEY = "public"

# No slug of a customization can be this.
CONTROL_KEY = "$"

# The smallest limit that the documentation gives; its current page says 256 KB, two others 64.
# Each visitor downloads this, so keep it to a few KB whatever the limit.
MAX_PUBLIC_BYTES = 64 * 1024

# Ecwid has been seen to write the value into a script of the store's page. Escaped like this it
# is the same JSON and cannot end that script, begin a comment or break a line of it.
ESCAPES = str.maketrans(
    {character: f"\\u{ord(character):04x}" for character in ("<", ">", "&", "\u2028", "\u2029")}
)

PublicConfig = dict[str, dict[str, Any]]


def public_values(settings: MerchantSettings) -> dict[str, Any]:
    """Return the public settings in plain JSON types."""
    return {
        name: declared.to_json(settings.setting_value(name))
        for name, declared in settings.setting_fields.items()
        if declared.is_public
    }


def public_config(
    all_stored: Iterable[StoredSettings[Any]], published: Mapping[str, dict[str, Any]]
) -> PublicConfig:
    """Return the projection of all customizations.

    What the merchant never saved is there with its defaults, so that a script finds what the
    merchant's page shows. Settings that could not be understood (damaged, or of a newer version
    of the app) keep what is ``published``: a save elsewhere on the page must not undo them.
    """
    config: PublicConfig = {}
    for stored in all_stored:
        slug = stored.customization.slug
        keeps = not stored.is_understood and slug in published
        config[slug] = published[slug] if keeps else public_values(stored.settings)
    if CONTROL_KEY in published:
        config[CONTROL_KEY] = published[CONTROL_KEY]
    return config


def dump_public_config(config: PublicConfig) -> str:
    """Return the text to store: compact JSON, harmless inside a script element."""
    return json.dumps(config, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)


def parse_public_config(text: str | None) -> PublicConfig:
    """Return what is published; empty when it is missing or not a config of ours."""
    try:
        document = unwrapped(text or "")
    except InvalidJSONError:
        return {}
    if not isinstance(document, dict):
        return {}
    return {slug: each for slug, each in document.items() if isinstance(each, dict)}


def is_published(stored: StoredSettings[Any], published: Mapping[str, dict[str, Any]]) -> bool:
    """Whether the storefront has what the merchant saved; true for what was never saved."""
    if not stored.is_saved or not stored.is_understood:
        return True
    there = published.get(stored.customization.slug)
    return there is not None and same_values(stored.settings, there)


def same_values(settings: MerchantSettings, there: Mapping[str, Any]) -> bool:
    """Whether the published values of one customization are those of ``settings``."""
    wanted = public_values(settings)
    for name, declared in settings.setting_fields.items():
        # Published in the language of whoever saved last, this default is not outdated.
        if declared.has_translatable_default and settings.is_default(name) and name in there:
            wanted[name] = there[name]
    return compact(wanted) == compact(dict(there))


def compact(values: dict[str, Any]) -> str:
    """Return a text to compare by: unlike ``==`` it tells True from 1."""
    return json.dumps(values, sort_keys=True)
