"""The reference deployment with an app that counts, and with little patience."""

from config.settings import *  # noqa: F403 - it is these settings
from config.settings import DATABASES, ECWID, INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [*INSTALLED_APPS, "tests.webhooks.crash"]
MIDDLEWARE = ["tests.webhooks.crash.worker.named", *MIDDLEWARE]
ECWID = {
    **ECWID,
    "WEBHOOK_LEASE_SECONDS": 1,
    "WEBHOOK_ATTEMPTS": 1_000,
}
DATABASES["default"].pop("TEST", None)
