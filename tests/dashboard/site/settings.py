"""The settings of the reference deployment, and what this site adds."""

import config.settings
from config.settings import *  # noqa: F403 - a deployment's settings are its module's names

INSTALLED_APPS = [
    *(app for app in config.settings.INSTALLED_APPS if "announcement" not in app),
    "tests.dashboard.site",
    "examples.stored_data",
]
