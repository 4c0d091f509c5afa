"""Every error this package raises, in one tree.

EcwidError
├── ConfigurationError       a setting is missing or wrong
├── VerificationError        a request cannot be shown to come from Ecwid
│   ├── PayloadError         the iframe payload
│   ├── SessionTokenError    the token that a merchant's page sends back
│   ├── SignatureError       a signed server-to-server call
│   └── MessageError         the body of a server-to-server call
├── InboxError               a webhook could not be kept; its sender has to try again
├── AssetError               a storefront script or stylesheet cannot go into the bundle
├── ReleaseError             storefront files cannot be published, promoted or rolled back like this
├── SettingsError            merchant settings could not be saved
│   ├── SettingsConflictError    somebody else saved in between
│   ├── SettingsBusyError        another save is under way
│   ├── SettingsTooLargeError    storage has no room for them
│   ├── SettingsNotSavedError    the store refused or did not answer; nothing was written
│   └── SettingsUncertainError   the store may have saved them or not
└── APIError                 a REST call failed; carries method and path, never the token
    ├── TransportError       no answer: DNS, TLS, time-out, cut connection
    ├── IncompleteListError  a list changed too fast, or contradicts itself
    ├── BatchUnfinishedError a batch was handed in and takes longer than we wait
    └── ResponseError        an answer that is not a success, or not what was asked for
        ├── PlanError            402: no API access on this plan, or suspended
        ├── PermissionDeniedError  403: a scope is missing
        │   └── InvalidTokenError    403: the token is refused
        ├── NotFoundError        404
        ├── RateLimitError       429
        └── ServerError          5xx, 408

``except EcwidError`` is enough for an app author. No message, ``repr`` or traceback local of
these holds a token or a secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ecwid_native.loaded_settings import LoadedSettings
    from ecwid_native.stored_settings import StoredSettings


class EcwidError(Exception):
    """The root of the tree. All can be copied and pickled: a worker hands them to its parent."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Python would call the class with `args` alone, which most of these do not take.
        return _revived, (type(self), self.args, vars(self))


def _revived(kind: type[EcwidError], args: tuple[object, ...], state: dict[str, Any]) -> EcwidError:
    error = kind.__new__(kind, *args)
    vars(error).update(state)
    return error


class ConfigurationError(EcwidError):
    """A setting is missing or wrong; the message says which and what to do."""


class VerificationError(EcwidError):
    """A request cannot be shown to come from Ecwid. Answer all of these alike."""


class PayloadError(VerificationError):
    """The iframe payload is not one that Ecwid encrypted for this app."""

    def __init__(self) -> None:
        super().__init__("the payload cannot be read")


class SessionTokenError(VerificationError):
    """The session token is missing, altered, expired, or its installation is gone."""


class SignatureError(VerificationError):
    """A signed call does not carry a valid signature."""

    def __init__(self) -> None:
        super().__init__("the signature does not match")


class MessageError(VerificationError):
    """The body of a call is not one that Ecwid sends."""

    def __init__(self) -> None:
        super().__init__("the body cannot be read")


class InboxError(EcwidError):
    """A webhook could not be kept. It was not acknowledged, so Ecwid tries again."""


class SettingsError(EcwidError):
    """Merchant settings could not be saved."""


class SettingsConflictError(SettingsError):
    """Somebody else saved other settings since this form was made; nothing was written.

    Attributes:
        current: what is saved now, with the revision that overwrites it.
        loaded: everything that is saved now.
    """

    def __init__(self, *, current: StoredSettings[Any], loaded: LoadedSettings) -> None:
        super().__init__("the settings were changed somewhere else")
        self.current = current
        self.loaded = loaded


class SettingsBusyError(SettingsError):
    """Another save of the same store did not end in time; nothing was written."""

    def __init__(self) -> None:
        super().__init__("another save is under way")


class SettingsTooLargeError(SettingsError):
    """Storage has no room for the settings; nothing was written.

    Attributes:
        errors: a message for each setting to shorten, by its name; the name is
            ``"__all__"`` when no single one would do.
    """

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(f"too large: {', '.join(errors)}")
        self.errors = errors


class SettingsNotSavedError(SettingsError):
    """The store refused the settings or could not be reached; nothing was written.

    Attributes:
        error: why: its class tells a refused token, a plan, a scope and a rate limit apart.
    """

    def __init__(self, error: APIError) -> None:
        super().__init__(f"nothing was saved: {error}")
        self.error = error


class SettingsUncertainError(SettingsError):
    """The store may have saved the settings or not. Saving the same again does no harm.

    Attributes:
        error: what went wrong.
    """

    def __init__(self, error: APIError) -> None:
        super().__init__(f"the settings may or may not be saved: {error}")
        self.error = error


class AssetError(EcwidError):
    """A storefront script or stylesheet cannot go into the bundle; the message says why."""


class ReleaseError(EcwidError):
    """Storefront files cannot be published, promoted or rolled back like this."""


class APIError(EcwidError):
    """A REST call failed.

    Attributes:
        method: the HTTP method.
        path: the URL path below the API's base address, without query or token.
    """

    def __init__(self, message: str, *, method: str, path: str) -> None:
        super().__init__(f"{method} {path}: {message}")
        self.method = method
        self.path = path


class TransportError(APIError):
    """No answer arrived: DNS, TLS, time-out, cut connection.

    Attributes:
        is_unsent: whether no try can have reached the API; otherwise the call may have taken
            effect.
    """

    def __init__(self, message: str, *, method: str, path: str, is_unsent: bool = False) -> None:
        super().__init__(message, method=method, path=path)
        self.is_unsent = is_unsent


class IncompleteListError(APIError):
    """A list could not be read as a whole: it changed too fast, or its answers contradict.

    Attributes:
        expected: how many items the API says there are; None when it did not say.
        found: how many different ones were read.
    """

    def __init__(
        self,
        *,
        method: str,
        path: str,
        expected: int | None,
        found: int,
        is_resumed: bool = False,
    ) -> None:
        message = (
            "the place where to go on is not in this list, or has moved too fast: read it anew"
            if is_resumed
            else f"the list does not hold still: {found} items read, {expected} said to exist"
        )
        super().__init__(message, method=method, path=path)
        self.expected = expected
        self.found = found


class BatchUnfinishedError(APIError):
    """A batch was handed in and takes longer than we wait. It goes on without us.

    Attributes:
        ticket: asks about it later.
    """

    def __init__(self, *, path: str, ticket: str) -> None:
        super().__init__("the batch is not finished yet", method="GET", path=path)
        self.ticket = ticket


class ResponseError(APIError):
    """The API answered with an error, or with something that is not what was asked for.

    Attributes:
        status: the HTTP status.
        error_code: Ecwid's ``errorCode``, "" when absent.
        error_message: Ecwid's ``errorMessage``, "" when absent.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        path: str,
        status: int,
        error_code: str = "",
        error_message: str = "",
    ) -> None:
        super().__init__(f"{status} {message}", method=method, path=path)
        self.status = status
        self.error_code = error_code
        self.error_message = error_message


class PlanError(ResponseError):
    """402: the store's plan has no API access, or the store is suspended."""

    @property
    def is_suspended(self) -> bool:
        """Whether the store is suspended; if not, its plan is the reason."""
        return self.error_code == "STORE_IS_SUSPENDED"


class PermissionDeniedError(ResponseError):
    """403: with ``INSUFFICIENT_APP_SCOPE`` the token lacks a scope of the endpoint.

    Attributes:
        scopes: those that the endpoint needs, where the client knows them.
    """

    scopes: tuple[str, ...] = ()

    @property
    def is_missing_scope(self) -> bool:
        """Whether a scope is what is missing; a firewall's 403, say, tells nothing of the token."""
        return self.error_code == "INSUFFICIENT_APP_SCOPE"

    def naming(self, scopes: tuple[str, ...]) -> PermissionDeniedError:
        """Return this error with the scopes that the endpoint needs in its message.

        Itself when it is about something else.
        """
        if not self.is_missing_scope:
            return self
        needed = " and ".join(scopes) or "a scope that the documentation does not name"
        error = type(self)(
            f"{self.error_code} the app needs {needed}: add it to the app and install it again",
            method=self.method,
            path=self.path,
            status=self.status,
            error_code=self.error_code,
            error_message=self.error_message,
        )
        error.scopes = scopes
        return error


class InvalidTokenError(PermissionDeniedError):
    """403 ``INVALID_API_TOKEN``: the token is revoked, unknown, or of another store."""


class NotFoundError(ResponseError):
    """404: no such store, key or entity."""


class RateLimitError(ResponseError):
    """429.

    Attributes:
        retry_after: seconds to wait, as the API asks; None when it does not say.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str,
        path: str,
        status: int,
        error_code: str = "",
        error_message: str = "",
        retry_after: float | None = None,
    ) -> None:
        super().__init__(
            message,
            method=method,
            path=path,
            status=status,
            error_code=error_code,
            error_message=error_message,
        )
        self.retry_after = retry_after


class ServerError(ResponseError):
    """5xx or 408: the API itself failed; the call may have taken effect."""
