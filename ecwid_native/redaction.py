"""Keep tokens, payloads and secrets out of logs. No Django: servers load this class too.

The iframe payload, a bearer secret, arrives in the query of a URL, so it reaches every access log
and every message that names a URL. Attach the filter to handlers: a filter on a logger does not
see the records of the loggers below it::

    LOGGING = {
        "version": 1,
        "filters": {
            "redact": {
                "()": "ecwid_native.redaction.RedactionFilter",
                "secrets": [CLIENT_SECRET],  # or "ext://shop.logs.secrets", a callable
            }
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "filters": ["redact"]},
        },
        "root": {"handlers": ["console"]},
    }

The same dictionary serves gunicorn (``logconfig_dict``, handlers of ``gunicorn.access`` and
``gunicorn.error``) and, as a JSON file, granian (``--log-config``, handlers of
``granian.access`` and ``_granian``). A proxy in front logs URLs too, before Python sees them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable

Secrets = Iterable[str]

MASK = "[redacted]"
# Shorter literals occur in ordinary words: replacing them would tell more than it hides.
MIN_LITERAL = 6

# Plain `in` tests on the lower-cased text; most log lines stop here.
_HINTS = ("token", "secret", "secure_", "public_", "payload", "bearer", "enc_data")

# Every pattern below reads a text once: none can be made to backtrack over a long line.
_TOKEN = re.compile(
    # `secret_` with anything behind it; `public_` only when it cannot be a name such as the
    # scope `public_storefront`: with a digit or capital, or as long as tokens are.
    r"\b(secret_|secure_)[\w.-]{6,}"
    r"|\b(public_)(?:(?=[a-z_-]*[A-Z0-9])[\w.-]{6,}|[\w.-]{24,})"
)
_BEARER = re.compile(r"\b(bearer\s+)[^\s\"',;]+", re.IGNORECASE)
# name=value of a query or form, "name": "value" of JSON or a dictionary, Name: value of a
# header, and %3D for = where a whole URL is a parameter of another one.
_NAMED = re.compile(
    r"((?:(?<![A-Za-z0-9])|(?<=%3f)|(?<=%26))"
    r"(?:(?:hash_|dev)?payload|(?:[a-z]+[-_]?)?token|client[-_]secret|enc_data)"
    r"(?:\\?[\"'])?\s*(?:[:=]|%3d)\s*(?:\[?b?\\?[\"'])?)"
    r"[^\s&\"'#;,<>)\[\]}\\]+",
    re.IGNORECASE,
)
# django.core.signing: value:timestamp:signature, the timestamp in base 62.
_SIGNATURE = re.compile(r"(:[A-Za-z0-9]{5,7}:)[A-Za-z0-9_-]{27,}")
_PATTERNS = (
    (_NAMED, rf"\1{MASK}"),
    (_BEARER, rf"\1{MASK}"),
    (_TOKEN, rf"\1\2{MASK}"),
)


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """Return the text with every token, payload, signature and given secret masked.

    Args:
        text: anything that may reach a log.
        secrets: literal values to mask as well; those under 6 characters are ignored.
    """
    for secret in secrets:
        if len(secret) >= MIN_LITERAL and secret in text:
            text = text.replace(secret, MASK)
    if text.count(":") > 1:
        text = _SIGNATURE.sub(rf"\1{MASK}", text)
    lowered = text.lower()
    if any(hint in lowered for hint in _HINTS):
        for pattern, replacement in _PATTERNS:
            text = pattern.sub(replacement, text)
    return text


class RedactionFilter(logging.Filter):
    """Mask secrets in a record's message, arguments, traceback and extra text; drop nothing.

    Args:
        name: as for `logging.Filter`: only records of this logger and those below are cleaned.
        secrets: literal values to mask, such as the client secrets and encryption keys of the
            settings, or a callable that returns them; it is called for each record.
    """

    def __init__(self, name: str = "", *, secrets: Secrets | Callable[[], Secrets] = ()) -> None:
        super().__init__(name)
        self._secrets = secrets

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record in place; always keep it."""
        if super().filter(record):
            secrets = tuple(self._secrets() if callable(self._secrets) else self._secrets)
            self._clean_message(record, secrets)
            self._clean_traceback(record, secrets)
            self._clean_extra(record, secrets)
        return True

    def _clean_message(self, record: logging.LogRecord, secrets: tuple[str, ...]) -> None:
        # The formatted text decides: in `info("payload=%s", value)` neither half tells.
        try:
            message = record.getMessage()
        except Exception:  # noqa: BLE001 - whatever a wrong format raises, logging prints both
            record.msg, record.args = redact(f"{record.msg} {record.args!r}", secrets), None
            return
        cleaned = redact(message, secrets)
        if cleaned != message:
            record.msg, record.args = cleaned, None

    def _clean_traceback(self, record: logging.LogRecord, secrets: tuple[str, ...]) -> None:
        text = record.exc_text
        if not text and record.exc_info and record.exc_info[0]:
            text = _FORMATTER.formatException(record.exc_info)
        if text:
            cleaned = redact(text, secrets)
            if cleaned != text:
                # Formatters print exc_text when there is no exc_info to make it from.
                record.exc_text, record.exc_info = cleaned, None
        if record.stack_info:
            record.stack_info = redact(record.stack_info, secrets)

    def _clean_extra(self, record: logging.LogRecord, secrets: tuple[str, ...]) -> None:
        if len(record.__dict__) > len(_STANDARD):
            for name, value in record.__dict__.items():
                if name not in _STANDARD:
                    record.__dict__[name] = _shown_clean(value, secrets)


class _Shown:
    """What is printed instead of an object, whose attributes are there all the same."""

    def __init__(self, hidden: object, text: str) -> None:
        self._hidden, self._text = hidden, text

    def __repr__(self) -> str:
        return self._text

    def __getattr__(self, name: str) -> object:
        if name == "_hidden":  # while it is copied
            raise AttributeError(name)
        return getattr(self._hidden, name)


def _shown_clean(value: object, secrets: Secrets) -> object:
    """The value, or what prints as it does without a secret: Django's records hold the request."""
    if isinstance(value, str):
        return redact(value, secrets)
    if value is None or isinstance(value, int | float | _Shown):
        return value
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - whatever it raises, it will when it is printed
        return value
    cleaned = redact(text, secrets)
    return value if cleaned == text else _Shown(value, cleaned)


_FORMATTER = logging.Formatter()
_STANDARD = frozenset(logging.makeLogRecord({}).__dict__)
