"""The environment of the servers that the webhook bench measures: a deployment's."""

from pathlib import Path

from scripts.lint import PRODUCTION

SECRET = PRODUCTION["ECWID_CLIENT_SECRET"]


def environment(database_url: str, bare_database: str) -> dict[str, str]:
    """The variables for all of them."""
    return {
        **PRODUCTION,
        "ALLOWED_HOSTS": "localhost",
        "DATABASE_URL": database_url,
        "BENCH_BARE_DATABASE": bare_database,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOG_LEVEL": "ERROR",
        "STATIC_ROOT": str(Path(__file__).parent),  # there is no admin to see here
    }
