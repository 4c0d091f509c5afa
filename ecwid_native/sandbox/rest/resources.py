"""The resources that the REST API has; each module adds its own routes."""

from ecwid_native.sandbox.rest import (
    orders,
    profile,
    storage,
)

RESOURCES = (
    orders,
    profile,
    storage,
)
