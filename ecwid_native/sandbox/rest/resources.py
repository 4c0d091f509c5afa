"""The resources that the REST API has; each module adds its own routes."""

from ecwid_native.sandbox.rest import (
    batch,
    profile,
    storage,
)
from ecwid_native.sandbox.rest.routes import Operation
from ecwid_native.sandbox.router import Router

RESOURCES = (
    batch,
    profile,
    storage,
)


def build_router() -> Router[Operation]:
    """Return the routes of all resources."""
    router: Router[Operation] = Router()
    for resource in RESOURCES:
        resource.add_routes(router)
    return router
