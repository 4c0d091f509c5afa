"""Who may call what: token, store, plan, scope and rate.

Sources: docs.ecwid.com, "REST API overview", "Access scopes", "REST API error codes"; the changelog
entry of 20 March 2025 on tokens in the query (read 2026-11). The order of the checks is our choice.
"""

from dataclasses import dataclass

from werkzeug.wrappers import Request

from ecwid_native.sandbox.http import HTTPError
from ecwid_native.sandbox.installations import Grant
from ecwid_native.sandbox.plans import Feature, require_feature
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.rest.routes import Call, Operation
from ecwid_native.sandbox.stores import Store


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """The token of a request and what it grants; both empty when there was none."""

    text: str
    grant: Grant | None


def read_token(platform: Platform, request: Request) -> Credentials:
    """Return the token of a request: `Authorization: Bearer`, or the query if a switch says so."""
    scheme, _, text = request.headers.get("Authorization", "").partition(" ")
    token = text.strip() if scheme.lower() == "bearer" else ""
    if not token and platform.is_on("legacy_query_token"):
        token = request.args.get("token", "")
    grant = platform.installations.find_token(token) if _is_clean(token) else None
    return Credentials(text=token, grant=grant)


def check_address(platform: Platform, request: Request) -> None:
    """Refuse an address that sent too many bad tokens.

    Raises:
        HTTPError: 429.
    """
    wait = platform.limits.address_wait(request.remote_addr or "")
    if wait:
        raise _rate_limited(wait)


def authorize(
    platform: Platform,
    request: Request,
    *,
    operation: Operation,
    store_id: int | None,
    token: Credentials,
    is_counted: bool = True,
) -> Call:
    """Return the call that the operation may carry out.

    A request of a batch is not counted: the batch was.

    Raises:
        HTTPError: 404 unknown store, 403 token, scope or feature, 402 plan, 429 rate.
    """
    address = request.remote_addr or ""
    grant = token.grant
    store = None if store_id is None else platform.stores.get(store_id)
    if grant is None or store is None or grant.installation.store_id != store.id:
        if token.text and is_counted:
            platform.limits.count_bad_call(address)
        if store is None:
            raise HTTPError(404, "Store not found", "STORE_NOT_FOUND")
        raise HTTPError(403, "Invalid API token", "INVALID_API_TOKEN")
    wait = platform.limits.count_request(token.text) if is_counted else 0
    if wait:
        platform.limits.count_bad_call(address)
        raise _rate_limited(wait)
    _check_plan(store, operation.feature)
    _check_scope(operation, grant)
    return Call(platform=platform, request=request, store=store, grant=grant)


def _check_plan(store: Store, feature: Feature) -> None:
    if store.suspended:
        raise HTTPError(402, "Store is suspended", "STORE_IS_SUSPENDED")
    if store.is_free:
        raise HTTPError(
            402, "Please upgrade your account to access API", "NOT_AVAILABLE_ON_CURRENT_PLAN"
        )
    require_feature(store.plan, feature)


def _check_scope(operation: Operation, grant: Grant) -> None:
    if grant.kind == "public":
        allowed = operation.public
    else:
        scope = operation.scope
        enough = (scope,) if isinstance(scope, str) else scope
        allowed = enough is None or any(s in grant.installation.scopes for s in enough)
    if not allowed:
        raise HTTPError(403, "The token has no access to this method", "INSUFFICIENT_APP_SCOPE")


def _rate_limited(seconds: int) -> HTTPError:
    return HTTPError(
        429, "Too many requests", "RATE_LIMITED", headers={"Retry-After": str(seconds)}
    )


def _is_clean(token: str) -> bool:
    """Tell whether SQLite can be asked for this text at all (a lone surrogate cannot be bound)."""
    return bool(token) and token.isascii()
