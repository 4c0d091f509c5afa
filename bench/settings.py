"""The reference deployment as in production, with a database in memory and no log."""

import os

os.environ.setdefault("DEBUG", "True")
# The announcement bar alone, as it was when the references were chosen.
os.environ.setdefault("EXTRA_APPS", "examples.stored_data")

from config.settings import *  # noqa: F403 - settings are a namespace, Django's way
from config.settings import ECWID, INSTALLED_APPS

DEBUG = False
ROOT_URLCONF = "bench.urls"
# One for all threads: another one asks which storefront release is live.
NAME = "file:bench?mode=memory&cache=shared"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": NAME}}
INSTALLED_APPS = [*INSTALLED_APPS, "bench"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
ECWID = {**ECWID, "SDK_URL": "https://cdn.example/ecwid-app.js"}
LOGGING = {"version": 1, "disable_existing_loggers": True}
SECURE_SSL_REDIRECT = False

# What a plain Django project starts with, so that both sides pay for the same.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
