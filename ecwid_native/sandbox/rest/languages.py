"""Translated texts of the profile and of what belongs to it.

Source: docs.ecwid.com, "Translations" (read 2026-11): `xTranslated` maps languages to the texts
of `x`; languages that are not enabled in the store are refused.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ecwid_native.sandbox.catalog import texts
from ecwid_native.sandbox.rest.routes import Call


def check_languages(
    call: Call, changes: Mapping[str, Any], *, enabled: Iterable[str] | None = None
) -> None:
    """Refuse texts in a language that the store does not have.

    Args:
        call: a call of the store.
        changes: fields to be written.
        enabled: the languages to allow; None for those of the store.

    Raises:
        HTTPError: 400.
    """
    languages = call.platform.profiles.get(call.store)["languages"]
    allowed = enabled or languages["enabledLanguages"]
    texts.check_languages(changes, {*allowed, languages["defaultLanguage"]})
