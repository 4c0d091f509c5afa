"""Django's reports of errors without payloads and tokens: the mail to ADMINS, the page of DEBUG.

The payload stands in the URL of an opening and so in the request's query, its repr and every
variable that holds one of them; Django hides none of these by itself. In the settings::

    DEFAULT_EXCEPTION_REPORTER = "ecwid_native.error_reports.RedactedExceptionReporter"
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.views.debug import ExceptionReporter

from ecwid_native.redaction import MASK, redact

# Of variables, fields and headers; what is called like this is hidden whatever it looks like.
_NAMES = re.compile(
    r"token|secret|payload|password|passwd|encoded|envelope|cookie|signature|authori[sz]ation"
    r"|(?:^|[_-])(?:key|api_?key|plain|raw|body|auth)$",
    re.IGNORECASE,
)
_SETTINGS = frozenset({"CLIENT_SECRET", "PREVIOUS_CLIENT_SECRETS", "ENCRYPTION_KEYS"})
# A payload or a ciphertext under another name: no word has so many letters without a break.
_LONG = re.compile(r"[A-Za-z0-9_=-]{60,}")


class RedactedExceptionReporter(ExceptionReporter):
    """What Django reports, with everything secret masked.

    Variables, and what merchants typed, are shown under ``DEBUG`` alone: elsewhere they are other
    people's data.
    """

    def get_traceback_data(self) -> dict[str, Any]:
        """What the templates of the page and of the mail show."""
        data: dict[str, Any] = super().get_traceback_data()
        for frame in data["frames"]:
            variables = frame.get("vars", ()) if settings.DEBUG else ()
            frame["vars"] = [(name, _shown(name, text)) for name, text in variables]
            if frame.get("exc_cause") is not None:
                frame["exc_cause"] = cleaned(str(frame["exc_cause"]))
        for name in ("exception_value", "exception_notes", "request_insecure_uri"):
            if name in data:
                data[name] = cleaned(str(data[name]))  # the exception itself since Django 6.0
        data["request_meta"] = dict(_items(data["request_meta"].items()))
        for name in ("request_GET_items", "request_COOKIES_items", "filtered_POST_items"):
            data[name] = list(_items(data.get(name, ())))
        if not settings.DEBUG:
            data["filtered_POST_items"] = [(name, MASK) for name, _ in data["filtered_POST_items"]]
        return data


def _items(items: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, Any]]:
    return ((name, _shown(name, value)) for name, value in items)


def _shown(name: str, value: Any) -> Any:
    """A value with what is secret masked; only texts and what names itself a secret change."""
    if _NAMES.search(name):
        return MASK
    return cleaned(value) if isinstance(value, str) else value


def cleaned(text: str) -> str:
    """The text with everything masked that is secret, or long enough to be."""
    return _LONG.sub(MASK, redact(text, _secrets()))


def _secrets() -> Iterable[str]:
    """The literal secrets of the settings. Not as the settings object reads them: they may be what
    is wrong."""
    yield settings.SECRET_KEY
    yield from settings.SECRET_KEY_FALLBACKS
    yield from _secret_texts(getattr(settings, "ECWID", None))


def _secret_texts(value: object, *, is_secret: bool = False) -> Iterable[str]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _secret_texts(each, is_secret=is_secret or name in _SETTINGS)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _secret_texts(each, is_secret=is_secret)
    elif is_secret and isinstance(value, str):
        yield value
