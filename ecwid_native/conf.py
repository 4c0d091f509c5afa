"""The settings of this package: the ``ECWID`` dict, read through one object.

Nothing is cached, so ``override_settings`` and pytest-django's ``settings`` fixture just work.
What is wrong or dangerous here is a system check (``ecwid_native.checks``) before it is a
run-time error.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from ecwid_native.exceptions import ConfigurationError
from ecwid_native.setting_values import as_flag, as_number, as_table, as_texts

DEFAULT_API_URL = "https://app.ecwid.com/api/v3"

SDK_PATH = "/ecwid-sdk/js/1.3.0/ecwid-app.js"
# Source: docs.ecwid.com, add native app JS SDK (read 2026-11).
DEFAULT_SDK_URL = f"https://djqizrxa6f10j.cloudfront.net{SDK_PATH}"

# The testing plugin sets it to 0: a thread of its own would meet the tests' transactions.
DEFAULT_RELEASE_POLL_SECONDS = 5.0


@dataclass(frozen=True, kw_only=True)
class App:
    """One Ecwid app of this deployment: an entry of ``ECWID["APPS"]``.

    Attributes:
        slug: our name for the app: the first part of its URLs, and a column of its rows.
        client_id: Ecwid's name for the app (``client_id``, ``appId``, ``namespace``).
        client_secret: decrypts the iframe payload and signs webhooks; its first 16 characters
            are the AES key.
        default_user_auth: accept the payload in the URL fragment ("Default User Auth") as well
            as encrypted in the query.
        previous_client_secrets: of before the app was registered anew; webhooks that they sign
            still count.
    """

    slug: str
    client_id: str
    client_secret: str = field(repr=False)
    default_user_auth: bool = False
    previous_client_secrets: tuple[str, ...] = field(default=(), repr=False)

    @property
    def webhook_secrets(self) -> tuple[str, ...]:
        """Every secret that may sign a webhook."""
        return (self.client_secret, *self.previous_client_secrets)


class EcwidSettings:
    """One property per setting; see ``docs/reference/settings.md``.

    Each raises ConfigurationError where the setting is of another type.
    """

    @property
    def configured(self) -> Mapping[str, Any]:
        """``settings.ECWID`` as it is written; {} where there is none."""
        return as_table("ECWID", getattr(settings, "ECWID", {}))

    def _get(self, name: str, default: Any) -> Any:
        return self.configured.get(name, default)

    def _texts(self, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        return as_texts(f'ECWID["{name}"]', self._get(name, default))

    def _int(self, name: str, default: int) -> int:
        return as_number(f'ECWID["{name}"]', self._get(name, default), int)

    def _float(self, name: str, default: float) -> float:
        return as_number(f'ECWID["{name}"]', self._get(name, default), float)

    @property
    def APPS(self) -> Mapping[str, Mapping[str, Any]]:
        """The apps of this deployment by slug, as written: ``CLIENT_ID``, ``CLIENT_SECRET``,
        ``DEFAULT_USER_AUTH``, ``PREVIOUS_CLIENT_SECRETS``."""
        apps = as_table('ECWID["APPS"]', self._get("APPS", {}))
        as_texts('the keys of ECWID["APPS"]', tuple(apps))
        return {slug: as_table(_name(slug), entry) for slug, entry in apps.items()}

    @property
    def apps(self) -> tuple[App, ...]:
        """Every app of this deployment.

        Raises:
            ConfigurationError: an entry of ``APPS`` lacks its client id or secret.
        """
        return tuple(_app(slug, entry) for slug, entry in self.APPS.items())

    @property
    def usable_apps(self) -> tuple[App, ...]:
        """The apps whose entries are right: one that is wrong, which the checks report, is no
        reason for the others to fail."""
        usable = []
        for slug in self.APPS:
            with suppress(ConfigurationError):
                usable.append(self.app(slug))
        return tuple(usable)

    def app(self, slug: str) -> App:
        """The app with this slug.

        Raises:
            LookupError: there is none; a view answers 404.
            ConfigurationError: its entry lacks the client id or secret.
        """
        # Not by APPS, which looks at all of them: every request waits for this.
        entry = as_table('ECWID["APPS"]', self._get("APPS", {})).get(slug)
        if entry is None:
            raise LookupError(slug)
        return _app(slug, as_table(_name(slug), entry))

    @property
    def ENCRYPTION_KEYS(self) -> tuple[str, ...]:
        """Base64 of 32 random bytes each. The first encrypts, all decrypt."""
        return self._texts("ENCRYPTION_KEYS", ())

    @property
    def SANDBOX(self) -> bool:
        """Talk to the local Ecwid of ``manage.py ecwid_sandbox``: other defaults of ``API_URL``,
        ``SDK_URL``, ``FRAME_ANCESTORS`` and ``WEBHOOK_MAX_FUTURE_SECONDS``."""
        return as_flag('ECWID["SANDBOX"]', self._get("SANDBOX", False))

    @property
    def SANDBOX_PORT(self) -> int:
        """The sandbox's Control Panel; its API and its storefront have the next two ports."""
        return self._int("SANDBOX_PORT", 8100)

    def _sandbox_origin(self, number: int) -> str:
        return f"http://127.0.0.1:{self.SANDBOX_PORT + number}"

    @property
    def API_URL(self) -> str:
        """The REST API up to and including its version, without a trailing slash."""
        default = f"{self._sandbox_origin(1)}/api/v3" if self.SANDBOX else DEFAULT_API_URL
        return str(self._get("API_URL", default)).rstrip("/")

    @property
    def CONNECT_TIMEOUT_SECONDS(self) -> float:
        """How long to wait for a connection to the REST API."""
        return self._float("CONNECT_TIMEOUT_SECONDS", 3)

    @property
    def TIMEOUT_SECONDS(self) -> float:
        """How long a whole call of the REST API may take, retries included."""
        return self._float("TIMEOUT_SECONDS", 8)

    @property
    def RATE_LIMIT_CACHE(self) -> str:
        """The key of ``CACHES`` through which processes share the turns of the rate limit: Redis or
        Memcached. "" for none."""
        return str(self._get("RATE_LIMIT_CACHE", ""))

    @property
    def RATE_LIMIT_FOLDER(self) -> str:
        """The folder in which the processes of one machine share the turns. "" for none."""
        return str(self._get("RATE_LIMIT_FOLDER", ""))

    @property
    def FRAME_ANCESTORS(self) -> tuple[str, ...]:
        """CSP sources that may frame the embedded pages.

        Any HTTPS page by default: Control Panels are sold under other brands and are themselves
        framed by partners' sites, so there is no list that does not lock merchants out.
        """
        sandbox = (self._sandbox_origin(0),) if self.SANDBOX else ()
        return self._texts("FRAME_ANCESTORS", ("https:", *sandbox))

    @property
    def SDK_URL(self) -> str:
        """Ecwid's ``ecwid-app.js``; "" loads none and leaves its work to our own module."""
        default = f"{self._sandbox_origin(0)}{SDK_PATH}" if self.SANDBOX else DEFAULT_SDK_URL
        return str(self._get("SDK_URL", default))

    @property
    def CSS_URL(self) -> str:
        """Ecwid's CSS framework; "" loads none: our own stylesheet covers its class names."""
        return str(self._get("CSS_URL", ""))

    @property
    def TRUSTED_PROXIES(self) -> int:
        """How many proxies of yours stand in front and append to ``X-Forwarded-For``."""
        return self._int("TRUSTED_PROXIES", 0)

    @property
    def INBOX_PATH(self) -> str:
        """On SQLite, the file that received webhooks are first kept in; "" puts it beside the
        database's file."""
        return str(self._get("INBOX_PATH", ""))

    @property
    def TASK_BACKEND(self) -> str:
        """The key of ``TASKS`` whose backend runs our tasks."""
        return str(self._get("TASK_BACKEND", "default"))

    @property
    def WEBHOOK_MAX_AGE_SECONDS(self) -> int:
        """How old an event may be; Ecwid tries for 24 hours. 0 takes any age."""
        return self._int("WEBHOOK_MAX_AGE_SECONDS", 3 * 24 * 60 * 60)

    @property
    def WEBHOOK_MAX_FUTURE_SECONDS(self) -> int:
        """How far ahead of our clock an event may be; 0 takes any, as with the sandbox, whose
        clock can be moved."""
        return self._int("WEBHOOK_MAX_FUTURE_SECONDS", 0 if self.SANDBOX else 10 * 60)

    @property
    def WEBHOOK_ATTEMPTS(self) -> int:
        """How often a handler is tried before its event becomes a dead letter."""
        return self._int("WEBHOOK_ATTEMPTS", 15)

    @property
    def WEBHOOK_LEASE_SECONDS(self) -> int:
        """How long one handler may take before another process may take its event over."""
        return self._int("WEBHOOK_LEASE_SECONDS", 120)

    @property
    def WEBHOOK_RETENTION_DAYS(self) -> int:
        """How long finished deliveries are kept; longer than ``WEBHOOK_MAX_AGE_SECONDS``, or a
        replayed event would count as a new one."""
        return self._int("WEBHOOK_RETENTION_DAYS", 30)

    @property
    def RECONCILE_HOURS(self) -> float:
        """How often what webhooks may have missed is looked up over REST; 0 never does."""
        return self._float("RECONCILE_HOURS", 6)

    @property
    def ERASE_AFTER_DAYS(self) -> int:
        """How long after its uninstall a store is erased; 0 leaves it to ``ecwid_erase``."""
        return self._int("ERASE_AFTER_DAYS", 30)

    @property
    def STOREFRONT_BYTE_BUDGET(self) -> int:
        """How many bytes an app's script and stylesheet may have together, minified and
        compressed: a tenth of a second on a slow phone."""
        return self._int("STOREFRONT_BYTE_BUDGET", 20 * 1024)

    @property
    def STOREFRONT_ERROR_SAMPLE(self) -> float:
        """The share of page loads, 0 to 1, in which modules report what they throw to our
        server, if the shopper has agreed to analytics. 0 turns the endpoint off."""
        return self._float("STOREFRONT_ERROR_SAMPLE", 0)

    @property
    def STOREFRONT_SERVER_URL(self) -> str:
        """This deployment's origin, such as ``https://app.example``, for the storefront scripts'
        calls and reports; "" is where the script came from. With the files on another host it
        has to be set."""
        return str(self._get("STOREFRONT_SERVER_URL", "")).rstrip("/")

    @property
    def RELEASE_POLL_SECONDS(self) -> float:
        """How often a server process looks which release shops have; 0 for never."""
        return self._float("RELEASE_POLL_SECONDS", DEFAULT_RELEASE_POLL_SECONDS)


def _app(slug: str, entry: Mapping[str, Any]) -> App:
    name = _name(slug)
    try:
        client_id, client_secret = entry["CLIENT_ID"], entry["CLIENT_SECRET"]
    except KeyError as exc:
        raise ConfigurationError(f"{name} needs {exc.args[0]}") from exc
    return App(
        slug=slug,
        client_id=client_id,
        client_secret=client_secret,
        default_user_auth=as_flag(
            f'{name}["DEFAULT_USER_AUTH"]', entry.get("DEFAULT_USER_AUTH", False)
        ),
        previous_client_secrets=as_texts(
            f'{name}["PREVIOUS_CLIENT_SECRETS"]', entry.get("PREVIOUS_CLIENT_SECRETS", ())
        ),
    )


def _name(slug: str) -> str:
    return f'ECWID["APPS"]["{slug}"]'


ecwid_settings = EcwidSettings()
