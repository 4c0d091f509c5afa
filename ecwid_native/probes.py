"""Asking the project itself, through its URLs and middleware: for system checks."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from django.conf import settings

LOGGERS = ("django.request", "ecwid_native.webhooks.receive")


def post(path: str, *, secure: bool, headers: Mapping[str, str] | None = None, **body: Any) -> Any:
    """What the project answers to a POST from outside, without a word in the log.

    Args:
        path: an address of ours.
        secure: whether it comes by HTTPS.
        headers: of the request.
        body: ``data`` and ``content_type`` as of Django's test client.
    """
    # Not above: Django's test tools would be loaded by every process that serves the project.
    from django.test.client import Client

    host = next(iter(settings.ALLOWED_HOSTS), "localhost").lstrip(".").replace("*", "localhost")
    with ExitStack() as stack:
        for name in LOGGERS:
            stack.enter_context(_quiet(logging.getLogger(name)))
        # WhiteNoise warns where `collectstatic` has not run, which is no matter here.
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        client = Client(enforce_csrf_checks=True)
        return client.post(path, secure=secure, headers={"host": host, **(headers or {})}, **body)


@contextmanager
def _quiet(logger: logging.Logger) -> Iterator[None]:
    """Within the block, the logger says nothing: a refusal is what the check expects."""
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
