"""The language of a merchant's page: the control panel's, not the browser's or a cookie's."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

MAX_CODE_LENGTH = 35  # the longest a language tag gets (RFC 5646, 4.4.1)


def supported_language(code: str) -> str | None:
    """The language of ``settings.LANGUAGES`` that serves ``code``; None when there is none.

    ``pt_BR`` (the control panel's spelling) finds ``pt-br``, else ``pt``, else another ``pt-…``.
    """
    if not code or len(code) > MAX_CODE_LENGTH:
        return None
    try:
        return get_supported_language_variant(code.replace("_", "-").lower())
    except LookupError:
        return None


def page_language(code: str) -> str:
    """The language to render a page in when the control panel is in ``code``."""
    return supported_language(code) or settings.LANGUAGE_CODE


def browser_language(request: HttpRequest) -> str:
    """What the browser asks for: for a page shown before we know the control panel's."""
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    found = (supported_language(code) for code, _ in accepted if code != "*")
    return next((code for code in found if code), settings.LANGUAGE_CODE)


def text_direction(language: str) -> str:
    """ "rtl" or "ltr"."""
    try:
        return "rtl" if get_language_info(language)["bidi"] else "ltr"
    except KeyError:  # a language that the project declares and Django does not know
        return "rtl" if language.split("-")[0] in settings.LANGUAGES_BIDI else "ltr"
