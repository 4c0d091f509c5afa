"""How an operation of the REST API is described."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from werkzeug.wrappers import Request

from ecwid_native.sandbox.installations import Grant
from ecwid_native.sandbox.plans import Feature
from ecwid_native.sandbox.platform import Platform
from ecwid_native.sandbox.search_index import as_indexed
from ecwid_native.sandbox.stores import Store


@dataclass(frozen=True, kw_only=True)
class Call:
    """An authorised request."""

    platform: Platform
    request: Request
    store: Store
    grant: Grant

    @property
    def client_id(self) -> str:
        """Return the app whose token was sent."""
        return self.grant.installation.client_id


# What a handler returns is answered as JSON with status 200, unless it is an Answer; errors are
# raised as HTTPError.
Handler = Callable[[Call, Mapping[str, str]], object]


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation.

    Args:
        handler: carries it out.
        scope: needed by a secret token; of several, one is enough; None for none.
        public: a public token may call it as well.
        needs_json: the body must be declared as JSON, or the answer is 415.
        selects_fields: `responseFields` narrows the answer.
        searches: it asks the index, which a switch makes lag behind.
        feature: the store's plan must have it.
    """

    handler: Handler
    scope: str | tuple[str, ...] | None
    public: bool = False
    needs_json: bool = False
    selects_fields: bool = False
    searches: bool = False
    feature: Feature = Feature.API

    def __call__(self, call: Call, values: Mapping[str, str]) -> object:
        """Carry the operation out."""
        if self.searches and call.platform.is_on("search_delay"):
            with as_indexed(call.platform.database, call.store.id):
                return self.handler(call, values)
        return self.handler(call, values)


OpenHandler = Callable[[Platform, Request, Mapping[str, str]], object]


@dataclass(frozen=True, kw_only=True)
class OpenOperation:
    """One operation that no token of a store protects; who may call is the handler's business.

    Args:
        handler: carries it out.
        needs_json: the body must be declared as JSON, or the answer is 415.
        selects_fields: `responseFields` narrows the answer.
    """

    handler: OpenHandler
    needs_json: bool = False
    selects_fields: bool = False

    def __call__(self, platform: Platform, request: Request, values: Mapping[str, str]) -> object:
        """Carry the operation out."""
        return self.handler(platform, request, values)
