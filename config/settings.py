"""Settings of the reference deployment, read from the environment (.env is read when present)."""

from pathlib import Path
from typing import Any

import environ

from ecwid_native.conf import DEFAULT_API_URL, DEFAULT_SDK_URL

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)

# Without an environment this is the demo: on this machine only, with secrets that everybody knows.
DEBUG = env.bool("DEBUG", default=True)


def demo_default(value: Any) -> Any:
    """A default for the demo; in production the variable has to be set."""
    return value if DEBUG else environ.Env.NOTSET


SECRET_KEY = env.str(
    "SECRET_KEY", default=demo_default("demo-secret-key-not-for-production-" + "x" * 30)
)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=demo_default(["localhost", "127.0.0.1", "testserver"])
)

# Apps of your own; the demo has the other ready-made customizations, and an author's second page.
DEMO_APPS = [
    "storefront_assets.free_shipping",
    "storefront_assets.badges",
    "storefront_assets.content",
    "storefront_assets.recently_viewed",
    "storefront_assets.thank_you",
    "examples.stored_data",
]
INSTALLED_APPS = [
    "ecwid_native",
    "dashboard",
    "storefront_assets",
    "storefront_assets.announcement",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    *env.list("EXTRA_APPS", default=DEMO_APPS if DEBUG else []),
]

# The framework's pages need none of these; see config/middleware.py for those of the admin.
MIDDLEWARE = [
    "storefront_assets.middleware.StorefrontMiddleware",
    "ecwid_native.middleware.WebhookMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.PolicyMiddleware",
    "config.middleware.AdminSessionMiddleware",
    "config.middleware.AdminCsrfMiddleware",
    "config.middleware.AdminAuthenticationMiddleware",
    "config.middleware.AdminMessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    VAR_DIR.mkdir(exist_ok=True)
    DATABASES["default"]["OPTIONS"] = {
        # A transaction that reads and then writes takes its lock at once, instead of failing
        # half-way when another one was faster.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Readers and the writer do not wait for each other; a crash of the machine, not of the
        # program, can lose the last moment and never the file.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
    }
    # A file, for threads of a test that share a database in memory do not wait for each other.
    # It stands beside the other one: two runs with databases of their own do not meet.
    DATABASES["default"]["TEST"] = {
        "NAME": Path(DATABASES["default"]["NAME"]).with_name("test.sqlite3")
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "config.static_files.HashedStaticFilesStorage"
    },
}
# Where nginx finds the storefront files, to serve them itself.
if storefront_root := env.str("STOREFRONT_ROOT", default=""):
    STORAGES["storefront"] = {
        "BACKEND": "storefront_assets.served_files.ServedFiles",
        "OPTIONS": {"location": storefront_root},
    }
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

# Behind proxies of yours that set X-Forwarded-For and X-Forwarded-Proto: how many there are.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The control panel and Ecwid's servers take a redirect for a failure; only people are redirected.
SECURE_SSL_REDIRECT = not DEBUG
SECURE_REDIRECT_EXEMPT = [r"^(?!admin/)"]
APPEND_SLASH = False
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=0 if DEBUG else 365 * 24 * 60 * 60)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"

# For everything but the embedded pages, which set their own.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

SILENCED_SYSTEM_CHECKS = [
    # The CSRF middleware is there, as a subclass that leaves all but the admin alone.
    "security.W003",
    # Whether every subdomain has HTTPS is for the domain's owner to say: see the two variables.
    "security.W005",
    "security.W021",
]

# EMAIL_HOST and its like; the demo prints its mail.
vars().update(env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "smtp://localhost"))

# Errors are mailed to these.
ADMINS = [(address, address) for address in env.list("ADMINS", default=[])]
SERVER_EMAIL = env.str("SERVER_EMAIL", default="root@localhost")

# What was received is handled by a worker: `manage.py ecwid_worker`.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

ECWID: dict[str, Any] = {
    "APPS": {
        "demo": {
            "CLIENT_ID": env.str("ECWID_CLIENT_ID", default=demo_default("demo-app")),
            "CLIENT_SECRET": env.str(
                "ECWID_CLIENT_SECRET", default=demo_default("demo-client-secret-not-for-production")
            ),
            "DEFAULT_USER_AUTH": env.bool("ECWID_DEFAULT_USER_AUTH", default=False),
        },
    },
    "ENCRYPTION_KEYS": env.list(
        "ECWID_ENCRYPTION_KEYS",
        default=demo_default(["ZGVtby1rZXktbm90LWZvci1wcm9kdWN0aW9uLTAwMDA="]),
    ),
    "API_URL": env.str("ECWID_API_URL", default=DEFAULT_API_URL),
    "SDK_URL": env.str("ECWID_SDK_URL", default=DEFAULT_SDK_URL),
    "CSS_URL": env.str("ECWID_CSS_URL", default=""),
    "RATE_LIMIT_FOLDER": env.str("ECWID_RATE_LIMIT_FOLDER", default=""),
    "FRAME_ANCESTORS": env.list("ECWID_FRAME_ANCESTORS", default=["https:"]),
    "TRUSTED_PROXIES": TRUSTED_PROXIES,
}
if DEBUG:
    # The local Ecwid's clock can be moved forward: what happens there then has not happened yet.
    ECWID["WEBHOOK_MAX_FUTURE_SECONDS"] = 0

# Of the mail to ADMINS, and of the page under DEBUG.
DEFAULT_EXCEPTION_REPORTER = "ecwid_native.error_reports.RedactedExceptionReporter"

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "redact": {
            "()": "ecwid_native.redaction.RedactionFilter",
            "secrets": lambda: [
                *(app["CLIENT_SECRET"] for app in ECWID["APPS"].values()),
                *ECWID["ENCRYPTION_KEYS"],
            ],
        },
        "require_debug_false": {"()": "django.utils.log.RequireDebugFalse"},
    },
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["redact"],
            "formatter": "line",
        },
        "mail_admins": {
            "class": "django.utils.log.AdminEmailHandler",
            "filters": ["redact", "require_debug_false"],
            "level": "ERROR",
        },
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        # In the place of Django's own handlers, which know nothing of secrets in URLs.
        "django": {"handlers": ["mail_admins"], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
